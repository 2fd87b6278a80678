"""Where a precedent argues an exemption: its passages by role, and its sentences."""

from __future__ import annotations

import re

from corpus.provision import Provision
from corpus.records import Document, Passage, Role, Span
from corpus.sentences import spans

REASONS: tuple[Role, ...] = ("prejudice", "exemption")
_WEIGHS: tuple[Role, ...] = ("prejudice", "factors_for_disclosure", "factors_against_disclosure", "balance")
_REFERENCE = re.compile(r"(?<![\w/-])\d{1,2}[A-Z]?(?:\s?\(\w{1,3}\))*(?![\w/-])")


def passages(document: Document, ref: Provision, *roles: Role) -> list[Passage]:
    """Passages with one of `roles` that argue `ref`: under a heading naming its section, or near its mention.

    In a letter without such headings an argument runs from the passage that names the exemption to the
    next passage that names another one.
    """
    candidates = _headed(document, ref) or _following(document, ref)
    return [p for p in candidates if p.role in roles]


def sentences(document: Document, ref: Provision, *roles: Role) -> list[Span]:
    """The sentences of those passages, in the order of the letter."""
    return [s for p in passages(document, ref, *roles) for s in spans(document.text, p.start, p.end)]


def relied_on(document: Document, ref: Provision) -> bool:
    """True when the document relies on `ref`, on a part of it, or on the whole it is part of."""
    relied = [Provision.parse(e.ref) for e in document.exemptions]
    return any(ref.touches(r) for r in relied)


def _names(heading: str, ref: Provision) -> bool:
    return any(n.section == ref.section for n in _named(heading, ref.instrument))


def _named(heading: str, instrument: str) -> list[Provision]:
    """The provisions of an instrument that a heading names."""
    if ("EIR" in heading or "egulation" in heading) != (instrument == "EIR"):
        return []
    return [Provision.parse(m[0], instrument=instrument) for m in _REFERENCE.finditer(heading)]


def _headed(document: Document, ref: Provision) -> list[Passage]:
    """Passages under a heading that names the section, and the weighing under headings that name none after it."""
    found, current = [], False
    for passage in document.passages:
        if passage.heading and _named(passage.heading, ref.instrument):
            current = _names(passage.heading, ref)
        elif passage.role not in _WEIGHS:
            current = False
        if current:
            found.append(passage)
    return found


def _following(document: Document, ref: Provision) -> list[Passage]:
    own = {s for e in document.exemptions if Provision.parse(e.ref).section == ref.section for s in e.spans}
    others = {s for e in document.exemptions if Provision.parse(e.ref).section != ref.section for s in e.spans}
    found, current = [], False
    for passage in document.passages:
        here = any(passage.start <= a < passage.end for a, _ in own)
        if here or any(passage.start <= a < passage.end for a, _ in others):
            current = here
        if current:
            found.append(passage)
    return found
