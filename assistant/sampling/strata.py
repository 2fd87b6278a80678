"""What sets letters apart for a sample: the first exemption relied on, the outcome, who answered, how much was asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from assistant.consistency.drift import authors
from assistant.consistency.treat import SAID, ground
from corpus.provision import Provision
from corpus.records import Document
from corpus.sampling import By

_FEW, _MANY = 1, 4


def stratum(document: Document, by: Sequence[By]) -> str:
    """A letter's stratum, in words."""
    return "; ".join(_ASPECTS[one](document) for one in by) or "all letters"


def strata(documents: Iterable[Document], by: Sequence[By]) -> dict[str, str]:
    """The stratum of each letter, by id."""
    return {document.id: stratum(document, by) for document in documents}


def complexity(document: Document) -> str:
    """By the larger of two counts, the items asked for and the exemptions relied on: one, up to three, or more."""
    parts = max(len(document.requests), len({ground(Provision.parse(e.ref)) for e in document.exemptions}))
    return "simple" if parts <= _FEW else "middling" if parts < _MANY else "complex"


def _exemption(document: Document) -> str:
    """The exemption that the letter relies on first."""
    places = {e.ref: min((start for start, _ in e.spans), default=len(document.text)) for e in document.exemptions}
    first = min(places, key=lambda ref: (places[ref], ref), default=None)
    return ground(Provision.parse(first)).spoken() if first else "no exemption"


def _author(document: Document) -> str:
    """Who a disclosure log says answered, or else the body."""
    return next((who for _, who in authors(document)), document.authority or "body not stated")


_ASPECTS: dict[By, Callable[[Document], str]] = {
    "exemption": _exemption,
    "outcome": lambda document: SAID[document.outcome],
    "author": _author,
    "complexity": complexity,
}
