"""What the running of the place says of itself: storage, back-ups, settings, health, and where a person's data stand."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from corpus.listings import IngestReport
from corpus.records import Record

BACKUP_FORMAT = 1


class Counts(Record):
    """How much a library holds."""

    documents: int = 0
    passages: int = 0
    versions: int = 0
    drafts: int = 0
    records: int = 0
    entries: int = 0


class Member(Record):
    """A file in a back-up, with its size in bytes and its SHA-256."""

    name: str
    bytes: int
    sha256: str


class Manifest(Record):
    """What a back-up holds. `schema_version` is the form of the library's tables, `seal` that of the journal's end."""

    format: int = BACKUP_FORMAT
    made: datetime
    version: str
    schema_version: int
    counts: Counts
    seal: str
    members: list[Member]


class BackUp(Record):
    """A back-up as a list shows it. `sha256` is of the whole file: note it, with the seal, somewhere else."""

    name: str
    bytes: int
    made: datetime
    counts: Counts
    seal: str
    sha256: str = ""


class Restored(Record):
    """What a restore put in place, and what there was before; `aside` is where that is kept, if it is.

    `erasures` counts those made after the back-up was: what they took out is back, and has to be erased again.
    """

    manifest: Manifest
    before: Counts | None
    erasures: int = 0
    aside: str | None = None


class SettingCard(Record):
    """A setting with its value now, where that came from (`given_by`), its default, and what it means."""

    variable: str
    value: str
    given_by: str
    default: str
    meaning: str


class HealthCheck(Record):
    """One thing looked at; `do` is what to do about it, empty when all is well."""

    state: Literal["ok", "warning", "fault"]
    what: str
    found: str
    do: str = ""


class Storage(Record):
    """Bytes on disk, by what they are for, and how much the library holds."""

    home: str
    library_bytes: int
    index_bytes: int
    backup_bytes: int
    fetched_bytes: int
    free_bytes: int
    counts: Counts


class Fetching(Record):
    """Addresses being fetched and read: `done` of `total`, the report so far, and what stopped it, if anything did."""

    what: str = ""
    running: bool = False
    done: int = 0
    total: int = 0
    report: IngestReport = IngestReport(results=[], counts={})
    fault: str = ""


class Place(Record):
    """Where words stand: what kind of place, which one, in which part of it, and how often."""

    kind: str
    id: str
    part: str
    count: int


class Sought(Record):
    """Every place where somebody's data stand. `kept` are places that stay as they are, each kind with its reason.

    `partly` counts the last word of a name alone, where it may or may not be the same person.
    """

    places: list[Place]
    kept: list[Place] = []
    partly: int = 0

    @property
    def count(self) -> int:
        return sum(place.count for place in self.places)


class Erased(Record):
    """What was erased. Keep `receipt` with the request: with the words, it proves which were erased.

    `backups` are those made before, which hold it still.
    """

    found: Sought
    receipt: str
    backups: list[str] = []


class Expired(Record):
    """Something kept longer than the rule for its kind allows."""

    kind: str
    id: str
    changed: datetime


class Retention(Record):
    """The rules in months, by what they are for (0 is for ever), and what is over them."""

    rules: dict[str, int]
    expired: list[Expired]
    applied: bool = False
