"""The library's log of changes, by which indexes on other machines keep up: what changed since a place in it."""

from __future__ import annotations

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from corpus.tables import ChangeRow

AFRESH = ""
"""In place of a document: everything is to be looked at again, because ids themselves have changed."""


def note(session: Session, document: str) -> None:
    """Say, within the transaction that changes it, that a document was admitted, changed or taken out."""
    row = ChangeRow(document=document)
    session.add(row)
    session.flush()
    session.execute(delete(ChangeRow).where(ChangeRow.document == document, ChangeRow.seq < row.seq))


def since(session: Session, place: int | None) -> tuple[int, list[str] | None]:
    """Where the log now ends, and the documents that changed after `place`; None for all of them.

    That is so for whoever has no place yet, or one that this log never reached, as after a restore.
    """
    end = session.scalar(select(func.max(ChangeRow.seq))) or 0
    if place is None or place > end:
        return end, None
    found = list(session.scalars(select(ChangeRow.document).where(ChangeRow.seq > place, ChangeRow.seq <= end)))
    return end, None if AFRESH in found else found
