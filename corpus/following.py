"""What happened to decisions afterwards: reviews, notices and appeals, tied to them by the references they name."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from corpus.holding import collection_of
from corpus.records import Later
from corpus.tables import DocumentRow, LinkRow


def followed(
    session: Session, ids: Collection[str] | None, sees: Callable[[str | None], bool]
) -> dict[str, list[Later]]:
    """What happened to each of these decisions (to any, for None), in order of date; only between documents seen."""
    first = aliased(DocumentRow)
    joined = (
        select(first.id, first.card, DocumentRow)
        .join(LinkRow, LinkRow.reviewed == first.named)
        .join(DocumentRow, LinkRow.later == DocumentRow.id)
    )
    found: dict[str, list[DocumentRow]] = {}
    for id, card, row in session.execute(joined if ids is None else joined.where(first.id.in_(list(ids)))):
        if sees(card.get("collection")) and sees(collection_of(row)):
            found.setdefault(id, []).append(row)
    return {id: _happened(rows) for id, rows in found.items()}


def _happened(rows: Iterable[DocumentRow]) -> list[Later]:
    found = sorted(rows, key=lambda r: (r.date is not None, r.date, r.id))
    return [Later(kind=r.kind, reference=r.reference, result=r.record.get("result") or r.outcome) for r in found]
