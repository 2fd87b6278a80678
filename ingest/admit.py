"""Admit files to the library: each ends as admitted, unchanged, replaced, grouped, or refused with a reason."""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import chain, islice
from typing import Protocol, cast

from corpus.errors import FoiError, Unavailable
from corpus.library import Admission
from corpus.listings import IngestResult
from corpus.origin import Found, Origin, Refused
from corpus.records import Document
from ingest.mask import nameless
from ingest.parallel import FEW, Pending, Read, Readers
from ingest.record import Reader
from ingest.unpack import unpack

Part = Found | Refused


class Shelf(Protocol):
    """Where documents are admitted to."""

    def admit(
        self, document: Document, *, source: str, digest: str, reading: str = "", given: str = ""
    ) -> Admission: ...

    def held(self, reading: str) -> tuple[str, str] | None: ...


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
        return next(self.admit_all([Found(origin, content)]))

    def admit_all(self, offered: Iterable[Found]) -> Iterator[IngestResult]:
        """Admit files and whatever they hold, in order. Raises Unavailable as `admit` does.

        Files are read ahead, in other processes when there are many; each is admitted in one transaction, in order,
        so that a run that was killed goes on where it was.
        """
        parts = (part for found in offered for part in unpack(found, self.reader.limits))
        first = list(islice(parts, FEW + 1))
        readers = self.readers if len(first) > FEW else None
        waiting: deque[tuple[Part, str, Pending | IngestResult]] = deque()
        for part in chain(first, parts):
            waiting.append(self._begun(part, readers))
            if readers is None or len(waiting) > readers.at_once:
                yield self._ended(*waiting.popleft())
        while waiting:
            yield self._ended(*waiting.popleft())

    def _begun(self, part: Part, readers: Readers | None) -> tuple[Part, str, Pending | IngestResult]:
        """The part, what names its reading, and the reading itself; or already what became of it."""
        if isinstance(part, Refused):
            return part, "", _refused(part.source, part.reason)
        reading, source = self._reading(part), part.origin.source
        held = self.shelf.held(reading)
        if held:
            id, kept_as = held
            return part, reading, IngestResult(source=source, status="unchanged", id=id, kept_as=_less(kept_as, source))
        return part, reading, readers.begin(part) if readers else partial(read_one, self.reader, part)

    def _ended(self, part: Part, reading: str, pending: Pending | IngestResult) -> IngestResult:
        if isinstance(pending, IngestResult) or isinstance(part, Refused):
            return cast(IngestResult, pending)
        read = pending()
        source = part.origin.source
        if isinstance(read, FoiError):
            return _refused(source, str(read))
        document, masked = read
        kept_as = _less(document.source, source)
        digest = hashlib.sha256(part.content).hexdigest()
        kept = self.shelf.admit(
            document, source=kept_as or source, digest=digest, reading=reading, given=source if kept_as else ""
        )
        return IngestResult(
            source=source, status=kept.status, id=kept.id, reason=kept.reason, masked=masked, kept_as=kept_as
        )

    def _reading(self, found: Found) -> str:
        """Names the file, what is known of it, and the version that reads it."""
        parts = (self.edition.encode(), repr(found.origin).encode(), hashlib.sha256(found.content).digest())
        return hashlib.sha256(b"\0".join(parts)).hexdigest()


def _refused(source: str, reason: str) -> IngestResult:
    return IngestResult(source=source, status="refused", reason=reason, kept_as=_less(nameless(source), source))


def _less(kept: str | None, given: str) -> str | None:
    """The source as kept, where it says less than the one given."""
    return kept if kept != given else None


def read_one(reader: Reader, found: Found) -> Read:
    """The record of a file with how much was masked in it, by kind; or why there is none."""
    try:
        document, report = reader.read(found.content, found.origin)
    except Unavailable:
        raise
    except FoiError as error:
        return error
    return document, dict(report.counts)
