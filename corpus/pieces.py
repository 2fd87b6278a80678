"""An answer as it arrives: its statements, corrections and counts one by one, and that it is whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from corpus.drafts import Answer, Correction, Count, Statement
from corpus.records import Record


class Piece(Record):
    """One of its fields is filled. `whole` comes last, and says whether the library abstained."""

    correction: Correction | None = None
    count: Count | None = None
    statement: Statement | None = None
    whole: bool = False
    abstained: bool = False


def pieces(answer: Answer) -> Iterator[Piece]:
    """An answer piece by piece, corrections first."""
    yield from (Piece(correction=correction) for correction in answer.corrections)
    yield from (Piece(count=count) for count in answer.counts)
    yield from (Piece(statement=statement) for statement in answer.statements)
    yield Piece(whole=True, abstained=answer.abstained)


def answer_of(found: Iterable[Piece]) -> Answer:
    """The answer that its pieces make."""
    held = list(found)
    return Answer(
        abstained=any(piece.abstained for piece in held),
        statements=[p.statement for p in held if p.statement],
        corrections=[p.correction for p in held if p.correction],
        counts=[p.count for p in held if p.count],
    )
