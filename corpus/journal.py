"""The journal: who did what, when, and what it said before and after. Entries are added and never changed.

The whole is as it was written when every seal fits (`corpus.seal`) and the last is the one that was noted elsewhere.
"""

from __future__ import annotations

from sqlalchemy import select

from corpus.entries import Audit, Broken, Entry
from corpus.seal import FIRST, REDACTED, entry_of, place, sealed, write
from corpus.store import Store
from corpus.tables import EntryRow

__all__ = ["Audit", "Broken", "Entry", "Journal"]


class Journal:
    """Append-only, in the library's own database."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def append(self, subject: str, who: str, action: str, before: str, after: str, note: str = "") -> Entry:
        """Add one entry and return it with its number and time (UTC)."""
        with self._store.transaction() as session:
            return entry_of(write(session, subject, who, action, before, after, note))

    def entries(self, subject: str | None = None) -> list[Entry]:
        """Entries in the order they were made, of one subject or of all."""
        wanted = select(EntryRow).order_by(EntryRow.seq)
        if subject is not None:
            wanted = wanted.where(EntryRow.subject == subject)
        with self._store.transaction() as session:
            return [entry_of(row) for row in session.scalars(wanted)]

    def audit(self) -> Audit:
        """Whether every entry is as it was written, and none is missing between two others."""
        broken: list[Broken] = []
        seal, last = FIRST, 0
        held = self.entries()
        vouched = {entry.subject: entry for entry in held if entry.action == REDACTED}
        redacted = []
        for entry in held:
            if entry.seq != last + 1:
                broken.append(Broken(seq=entry.seq, what=f"entry {last + 1} is missing"))
            by = vouched.get(place(entry.seq))
            if entry.seal != sealed(entry, seal):
                broken.append(Broken(seq=entry.seq, what="it is not as it was written, or what came before it is not"))
            elif by and by.seq > entry.seq and (by.before, by.after) == (entry.words, entry.now):
                redacted.append(entry.seq)
            elif entry.words != entry.now:
                broken.append(Broken(seq=entry.seq, what="its words are not as they were written"))
            seal, last = entry.seal, entry.seq
        return Audit(entries=len(held), seal=seal, broken=broken, redacted=redacted)
