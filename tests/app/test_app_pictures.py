"""Pictures: the tables and words beside the charts, filters in the address, and links to the letters."""

from __future__ import annotations

import json
import re
from datetime import date

import pytest
from pages import seen
from small_desk import SmallDesk
from streamlit.testing.v1 import AppTest

from corpus.results import Filters

PAGE = "views/pictures.py"


@pytest.fixture
def page(app: AppTest) -> AppTest:
    app.run()
    return app.switch_page(PAGE).run()


def rows(page: AppTest, caption: str) -> list[list[str]]:
    """The cells of the one table with this caption, as text."""
    [table] = re.findall(rf"<table><caption>{re.escape(caption)}.*?</table>", seen(page), re.DOTALL)
    return [
        [re.sub(r"<[^>]+>", "", cell) for cell in re.findall(r"<t[hd].*?>(.*?)</t[hd]>", row)]
        for row in re.findall(r"<tr>(.*?)</tr>", table)
    ]


def test_each_picture_has_its_table(page: AppTest) -> None:
    assert not page.exception
    assert rows(page, "Outcomes by exemption and year")[1] == ["Section 31", "2024", "■Withheld", "1", "1"]
    assert rows(page, "Working days taken by responses")[1] == ["11 to 15 working days", "1", "0"]
    covered = rows(page, "Decisions by kind of information and exemption")
    assert covered[1] == ["minutes of meetings", "1", "1", "1 △1"]
    assert covered[2] == ["honours", "0", "0", "0"]  # what is not covered is in the table too
    assert [row[3] for row in rows(page, "Group 1: minutes, board")[1:]] == ["Real decision", "Made-up example"]


def test_each_picture_is_said_in_words(page: AppTest) -> None:
    shown = seen(page)
    for said in (
        "Section 31 was relied on most: 1 of 1 decision.",
        "1 of 1 decision whose dates are known came within 20 working days.",
        "There is no decision on 1 of 2 kinds: honours.",
        "They fall into 1 group.",
    ):
        assert said in shown
    assert len(page.get("vega_lite_chart")) == 4


def test_a_row_of_the_plane_opens_the_letter_at_the_words(page: AppTest) -> None:
    assert 'href="library?document=letter-1&amp;start=0&amp;end=27"' in seen(page)


def test_a_point_of_the_plane_is_a_link_to_the_letter(page: AppTest) -> None:
    plane = page.get("vega_lite_chart")[3].proto
    assert json.loads(plane.spec)["encoding"]["href"]["field"] == "opens"
    [drawn] = plane.datasets
    assert b"library?document=letter-1&start=0&end=27" in drawn.data.data


def test_what_letters_say_stays_text(page: AppTest) -> None:
    assert not re.search(r"<img|<b>Council", seen(page))
    assert "&lt;img" in seen(page)


def test_examples_can_be_left_out(page: AppTest) -> None:
    page.checkbox(key="examples").uncheck().run()
    assert rows(page, "Outcomes by exemption and year")[1][3:] == ["1", "0"]
    assert len(rows(page, "Group 1: minutes, board")) == 2


def test_filters_are_read_from_the_address(app: AppTest, desk: SmallDesk) -> None:
    app.run()
    for name, value in (
        ("exemption", "s31"),
        ("authority", "Ash Council"),
        ("since", "2024-01-02"),
        ("examples", "false"),
    ):
        app.query_params[name] = value
    page = app.switch_page(PAGE).run()
    assert not page.exception
    wanted = Filters(exemption=["31"], authority=["Ash Council"], since=date(2024, 1, 2), examples=False)
    assert desk.quality.pictured[-1] == wanted


def test_a_wrong_reference_is_told(page: AppTest) -> None:
    page.text_input(key="exemption").set_value("nonsense").run()
    assert "is not a reference to the law" in seen(page)
