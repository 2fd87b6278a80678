"""A line of the journal, and what a look over all of them finds, as records."""

from __future__ import annotations

import hashlib
import json
from datetime import datetime

from corpus.records import Record


class Entry(Record):
    """A line. `words` is the digest, by `salt`, of its words as they were written."""

    seq: int
    at: datetime
    subject: str
    who: str
    action: str
    before: str
    after: str
    note: str = ""
    salt: str = ""
    words: str = ""
    seal: str = ""

    @property
    def now(self) -> str:
        """The digest of its words as they stand."""
        return digest([self.salt, self.before, self.after, self.note])


class Broken(Record):
    """A place where the chain does not fit, and what is wrong there."""

    seq: int
    what: str


class Audit(Record):
    """What a look over the whole journal found. `seal` is the last entry's: note it elsewhere to prove the end later.

    `redacted` are entries some of whose words were erased since: that is in order where a later entry vouches for it.
    """

    entries: int
    seal: str
    broken: list[Broken] = []
    redacted: list[int] = []


def digest(said: object) -> str:
    """SHA-256 of something said, as canonical JSON."""
    return hashlib.sha256(json.dumps(said, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
