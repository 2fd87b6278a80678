"""Read the best of what was found again, each beside the query, by a model that reads both at once.

Such a CrossEncoder costs as much for each passage as an embedding does for all of them, so it reads only the first few.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from corpus.errors import Invalid
from retriever.rank import Ranked

FIRST = 30
"""How many passages are read again."""


class Reranker(Protocol):
    """Scores how well each passage answers a query: the greater the better, on a scale of its own."""

    def score(self, query: str, passages: Sequence[str]) -> list[float]: ...


class CrossEncoderReranker:
    """A CrossEncoder of sentence-transformers that was trained to rank passages."""

    def __init__(self, model: Any) -> None:
        """Raises Invalid for a model that gives a passage more than one score."""
        if model.config.num_labels != 1:
            raise Invalid(
                f"The model that FOI_RERANKER names gives {model.config.num_labels} scores to a passage where one ranks "
                "it: name a CrossEncoder made for ranking."
            )
        self._model = model

    def score(self, query: str, passages: Sequence[str]) -> list[float]:
        """One score for each passage: the greater, the better it answers, on the model's own scale."""
        scores = self._model.predict([(query, p) for p in passages], show_progress_bar=False)
        return [float(score) for score in scores]


def rerank(ranked: Sequence[Ranked], query: str, words: Callable[[str], str], reranker: Reranker) -> list[Ranked]:
    """The first FIRST in the order that the reranker puts them in; they share out the values that they had.

    `words` gives the text of a passage by its id. Ties keep their order.
    """
    first = list(ranked[:FIRST])
    scores = reranker.score(query, [words(one.candidate.id) for one in first])
    values = sorted((one.value for one in first), reverse=True)
    order = sorted(range(len(first)), key=lambda n: -scores[n])
    again = [
        first[n]._replace(value=value, counted=first[n].counted | {"reranked"} if place != n else first[n].counted)
        for place, (n, value) in enumerate(zip(order, values, strict=True))
    ]
    return [*again, *ranked[FIRST:]]
