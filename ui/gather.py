"""The files that `foi ingest` is given: folders walked in order, each read no further than its limit."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from corpus.listings import IngestReport, IngestResult
from corpus.origin import Found, Origin, Upload, offered
from retriever.limits import Limits

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)
_BATCH_BYTES = 50 * 1024 * 1024
Ingest = Callable[[Sequence[Upload]], IngestReport]


@dataclass(frozen=True)
class Offer:
    """One file by the name it was given under; or, with a `refusal`, why it is not one to read."""

    source: str
    refusal: str = ""


@dataclass(frozen=True)
class Reading:
    """An offer with its content, or the reason there is none."""

    source: str
    content: bytes = b""
    refusal: str = ""
    origin: Origin | None = None

    @property
    def upload(self) -> Upload:
        return Found(self.origin, self.content) if self.origin else (self.source, self.content)


def find(paths: Sequence[str]) -> list[Offer]:
    """Every file under the paths given, in a settled order; hidden ones only when named themselves."""
    return [offer for path in paths for offer in _under(path)]


def batches(offers: Sequence[Offer], limits: Limits) -> Iterator[tuple[int, list[Reading]]]:
    """(How many are done after it, the readings) of each batch: never much more in memory than one batch."""
    batch: list[Reading] = []
    size = 0
    for done, offer in enumerate(offers, 1):
        batch.append(_read(offer, limits.file_bytes))
        size += len(batch[-1].content)
        if len(batch) == limits.files or size >= _BATCH_BYTES or done == len(offers):
            yield done, batch
            batch, size = [], 0


def admit(batch: Sequence[Reading], ingest: Ingest) -> list[IngestResult]:
    """What became of each reading, in order; those that could not be read are refused here."""
    taken = iter(ingest([r.upload for r in batch if not r.refusal]).results)
    refused = [IngestResult(source=r.source, status="refused", reason=r.refusal) for r in batch if r.refusal]
    order = {r.source: n for n, r in enumerate(batch)}
    return sorted([*taken, *refused], key=lambda result: order.get(result.source, len(order)))


def into(collection: str, ingest: Ingest) -> Ingest:
    """Reads what it is given into a collection."""

    def ingest_there(uploads: Sequence[Upload]) -> IngestReport:
        found = [offered(upload) for upload in uploads]
        return ingest([replace(one, origin=replace(one.origin, collection=collection)) for one in found])

    return ingest_there


def succeeded(report: IngestReport) -> bool:
    """True when something is now in the library on account of this report, and every path given existed."""
    missing = any(map(is_missing, report.results))
    return not missing and any(row.status != "refused" for row in report.results)


def is_missing(row: IngestResult) -> bool:
    """True for a path that was given and does not exist."""
    return row.reason == _MISSING


_MISSING = "there is no such file or folder"


def _under(path: str) -> Iterator[Offer]:
    if _ADDRESS.match(path):
        yield Offer(path)
    elif not os.path.lexists(path):
        yield Offer(path, _MISSING)
    elif not os.path.isdir(path):
        yield Offer(path, "" if os.path.isfile(path) else "not a regular file")
    else:
        yield from _walk(path, Path(path).resolve())


def _walk(folder: str, root: Path) -> Iterator[Offer]:
    """What a folder holds, sorted by name. A link is followed only to a file inside the folder that was given."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield Offer(folder, f"the folder cannot be read: {error.strerror}")
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        folderish = os.path.isdir(entry.path)  # unlike entry.is_dir(), also for a link that leads to itself
        if entry.is_symlink() and (folderish or not _inside(entry.path, root)):
            yield Offer(entry.path, "a link to a folder or out of the folder given; give what it leads to by itself")
        elif folderish:
            yield from _walk(entry.path, root)
        else:
            yield Offer(entry.path, "" if os.path.isfile(entry.path) else "not a regular file")


def _inside(path: str, root: Path) -> bool:
    try:
        return Path(path).resolve(strict=True).is_relative_to(root)
    except (OSError, RuntimeError):  # a link to nothing, or to itself
        return False


def is_address(path: str) -> bool:
    return bool(_ADDRESS.match(path))


def _read(offer: Offer, most: int) -> Reading:
    if offer.refusal:
        return Reading(offer.source, refusal=offer.refusal)
    try:
        with open(offer.source, "rb") as file:
            content = file.read(most + 1)
    except OSError as error:
        return Reading(offer.source, refusal=f"cannot be read: {error.strerror or error}")
    if len(content) > most:
        return Reading(
            offer.source, refusal=f"larger than {most // 1024 // 1024} MB, the most that is read of one file"
        )
    return Reading(offer.source, content)
