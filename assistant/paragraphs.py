"""Build a paragraph sentence by sentence, so that each keeps its origin, its status and its citations."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.drafts import Citation, Origin, Paragraph, Sentence, Status

Written = tuple[str, Origin, Status, list[Citation]]
"""A sentence to write: its words, where they come from, whether they stand, and their sources."""

_WEAKEST_ORIGIN: tuple[Origin, ...] = ("model", "officer", "precedent", "guidance", "statute")
_WEAKEST_STATUS: tuple[Status, ...] = ("unsupported", "for_officer", "supported")


class Paragraphs:
    """The paragraphs of one draft, numbered p1, p2, … in the order they are written."""

    def __init__(self) -> None:
        self.written: list[Paragraph] = []

    def add(
        self,
        heading: str,
        sentences: Sequence[Written],
        ref: str | None = None,
        separator: str = " ",
        asks: Sequence[str] = (),
        elements: Sequence[str] = (),
    ) -> None:
        """Add a paragraph of sentences; with none, nothing is written."""
        if not sentences:
            return
        text, made, cited = "", [], []
        for words, origin, status, citations in sentences:
            start = len(text) + len(separator) if text else 0
            text = f"{text}{separator}{words}" if text else words
            made.append(Sentence(start=start, end=len(text), origin=origin, status=status, citations=citations))
            cited += [c for c in citations if c not in cited]
        self.written.append(
            Paragraph(
                id=f"p{len(self.written) + 1}",
                heading=heading,
                text=text,
                origin=next(o for o in _WEAKEST_ORIGIN if any(s.origin == o for s in made)),
                status=next(s for s in _WEAKEST_STATUS if any(m.status == s for m in made)),
                citations=cited,
                sentences=made,
                ref=ref,
                asks=list(asks),
                elements=list(elements),
            )
        )
