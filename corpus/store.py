"""Opening the library's database: one engine, transactions that are all or nothing, faults said plainly."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Engine, create_engine, event
from sqlalchemy.exc import DatabaseError, OperationalError, SQLAlchemyError
from sqlalchemy.orm import Session, sessionmaker
from sqlalchemy.pool import StaticPool

from corpus.errors import Unavailable
from corpus.migrate import prepare

_BUSY_SECONDS = 15
_MEANINGS = (
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

    def __init__(self, address: str | Path) -> None:
        self.engine = _engine(str(address))
        self._sessions = sessionmaker(self.engine, expire_on_commit=False)
        with _plainly():
            prepare(self.engine)

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """Everything done inside is kept together, or not at all. Raises Unavailable for a fault of the database."""
        with _plainly(), self._sessions.begin() as session:
            yield session

    def compact(self) -> None:
        """Write the file afresh, so that nothing of what was deleted or changed is left in its bytes.

        On PostgreSQL that is its administrator's to do: VACUUM FULL. Raises Unavailable while another is reading.
        """
        if self.engine.dialect.name != "sqlite":
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


def _engine(address: str) -> Engine:
    if address == ":memory:":
        engine = create_engine("sqlite://", connect_args={"check_same_thread": False}, poolclass=StaticPool)
    elif "://" in address:
        engine = create_engine(address, pool_pre_ping=True)
    else:
        engine = create_engine(URL.create("sqlite", database=address), connect_args={"timeout": _BUSY_SECONDS})
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
