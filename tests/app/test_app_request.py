"""The request as understood: its items, its law, when it is due, and what it gets wrong."""

from __future__ import annotations

from pages import press, seen
from streamlit.testing.v1 import AppTest

REQUEST = "Please send me the notes of meetings about facial recognition, and a list of who attended."


def found(app: AppTest, received: str = "") -> str:
    app.run()
    app.text_area(key="request_text").set_value(REQUEST)
    app.text_input(key="received").set_value(received)
    return seen(press(app, "Find precedents"))


def test_what_was_understood_is_shown_beside_the_items(app: AppTest) -> None:
    words = found(app)
    assert "It asks for 2 separate things" in words
    assert "It seems to fall under the Freedom of Information Act. Nothing else." in words
    assert "The request says: “You have ten days.”" in words
    assert "The law: Twenty working days." in words
    assert "Demand: You must reply." in words
    assert "Give the date of receipt above" in words


def test_the_due_date_is_worked_out_from_the_date_of_receipt(app: AppTest) -> None:
    words = found(app, "2 March 2026")
    assert "Received 2 March 2026" in words
    assert "<strong>31 March 2026</strong>" in words


def test_a_date_that_cannot_be_counted_is_said(app: AppTest) -> None:
    assert "the bank holidays of 1999 are not known" in found(app, "4/1/1999")


def test_what_is_no_date_is_said_and_nothing_is_searched(app: AppTest) -> None:
    words = found(app, "next week")
    assert "“next week” is not a date" in words
    assert "It asks for" not in words
