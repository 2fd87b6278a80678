"""What precedents decided on the same information: pairs of an item of a letter and an item of an earlier one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from assistant.source import PrecedentSource
from corpus.records import Document, ItemOutcome, RequestItem

SAME = 0.8
"""Likeness of two requests, as a cosine, from which they are taken to ask for the same information."""
_LOOKED_AT, _DECIDED = 12, ("response", "review")


class Alike(NamedTuple):
    """One of the letter's items, and one of a precedent's that asked for the same."""

    ours: ItemOutcome
    precedent: Document
    theirs: ItemOutcome
    likeness: float


def alike(letter: Document, source: PrecedentSource) -> list[Alike]:
    """Nearest first; never the letter itself, nor a review of it or what it reviews."""
    asked = [item for item in letter.requests if item.text.strip()]
    if not asked or not letter.items:
        return []
    found = source.precedents("\n".join(item.text for item in asked), k=_LOOKED_AT).precedents
    documents = [source.document(p.document.id) for p in found if p.document.kind in _DECIDED]
    others = [(d, item) for d in documents if not _same_case(letter, d) for item in d.requests if item.text.strip()]
    if not others:
        return []
    rows = source.likeness([item.text for item in asked], [item.text for _, item in others])
    pairs = (pair for ours, row in zip(asked, rows, strict=True) for pair in _paired(letter, ours, others, row))
    return sorted(pairs, key=lambda pair: -pair.likeness)


def _paired(
    letter: Document, asked: RequestItem, others: list[tuple[Document, RequestItem]], row: list[float]
) -> Iterator[Alike]:
    ours = _decided(letter, asked.n)
    for (document, item), likeness in zip(others, row, strict=True):
        theirs = _decided(document, item.n)
        if likeness >= SAME and ours and theirs:
            yield Alike(ours, document, theirs, likeness)


def _decided(document: Document, n: int) -> ItemOutcome | None:
    return next((item for item in document.items if item.n == n and item.outcome != "unknown"), None)


def _same_case(letter: Document, other: Document) -> bool:
    names = {r for r in (letter.reference, *letter.reviews) if r}
    theirs = {r for r in (other.reference, *other.reviews) if r}
    return letter.id == other.id or letter.text == other.text or bool(names & theirs)
