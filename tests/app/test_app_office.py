"""The pages of administration: adding documents, sources, settings, health, back-ups, retention and erasure."""

from __future__ import annotations

import pytest
from pages import labels, press, seen
from small_desk import SmallDesk
from streamlit.testing.v1 import AppTest

from corpus.caller import Caller
from corpus.errors import Unavailable
from ui.app import connect

PAGES = {
    "adding": "Add documents",
    "sources": "Sources",
    "settings": "Settings",
    "health": "Health",
    "backups": "Back-ups",
    "retention": "Retention and erasure",
}


def at(app: AppTest, page: str) -> AppTest:
    return app.run().switch_page(f"views/{page}.py").run()


@pytest.mark.parametrize("page", PAGES)
def test_each_page_has_one_first_heading_and_then_second_ones(app: AppTest, page: str) -> None:
    at(app, page)
    assert [title.value for title in app.title] == [PAGES[page]]
    assert app.header
    assert not app.exception


@pytest.mark.parametrize(
    ("page", "room", "call"),
    [("sources", "office", "sources"), ("settings", "office", "settings"), ("health", "cases", "audit"), ("backups", "office", "backups"), ("retention", "office", "retention")],
)  # fmt: skip
def test_each_page_tells_of_a_failing_service(
    app: AppTest, desk: SmallDesk, page: str, room: str, call: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise Unavailable("The service does not answer.")

    monkeypatch.setattr(getattr(desk, room), call, fails)
    at(app, page)
    assert [error.value for error in app.error] == ["**Not available.** The service does not answer."]
    assert not app.exception


def test_files_are_reported_one_by_one_and_the_report_can_be_taken_away(app: AppTest) -> None:
    at(app, "adding")
    app.file_uploader(key="files").upload("letter.txt", b"Dear requester", "text/plain")
    app.selectbox(key="upload-collection").set_value("closed")
    press(app, "Add to the library")
    for told in ("1 file", "letter.txt", "Masked of who asked"):
        assert told in seen(app)
    assert [button.label for button in app.get("download_button")] == ["Download the report (CSV)"]
    app.run()
    assert "letter.txt" in seen(app), "the report is still there when the page is drawn again"


def test_a_group_or_an_address_is_fetched_and_not_both(app: AppTest, desk: SmallDesk) -> None:
    at(app, "sources")
    press(app, "Fetch")
    assert "Choose a group, or write one address" in seen(app)
    app.selectbox(key="fetch-group").select("guidance")
    press(app, "Fetch")
    assert desk.office.done == [("fetch", "guidance")]
    assert "guidance: 1 address done" in seen(app)


def test_settings_say_where_each_came_from(app: AppTest) -> None:
    words = seen(at(app, "settings"))
    for told in ("FOI_PORT", "9000", "environment", "8756"):
        assert told in words


def test_health_says_what_to_do_what_is_stored_and_how_the_journal_is(app: AppTest) -> None:
    words = seen(at(app, "health"))
    for told in ("Free some space.", "Look at this", "3.0 MB", "Every line is as it was written"):
        assert told in words


def test_a_back_up_is_made_and_its_seal_told(app: AppTest, desk: SmallDesk) -> None:
    press(at(app, "backups"), "Back up now")
    assert desk.office.done == [("back up",)]
    assert "Last seal" in seen(app)


@pytest.mark.parametrize(
    ("why", "name", "sure", "done"),
    [
        ("no name", "", True, False),
        ("the box not ticked", "Kim Marsh", False, False),
        ("both", "Kim Marsh", True, True),
    ],
)
def test_restoring_needs_a_name_and_a_tick(
    app: AppTest, desk: SmallDesk, why: str, name: str, sure: bool, done: bool
) -> None:
    at(app, "backups")
    app.text_input(key="restore-who").set_value(name)
    app.checkbox(key="restore-sure").set_value(sure)
    press(app, "Restore this back-up")
    assert bool(desk.office.done) is done
    assert ("Restored" in seen(app)) is done
    assert bool(app.error) is not done


def test_what_is_over_its_rule_goes_under_a_name(app: AppTest, desk: SmallDesk) -> None:
    at(app, "retention")
    assert "12 months" in seen(app)
    [button] = [label for label in labels(app) if label.startswith("Take out")]
    press(app, button)
    assert desk.office.done == []
    app.text_input(key="retain-who").set_value("Kim Marsh")
    press(app, button)
    assert desk.office.done == [("retain", "Kim Marsh")]
    assert "1 record taken out" in seen(app)


def test_a_persons_data_are_found_then_blotted_out_under_a_name(app: AppTest, desk: SmallDesk) -> None:
    at(app, "retention")
    app.text_area(key="erase-words").set_value("Jane Smith\n\n j.smith@example.org ")
    press(app, "Find every place")
    assert "1 place found" in seen(app)
    press(app, "Blot out 1 place")
    assert desk.office.done == []
    app.text_input(key="erase-who").set_value("Kim Marsh")
    app.text_input(key="erase-why").set_value("her request of 3 March")
    app.checkbox(key="erase-sure").check()
    press(app, "Blot out 1 place")
    assert desk.office.done == [("erase", "Jane Smith", "j.smith@example.org", "Kim Marsh", "her request of 3 March")]
    assert "Receipt" in seen(app)


def test_where_nothing_is_found_nothing_can_be_blotted_out(app: AppTest) -> None:
    at(app, "retention")
    app.text_area(key="erase-words").set_value("Nobody Atall")
    press(app, "Find every place")
    assert "0 places found" in seen(app)
    assert not [label for label in labels(app) if label.startswith("Blot out")]


@pytest.mark.parametrize(
    ("why", "roles", "shown"),
    [
        ("an administrator sees administration", {"administrator"}, True),
        ("an officer does not", {"officer"}, False),
        ("nor does a trainee", {"trainee"}, False),
    ],
)
def test_a_desk_is_shown_to_its_roles(
    app: AppTest, monkeypatch: pytest.MonkeyPatch, why: str, roles: set[str], shown: bool
) -> None:
    monkeypatch.setattr(connect, "caller", lambda: Caller(roles=frozenset(roles)))
    app.run()
    try:
        app.switch_page("views/backups.py").run()
        reached = [title.value for title in app.title] == ["Back-ups"]
    except ValueError:
        reached = False
    assert reached is shown
    assert not app.exception or not shown


@pytest.mark.parametrize("page", ["backups", "retention", "consistency"])
def test_somebody_signed_in_is_not_asked_for_their_name(
    app: AppTest, desk: SmallDesk, monkeypatch: pytest.MonkeyPatch, page: str
) -> None:
    def boxes() -> list[str]:
        at(app, page)
        if page == "retention":
            app.text_area(key="erase-words").set_value("Jane Smith")
            press(app, "Find every place")
        if page == "consistency":
            app.session_state["marking-g1"] = True
            app.run()
        assert not app.exception
        return [box.label for box in app.text_input if box.label.startswith("Your name")]

    assert boxes(), "where nobody signs in they are asked, or this shows nothing"
    monkeypatch.setattr(connect, "name", lambda: "Ada Admin")
    assert boxes() == []


def test_what_somebody_signed_in_does_is_under_their_name(
    app: AppTest, desk: SmallDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connect, "name", lambda: "Ada Admin")
    at(app, "retention")
    [button] = [label for label in labels(app) if label.startswith("Take out")]
    press(app, button)
    assert desk.office.done == [("retain", "Ada Admin")]
    at(app, "backups")
    press(app, "Restore this back-up")
    assert [error.value for error in app.error] == ["Tick the box, then press Restore this back-up."]
