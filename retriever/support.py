"""Where a document names or argues a provision, and the passage to show for it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from corpus.provision import Provision
from corpus.records import Document, Passage, Role, Span

_ARGUES: tuple[Role, ...] = ("prejudice", "exemption", "statute", "decision")
_IN_PASSING = 0.5


def touch(ref: Provision, other: str) -> bool:
    """True when `other` is the provision, one around it or one inside it."""
    try:
        provision = Provision.parse(other)
    except ValueError:
        return False
    return ref.touches(provision)


def inside(spans: Iterable[Span], passage: Passage) -> bool:
    """True when one of the spans begins in the passage."""
    return any(passage.start <= start < passage.end for start, _ in spans)


def under_heading(passage: Passage, ref: Provision) -> bool:
    """True when the passage stands under a heading that names the provision's section."""
    return bool(passage.heading) and ref.parts[0] in re.findall(r"\d+[A-Z]*", passage.heading or "")


def relies(document: Document, ref: Provision) -> bool:
    """True when the document relies on the provision, on one around it or on one inside it."""
    return any(touch(ref, e.ref) for e in document.exemptions)


def arguing(document: Document, ref: Provision) -> Passage | None:
    """The passage that argues an exemption best: its harm, else its account, else where it is named."""
    relied = [e for e in document.exemptions if touch(ref, e.ref)]
    headed = [p for p in document.passages if under_heading(p, ref)]
    candidates = headed + [p for p in document.passages if any(inside(e.spans, p) for e in relied)]
    best = [p for role in _ARGUES for p in candidates if p.role == role]
    return next(iter(best or candidates), None)


def argued(document: Document, ref: Provision) -> float:
    """How far a letter argues an exemption, rather than naming it in passing: in full under a heading of its own."""
    headed = any(under_heading(p, ref) for p in document.passages)
    return 1.0 if headed or len(document.exemptions) == 1 else _IN_PASSING
