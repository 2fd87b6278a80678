"""Records of one kind kept in the library's database: cases, attempts, marks and the like, each whole as JSON."""

from __future__ import annotations

from typing import Generic, TypeVar

from sqlalchemy import select

from corpus.errors import Conflict
from corpus.records import Record
from corpus.seal import write
from corpus.store import Store
from corpus.tables import KeptRow, now
from corpus.turn import wait_for_turn

Kind = TypeVar("Kind", bound=Record)
Line = tuple[str, str, str, str, str, str]
"""A line for the journal: subject, who, action, before, after and note."""


class Kept(Generic[Kind]):
    """Records of `kind`, found by id or by owner. Kinds do not see each other's."""

    def __init__(self, store: Store, kind: str, record: type[Kind]) -> None:
        self._store = store
        self._kind = kind
        self._record = record

    def keep(
        self, id: str, record: Kind, owner: str = "", instead_of: Kind | None = None, entry: Line | None = None
    ) -> Kind:
        """Keep a record under `id`, in place of one already there, and the journal's line of it, or neither.

        With `instead_of`, raises Conflict when what is there is no longer that: somebody else has changed it.
        """
        with self._store.transaction() as session:
            wait_for_turn(session, f"{self._kind} {id}")
            row = session.get(KeptRow, (self._kind, id), with_for_update=True)
            if instead_of is not None and (row is None or self._record.model_validate(row.record) != instead_of):
                raise Conflict(f"{self._kind} {id!r} was changed meanwhile; look at it again, then repeat your change")
            if row is None:
                row = KeptRow(kind=self._kind, id=id, made=now())
                session.add(row)
            row.owner, row.changed, row.record = owner, now(), record.model_dump(mode="json")
            if entry is not None:
                session.flush()
                write(session, *entry)
        return record

    def find(self, id: str) -> Kind | None:
        with self._store.transaction() as session:
            row = session.get(KeptRow, (self._kind, id))
            return self._record.model_validate(row.record) if row else None

    def all(self, owner: str | None = None) -> list[Kind]:
        """Every record, or every one of an owner, the last made first."""
        wanted = select(KeptRow.record).where(KeptRow.kind == self._kind)
        if owner is not None:
            wanted = wanted.where(KeptRow.owner == owner)
        with self._store.transaction() as session:
            found = session.scalars(wanted.order_by(KeptRow.made.desc(), KeptRow.id))
            return [self._record.model_validate(record) for record in found]

    def drop(self, id: str) -> bool:
        """Forget a record; True when there was one."""
        with self._store.transaction() as session:
            row = session.get(KeptRow, (self._kind, id))
            if row is not None:
                session.delete(row)
            return row is not None
