"""Sentences of letters and statutes."""

import timeit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.sentences import spans

ROWS = [
    ("We hold it. We will send it.", ["We hold it.", "We will send it."], "the plain case"),
    ("See s. 31 and reg. 12. Then stop.", ["See s. 31 and reg. 12.", "Then stop."], "abbreviations of the field"),
    (
        "Ms. Smith of Smith Ltd. asked. We answered.",
        ["Ms. Smith of Smith Ltd. asked.", "We answered."],
        "titles and companies",
    ),
    ("1. A list.\n2. Dates.", ["1. A list.", "2. Dates."], "the marker of an element is no sentence"),
    (
        "He said “stop.” Then he left.",
        ["He said “stop.”", "Then he left."],
        "closing quotation marks belong to the sentence",
    ),
    ("Is it held? No! Why?", ["Is it held?", "No!", "Why?"], "questions and exclamations"),
    ("It cost £1.5 million. It did.", ["It cost £1.5 million.", "It did."], "decimal points"),
    ("states that: (a) one; (b) two.", ["states that: (a) one; (b) two."], "colons and semicolons do not end one"),
    ("  \n ", [], "blank text has none"),
]


@pytest.mark.parametrize(("text", "expected", "why"), ROWS, ids=[r[2] for r in ROWS])
def test_sentences(text, expected, why):
    assert [text[a:b] for a, b in spans(text)] == expected


@given(st.text(max_size=300))
def test_spans_are_ordered_trimmed_and_lose_no_word(text):
    found = spans(text)
    assert found == sorted(found)
    assert all(text[a:b] == text[a:b].strip() != "" for a, b in found)
    assert "".join("".join(text[a:b].split()) for a, b in found) == "".join(text.split())


def test_a_long_paragraph_takes_no_more_time_a_sentence_than_a_short_one():
    def seconds(sentences: int) -> float:
        text = "The harbour holds this. " * sentences
        return min(timeit.repeat(lambda: spans(text), number=1, repeat=3))

    assert seconds(16_000) < 16 * 4 * seconds(1_000)
