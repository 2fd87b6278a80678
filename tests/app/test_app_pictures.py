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
OUTCOMES, TIMES = "Outcomes by exemption and year", "Time taken"
COVERAGE, PLANE = "What the library covers", "Requests near one another"


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


def turned(page: AppTest, picture: str) -> AppTest:
    """The page, opened at an address that names this picture."""
    page.query_params["picture"] = picture
    return page.run()


def test_each_picture_has_its_table(page: AppTest) -> None:
    assert not page.exception
    assert rows(page, "Outcomes by exemption and year") == [
        ["Exemption", "Year", "Withheld"],
        ["Section 31", "2024", "1 △1"],
    ]
    turned(page, TIMES)
    assert rows(page, "Working days taken by responses")[1] == ["11 to 15 working days", "1", "0"]
    covered = rows(turned(page, COVERAGE), "Decisions by kind of information and exemption")
    assert covered[1] == ["minutes of meetings", "1", "1", "1 △1"]
    assert covered[2] == ["honours", "0", "0", "0"]  # what is not covered is in the table too
    grouped = rows(turned(page, PLANE), "Group 1: minutes, board")
    assert [row[3] for row in grouped[1:]] == ["Real decision", "Made-up example"]


@pytest.mark.parametrize(
    ("picture", "said"),
    [
        (OUTCOMES, "Section 31 was relied on most: 1 of 1 decision."),
        (TIMES, "1 of 1 decision whose dates are known came within 20 working days."),
        (COVERAGE, "There is no decision on 1 of 2 kinds: honours."),
        (PLANE, "They fall into 1 group."),
    ],
)
def test_each_picture_is_said_in_words_and_drawn_alone(page: AppTest, picture: str, said: str) -> None:
    assert said in seen(turned(page, picture))
    assert len(page.get("vega_lite_chart")) == 1


def test_a_row_of_the_plane_opens_the_letter_at_the_words(page: AppTest) -> None:
    assert 'href="library?document=letter-1&amp;start=0&amp;end=27"' in seen(turned(page, PLANE))


def test_a_point_of_the_plane_is_a_link_to_the_letter(page: AppTest) -> None:
    [drawn] = turned(page, PLANE).get("vega_lite_chart")
    plane = drawn.proto
    assert json.loads(plane.spec)["encoding"]["href"]["field"] == "opens"
    [drawn] = plane.datasets
    assert b"library?document=letter-1&start=0&end=27" in drawn.data.data


def test_what_letters_say_stays_text(page: AppTest) -> None:
    shown = seen(turned(page, PLANE))
    assert not re.search(r"<img|<b>Council", shown)
    assert "&lt;img" in shown


def test_examples_can_be_left_out(page: AppTest) -> None:
    page.checkbox(key="examples").uncheck().run()
    assert rows(page, "Outcomes by exemption and year")[1] == ["Section 31", "2024", "1"]
    assert len(rows(turned(page, PLANE), "Group 1: minutes, board")) == 2


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
