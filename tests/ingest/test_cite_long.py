"""Long runs of what citations are made of cost no more than their length: ten times as much is no hundred times."""

import sys
from collections.abc import Callable

import pytest

from ingest.balance import fell
from ingest.cite import references
from ingest.stance import stances

RUNS = [
    ("(((((", "brackets that never close"),
    ("s.s.s.s.", "section signs without numbers"),
    ("and and and ", "joins that join nothing"),
    ("section ", "sections without numbers"),
    ("section 40 ", "sections without an Act"),
    ("section 40" + " " * 200, "long gaps"),
    ("40(2)", "numbers run together"),
    ("31(1)(a)(b)(c), ", "a list that never ends"),
    ("(a)", "letters without a number"),
    ("the Act ", "an Act pointed to, over and over"),
    ("FOIA that Act ", "an Act named and pointed to, over and over"),
    ("Of And The Act ", "words of titles"),
    ("Aaaa and the ", "a title that never comes"),
    ("12.5.", "stops for brackets"),
    ("exemption for ", "a name that never comes"),
    ("does not ", "denials of nothing"),
    ("not consider ", "denials at one remove"),
    ("outweigh the ", "weighing without end"),
    ("public interest in withholding ", "an interest that never outweighs"),
]


def _steps(read: Callable[[str], object], text: str) -> int:
    """How many of our own function calls and lines reading takes: the same on every machine, unlike seconds."""
    count = 0

    def trace(*_: object) -> Callable[..., object]:
        nonlocal count
        count += 1
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        read(text)
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize(("run", "why"), RUNS, ids=[row[1] for row in RUNS])
def test_steps_grow_with_length(run, why):
    short, long = (_steps(references, run * n) for n in (300, 3000))
    assert long < 15 * short + 500, why


@pytest.mark.parametrize(("run", "why"), RUNS, ids=[row[1] for row in RUNS])
def test_a_long_run_is_read(run, why):
    text = (run * (400_000 // len(run) + 1))[:400_000]
    for ref in references(text):
        assert text[ref.start : ref.end] == ref.written
    assert stances(text, [[(0, 50_000)]], [(0, 5)])
    assert fell(text[:50_000]) in (None, "maintained", "disclosed")


@pytest.mark.parametrize("tail", [")", " )", "a)", " ", ", "], ids=repr)
def test_what_closes_a_sentence_is_looked_for_once(tail):
    sentence = f"They would be known by it (section 40(2)){tail * 5_000} in the end"
    assert stances(sentence, [[(0, len(sentence))]], [(27, 40)]) == ["mentioned"]
