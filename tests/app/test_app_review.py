"""The officer decides: nothing without a name, nothing by silence, and a record of everything."""

from __future__ import annotations

import pytest
from pages import drafted, labels, press, seen
from small_desk import SmallDesk
from streamlit.testing.v1 import AppTest

from corpus.errors import Conflict

FAULT = "mend 1 fault or write why the draft may stand"


@pytest.fixture
def reviewing(app: AppTest) -> AppTest:
    """A draft open, and the officer's name given."""
    drafted(app.run(), "31(1)(g)")
    app.text_input(key="officer").set_value("A. Officer").run()
    return app


def test_a_decision_without_a_name_is_not_recorded(app: AppTest, desk: SmallDesk) -> None:
    press(drafted(app.run(), "31(1)(g)"), "Accept paragraph 1")
    assert "Write your name in the box above the draft first" in seen(app)
    assert desk.review("draft-1").decisions == []


def test_nothing_is_decided_beforehand(reviewing: AppTest, desk: SmallDesk) -> None:
    assert "0 of 3 paragraphs decided." in seen(reviewing)
    assert desk.review("draft-1").decisions == []


@pytest.mark.parametrize(
    ("press_label", "verdict", "after"),
    [
        ("Accept paragraph 2", "accept", "Disclosure is prohibited."),
        ("Reject paragraph 2", "reject", ""),
    ],
)
def test_accepting_and_rejecting_are_recorded_with_the_name(
    reviewing: AppTest, desk: SmallDesk, press_label: str, verdict: str, after: str
) -> None:
    press(reviewing, press_label)
    [decision] = desk.review("draft-1").decisions
    assert (decision.verdict, decision.who, decision.after) == (verdict, "A. Officer", after)
    assert "1 of 3 paragraphs decided." in seen(reviewing)


def test_an_edit_is_saved_with_its_reason_and_shown(reviewing: AppTest, desk: SmallDesk) -> None:
    press(reviewing, "Edit paragraph 2")
    assert desk.review("draft-1").decisions == [], "opening the editor decides nothing"
    reviewing.text_area(key="edit-text-draft-1-b").set_value("Disclosure is <b>barred</b>.")
    reviewing.text_input(key="edit-note-draft-1-b").set_value("plainer")
    press(reviewing, "Save the new wording")
    [decision] = desk.review("draft-1").decisions
    assert (decision.verdict, decision.after, decision.note) == ("edit", "Disclosure is <b>barred</b>.", "plainer")
    words = seen(reviewing)
    assert "<p>Disclosure is &lt;b&gt;barred&lt;/b&gt;.</p>" in words
    assert "In the officer’s own words" in words
    assert "<del>prohibited.</del>" in words, "the record shows what was taken out"


def test_an_empty_edit_is_refused_and_can_be_cancelled(reviewing: AppTest, desk: SmallDesk) -> None:
    press(reviewing, "Edit paragraph 2").text_area(key="edit-text-draft-1-b").set_value("  ")
    press(reviewing, "Save the new wording")
    assert "The new wording is empty" in seen(reviewing)
    press(reviewing, "Cancel")
    assert desk.review("draft-1").decisions == []
    assert "Edit paragraph 2" in labels(reviewing)


@pytest.mark.parametrize(
    ("name", "decided", "label"),
    [
        ("", (), f"Not yet: decide on paragraphs 1, 2 and 3, {FAULT}, and write your name"),
        ("A. Officer", (1,), f"Not yet: decide on paragraphs 2 and 3, and {FAULT}"),
        ("A. Officer", (1, 3), f"Not yet: decide on paragraph 2, and {FAULT}"),
    ],
)
def test_approval_says_what_is_missing(reviewing: AppTest, name: str, decided: tuple[int, ...], label: str) -> None:
    for n in decided:
        press(reviewing, f"Accept paragraph {n}")
    reviewing.text_input(key="officer").set_value(name).run()
    button = reviewing.button(key="approve")
    assert (button.label, button.disabled) == (label, True)


def test_a_blank_name_is_no_name(reviewing: AppTest) -> None:
    for n in (1, 2, 3):
        press(reviewing, f"Accept paragraph {n}")
    reviewing.text_input(key="officer").set_value("   ").run()
    assert reviewing.button(key="approve").disabled


def test_approval_names_the_officer_and_offers_the_letter(reviewing: AppTest, desk: SmallDesk) -> None:
    press(reviewing, "Accept paragraph 1")
    press(reviewing, "Reject paragraph 2")
    press(reviewing, "Accept paragraph 3")
    reviewing.text_input(key="approval-note").set_value("Checked with the team.").run()
    assert not reviewing.get("download_button"), "no letter before approval"
    press(reviewing, "Approve the draft as A. Officer")
    assert desk.review("draft-1").approved_by == "A. Officer"
    assert "Approved by A. Officer, 23 November 2026 at 10:30 UTC" in seen(reviewing)
    assert [b.label for b in reviewing.get("download_button")] == [
        "Download the letter (Word)",
        "Download the letter (PDF)",
        "Download the letter (web page)",
        "Download the officer’s annex (Word)",
    ]
    assert not [label for label in labels(reviewing) if label.startswith(("Accept", "Edit", "Reject"))]
    assert "Left out of the letter" in seen(reviewing)
    assert "Reason for approving with open faults: Checked with the team." in seen(reviewing)


def test_a_refused_approval_is_told_and_changes_nothing(
    reviewing: AppTest, desk: SmallDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    for n in (1, 2, 3):
        press(reviewing, f"Accept paragraph {n}")

    reviewing.text_input(key="approval-note").set_value("It stands.").run()

    def refused(id: str, who: str, note: str = "") -> None:
        raise Conflict("Somebody decided otherwise a moment ago. Read the draft again.")

    monkeypatch.setattr(desk, "approve", refused)
    press(reviewing, "Approve the draft as A. Officer")
    assert "Somebody decided otherwise" in seen(reviewing)
    assert desk.review("draft-1").approved_by is None


def test_the_name_is_kept_when_visiting_another_page(reviewing: AppTest) -> None:
    reviewing.switch_page("views/about.py").run()
    reviewing.switch_page("views/answer.py").run()
    assert reviewing.text_input(key="officer").value == "A. Officer"
    assert reviewing.query_params["draft"] == "draft-1", "and so is the draft"


def test_deciding_closes_the_editor(reviewing: AppTest, desk: SmallDesk) -> None:
    press(reviewing, "Edit paragraph 2")
    press(reviewing, "Reject paragraph 2")
    assert "Save the new wording" not in labels(reviewing)
    assert [d.verdict for d in desk.review("draft-1").decisions] == ["reject"]


def test_a_fault_is_gone_once_its_wording_is(reviewing: AppTest) -> None:
    assert "1 fault still open" in seen(reviewing)
    press(reviewing, "Edit paragraph 3").text_area(key="edit-text-draft-1-c").set_value("You can ask for a review.")
    press(reviewing, "Save the new wording")
    assert "still open" not in seen(reviewing)
    assert FAULT not in reviewing.button(key="approve").label
