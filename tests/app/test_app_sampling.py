"""The page Sampling: a sample has an address, marks are blind until all are made, and then the results stand there."""

from __future__ import annotations

import re

import pytest
from pages import labels, press, seen
from small_desk import SmallDesk
from streamlit.testing.v1 import AppTest

from corpus.sampling import Rated

PAGE = "views/sampling.py"
FIRST, SECOND = "ic-347414-p2w0", "example-rotas"


@pytest.fixture
def page(app: AppTest) -> AppTest:
    app.run()
    return app.switch_page(PAGE).run()


def drawn(page: AppTest, second: int = 1) -> AppTest:
    page.text_input(key="officer").set_value("Sam Lead")
    page.number_input(key="letters").set_value(2)
    page.number_input(key="second").set_value(second)
    page.number_input(key="seed").set_value(7)
    return press(page, "Draw")


def mark(page: AppTest, letter: str, turn: str, held: str, why: str = "") -> AppTest:
    at = f"s7-{turn}-{letter}-{page.text_input(key='officer').value}"
    page.radio(key=f"rating-{at}-held").set_value(held)
    page.radio(key=f"rating-{at}-why").set_value("met")
    page.text_input(key=f"why-{at}-held").set_value(why)
    return press(page, "Keep these marks")


def test_a_sample_needs_a_name(page: AppTest, desk: SmallDesk) -> None:
    press(page, "Draw")
    assert "Write your name" in seen(page)
    assert desk.quality.drawn == {}


def test_a_half_filled_form_is_in_the_address_and_comes_back(app: AppTest) -> None:
    app.run()
    filled = {"letters": "12", "seed": "7", "exemption": "s31", "examples": "false"}
    for name, value in filled.items():
        app.query_params[name] = value
    page = app.switch_page(PAGE).run()
    assert not page.exception
    assert [page.number_input(key=name).value for name in ("letters", "second", "seed")] == [12, 10, 7]
    assert page.text_input(key="exemption").value == "s31"
    assert not page.checkbox(key="examples").value


def test_a_drawn_sample_has_an_address_and_shows_its_method(page: AppTest) -> None:
    drawn(page)
    assert not page.exception
    assert page.query_params["sample"] == "s7"
    assert "Seed 7" in seen(page)
    assert "0 of 2 marked by the first marker; 0 of 1 by the second." in seen(page)
    assert "&lt;b&gt;in writing&lt;/b&gt;" in seen(page)  # what the library says is text, never markup


def test_a_mark_needs_every_answer_and_a_reason(page: AppTest, desk: SmallDesk) -> None:
    drawn(page)
    press(page, "Keep these marks")
    assert "2 questions not answered yet" in seen(page)
    mark(page, FIRST, "first", "not_met")
    assert "Say why" in seen(page)
    assert desk.quality.rated == {}


def test_what_is_half_marked_comes_back_under_the_same_name_alone(app: AppTest, desk: SmallDesk) -> None:
    desk.quality.draw(2, 7, "Sam Lead", 1)
    desk.quality.begin("s7", FIRST, "first", [Rated(question="held", rating="not_met", reason="Not said.")], "Sam Lead")
    app.run()
    app.query_params["sample"] = "s7"
    page = app.switch_page(PAGE).run()
    assert "marks are made under a name" in seen(page)
    for name, answers in (("Ash Moor", [None, None]), ("Sam Lead", ["not_met", None])):
        page.text_input(key="officer").set_value(name).run()
        assert [page.radio(key=f"rating-s7-first-{FIRST}-{name}-{q}").value for q in ("held", "why")] == answers
    page.radio(key=f"rating-s7-first-{FIRST}-Sam Lead-why").set_value("met").run()
    assert [rated.question for rated in desk.quality.begun[FIRST, "Sam Lead"]] == ["held", "why"]
    assert "What you have marked so far is kept." in seen(page)


def test_markers_are_blind_until_both_are_done(page: AppTest, desk: SmallDesk) -> None:
    drawn(page)
    mark(page, FIRST, "first", "not_met", "Nobody says so.")
    assert page.query_params["letter"] == SECOND  # on to the next
    mark(page, SECOND, "first", "met")
    page.text_input(key="officer").set_value("Ash Moor").run()
    assert "Nobody says so." not in seen(page)
    assert "Download the pack" not in " ".join(labels(page))
    mark(page, FIRST, "second", "met")
    assert not page.exception
    shown = seen(page)
    assert "Not met: Nobody says so." in shown
    assert "Kappa needs at least 10 letters marked twice; there are 1." in shown
    assert len(page.get("download_button")) == 2


def test_a_reload_comes_back_to_the_letter_with_its_marks(app: AppTest, desk: SmallDesk) -> None:
    desk.quality.draw(2, 7, "Sam Lead", 1)
    app.run()
    app.query_params["sample"], app.query_params["letter"] = "s7", SECOND
    app.switch_page(PAGE)
    app.run()
    assert not app.exception
    assert [box.value for box in app.selectbox] == [SECOND]


def test_a_sample_that_is_not_there_says_so(app: AppTest) -> None:
    app.run()
    app.query_params["sample"] = "none"
    app.switch_page(PAGE).run()
    assert "There is no sample" in seen(app)


def test_stale_precedents_are_listed_with_what_rests_on_them(page: AppTest) -> None:
    assert "1 of 2 decisions overturned or out of date" in seen(page)
    assert "2: d1, d2" in seen(page)
    assert not re.search(r"<i>the law", seen(page))
