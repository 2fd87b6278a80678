"""The consistency board: groups with the words behind them, marks with a reason, and counts for small numbers."""

from __future__ import annotations

import re

import pytest
from pages import labels, press, seen
from small_desk import SmallDesk
from streamlit.testing.v1 import AppTest

PAGE = "views/consistency.py"


@pytest.fixture
def board(app: AppTest) -> AppTest:
    app.run()
    return app.switch_page(PAGE).run()


def test_a_group_shows_what_differs_and_the_words_that_decided(board: AppTest) -> None:
    assert not board.exception
    shown = seen(board)
    assert "Outcome: disclosed in part by one; disclosed in full by another" in shown
    assert "Minutes of all meetings" in shown
    assert "Also differs: Public body" in shown
    assert "Nothing found explains it" in shown


def test_what_was_asked_stays_text(board: AppTest) -> None:
    assert "<img" not in seen(board)
    assert "&lt;img" in seen(board)


def test_numbers_under_five_are_counts(board: AppTest) -> None:
    assert "1 of 2" in seen(board)
    assert "1 of 2 (" not in seen(board)


def _fill(board: AppTest, judgement: str | None, who: str, reason: str) -> AppTest:
    board.session_state["marking-g1"] = True
    board.run()
    if judgement:
        board.radio(key="judgement-g1").set_value(judgement)
    board.text_input(key="who-g1").set_value(who)
    board.text_area(key="reason-g1").set_value(reason)
    return press(board, "Keep this mark")


def test_a_mark_is_kept_and_shown_again(board: AppTest, desk: SmallDesk) -> None:
    _fill(board, "unjustified", "Sam Lead", "The same table was given elsewhere.")
    assert [(m.judgement, m.who) for m in desk.quality.marks] == [("unjustified", "Sam Lead")]
    desk.quality.joined = ["new#1"]
    board.run()
    assert "Not justified, said Sam Lead on 28 November 2026" in seen(board)
    assert "The same table was given elsewhere." in seen(board)
    assert "1 joined and 0 left" in seen(board)


@pytest.mark.parametrize(
    ("judgement", "who", "reason", "told"),
    [(None, "Sam", "Why", "Say whether the difference is justified"), ("unsure", "", "", "Say who you are and why")],
)
def test_a_mark_needs_all_it_needs(
    board: AppTest, desk: SmallDesk, judgement: str | None, who: str, reason: str, told: str
) -> None:
    _fill(board, judgement, who, reason)
    assert told in seen(board)
    assert desk.quality.marks == []


def test_the_form_of_a_mark_is_made_when_it_is_opened(board: AppTest) -> None:
    assert "Keep this mark" not in labels(board)
    board.session_state["marking-g1"] = True
    assert "Keep this mark" in labels(board.run())


def test_a_letter_is_opened_at_the_words_that_decided(board: AppTest) -> None:
    assert re.search(r'href="library\?document=[\w-]+&amp;start=\d+&amp;end=\d+" target="_self">Read ', seen(board))


def test_filters_are_read_from_the_address(app: AppTest) -> None:
    app.run()
    app.query_params["examples"] = "false"
    assert "1 decision compared, 1 item" in seen(app.switch_page(PAGE).run())


@pytest.mark.parametrize(("named", "asked"), [("3", 30), ("0", 10), ("many", 10)])
def test_the_page_of_groups_is_read_from_the_address(app: AppTest, desk: SmallDesk, named: str, asked: int) -> None:
    app.run()
    app.query_params["page"] = named
    assert not app.switch_page(PAGE).run().exception
    assert desk.quality.most == asked


def test_filters_narrow_what_is_compared(board: AppTest) -> None:
    board.checkbox(key="examples").uncheck()
    press(board, "Compare")
    assert "1 decision compared, 1 item: 0 groups treated unlike" in seen(board)
    board.text_input(key="exemption").set_value("nonsense")
    press(board, "Compare")
    assert "is not a reference to the law" in seen(board)
    assert "Compare" in labels(board)
