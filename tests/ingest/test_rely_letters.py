"""Invented letters whose citations are hard to read, each beside what it relies on and what it rejects."""

from pathlib import Path

import pytest
from labelled import Labelled, differences, letters

LETTERS = list(letters(Path(__file__).parent / "relied"))


@pytest.mark.parametrize("letter", LETTERS, ids=[letter.path.stem for letter in LETTERS])
def test_what_is_relied_on(letter: Labelled):
    wrong = differences(letter)
    assert {measure: wrong[measure] for measure in ("exemptions", "rejected", "bar", "test") if measure in wrong} == {}


@pytest.mark.parametrize("letter", LETTERS, ids=[letter.path.stem for letter in LETTERS])
def test_every_span_is_in_the_text(letter: Labelled):
    text = letter.record.text
    for said in [*letter.record.exemptions, *letter.record.mentioned]:
        assert all(text[a:b] == text[a:b].strip() != "" for a, b in said.spans)
