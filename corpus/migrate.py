"""The form of the library's tables: made new, or brought up to date once when an older library is opened."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, Engine, Index, inspect, select, text, update
from sqlalchemy.orm import Session

from corpus import family, holding, seal
from corpus.alike import words_digest
from corpus.errors import Unavailable
from corpus.tables import Base, DocumentRow, EntryRow, SchemaRow, SourceRow
from corpus.turn import wait_for_turn

VERSION = 6
_GONE = ("passages", "sketches", "alike")
_FORGOTTEN = ("ix_documents_identity", "ix_documents_reference")
_ADDED = (
    ("documents", "named", "VARCHAR(200)"),
    ("documents", "words", "VARCHAR(64) NOT NULL DEFAULT ''"),
    ("documents", "family", "VARCHAR(80) NOT NULL DEFAULT ''"),
    ("sources", "reading", "VARCHAR(64) NOT NULL DEFAULT ''"),
    ("sources", "fingerprint", "VARCHAR(64) NOT NULL DEFAULT ''"),
    ("sources", "record", "JSON"),
)
_LISTED = (
    ("documents", "relied", "TEXT NOT NULL DEFAULT '[]'"),
    ("documents", "collection", "VARCHAR(40) NOT NULL DEFAULT ''"),
)


def prepare(engine: Engine) -> None:
    """See that the tables are as this version needs them; a change is made whole or not at all. Raises Unavailable."""
    with engine.connect() as connection:
        version = _version(connection)
    if version == VERSION:
        return
    if version > VERSION:
        raise Unavailable("the library was made by a newer version of this program; install that version to use it")
    with engine.connect() as connection:
        if engine.dialect.name == "sqlite":  # whose driver would otherwise begin after the tables were changed
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        wait_for_turn(connection, "tables")
        version = _version(connection)  # another program may have been quicker
        if version == 1:
            _change_tables(connection)
        if 0 < version < VERSION:
            _list(connection)
        if version != VERSION:
            Base.metadata.create_all(connection)
            if version in (1, 2, 3):
                _seal_journal(connection, version)
            connection.execute(SchemaRow.__table__.delete())  # type: ignore[attr-defined]
            connection.execute(SchemaRow.__table__.insert().values(version=VERSION))  # type: ignore[attr-defined]
        if version == 1:
            _fill(connection)
        connection.commit()


def _version(connection: Connection) -> int:
    """Of the tables there are: 0 for none, 1 for those made before their version was kept."""
    tables = inspect(connection).get_table_names()
    if "schema" in tables:
        return connection.scalar(select(SchemaRow.version)) or 0
    return 1 if "documents" in tables else 0


def _change_tables(connection: Connection) -> None:
    """Version 1 knew no likeness of documents, and of a letter's other copies only where they were."""
    for table in _GONE:
        connection.execute(text(f"DROP TABLE IF EXISTS {table}"))
    for name in _FORGOTTEN:
        connection.execute(text(f"DROP INDEX IF EXISTS {name}"))
    connection.execute(text("ALTER TABLE documents DROP COLUMN identity"))
    _add(connection, _ADDED)


def _list(connection: Connection) -> None:
    """Versions 1 to 5 kept on the card alone what lists are chosen by."""
    _add(connection, _LISTED)
    with Session(connection, expire_on_commit=False) as session:
        for id, card in session.execute(select(DocumentRow.id, DocumentRow.card)).tuples().all():
            relied, collection = holding.listed(card)
            session.execute(
                update(DocumentRow).where(DocumentRow.id == id).values(relied=relied, collection=collection)
            )
        session.flush()
    made: set[Index] = DocumentRow.__table__.indexes | SourceRow.__table__.indexes  # type: ignore[attr-defined]
    for index in sorted(made, key=lambda index: str(index.name)):
        index.create(connection, checkfirst=True)


def _add(connection: Connection, columns: Sequence[tuple[str, str, str]]) -> None:
    for table, column, kind in columns:
        connection.execute(text(f"ALTER TABLE {table} ADD COLUMN {column} {kind}"))


def _seal_journal(connection: Connection, version: int) -> None:
    """Versions 1 and 2 kept a journal without seals, and 3 sealed the words themselves: it is sealed as it was found."""
    columns = {"seal": 64, "salt": 32, "words": 64} if version < 3 else {"salt": 32, "words": 64}
    for column, length in columns.items():
        connection.execute(text(f"ALTER TABLE journal ADD COLUMN {column} VARCHAR({length}) NOT NULL DEFAULT ''"))
    with Session(connection, expire_on_commit=False) as session:
        last = session.scalar(select(EntryRow.seal).order_by(EntryRow.seq.desc()).limit(1))
        seal.reseal(session)
        if last:
            seal.write(session, "journal", f"version {VERSION}", "seal again", last, "", "in the way of this version")


def _fill(connection: Connection) -> None:
    """What version 1 did not keep of each document, from its record; a copy's own words were never kept."""
    with Session(connection, expire_on_commit=False) as session:
        for id in session.scalars(select(DocumentRow.id).order_by(DocumentRow.admitted_at, DocumentRow.id)).all():
            row = session.get_one(DocumentRow, id)
            document = family.stored(row)
            sketched = family.sketch(document)
            row.named, row.words = holding.called(document.reference), words_digest(document.text)
            if family.join(session, row, document, family.likely(session, sketched)) is None:
                family.stand(session, row, sketched)
            for place in holding.places(session, id):
                main = place.source == document.source
                place.fingerprint = row.fingerprint if main else ""
                place.record = None if main else {**row.record, "source": place.source}
            session.flush()
            holding.link(session, document)
            session.expunge_all()
