"""A page of the file a document was read from, where that file is still there and still the same."""

from __future__ import annotations

import hashlib
from pathlib import Path

from corpus.cases import PageImage
from corpus.errors import NotFound
from corpus.library import Library
from corpus.records import Document
from ingest.page import Wanted, page_of
from ui.settings import Settings


def page(document: Document, start: int, end: int, library: Library, settings: Settings) -> PageImage:
    """The page that holds the words at a span. Raises NotFound."""
    number = next((p.page for p in document.passages if p.page and p.start <= start < p.end), None)
    if number is None:
        raise NotFound(f"{document.title} was not read from pages; it has its text alone.")
    near = [p for p in document.passages if p.page and abs(p.page - number) <= 1]
    first, last = min(p.start for p in near), max(max(p.end for p in near), end)
    content = _file(document, library, settings.limits.file_bytes)
    wanted = Wanted(number, document.text[first:last], start - first, end - first)
    return PageImage.model_validate(page_of(content, wanted))


def _file(document: Document, library: Library, most: int) -> bytes:
    """The very bytes it was read from: whatever else lies at that path is never shown."""
    gone = NotFound(f"The file that {document.title} was read from is no longer where it was, or has changed.")
    source = document.source or ""
    path = Path(source)
    if path.suffix.lower() != ".pdf":
        raise NotFound(f"{document.title} was not read from a PDF file of its own; it has its text alone.")
    try:
        if not path.is_file() or path.stat().st_size > most:
            raise gone
        content = path.read_bytes()
    except OSError:
        raise gone from None
    if hashlib.sha256(content).hexdigest() != library.digest(document.id, source):
        raise gone
    return content
