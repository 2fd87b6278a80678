"""Erasing a person's data: every place in the database where they stand, and a neutral mark put there instead.

Documents keep their spans, journal lines their seals. What a line of the journal says of who did it stays: it is the
record of an official act.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable, Iterator
from typing import Any

from sqlalchemy import Column, Table, and_, select, text, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from corpus import changes, family, holding, seal
from corpus.admission import ERASED_FILE
from corpus.blot import MARK, Words, texts
from corpus.errors import Conflict
from corpus.office import Place, Sought
from corpus.records import Document
from corpus.store import Store
from corpus.tables import Base, DocumentRow, EntryRow, KeptRow, SourceRow, now

_KINDS = {
    "documents": "document",
    "versions": "earlier version",
    "sources": "source",
    "retired": "retired document",
    "drafts": "draft",
    "links": "link",
    "journal": "journal",
}
_DERIVED = {
    "documents": {"card", "reference", "named", "authority", "family"},
    "bands": {"document"},
    "changes": {"document"},
}
"""Columns that repeat what is counted elsewhere."""
_SIGNED = ("subject", "who", "action")
_SAID = ("before", "after", "note")
_TOGETHER = 200
Row = dict[str, Any]


def find(store: Store, words: Words) -> Sought:
    """Every place where the words stand, and those of them that stay as they are."""
    places, kept, partly = list[Place](), list[Place](), 0
    with store.transaction() as session:
        for table, row in _rows(session):
            for name, value in row.items():
                if name in _DERIVED.get(table.name, ()):
                    continue
                fixed = table.name == "journal" and name in _SIGNED
                for part, count in words.counts(value).items():
                    (kept if fixed else places).append(_place(table, row, part or name, count))
                partly += 0 if fixed else sum(map(words.partly, texts(value)))
    return Sought(places=places, kept=kept, partly=partly)


def erase(store: Store, words: Words, who: str, why: str, count: Callable[[str], int]) -> tuple[Sought, str]:
    """Blot the words out wherever they stand, in one transaction, and journal it by count alone.

    `count` counts a passage's tokens. Returns what was found, and a receipt: with the words, it proves which they were.
    """
    found, receipt = find(store, words), secrets.token_hex(16)
    why = words.blot(why)
    with store.changing() as session:
        if session.get_bind().dialect.name == "sqlite":
            session.execute(text("UPDATE schema SET version = version"))  # begins the transaction that this is of:
            session.execute(text("PRAGMA defer_foreign_keys=ON"))
        else:
            session.execute(text("SET CONSTRAINTS ALL DEFERRED"))
        touched = {place.id for place in found.places if place.kind in ("document", "source", "link")}
        _remember_files(session, touched)
        stored = session.execute(select(DocumentRow.id, DocumentRow.record).where(DocumentRow.id.in_(touched)))
        now_read = {words.blot(id): words.blot(record["text"]) for id, record in stored.tuples()}
        wanted = [one for table, row in _rows(session) if (one := _change(table, row, words, now_read))]
        try:
            for table, row, changed in wanted:
                if table.name == "journal":
                    before, after, note = (str(changed.get(name, row[name])) for name in _SAID)
                    seal.redact(session, session.get_one(EntryRow, row["seq"]), who, why, before, after, note)
                else:
                    session.execute(update(table).where(_key(table, row)).values(**changed))
        except IntegrityError:
            raise Conflict("two things would bear one name when this is erased from both; retire one first") from None
        session.expire_all()
        for id in now_read:
            _held_again(session, id, count)
        changes.note(session, changes.AFRESH)
        proof = hashlib.sha256("\n".join([receipt, *words.wanted]).encode()).hexdigest()
        seal.write(session, "erasure", who, "erase", "", proof, f"{_told(found)}; {why}")
    return found, receipt


def _rows(session: Session) -> Iterator[tuple[Table, Row]]:
    """Every row of every table that has words, as its key and its texts and JSON."""
    for table in Base.metadata.sorted_tables:
        keys = {column.name for column in table.primary_key}
        for row in session.execute(select(table).execution_options(yield_per=_TOGETHER)).mappings():
            yield table, {n: value for n, value in row.items() if n in keys or isinstance(value, str | dict | list)}


def _change(table: Table, row: Row, words: Words, now_read: dict[str, str]) -> tuple[Table, Row, Row] | None:
    """What of a row is to be something else."""
    changed = {}
    for name, value in row.items():
        if table.name == "journal" and name in _SIGNED:
            continue
        blotted = _requoted(words.everywhere(value), now_read)
        if blotted != value:
            changed[name] = blotted
    return (table, row, changed) if changed else None


def _held_again(session: Session, id: str, count: Callable[[str], int]) -> None:
    """Fill the row of a document afresh from its blotted record, and what says of each of its places what was read."""
    row = session.get_one(DocumentRow, id)
    document = Document.model_validate(row.record)
    told = [p.model_copy(update={"tokens": count(document.quote(p.start, p.end))}) for p in document.passages]
    document = document.model_copy(update={"passages": told})
    family.leave(session, row)
    holding.write(session, row, document, family.sketch(document))
    for place in holding.places(session, id):
        copy = Document.model_validate(place.record) if place.record else document
        place.fingerprint = holding.fingerprint(copy)


def _requoted(held: Any, now_read: dict[str, str]) -> Any:
    """JSON whose quotations have a mark wherever what they quote has one: one may begin or end inside a name."""
    if isinstance(held, list):
        return [_requoted(value, now_read) for value in held]
    if not isinstance(held, dict):
        return held
    own = held.get("text") if "passages" in held and "requests" in held else None
    again = {name: _requoted(value, now_read) for name, value in held.items()}
    if isinstance(own, str):
        again["requests"] = [_marked(asked, "text", own) for asked in again["requests"]]
        return again
    start, passage = held.get("start"), str(held.get("id", "")).rpartition(":")[0]
    if isinstance(start, int) and held.get("document") in now_read and "quote" in held:
        return _marked(again, "quote", now_read[str(held["document"])])
    if isinstance(start, int) and passage in now_read and "text" in held:
        return _marked(again, "text", now_read[passage])
    return again


def _marked(quoting: Row, field: str, source: str) -> Row:
    quote, start, end = quoting[field], quoting["start"], quoting["end"]
    if start is None or end is None or len(quote) != end - start:
        return quoting
    there = source[start:end].ljust(len(quote))
    return {**quoting, field: "".join(MARK if s == MARK else q for q, s in zip(quote, there, strict=True))}


def _remember_files(session: Session, documents: set[str]) -> None:
    """Which files these were read from."""
    for place in session.scalars(select(SourceRow).where(SourceRow.document.in_(documents))).all():
        if session.get(KeptRow, (ERASED_FILE, place.digest)) is None:
            record = {"document": place.document}
            session.add(KeptRow(kind=ERASED_FILE, id=place.digest, owner="", made=now(), changed=now(), record=record))
            session.flush()


def _key(table: Table, row: Row) -> Any:
    columns: list[Column[Any]] = list(table.primary_key)
    return and_(*(column == row[column.name] for column in columns))


def _place(table: Table, row: Row, part: str, count: int) -> Place:
    kind = row["kind"] if table.name == "kept" else _KINDS.get(table.name, table.name)
    id = row.get("document") or row.get("later") or row.get("id") or row.get("seq")
    return Place(kind=kind, id=str(id), part=part, count=count)


def _told(found: Sought) -> str:
    """How often, by kind of place."""
    kinds: dict[str, int] = {}
    for place in found.places:
        kinds[place.kind] = kinds.get(place.kind, 0) + place.count
    return ", ".join(f"{kind} {count}" for kind, count in sorted(kinds.items())) or "nothing found"
