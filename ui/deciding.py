"""The decisions of a library with what their items mean, as comparing and sampling read them, for one caller."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

import numpy as np

from corpus.caller import Caller
from corpus.records import Card, Document, Kind, Later
from corpus.results import Filters
from retriever.embed import Vectors
from ui.workshop import Workshop

DECIDED: tuple[Kind, ...] = ("response", "review", "decision_notice", "tribunal")
_TOGETHER = 500
_T = TypeVar("_T")


class Deciding:
    """`assistant.consistency.source.Decisions` over one workshop."""

    def __init__(self, shop: Workshop, caller: Caller) -> None:
        self._shop = shop
        self._library = shop.library.seen_by(caller)

    def worked_out(self, what: str, filters: Filters, make: Callable[[], _T]) -> _T:
        """What `make` gave for these filters before, or gives now; kept, for whoever sees the same, until the library changes."""
        return self._shop.finder().boards.of(what, filters.model_dump_json(), make)

    def cards(self, filters: Filters) -> list[Card]:
        """The cards of the decisions that pass, by id."""
        self._shop.load_shipped()
        examples = filters.examples and self._shop.settings.examples
        wanted = filters.model_copy(update={"examples": examples, "role": []})
        return [card for card in self._library.cards() if card.kind in DECIDED and wanted.admit(card)]

    def decisions(self, filters: Filters) -> list[Document]:
        ids = [card.id for card in self.cards(filters)]
        found: dict[str, Document] = {}
        for at in range(0, len(ids), _TOGETHER):
            found.update((d.id, d) for d in self._library.several(ids[at : at + _TOGETHER]))
        return [found[id] for id in ids if id in found]

    def followed(self) -> Mapping[str, list[Later]]:
        return self._library.followed()

    def meanings(self, requests: Sequence[tuple[str, ...]]) -> list[Vectors]:
        """Items are read in the request they stand in and apart from its answer, which so plays no part in likeness."""
        with self._shop.finding() as found:
            windows = [found.index.windows.asked(request) for request in requests]
            every = [window for own in windows for window in own]
            made: list[Vectors] = []
            for at in range(0, len(every), _TOGETHER):
                made += found.index.embedder.windows(every[at : at + _TOGETHER])
        rows = iter(made)
        return [np.concatenate([next(rows) for _ in own]) for own in windows]
