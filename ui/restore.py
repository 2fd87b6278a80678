"""Restoring a back-up: all of it is checked before anything is replaced, and what was there stays until it opens."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import zipfile
import zlib
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from corpus.errors import Conflict, FoiError, Invalid, Unavailable
from corpus.journal import Journal
from corpus.library import Library
from corpus.migrate import VERSION
from corpus.office import BACKUP_FORMAT, Counts, Manifest, Member, Restored
from retriever.keys import write_private
from ui.backup import INDEX, LIBRARY, MANIFEST, RESTORING, back_up, counts, digest, manifest_of
from ui.home import HomeLock, prepare, require_none_running
from ui.reach import Progress
from ui.shipped import MARK

_STAGED, _ASIDE = ".restoring", "before-restore"
_PATIENCE = 15.0
_WITH_LIBRARY = (f"{LIBRARY}-wal", f"{LIBRARY}-shm")
ERASED = "erase"
"""The action of a journal entry that says a person's data were erased."""


def restore(home: Path, file: Path, who: str, progress: Progress, keep_old: bool = False) -> Restored:
    """Put what a back-up holds in the place of what there is, on somebody's word. Needs the home to itself.

    Raises Unavailable while a service runs; Invalid for a file that is damaged or was made by a newer version. Killed
    at any moment, it leaves the old or the new, whole: see `recover`.
    """
    home = prepare(home)
    require_none_running(home)
    with HomeLock(home):
        recover(home)
        staged = home / _STAGED
        try:
            manifest = staged_from(file, staged, progress)
            before, erasures = _what_was(home, manifest)
            aside = _swap(home, staged)
            _opened(home, who, manifest)
        except (FoiError, OSError):
            recover(home)
            raise
        finally:
            shutil.rmtree(staged, ignore_errors=True)
        (home / RESTORING).unlink()
        if not keep_old:
            shutil.rmtree(home / aside, ignore_errors=True)
    return Restored(manifest=manifest, before=before, erasures=erasures, aside=aside if keep_old else None)


def restore_open(home: Path, file: Path, who: str, library: Library, progress: Progress) -> Restored:
    """The same for the library that this process has open: it is written over in one transaction.

    The keys and people stay as they are. What was there is backed up first, and that back-up is named as `aside`.
    """
    staged = home / _STAGED
    try:
        manifest = staged_from(file, staged, progress)
        before, erasures = _what_was(home, manifest)
        safe = back_up(home, None, progress)
        with (
            closing(sqlite3.connect(staged / LIBRARY)) as source,
            closing(sqlite3.connect(home / LIBRARY, timeout=_PATIENCE)) as target,
        ):
            source.execute("PRAGMA journal_mode=DELETE")
            source.backup(target)
        if (staged / MARK).exists():
            os.replace(staged / MARK, home / MARK)
        _say(library, who, manifest)
    except sqlite3.Error as error:
        raise Unavailable(f"the library could not be written over ({error}); it is as it was") from error
    finally:
        shutil.rmtree(staged, ignore_errors=True)
    return Restored(manifest=manifest, before=before, erasures=erasures, aside=safe.name)


def recover(home: Path) -> bool:
    """Put back what there was before a restore that was killed half way; True when there was one.

    Whoever holds a home calls this before opening the library.
    """
    note = home / RESTORING
    try:
        told = json.loads(note.read_text("utf-8"))
        aside, come, gone = home / str(told["aside"]), list(told["come"]), list(told["gone"])
    except FileNotFoundError:
        for empty in (found for found in home.glob(f"{_ASIDE}-*") if not any(found.iterdir())):
            empty.rmdir()  # made by one that was killed before it began
        return False
    except (OSError, ValueError, LookupError, TypeError) as error:
        raise Unavailable(f"{note} cannot be read; what was there before is in {home}/{_ASIDE}-*") from error
    for name in come:
        if name not in gone or (aside / name).exists():
            _remove(home / name)
    for name in gone:
        if (aside / name).exists():
            os.replace(aside / name, home / name)
    note.unlink()
    shutil.rmtree(aside, ignore_errors=True)
    shutil.rmtree(home / _STAGED, ignore_errors=True)
    return True


