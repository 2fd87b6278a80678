"""A document's text cut where something about it changes: quoted words, and provisions relied on, named or set aside."""

from __future__ import annotations

from itertools import pairwise
from typing import Literal, TypedDict

from corpus.records import Document

SpanKind = Literal["", "relied", "mentioned", "rejected", "unresolved"]
SAID: dict[SpanKind, str] = {
    "": "",
    "relied": "■ relied on",
    "mentioned": "○ mentioned only",
    "rejected": "✕ considered, not relied on",
    "unresolved": "? law not clear",
}


class Part(TypedDict):
    """A stretch of the text. `label` is said where a stretch of its kind ends, and is no part of the text."""

    text: str
    quoted: bool
    kind: SpanKind
    label: str


def parts(document: Document, start: int | None, end: int | None) -> list[Part]:
    """The text in order, cut at every edge; no span, or an impossible one, quotes nothing."""
    text = document.text
    quoted = (start, end) if start is not None and end is not None and 0 <= start < end <= len(text) else None
    marks = _marks(document)
    edges = {0, len(text), *(quoted or ()), *(at for a, b, _ in marks for at in (a, b))}
    pieces: list[Part] = []
    for a, b in pairwise(sorted(edges)):
        kind: SpanKind = next((k for start, end, k in marks if start <= a and b <= end), "")
        ends = any(b == stop and kind == k for _, stop, k in marks)
        inside = quoted is not None and quoted[0] <= a and b <= quoted[1]
        pieces.append(Part(text=text[a:b], quoted=inside, kind=kind, label=SAID[kind] if ends else ""))
    return pieces


def _marks(document: Document) -> list[tuple[int, int, SpanKind]]:
    """Every place where a provision is named, with what it is there for; the first that is said of a place holds."""
    found: list[tuple[int, int, SpanKind]] = [(a, b, "relied") for e in document.exemptions for a, b in e.spans]
    for kind in ("rejected", "mentioned", "unresolved"):
        found += [(a, b, kind) for m in document.mentioned if m.status == kind for a, b in m.spans]
    kept: list[tuple[int, int, SpanKind]] = []
    for a, b, kind in found:
        if a < b and not any(a < y and x < b for x, y, _ in kept):
            kept.append((a, b, kind))
    return kept
