"""Admit files to the library: each ends as admitted, unchanged, replaced, grouped, or refused with a reason."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from corpus.errors import FoiError, Unavailable
from corpus.library import Admission
from corpus.listings import IngestResult
from corpus.origin import Found, Origin, Refused
from corpus.records import Document
from ingest.parallel import Readers
from ingest.record import Reader
from ingest.unpack import unpack


class Shelf(Protocol):
    """Where documents are admitted to."""

    def admit(self, document: Document, *, source: str, digest: str) -> Admission: ...

    def held(self, source: str, digest: str) -> str | None: ...


@dataclass(frozen=True)
class Admitter:
    """Reads files and admits them. One bad file never stops the rest; a full disk does.

    `edition` names the version that reads: a file is read again when it, or the way it is read, has changed.
    """

    reader: Reader
    shelf: Shelf
    edition: str = ""
    readers: Readers | None = None

    def admit(self, content: bytes, origin: Origin) -> IngestResult:
        """Admit one file under its source. Raises Unavailable when the library itself cannot be written."""
        return next(iter(self.admit_all([Found(origin, content)])))

    def admit_all(self, offered: Iterable[Found]) -> Iterator[IngestResult]:
        """Admit files and whatever they hold, in order. Raises Unavailable as `admit` does."""
        parts = (part for found in offered for part in unpack(found, self.reader.limits))
        return self._kept(parts)

    def _kept(self, parts: Iterable[Found | Refused]) -> Iterator[IngestResult]:
        waiting: list[Found | Refused | IngestResult] = []
        for part in parts:
            waiting.append(self._seen(part))
            if len(waiting) >= (self.readers.at_once if self.readers else 1):
                yield from self._settled(waiting)
                waiting = []
        yield from self._settled(waiting)

    def _seen(self, part: Found | Refused) -> Found | Refused | IngestResult:
        """The part itself, or that it is here already as it is."""
        if isinstance(part, Found) and (id := self.shelf.held(part.origin.source, self._digest(part))):
            return IngestResult(source=part.origin.source, status="unchanged", id=id)
        return part

    def _settled(self, waiting: list[Found | Refused | IngestResult]) -> Iterator[IngestResult]:
        to_read = [part for part in waiting if isinstance(part, Found)]
        read = iter(self.readers.read(to_read) if self.readers else map(self._read, to_read))
        for part in waiting:
            if isinstance(part, IngestResult):
                yield part
            elif isinstance(part, Refused):
                yield IngestResult(source=part.source, status="refused", reason=part.reason)
            else:
                yield self._admitted(part, next(read))

    def _read(self, found: Found) -> tuple[Document, dict[str, int]] | FoiError:
        return read_one(self.reader, found)

    def _admitted(self, found: Found, read: tuple[Document, dict[str, int]] | FoiError) -> IngestResult:
        source = found.origin.source
        if isinstance(read, FoiError):
            return IngestResult(source=source, status="refused", reason=str(read))
        document, masked = read
        try:
            kept = self.shelf.admit(document, source=document.source or source, digest=self._digest(found))
        except Unavailable:
            raise
        except FoiError as error:
            return IngestResult(source=source, status="refused", reason=str(error))
        return IngestResult(source=source, status=kept.status, id=kept.id, reason=kept.reason, masked=masked)

    def _digest(self, found: Found) -> str:
        """Of the file, what is known of it, and the version that reads it."""
        return hashlib.sha256(
            b"\0".join((self.edition.encode(), repr(found.origin).encode(), hashlib.sha256(found.content).digest()))
        ).hexdigest()


def read_one(reader: Reader, found: Found) -> tuple[Document, dict[str, int]] | FoiError:
    """The record of a file with how much was masked in it, by kind; or why there is none."""
    try:
        document, report = reader.read(found.content, found.origin)
    except Unavailable:
        raise
    except FoiError as error:
        return error
    return document, dict(report.counts)
