"""Office in this process."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from corpus import counting, erasure, retention
from corpus.blot import Words
from corpus.caller import Caller
from corpus.errors import Forbidden, Invalid, NotFound
from corpus.listings import IngestReport, SourceList
from corpus.office import BackUp, Erased, Fetching, HealthCheck, Restored, Retention, SettingCard, Sought, Storage
from corpus.origin import Upload, offered
from retriever.words import asked
from ui import backup, doctor, fetching, gather, restore, stores
from ui.workshop import Workshop

_LONGEST_NAME, _LONGEST_WHY = 120, 300


def _quietly(done: int, total: int, what: str) -> None:
    """Progress that nobody watches."""


class OfficeRoom:
    """`retriever.desks.office.Office`, for one caller."""

    def __init__(self, shop: Workshop, caller: Caller) -> None:
        self._shop = shop
        self._caller = caller

    def _sees_all(self) -> None:
        """Raises Forbidden for a caller who may not see every collection: what follows is about all of them."""
        if self._caller.collections is not None:
            raise Forbidden("This concerns every collection of documents, and you may see only some of them.")

    def sources(self) -> SourceList:
        return fetching.listed()

    def fetch(self, what: str) -> Fetching:
        what = asked(what, "group or address").strip()
        wanted = [gather.Offer(what)] if gather.is_address(what) else fetching.group(what)
        settings = self._shop.settings
        return self._shop.errand.begin(
            what, len(wanted), lambda told: fetching.fetch(wanted, settings, self._read, told)
        )

    def fetching(self) -> Fetching:
        return self._shop.errand.state

    def settings(self) -> list[SettingCard]:
        rows = self._shop.settings.shown()
        return [SettingCard(given_by=row["from"], **{k: v for k, v in row.items() if k != "from"}) for row in rows]

    def health(self) -> list[HealthCheck]:
        return [HealthCheck(**vars(check)) for check in doctor.examine(self._shop.settings)]

    def storage(self) -> Storage:
        home, store = self._shop.home, self._shop.library.store
        return Storage(
            home=str(home),
            library_bytes=store.size() if store.shared else sum(map(_size, home.glob(f"{backup.LIBRARY}*"))),
            index_bytes=_size(home / backup.INDEX),
            backup_bytes=_size(home / backup.FOLDER),
            fetched_bytes=_size(home / fetching.CACHE),
            free_bytes=shutil.disk_usage(home).free,
            counts=counting.counts(store) if store.shared else backup.counts(home / backup.LIBRARY),
        )

    def backups(self) -> list[BackUp]:
        return backup.listed(self._shop.home)

    def back_up(self) -> BackUp:
        stores.require_own_library(self._shop.settings)
        return backup.back_up(self._shop.home, None, _quietly)

    def backup_file(self, name: str) -> bytes:
        self._sees_all()
        return self._backup(name).read_bytes()

    def restore(self, name: str, who: str) -> Restored:
        self._sees_all()
        stores.require_own_library(self._shop.settings)
        file, who = self._backup(name), self._signed(who)
        with self._shop.changing():
            done = restore.restore_open(self._shop.home, file, who, self._shop.library, _quietly)
        return done

    def seek(self, words: Sequence[str]) -> Sought:
        self._sees_all()
        return erasure.find(self._shop.library.store, Words(words))

    def erase(self, words: Sequence[str], who: str, why: str) -> Erased:
        self._sees_all()
        wanted, who, why = Words(words), self._signed(who), asked(why, "reason", _LONGEST_WHY)
        if wanted.count(who):
            raise Invalid("this would be signed with the name that is to be erased; let somebody else do it")
        library = self._shop.library
        count = self._shop.admitter().reader.count
        with self._shop.changing() as found:
            there, receipt = erasure.erase(library.store, wanted, who, why, count)
            library.store.compact()
            shutil.rmtree(self._shop.home / fetching.CACHE, ignore_errors=True)
            found.forget(everything=not library.store.shared and any(place.part == "id" for place in there.places))
        with self._shop.changing() as found:
            found.index.tidy()
        return Erased(found=there, receipt=receipt, backups=[kept.name for kept in self.backups()])

    def retention(self) -> Retention:
        self._sees_all()
        return retention.over(self._shop.library.store, self._shop.settings.retention, datetime.now(UTC))

    def retain(self, who: str) -> Retention:
        self._sees_all()
        store = self._shop.library.store
        done = retention.apply(store, self._shop.settings.retention, datetime.now(UTC), self._signed(who))
        store.compact()
        return done

    def _read(self, uploads: Sequence[Upload]) -> IngestReport:
        """Read what was fetched into the library, and say so while the rest is still being fetched."""
        self._shop.load_shipped()
        admitter = self._shop.admitter()
        with self._shop.changing():
            results = list(admitter.admit_all(map(offered, uploads)))
        self._shop.errand.brought(results)
        return IngestReport.of(results)

    def _backup(self, name: str) -> Path:
        """The file of a back-up in the home. Raises NotFound: a name is looked for, never followed."""
        if name not in {kept.name for kept in self.backups()}:
            raise NotFound(f"There is no back-up {name!r} here; copy it into the folder {backup.FOLDER} of the home.")
        return self._shop.home / backup.FOLDER / name

    def _signed(self, who: str) -> str:
        return asked(self._caller.signs(who), "name", _LONGEST_NAME)


def _size(path: Path) -> int:
    """The bytes of a file, or of all the files in a folder."""
    if path.is_file():
        return path.stat().st_size
    return sum(found.stat().st_size for found in path.rglob("*") if found.is_file())
