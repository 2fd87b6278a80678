"""The page that checks a response: what was found, and the words it is about."""

from __future__ import annotations

import csv
import io

from pages import press, seen
from streamlit.testing.v1 import AppTest

from corpus.drafts import Finding
from corpus.listings import AppliedRule, Findings, Tick
from ui.app.checked import Checked, as_csv

TEXT = "We withhold the rotas under section 99. <script>alert(1)</script> You may complain to the Commissioner."


def page(app: AppTest) -> AppTest:
    return app.run().switch_page("views/check.py").run()


def checked(app: AppTest, text: str = TEXT) -> AppTest:
    page(app).text_area(key="check_text").set_value(text)
    press(app, "Check")
    assert not app.exception
    return app


def test_before_anything_is_checked_it_says_so(app: AppTest) -> None:
    assert "Nothing has been checked yet" in seen(page(app))


def test_a_check_of_nothing_says_what_to_do(app: AppTest) -> None:
    assert "paste it or choose a file" in seen(checked(app, "  "))


def test_each_fault_has_its_reason_and_its_words(app: AppTest) -> None:
    words = seen(checked(app))
    assert "1 to put right." in words
    assert "There is no &lt;b&gt;section 99&lt;/b&gt;" in words
    assert "There is no section 99." in words
    assert "<b>section 99" not in words


def test_a_precedent_stands_beside_the_letter(app: AppTest) -> None:
    words = seen(checked(app))
    assert "The two passages side by side" in words
    assert "We ask" in words
    assert "Precedent EX-1" in words


def test_pressing_a_fault_opens_the_letter_at_its_words(app: AppTest) -> None:
    press(checked(app), "Show the words of finding 1")
    start, end = app.session_state["checked_at"]
    assert TEXT[start:end] == "section 99"


def test_a_tick_shows_the_words_that_earned_it(app: AppTest) -> None:
    press(checked(app), "Show the words for commissioner, 1")
    start, end = app.session_state["checked_at"]
    assert TEXT[start:end] == "Commissioner"


def test_faults_can_be_chosen_by_how_grave_they_are(app: AppTest) -> None:
    checked(app, "We withhold it under section 99.")
    assert "No word of the Commissioner" in seen(app)
    app.multiselect(key="check_severities").set_value(["error"]).run()
    assert "No word of the Commissioner" not in seen(app)
    assert "section 99" in seen(app)


def test_a_response_of_the_library_has_an_address(app: AppTest) -> None:
    page(app)
    app.radio(key="check_how").set_value("Take one from the library").run()
    app.text_input(key="check_key").set_value("EX-1")
    press(app, "Check")
    assert app.query_params["document"] == "example-rotas"
    assert "EX-1" in seen(app)


def test_an_address_opens_its_check(app: AppTest) -> None:
    app.query_params["document"] = "ic-347414-p2w0"
    assert "IC-347414-P2W0" in seen(app.switch_page("views/check.py").run())


def test_a_response_that_is_not_there_is_said_so(app: AppTest) -> None:
    page(app)
    app.radio(key="check_how").set_value("Take one from the library").run()
    app.text_input(key="check_key").set_value("none-such")
    assert "Not found" in seen(press(app, "Check"))


def test_the_rows_to_take_away_hold_no_formula() -> None:
    rule = AppliedRule(id="r", group="notice", severity="error", reason="Why.", applied=True)
    found = Findings(
        findings=[Finding(rule="r", severity="error", message="wrong", start=0, end=6)],
        ticks=[Tick(rule="r", says="right", start=7, end=12)],
        rules=[rule],
    )
    rows = list(csv.DictReader(io.StringIO(as_csv(Checked("t", "=1+1+1 words", found)).decode("utf-8-sig"))))
    assert [(r["result"], r["says"], r["words"]) for r in rows] == [
        ("broken", "wrong", "'=1+1+1"),
        ("kept", "right", "words"),
    ]
