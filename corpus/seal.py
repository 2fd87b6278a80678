"""A line of the journal as it is written: sealed to the one before it.

A seal is a digest of the line's words and of the seal before, so that one changed, taken out or put between shows.
"""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from corpus.records import Record
from corpus.tables import EntryRow, now

FIRST = "0" * 64
"""What the first line is sealed to."""


class Entry(Record):
    seq: int
    at: datetime
    subject: str
    who: str
    action: str
    before: str
    after: str
    note: str = ""
    seal: str = ""


def write(session: Session, subject: str, who: str, action: str, before: str, after: str, note: str = "") -> EntryRow:
    """Add one entry within a transaction, sealed to the one before it; writers wait for each other here."""
    if session.get_bind().dialect.name == "sqlite":  # takes the one write lock before the last line is read
        session.execute(text("UPDATE schema SET version = version"))
    else:
        session.execute(text("LOCK TABLE journal IN EXCLUSIVE MODE"))
    last = session.scalars(select(EntryRow).order_by(EntryRow.seq.desc()).limit(1)).first()
    said = {"subject": subject, "who": who, "action": action, "before": before, "after": after, "note": note}
    row = EntryRow(seq=last.seq + 1 if last else 1, at=now(), seal="", **said)
    row.seal = sealed(entry_of(row), last.seal if last else FIRST)
    session.add(row)
    session.flush()
    return row


def sealed(entry: Entry, before: str) -> str:
    """The seal an entry should bear: SHA-256 of the seal before and of its own fields as canonical JSON."""
    said = entry.model_dump(mode="json", exclude={"seal"})
    said["at"] = entry.at.astimezone(UTC).isoformat(timespec="microseconds")
    return hashlib.sha256((before + json.dumps(said, sort_keys=True, ensure_ascii=False)).encode()).hexdigest()


def entry_of(row: EntryRow) -> Entry:
    at = row.at if row.at.tzinfo else row.at.replace(tzinfo=UTC)
    return Entry(
        seq=row.seq,
        at=at,
        subject=row.subject,
        who=row.who,
        action=row.action,
        before=row.before,
        after=row.after,
        note=row.note,
        seal=row.seal,
    )


def reseal(session: Session) -> None:
    """Seal lines that were written without, in the order they were made."""
    seal = FIRST
    for row in session.scalars(select(EntryRow).order_by(EntryRow.seq)):
        row.seal = seal = sealed(entry_of(row), seal)
    session.flush()
