"""How much a library holds, counted by its own database."""

from __future__ import annotations

from sqlalchemy import func, select, text

from corpus.office import Counts
from corpus.store import Store
from corpus.tables import DocumentRow, DraftRow, EntryRow, KeptRow, VersionRow

_TABLES = {
    "documents": DocumentRow,
    "versions": VersionRow,
    "drafts": DraftRow,
    "records": KeptRow,
    "entries": EntryRow,
}
_PASSAGES = text("SELECT coalesce(sum(json_array_length(record -> 'passages')), 0) FROM documents")


def counts(store: Store) -> Counts:
    """Of a library in PostgreSQL. Raises Unavailable."""
    with store.transaction() as session:
        found = {name: session.scalar(select(func.count()).select_from(table)) or 0 for name, table in _TABLES.items()}
        return Counts(passages=int(session.scalar(_PASSAGES) or 0), **found)
