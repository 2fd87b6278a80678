"""Citations: exact words of a stored document at their place."""

from __future__ import annotations

from corpus.drafts import Citation
from corpus.records import Document


def at(document: Document, start: int, end: int) -> Citation:
    """Cite a span of a document."""
    return Citation(document=document.id, start=start, end=end, quote=document.quote(start, end))


def words(document: Document, quoted: str) -> Citation:
    """Cite words by finding them. Raises ValueError when the document does not say them."""
    start = document.text.find(quoted)
    if start < 0:
        raise ValueError(f"{document.title} does not say {quoted!r}")
    return at(document, start, start + len(quoted))


def holds(citation: Citation, document: Document) -> bool:
    """True when the quotation is verbatim at its place."""
    return document.quote(citation.start, citation.end) == citation.quote
