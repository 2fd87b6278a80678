"""How near decisions usually are to a request, so that one which stands out is told from a request near to everything."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from corpus.recall import Recall
from corpus.records import Card
from retriever.embed import Vectors
from retriever.index import Index

_MOST, _FEWEST = 200, 20
"""Decisions compared, evenly spread over the library; and below how many the usual is taken to be `_USUAL`."""
_USUAL = (0.17, 0.11)
"""Mean and standard deviation, over the shipped decisions, of the highest cosine to a request; requests of the tuning half."""
_NARROWEST = 0.02


class Standing:
    """Knows the decisions among what a caller may see, and compares a request with a sample of them."""

    def __init__(self, index: Index, cards: Callable[[], dict[str, Card]], kinds: tuple[str, ...]) -> None:
        """`cards` gives the same object until what it was read from changes."""
        self._index = index
        self._cards = cards
        self._kinds = kinds
        self._kept = Recall(cards, 1)

    def usual(self, request: Vectors) -> tuple[float, float]:
        """The mean and the standard deviation, over decisions, of the highest cosine of a passage to the request."""
        rows, starts = self._kept.of("decisions", "", self._sample)
        if len(starts) < _FEWEST:
            return _USUAL
        best = np.maximum.reduceat(rows @ request, starts)
        return float(best.mean()), max(_NARROWEST, float(best.std()))

    def _sample(self) -> tuple[Vectors, list[int]]:
        """The vectors of the sample's passages, and where each decision's begin."""
        decided = sorted(id for id, card in self._cards().items() if card.kind in self._kinds)
        chosen = decided[:: max(1, -(-len(decided) // _MOST))]
        held = [ids for id in chosen if (ids := sorted(self._index.passage_ids([id])))]
        starts = np.cumsum([0, *(len(ids) for ids in held)]).tolist()[:-1]
        return self._index.vectors.rows([id for ids in held for id in ids]), starts
