"""Turns at a database that several processes share: who holds one is alone at its work until the transaction ends."""

from __future__ import annotations

import hashlib

from sqlalchemy import Connection, text
from sqlalchemy.orm import Session


def wait_for_turn(within: Session | Connection, work: str) -> None:
    """Within a transaction: nobody else goes on who waits for this turn, until it ends. SQLite has one writer anyway."""
    bound = within.get_bind() if isinstance(within, Session) else within
    if bound.dialect.name == "postgresql":
        within.execute(text("SELECT pg_advisory_xact_lock(:turn)"), {"turn": turn(work)})


def turn(work: str) -> int:
    """The number by which PostgreSQL knows a piece of work."""
    return int.from_bytes(hashlib.blake2b(f"foi {work}".encode(), digest_size=8).digest(), "big", signed=True)
