"""An office on paper: one back-up, one setting, and nobody's data anywhere but those of Jane Smith, once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from corpus.errors import NotFound
from corpus.listings import SourceCard, SourceList, WorthFetching
from corpus.office import (
    BackUp,
    Counts,
    Erased,
    Expired,
    Fetching,
    HealthCheck,
    Manifest,
    Member,
    Place,
    Restored,
    Retention,
    SettingCard,
    Sought,
    Storage,
)

WHEN = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
HELD = Counts(documents=1, passages=1, entries=2)
NAME = "foi-2026-11-23-093000.zip"


class PaperOffice:
    def __init__(self) -> None:
        self.done: list[tuple[str, ...]] = []
        self.fetched = Fetching()
        self.kept = [BackUp(name=NAME, bytes=2_000_000, made=WHEN, counts=HELD, seal="0" * 64)]

    def sources(self) -> SourceList:
        return SourceList(
            sources=[SourceCard(name="ICO", what="decision notices", example="https://ico.org.uk/one")],
            worth_fetching=[
                WorthFetching(group="guidance", url="https://ico.org.uk/two", about="the test", checked=True)
            ],
        )

    def fetch(self, what: str) -> Fetching:
        self.done.append(("fetch", what))
        self.fetched = Fetching(what=what, done=1, total=1)
        return self.fetched

    def fetching(self) -> Fetching:
        return self.fetched

    def settings(self) -> list[SettingCard]:
        return [SettingCard(variable="FOI_PORT", value="9000", given_by="environment", default="8756", meaning="Port")]

    def health(self) -> list[HealthCheck]:
        return [
            HealthCheck(state="ok", what="Python", found="3.11"),
            HealthCheck(state="warning", what="Disk", found="9 MB free", do="Free some space."),
        ]

    def storage(self) -> Storage:
        return Storage(
            home="/home/foi",
            library_bytes=3_000_000,
            index_bytes=1_000_000,
            backup_bytes=2_000_000,
            fetched_bytes=0,
            free_bytes=9_000_000_000,
            counts=HELD,
        )

    def backups(self) -> list[BackUp]:
        return self.kept

    def back_up(self) -> BackUp:
        self.done.append(("back up",))
        return self.kept[0]

    def backup_file(self, name: str) -> bytes:
        self._find(name)
        return b"PK"

    def restore(self, name: str, who: str) -> Restored:
        self._find(name)
        self.done.append(("restore", name, who))
        member = Member(name="library.sqlite", bytes=1, sha256="0" * 64)
        manifest = Manifest(made=WHEN, version="1", schema_version=1, counts=HELD, seal="0" * 64, members=[member])
        return Restored(manifest=manifest, before=HELD)

    def seek(self, words: Sequence[str]) -> Sought:
        there = [Place(kind="document", id="letter-1", part="text", count=1)] if "Jane Smith" in words else []
        return Sought(places=there)

    def erase(self, words: Sequence[str], who: str, why: str) -> Erased:
        self.done.append(("erase", *words, who, why))
        return Erased(found=self.seek(words), receipt="0" * 32, backups=[NAME])

    def retention(self) -> Retention:
        return Retention(rules={"drafts": 12}, expired=[Expired(kind="draft", id="d1", changed=WHEN)])

    def retain(self, who: str) -> Retention:
        self.done.append(("retain", who))
        return self.retention().model_copy(update={"applied": True})

    def _find(self, name: str) -> None:
        if name != NAME:
            raise NotFound(f"There is no back-up {name!r} here.")
