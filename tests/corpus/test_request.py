"""What a request asks for, item by item."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.request import items

MEETINGS = (
    "Please send me the notes of any meetings or roundtables the ICO has held since January 2025 with police forces "
    "or the Home Office about live facial recognition, and a list of who attended."
)
ROWS = [
    (
        MEETINGS,
        [
            "the notes of any meetings or roundtables the ICO has held since January 2025 with police forces or the Home Office about live facial recognition",
            "a list of who attended",
        ],
        "two things joined by a conjunction",
    ),
    (
        "Dear Sir,\n\nUnder the Act, please provide:\n\n1. A list of stakeholders.\n2. Dates of all meetings.\n3) Minutes of all.\n\nKind regards,\nA",
        ["A list of stakeholders", "Dates of all meetings", "Minutes of all"],
        "numbered elements, whatever their punctuation; greetings and thanks are not items",
    ),
    ("- emails\n- letters", ["emails", "letters"], "bullets"),
    ("How many fines were issued in 2023? And how much did they raise?", ["How many fines were issued in 2023?", "how much did they raise?"], "questions"),
    ("Please provide copies of the notes and minutes of board meetings.", ["copies of the notes and minutes of board meetings"], "notes and minutes of one thing stay one"),
    ("I am writing to request all correspondence with Serco in 2022. Please acknowledge receipt. Thank you.", ["all correspondence with Serco in 2022"], "talk is left out"),
    ("1. Which boats?\n- by name\n- by age\n\n2. Which berths?\na) let\nb) free", ["Which boats?\n- by name\n- by age", "Which berths?\na) let\nb) free"], "what is listed under a number is part of it"),
    ("1. Is it lit?\n2. If the answer is yes, please state by whom.\n3. If you can't answer, let me know.", ["Is it lit?", "If the answer is yes, please state by whom"], "asked on a condition"),
    ("minutes about facial recognition", ["minutes about facial recognition"], "a bare phrase is one item"),
    (" \n ", [], "blank text asks for nothing"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "why"), ROWS, ids=[r[2] for r in ROWS])
def test_items(text, expected, why):
    assert [i.text for i in items(text)] == expected


@given(st.text(max_size=400))
def test_items_are_numbered_spans_of_the_text(text):
    found = items(text)
    assert [i.n for i in found] == list(range(1, len(found) + 1))
    assert all(text[i.start : i.end] == i.text for i in found)
