"""A back-up: the library as it stands at one moment, with the keys and people of its home, in one file."""

from __future__ import annotations

import hashlib
import itertools
import os
import sqlite3
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from pydantic import ValidationError

from corpus.errors import Conflict, Invalid, NotFound, Unavailable
from corpus.office import BackUp, Counts, Manifest, Member
from corpus.seal import FIRST
from corpus.version import version
from ui.home import HomeLock, prepare
from ui.reach import Progress

LIBRARY, MANIFEST, INDEX, FOLDER, RESTORING = (
    "library.sqlite",
    "manifest.json",
    "index",
    "backups",
    "restoring.json",
)
_PASSING = frozenset({"lock", "lock.json", "service.json", RESTORING})
_LARGEST_BESIDE = 10 * 1024 * 1024
_COUNTED = {
    "documents": "SELECT count(*) FROM documents",
    "passages": "SELECT coalesce(sum(json_array_length(record, '$.passages')), 0) FROM documents",
    "versions": "SELECT count(*) FROM versions",
    "drafts": "SELECT count(*) FROM drafts",
    "records": "SELECT count(*) FROM kept",
    "entries": "SELECT count(*) FROM journal",
}


def back_up(home: Path, file: Path | None, progress: Progress, with_index: bool = False) -> BackUp:
    """Write a back-up of `home`, by default into its own folder of them, and say what it holds.

    The file appears when it is whole, and not before; a service may run, unless the index goes too. Raises
    Unavailable for a library that is not there or damaged, Conflict where `file` exists.
    """
    home = prepare(home)
    if (home / RESTORING).exists():
        raise Conflict("a restore was interrupted here; run it again, or any other foi command, then back up")
    if not (home / LIBRARY).is_file():
        raise NotFound(f"there is no library in {home}; foi ingest makes one, and foi restore brings one back")
    if with_index:
        with HomeLock(home):  # which a running service holds: its index cannot be copied under it
            return _written(home, file, progress, with_index)
    return _written(home, file, progress, with_index)


def listed(home: Path) -> list[BackUp]:
    """The back-ups in the home's own folder, the newest first; a file that is none is left out."""
    found = []
    for file in sorted((home / FOLDER).glob("*.zip")):
        try:
            manifest = manifest_of(file)
        except Invalid:
            continue
        found.append(_card(file, manifest))
    return sorted(found, key=lambda card: (card.made, card.name), reverse=True)


def manifest_of(file: Path) -> Manifest:
    """What a back-up says it holds. Raises NotFound, and Invalid for a file that is no back-up."""
    if not file.is_file():
        raise NotFound(f"{file}: there is no such file")
    try:
        with zipfile.ZipFile(file) as packed:
            return Manifest.model_validate_json(packed.read(MANIFEST))
    except (zipfile.BadZipFile, zlib.error, KeyError, EOFError, OSError, ValidationError, NotImplementedError) as error:
        raise Invalid(f"{file.name} is not a back-up, or is damaged; choose a file that foi backup made") from error


def counts(file: Path) -> Counts:
    """How much a library file holds. Raises Unavailable when it cannot be read."""
    with _sqlite(file) as opened:
        return _counts(opened)


def digest(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def _written(home: Path, file: Path | None, progress: Progress, with_index: bool) -> BackUp:
    made = datetime.now(UTC).replace(microsecond=0)
    place = file or _free(home / FOLDER / f"foi-{made:%Y-%m-%d-%H%M%S}.zip")
    if place.exists():
        raise Conflict(f"{place} exists; back-ups are never written over: name another file")
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    for left in place.parent.glob(f".{place.stem}*.part"):  # by one that was killed
        left.unlink(missing_ok=True)
    part = place.with_name(f".{place.stem}-{os.getpid()}.part")
    try:
        with TemporaryDirectory(dir=place.parent, prefix=".copying-") as copying:
            manifest, members = _gathered(home, Path(copying) / LIBRARY, made, with_index)
            _pack(part, manifest, members, progress)
        os.replace(part, place)
    except OSError as error:
        raise Unavailable(f"the back-up cannot be written to {place}: {error.strerror or error}") from error
    finally:
        part.unlink(missing_ok=True)
    return _card(place, manifest).model_copy(update={"sha256": digest(place)})


def _free(place: Path) -> Path:
    """The place, or one numbered after it: two back-ups may be made in the same second."""
    numbered = (place.with_stem(f"{place.stem}_{n}") for n in itertools.count(2))
    return next(name for name in itertools.chain([place], numbered) if not name.exists())


def _gathered(home: Path, copy: Path, made: datetime, with_index: bool) -> tuple[Manifest, dict[str, Path]]:
    """The library copied as it stands at one moment, whoever writes to it meanwhile, and the files beside it."""
    with _sqlite(home / LIBRARY) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)
        target.execute("PRAGMA journal_mode=DELETE")
    with _sqlite(copy) as opened:
        if opened.execute("PRAGMA integrity_check").fetchone() != ("ok",):
            raise Unavailable("the library file is damaged, and was not backed up; restore it from an earlier back-up")
        held = _counts(opened)
        schema = opened.execute("SELECT version FROM schema").fetchone()[0]
        last = opened.execute("SELECT seal FROM journal ORDER BY seq DESC LIMIT 1").fetchone()
    members = {LIBRARY: copy, **{path.name: path for path in beside(home)}}
    if with_index:
        members |= {str(p.relative_to(home)): p for p in sorted((home / INDEX).rglob("*")) if p.is_file()}
    listed = [Member(name=n, bytes=p.stat().st_size, sha256=digest(p)) for n, p in members.items()]
    seal = last[0] if last else FIRST
    return Manifest(
        made=made, version=version(), schema_version=schema, counts=held, seal=seal, members=listed
    ), members


def beside(home: Path) -> Iterator[Path]:
    """The small files beside the library that belong to it: the keys, the people, and what was shipped into it."""
    for path in sorted(home.iterdir()):
        mine = path.is_file() and not path.is_symlink() and not path.name.startswith(".") and ".sqlite" not in path.name
        if mine and path.name not in _PASSING and path.stat().st_size <= _LARGEST_BESIDE:
            yield path


def _pack(part: Path, manifest: Manifest, members: dict[str, Path], progress: Progress) -> None:
    os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    with part.open("wb") as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as packed:
            packed.writestr(MANIFEST, manifest.model_dump_json(indent=2))
            for n, (name, path) in enumerate(members.items(), 1):
                packed.write(path, name)
                progress(n, len(members), "Packing the back-up")
        file.flush()
        os.fsync(file.fileno())


def _counts(opened: sqlite3.Connection) -> Counts:
    return Counts(**{name: opened.execute(query).fetchone()[0] for name, query in _COUNTED.items()})


@contextmanager
def _sqlite(file: Path) -> Iterator[sqlite3.Connection]:
    """A library file, to read; its faults said plainly."""
    try:
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True, timeout=15)) as opened:
            yield opened
    except sqlite3.Error as error:
        raise Unavailable(
            f"the library file {file.name} cannot be read ({error}); restore it from a back-up with: foi restore FILE"
        ) from error


def _card(file: Path, manifest: Manifest) -> BackUp:
    size = file.stat().st_size
    return BackUp(name=file.name, bytes=size, made=manifest.made, counts=manifest.counts, seal=manifest.seal)
