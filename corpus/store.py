"""Opening the library's database: one engine, transactions that are all or nothing, faults said plainly."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.exc import DatabaseError, OperationalError, SQLAlchemyError
from sqlalchemy.orm import Session, sessionmaker
from sqlalchemy.pool import StaticPool

from corpus.errors import Unavailable
from corpus.tables import Base

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
            Base.metadata.create_all(self.engine)

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """Everything done inside is kept together, or not at all. Raises Unavailable for a fault of the database."""
        with _plainly(), self._sessions.begin() as session:
            yield session

    def close(self) -> None:
        self.engine.dispose()


def _engine(address: str) -> Engine:
    if "://" in address:
        return create_engine(address, pool_pre_ping=True)
    if address == ":memory:":
        engine = create_engine("sqlite://", connect_args={"check_same_thread": False}, poolclass=StaticPool)
    else:
        engine = create_engine(f"sqlite:///{address}", connect_args={"timeout": _BUSY_SECONDS})

    @event.listens_for(engine, "connect")
    def prepare(connection, _record) -> None:  # type: ignore[no-untyped-def]
        cursor = connection.cursor()
        cursor.execute("PRAGMA foreign_keys=ON")
        cursor.execute("PRAGMA journal_mode=WAL")
        cursor.execute("PRAGMA synchronous=NORMAL")
        cursor.close()

    return engine


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