def staged_from(file: Path, staged: Path, progress: Progress) -> Manifest:
    """Unpack a back-up beside the library and see that it is whole and opens. Raises Invalid."""
    manifest = manifest_of(file)
    if manifest.format > BACKUP_FORMAT or manifest.schema_version > VERSION:
        raise Invalid(
            f"{file.name} was made by a newer version ({manifest.version}); install that version to restore it"
        )
    shutil.rmtree(staged, ignore_errors=True)
    staged.mkdir(mode=0o700)
    try:
        with zipfile.ZipFile(file) as packed:
            named = {m.name for m in manifest.members}
            if sorted(packed.namelist()) != sorted({MANIFEST, *named}) or LIBRARY not in named:
                raise Invalid(f"{file.name} does not hold what its manifest says; choose another back-up")
            for n, member in enumerate(manifest.members, 1):
                _unpack(packed, member, staged, file.name)
                progress(n, len(manifest.members), "Checking the back-up")
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
        raise Invalid(f"{file.name} is damaged; choose another back-up") from error
    _sound(staged / LIBRARY, manifest, file.name)
    return manifest


def _unpack(packed: zipfile.ZipFile, member: Member, staged: Path, name: str) -> None:
    place = staged / member.name
    beside_or_index = "/" not in member.name or member.name.startswith(f"{INDEX}/")
    if not beside_or_index or not place.resolve().is_relative_to(staged.resolve()) or member.name.startswith("."):
        raise Invalid(f"{name} holds a file that is not part of a back-up; choose another")
    place.parent.mkdir(parents=True, exist_ok=True)
    with packed.open(member.name) as source, place.open("wb") as target:
        left = member.bytes + 1  # no more is written than was promised, whatever it expands to
        while left and (part := source.read(min(left, 1024 * 1024))):
            target.write(part)
            left -= len(part)
        target.flush()
        os.fsync(target.fileno())
    place.chmod(0o600)
    if place.stat().st_size != member.bytes or digest(place) != member.sha256:
        raise Invalid(
            f"{member.name} in {name} is not as it was backed up (its SHA-256 differs); choose another back-up"
        )


def _sound(library: Path, manifest: Manifest, name: str) -> None:
    """See that the library opens, is brought to this version's form, holds what was counted, and its record fits."""
    try:
        with closing(sqlite3.connect(library)) as opened:
            whole = opened.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        held = counts(library)
        opened_as_ours = Library.open(library)
    except (sqlite3.Error, Unavailable) as error:
        raise Invalid(f"the library in {name} does not open ({error}); choose another back-up") from error
    audit = Journal(opened_as_ours.store).audit()
    older = manifest.schema_version < VERSION  # whose journal may have been sealed again as it was opened
    opened_as_ours.close()
    if not whole or held != manifest.counts or audit.broken or (audit.seal != manifest.seal and not older):
        raise Invalid(f"the library in {name} is not what its manifest says it is; choose another back-up")


def _what_was(home: Path, manifest: Manifest) -> tuple[Counts | None, int]:
    """What the present library holds, and the erasures in it that the back-up does not know; None for a destroyed one."""
    try:
        with closing(sqlite3.connect(f"{(home / LIBRARY).absolute().as_uri()}?mode=ro", uri=True)) as opened:
            found = opened.execute(
                "SELECT count(*) FROM journal WHERE action = ? AND seq > ?", (ERASED, manifest.counts.entries)
            )
            erasures = int(found.fetchone()[0])
        return counts(home / LIBRARY), erasures
    except (sqlite3.Error, Unavailable):
        return None, 0


def _swap(home: Path, staged: Path) -> str:
    """Move what there is aside and what was staged in; a note of both is kept until all of it is done."""
    come = sorted({p.name for p in staged.iterdir()} | set(_WITH_LIBRARY))
    gone = [name for name in come if (home / name).exists()]
    aside = f"{_ASIDE}-{datetime.now(UTC):%Y%m%d-%H%M%S}"
    if (home / aside).exists():
        raise Conflict(f"{home / aside} exists; look at it, move it away, then restore again")
    (home / aside).mkdir(mode=0o700)
    write_private(home / RESTORING, json.dumps({"aside": aside, "come": come, "gone": gone}))
    for name in gone:
        os.replace(home / name, home / aside / name)
    for path in sorted(staged.iterdir()):
        os.replace(path, home / path.name)
    return aside


def _opened(home: Path, who: str, manifest: Manifest) -> None:
    """See that the library opens where it now is, and have its journal say who restored it."""
    library = Library.open(home / LIBRARY)
    _say(library, who, manifest)
    library.close()


def _say(library: Library, who: str, manifest: Manifest) -> None:
    when = f"as it was on {manifest.made:%d %B %Y at %H:%M UTC}"
    Journal(library.store).append("library", who, "restore", "", manifest.seal, when)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
