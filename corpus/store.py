"""Opening the library's database: one engine, transactions that are all or nothing, faults said plainly."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Engine, create_engine, event, inspect, make_url, text
from sqlalchemy.exc import ArgumentError, DatabaseError, OperationalError, SQLAlchemyError
from sqlalchemy.orm import Session, sessionmaker
from sqlalchemy.pool import StaticPool

from corpus.errors import Invalid, Unavailable
from corpus.migrate import prepare
from corpus.turn import turn, wait_for_turn

_BUSY_SECONDS = 15
_SERVER = {"connect_timeout": 5, "tcp_user_timeout": 15_000, "application_name": "foi", "options": "-c timezone=utc"}
"""How PostgreSQL is called upon: one that is gone is noticed in seconds, and times come as they were kept."""
_CONNECTIONS, _MORE_CONNECTIONS = 10, 30
_MEANINGS = (
    (
        "authentication failed",
        "the library's database refuses the name or password it was given; see that both are right",
    ),
    ("no password supplied", "the library's database wants a password; set FOI_LIBRARY_PASSWORD"),
    ("permission denied", "the account at the library's database may not do this; it must own the library's tables"),
    ('database "', "the library's database is not there or cannot be used; make it with createdb, or see FOI_LIBRARY"),
    ("deadlock", "two changes of the library met; repeat this one"),
    ("no space left", "the disk of the library's database is full; free some space and try again"),
    ("index row size", "PostgreSQL cannot keep a source with so long a name; shorten its path"),
    (
        "connection",
        "the library's database cannot be reached; see that it runs and what FOI_LIBRARY says. It is tried again",
    ),
    ("read-only", "the library's database may only be read just now; write to its primary server"),
    ("full", "the disk is full; free some space and try again. Nothing was half-written"),
    ("readonly", "the library is read-only; check the permissions of the folder"),
    ("locked", "the library is busy with another writer; try again in a moment"),
    ("malformed", "the library file is damaged; restore it from a back-up"),
    ("not a database", "the library file is not a library; restore it from a back-up, or choose another folder"),
    ("unable to open", "the library cannot be opened; check that the folder exists and may be written"),
    ("disk i/o", "the disk could not be written; check that it is not full or failing"),
)


class Store:
    """A database, addressed by a path to an SQLite file, ":memory:", or a SQLAlchemy URL."""

    def __init__(self, address: str | Path | URL) -> None:
        self.engine = _engine(address)
        self._sessions = sessionmaker(self.engine, expire_on_commit=False)
        with _plainly():
            prepare(self.engine)

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """Everything done inside is kept together, or not at all. Raises Unavailable for a fault of the database."""
        with _plainly(), self._sessions.begin() as session:
            yield session

    @property
    def shared(self) -> bool:
        """Whether other processes, on other machines, may be writing too."""
        return self.engine.dialect.name != "sqlite"

    @contextmanager
    def changing(self) -> Iterator[Session]:
        """A transaction that changes documents: of all processes, one at a time, so that changes are in order."""
        with self.transaction() as session:
            wait_for_turn(session, "documents")
            yield session

    @contextmanager
    def alone(self, work: str) -> Iterator[None]:
        """Of all processes that share the library, only one at a time is at this work; a file is one process's own."""
        if not self.shared:
            yield
            return
        with _plainly(), self.engine.connect() as connection:
            connection = connection.execution_options(isolation_level="AUTOCOMMIT")
            connection.execute(text("SELECT pg_advisory_lock(:work)"), {"work": turn(work)})
            try:
                yield
            finally:
                connection.execute(text("SELECT pg_advisory_unlock(:work)"), {"work": turn(work)})

    def size(self) -> int:
        """The bytes that a database server keeps the library in."""
        with self.transaction() as session:
            return int(session.scalar(text("SELECT pg_database_size(current_database())")) or 0)

    def compact(self) -> None:
        """Write the file afresh, so that nothing of what was deleted or changed is left in its bytes.

        On PostgreSQL that is its administrator's to do: VACUUM FULL. Raises Unavailable while another is reading.
        """
        if self.shared:
            return
        with _plainly(), self.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("PRAGMA secure_delete=ON")
            connection.exec_driver_sql("VACUUM")
            busy = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").scalar()
            connection.exec_driver_sql("PRAGMA secure_delete=OFF")
        if busy:
            raise Unavailable("the library is being read, and cannot be written afresh yet; repeat this in a moment")

    def close(self) -> None:
        self.engine.dispose()


def documents_at(address: str | Path | URL) -> int | None:
    """How many documents a library has, with nothing changed there; None where no library is yet. Raises Unavailable."""
    engine = _engine(address)
    try:
        with _plainly(), engine.connect() as connection:
            there = "documents" in inspect(connection).get_table_names()
            return connection.scalar(text("SELECT count(*) FROM documents")) if there else None
    finally:
        engine.dispose()


def address_of(url: str, password: str = "") -> URL:
    """The address of a library that several machines share. Raises Invalid, which never repeats what it was given."""
    try:
        found = make_url(url.strip())
    except (ArgumentError, ValueError):
        found = None
    if found is None or found.get_backend_name() != "postgresql" or not found.database:
        raise Invalid("FOI_LIBRARY is not understood; write postgresql+psycopg://NAME@HOST:PORT/DATABASE.")
    if "password" in found.query:
        raise Invalid("FOI_LIBRARY has a password after its question mark; put it into FOI_LIBRARY_PASSWORD.")
    return found.set(drivername="postgresql+psycopg", password=password or found.password)


def _engine(address: str | Path | URL) -> Engine:
    if isinstance(address, URL) or "://" in str(address):
        url = make_url(address if isinstance(address, URL) else str(address))
        server = url.get_backend_name() == "postgresql"
        pool = {"pool_size": _CONNECTIONS, "max_overflow": _MORE_CONNECTIONS, "connect_args": _SERVER} if server else {}
        engine = create_engine(url, pool_pre_ping=True, **pool)
    elif str(address) == ":memory:":
        engine = create_engine("sqlite://", connect_args={"check_same_thread": False}, poolclass=StaticPool)
    else:
        engine = create_engine(URL.create("sqlite", database=str(address)), connect_args={"timeout": _BUSY_SECONDS})
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _set_up)
    return engine


def _set_up(connection: Any, _record: object) -> None:
    """SQLite as the library needs it: references kept, readers beside a writer, and a wait for another writer."""
    cursor = connection.cursor()
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.execute(f"PRAGMA busy_timeout={_BUSY_SECONDS * 1000}")
    try:
        cursor.execute("PRAGMA journal_mode=WAL")
    except sqlite3.OperationalError as error:
        if "readonly" not in str(error):  # a library that may only be read stays as it is
            raise
    cursor.execute("PRAGMA synchronous=NORMAL")
    cursor.close()


@contextmanager
def _plainly() -> Iterator[None]:
    """Turn the database's faults into one line a person can act on."""
    try:
        yield
    except (OperationalError, DatabaseError) as error:
        raise Unavailable(_meaning(str(error.orig))) from None
    except SQLAlchemyError as error:
        raise Unavailable(f"the library could not be used: {type(error).__name__}") from None


def _meaning(fault: str) -> str:
    low = fault.lower()
    return next(
        (said for sign, said in _MEANINGS if sign in low), "the library could not be read or written; run foi doctor"
    )
