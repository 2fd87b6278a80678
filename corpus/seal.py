"""A line of the journal as it is written: sealed to the one before it.

A seal is a digest of the line and of the seal before, so that one changed, taken out or put between shows. Of the words
before, after and in the note the seal covers a salted digest: should the law have some of them erased, they can be, the
seals of all lines still fit, and a line of its own says who did it, when, and vouches for what stands there now.
"""

from __future__ import annotations

import secrets
from datetime import UTC

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from corpus.entries import Entry, digest
from corpus.tables import EntryRow, now

FIRST = "0" * 64
"""What the first line is sealed to."""
REDACTED = "redact"
"""The action of a line that vouches for what stands in the line its subject names, after words of it were erased."""


def write(session: Session, subject: str, who: str, action: str, before: str, after: str, note: str = "") -> EntryRow:
    """Add one entry within a transaction, sealed to the one before it; writers wait for each other here."""
    if session.get_bind().dialect.name == "sqlite":  # takes the one write lock before the last line is read
        session.execute(text("UPDATE schema SET version = version"))
    else:
        session.execute(text("LOCK TABLE journal IN EXCLUSIVE MODE"))
    last = session.scalars(select(EntryRow).order_by(EntryRow.seq.desc()).limit(1)).first()
    said = {"subject": subject, "who": who, "action": action, "before": before, "after": after, "note": note}
    row = EntryRow(seq=last.seq + 1 if last else 1, at=now(), salt=secrets.token_hex(16), words="", seal="", **said)
    _seal(row, last.seal if last else FIRST)
    session.add(row)
    session.flush()
    return row


def redact(session: Session, row: EntryRow, who: str, why: str, before: str, after: str, note: str) -> EntryRow:
    """Put other words in the place of a line's own, and add the line that says so; what was there cannot be guessed."""
    row.before, row.after, row.note, row.salt = before, after, note, secrets.token_hex(16)
    return write(session, place(row.seq), who, REDACTED, row.words, entry_of(row).now, why)


def place(seq: int) -> str:
    """A line of the journal as the subject of another."""
    return f"journal:{seq}"


def sealed(entry: Entry, before: str) -> str:
    """The seal an entry should bear: SHA-256 of the seal before and of its own fields, its words as their digest."""
    said = entry.model_dump(mode="json", include={"seq", "subject", "who", "action", "words"})
    said["at"] = entry.at.astimezone(UTC).isoformat(timespec="microseconds")
    return digest([before, said])


def entry_of(row: EntryRow) -> Entry:
    at = row.at if row.at.tzinfo else row.at.replace(tzinfo=UTC)
    return Entry(at=at, **{name: getattr(row, name) for name in Entry.model_fields if name != "at"})


def reseal(session: Session) -> None:
    """Seal lines that were written without, or in an earlier way, in the order they were made."""
    seal = FIRST
    for row in session.scalars(select(EntryRow).order_by(EntryRow.seq)):
        row.salt = secrets.token_hex(16)
        _seal(row, seal)
        seal = row.seal
    session.flush()


def _seal(row: EntryRow, before: str) -> None:
    row.words = entry_of(row).now
    row.seal = sealed(entry_of(row), before)
