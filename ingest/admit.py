"""Admit files to the library: each ends as admitted, unchanged, replaced, grouped, or refused with a reason."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Protocol

from corpus.errors import FoiError, Unavailable
from corpus.library import Admission
from corpus.listings import IngestResult
from corpus.origin import Origin
from corpus.records import Document
from ingest.record import Reader


class Shelf(Protocol):
    """Where documents are admitted to."""

    def admit(self, document: Document, *, source: str, digest: str) -> Admission: ...


@dataclass(frozen=True)
class Admitter:
    """Reads files and admits them. One bad file never stops the rest; a full disk does."""

    reader: Reader
    shelf: Shelf

    def admit(self, content: bytes, origin: Origin) -> IngestResult:
        """Admit one file under its source. Raises Unavailable when the library itself cannot be written."""
        try:
            document, _ = self.reader.read(content, origin)
            digest = hashlib.sha256(content).hexdigest()
            admission = self.shelf.admit(document, source=origin.source, digest=digest)
        except Unavailable:
            raise
        except FoiError as error:
            return IngestResult(source=origin.source, status="refused", reason=str(error))
        return IngestResult(source=origin.source, status=admission.status, id=admission.id, reason=admission.reason)
