"""Near-copies of one answer in one row, each body counted once, one's own body first."""

from __future__ import annotations

from datetime import date

from corpus.records import Card
from corpus.results import Precedent
from retriever.collapse import rows


def card(id: str, body: str, outcome: str = "withheld", example: bool = False) -> Card:
    return Card(
        id=id, reference=id.upper(), title=id, authority=body, date=date(2025, 1, 1), kind="response", source=None,
        url=None, outcome=outcome, exemptions=["43(2)"], example=example,
    )  # fmt: skip


def precedent(one: Card, score: float) -> Precedent:
    return Precedent(document=one, score=score, matched=[], outcome=one.outcome, exemptions=one.exemptions)


CARDS = {
    c.id: c
    for c in (
        card("a", "Ash Council"),
        card("b", "Birch Council"),
        card("c", "Cedar Council", "disclosed"),
        card("c2", "Cedar Council", "disclosed"),
        card("own", "Our Council"),
        card("made-up", "Elm Council", example=True),
    )
}
FAMILIES = {"a": "f", "b": "f", "c": "f", "c2": "f"}
FOUND = [
    precedent(CARDS["made-up"], 0.95),
    precedent(CARDS["a"], 0.9),
    precedent(CARDS["b"], 0.8),
    precedent(CARDS["own"], 0.4),
]


def test_near_copies_are_one_row_that_counts_bodies_not_letters() -> None:
    row = next(r for r in rows(FOUND, FAMILIES, CARDS) if r.document.id == "a")
    assert [c.id for c in row.copies] == ["b", "c", "c2"], "those found and those not"
    assert (row.bodies, row.tally) == (3, {"withheld": 2, "disclosed": 1})


def test_ones_own_body_comes_first_and_made_up_letters_last() -> None:
    assert [r.document.id for r in rows(FOUND, FAMILIES, CARDS, "our council")] == ["own", "a", "made-up"]
    assert [r.document.id for r in rows(FOUND, FAMILIES, CARDS)] == ["a", "own", "made-up"]


def test_of_a_family_with_ones_own_letter_that_is_the_one_shown() -> None:
    found = [precedent(CARDS["a"], 0.9), precedent(CARDS["b"], 0.5)]
    [row] = rows(found, FAMILIES, CARDS, "Birch Council")
    assert (row.document.id, row.own) == ("b", True)
