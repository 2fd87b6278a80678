"""Read the best of what was found again, each beside the query, by a model that reads both at once.

Such a CrossEncoder costs as much for each passage as an embedding does for all of them, so it reads only the first few.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from corpus.errors import Unavailable
from retriever.rank import Ranked

FIRST = 30
"""How many passages are read again."""


class Reranker(Protocol):
    """Scores how well each passage answers a query: the greater the better, on a scale of its own."""

    def score(self, query: str, passages: Sequence[str]) -> list[float]: ...


class CrossEncoderReranker:
    """A CrossEncoder of sentence-transformers that was trained to rank passages, kept in a folder of this machine."""

    def __init__(self, folder: Path) -> None:
        """Raises Unavailable for a folder that holds no such model, or one that gives more than one score."""
        if not (folder / "config.json").is_file():
            raise Unavailable(f"There is no model in {folder}: set FOI_RERANKER to a folder of one, or leave it empty.")
        from sentence_transformers import CrossEncoder  # noqa: PLC0415  (torch takes seconds, and few use this)

        try:
            self._model = CrossEncoder(str(folder), local_files_only=True)
        except (OSError, ValueError, RuntimeError) as error:
            raise Unavailable(f"The model in {folder} cannot be loaded: {error}") from error
        if self._model.config.num_labels != 1:
            raise Unavailable(
                f"The model in {folder} gives {self._model.config.num_labels} scores to a passage where one ranks it: "
                "set FOI_RERANKER to a CrossEncoder made for ranking."
            )

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
        replace(first[n], value=value, counted=first[n].counted | {"reranked"} if place != n else first[n].counted)
        for place, (n, value) in enumerate(zip(order, values, strict=True))
    ]
    return [*again, *ranked[FIRST:]]
