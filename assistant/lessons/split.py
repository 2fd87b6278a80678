"""Where precedents on similar requests split: what makes a mark "arguable"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from assistant import argue, quote
from assistant.source import PrecedentSource
from corpus.drafts import Citation
from corpus.errors import NotFound
from corpus.lessons import Backing
from corpus.provision import Provision
from corpus.records import Card, Document, Later, Likelihood, Role
from corpus.results import Filters

CLOSE = 0.6
"""Likelihood of helping from which two requests are taken to be on one subject."""
_LOOKED_AT, _MOST = 10, 2
_ARGUES: tuple[Role, ...] = ("exemption", "prejudice", "decision")


class Split:
    """Decisions on requests like that of one document, other than itself and what reviewed it.

    Made-up examples count only beside a made-up example: they are no precedents of a real decision.
    """

    def __init__(self, source: PrecedentSource, document: Document) -> None:
        self._source = source
        self._document = document

    @cached_property
    def later(self) -> list[Later]:
        """What happened to the document itself."""
        return self._source.later(self._document.id)

    @cached_property
    def similar(self) -> list[Document]:
        return [document for id in self._cards if (document := self._held(id))]

    @cached_property
    def _cards(self) -> dict[str, Card]:
        request = "\n".join(item.text for item in self._document.requests)
        if not request.strip():
            return {}
        found = self._source.precedents(request, _LOOKED_AT, Filters(examples=self._document.example))
        own = {later.reference for later in self.later}
        others = [p.document for p in found.precedents if p.score >= CLOSE]
        return {card.id: card for card in others if card.id != self._document.id and card.reference not in own}

    def relying(self, ref: Provision) -> list[Backing]:
        """Similar decisions that rely on a provision, or on a part or the whole of it."""
        return self._backed([d for d in self.similar if argue.relied_on(d, ref)], ref)

    def without(self, ref: Provision) -> list[Backing]:
        """Similar decisions that gave something and rely on nothing in the section of a provision."""
        gave = [d for d in self.similar if d.outcome in ("disclosed", "partly") and not argue.relied_on(d, ref.section)]
        return self._backed(gave, None)

    def saying(self, ref: Provision, likelihood: Likelihood) -> list[Backing]:
        """Similar decisions that rely on a provision and put the likelihood of its harm this way."""
        found = [
            d
            for d in self.similar
            if any(e.likelihood == likelihood and ref.touches(Provision.parse(e.ref)) for e in d.exemptions)
        ]
        return self._backed(found, ref)

    def _backed(self, documents: Sequence[Document], ref: Provision | None) -> list[Backing]:
        return [Backing(document=self._cards[d.id], quote=decisive(d, ref)) for d in documents[:_MOST] if d.passages]

    def _held(self, id: str) -> Document | None:
        try:
            return self._source.document(id)
        except NotFound:
            return None


def decisive(document: Document, ref: Provision | None) -> Citation:
    """The words of a decision that show how it was decided: on a provision, where one is given; else as a whole."""
    if ref is not None:
        for role in _ARGUES:
            for start, end in argue.sentences(document, ref, role):
                return quote.at(document, start, end)
    for item in document.items:
        if item.end > item.start:
            return quote.at(document, item.start, item.end)
    first = next((p for p in document.passages if p.role == "decision"), document.passages[0])
    return quote.at(document, first.start, first.end)
