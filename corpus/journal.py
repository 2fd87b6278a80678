"""The journal: who did what, when, and what it said before and after. Entries are added and never changed."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import select

from corpus.records import Record
from corpus.store import Store
from corpus.tables import EntryRow


class Entry(Record):
    seq: int
    at: datetime
    subject: str
    who: str
    action: str
    before: str
    after: str
    note: str = ""


class Journal:
    """Append-only, in the library's own database."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def append(self, subject: str, who: str, action: str, before: str, after: str, note: str = "") -> Entry:
        """Add one entry and return it with its number and time (UTC)."""
        with self._store.transaction() as session:
            row = EntryRow(subject=subject, who=who, action=action, before=before, after=after, note=note)
            session.add(row)
            session.flush()
            return _entry(row)

    def entries(self, subject: str | None = None) -> list[Entry]:
        """Entries in the order they were made, of one subject or of all."""
        wanted = select(EntryRow).order_by(EntryRow.seq)
        if subject is not None:
            wanted = wanted.where(EntryRow.subject == subject)
        with self._store.transaction() as session:
            return [_entry(row) for row in session.scalars(wanted)]


def _entry(row: EntryRow) -> Entry:
    at = row.at if row.at.tzinfo else row.at.replace(tzinfo=UTC)
    return Entry(
        seq=row.seq,
        at=at,
        subject=row.subject,
        who=row.who,
        action=row.action,
        before=row.before,
        after=row.after,
        note=row.note,
    )
