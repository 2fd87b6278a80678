"""An answer as it arrives: its statements, corrections, counts and what was searched in vain one by one, and that it is
whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from corpus.drafts import Answer, Correction, Count, Searched, Statement
from corpus.records import Record

Part = Correction | Count | Statement | Searched


class Piece(Record):
    """One of its fields is filled. `whole` comes last, and says whether the library abstained."""

    correction: Correction | None = None
    count: Count | None = None
    statement: Statement | None = None
    searched: Searched | None = None
    whole: bool = False
    abstained: bool = False


def pieces(parts: Iterable[Part]) -> Iterator[Piece]:
    """Each part as a piece, as soon as it is found, and then that it is whole; no part, or only what was searched in vain,
    is an abstention."""
    found = False
    for part in parts:
        found = found or not isinstance(part, Searched)
        if isinstance(part, Correction):
            yield Piece(correction=part)
        elif isinstance(part, Count):
            yield Piece(count=part)
        elif isinstance(part, Searched):
            yield Piece(searched=part)
        else:
            yield Piece(statement=part)
    yield Piece(whole=True, abstained=not found)


def answer_of(found: Iterable[Piece]) -> Answer:
    """The answer that its pieces make."""
    held = list(found)
    return Answer(
        abstained=any(piece.abstained for piece in held),
        statements=[p.statement for p in held if p.statement],
        corrections=[p.correction for p in held if p.correction],
        counts=[p.count for p in held if p.count],
        searched=next((p.searched for p in held if p.searched), None),
    )
