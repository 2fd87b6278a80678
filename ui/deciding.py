"""The decisions of a library with what their items mean, as comparing, sampling and drawing read them, for one caller."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from corpus.caller import Caller
from corpus.records import Card, Document, Kind, Later
from corpus.results import Filters
from retriever.embed import Vectors
from retriever.meanings import Meanings
from ui.workshop import Workshop

DECIDED: tuple[Kind, ...] = ("response", "review", "decision_notice", "tribunal")
_TOGETHER = 500


class Deciding:
    """`assistant.consistency.source.Decisions` over one workshop."""

    def __init__(self, shop: Workshop, caller: Caller, meanings: Meanings) -> None:
        self._shop = shop
        self._caller = caller
        self._meanings = meanings

    def cards(self, filters: Filters) -> list[Card]:
        """The cards of the decisions that pass and that the caller may see, by id."""
        examples = filters.examples and self._shop.settings.examples
        wanted = filters.model_copy(update={"examples": examples, "role": []})
        cards = self._shop.library.cards()
        return [card for card in cards if card.kind in DECIDED and wanted.admit(card)]

    def decisions(self, filters: Filters) -> list[Document]:
        ids = [card.id for card in self.cards(filters)]
        found: dict[str, Document] = {}
        for at in range(0, len(ids), _TOGETHER):
            found.update((d.id, d) for d in self._shop.library.several(ids[at : at + _TOGETHER]))
        return [found[id] for id in ids if id in found]

    def followed(self) -> Mapping[str, list[Later]]:
        return self._shop.library.followed()

    def meanings(self, requests: Sequence[tuple[str, ...]]) -> list[Vectors]:
        return self._meanings.of(requests)
