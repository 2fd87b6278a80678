"""Precedents as a table: one's own body first, near-copies of one answer in one row with a count of the bodies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from corpus.cases import PrecedentRow
from corpus.records import Card
from corpus.results import Precedent


def rows(
    found: Sequence[Precedent],
    families: Mapping[str, str],
    cards: Mapping[str, Card],
    own: str = "",
    item: int | None = None,
) -> list[PrecedentRow]:
    """One row for each answer, in the order found but for one's own body's, which come first.

    `families` names the family of each document that gives nearly the same answer as another; all its members in
    `cards` are counted, found or not, each body once.
    """
    first: dict[str, Precedent] = {}
    for precedent in sorted(found, key=lambda p: not _is_own(p.document, own)):
        first.setdefault(families.get(precedent.document.id, precedent.document.id), precedent)
    members: dict[str, list[Card]] = {}
    for id, family in families.items():
        if family in first and id in cards:
            members.setdefault(family, []).append(cards[id])
    made = [_row(p, members.get(family, []), own, item) for family, p in first.items()]
    real = [row for row in made if not row.document.example]
    return sorted(real, key=lambda r: not r.own) + [row for row in made if row.document.example]


def _is_own(card: Card, own: str) -> bool:
    return bool(own) and (card.authority or "").casefold() == own.casefold()


def _row(precedent: Precedent, family: Sequence[Card], own: str, item: int | None) -> PrecedentRow:
    document = precedent.document
    copies = [card for card in family if card.id != document.id]
    answered = {(card.authority or card.id, card.outcome) for card in (document, *copies)}
    matched = [m for m in precedent.matched if item is None or m.asked in (None, item)] or precedent.matched
    return PrecedentRow(
        document=document,
        outcome=precedent.outcome,
        exemptions=precedent.exemptions,
        score=precedent.score,
        passage=matched[0].passage if matched else None,
        why=precedent.why,
        marks=precedent.marks,
        absent=precedent.absent,
        later=document.later,
        own=_is_own(document, own),
        copies=copies,
        bodies=len({body for body, _ in answered}),
        tally=dict(Counter(outcome for _, outcome in sorted(answered))),
    )
