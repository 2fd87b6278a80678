"""Reciprocal rank fusion: several rankings into one, by ranks alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

K = 60
"""The constant of Cormack, Clarke and Büttcher, "Reciprocal Rank Fusion outperforms Condorcet", SIGIR 2009."""


def fuse(rankings: Sequence[Sequence[str]], k: int = K) -> list[tuple[str, float]]:
    """Sum 1 / (k + rank) over the rankings that hold an id, ranks from 1; best first, ties by id.

    Scores are divided by what first place in every ranking would earn, so they lie in (0, 1].
    """
    scores: dict[str, float] = defaultdict(float)
    for ranking in rankings:
        for rank, id in enumerate(ranking, start=1):
            scores[id] += 1.0 / (k + rank)
    best = len(rankings) / (k + 1)
    return sorted(((id, score / best) for id, score in scores.items()), key=lambda pair: (-pair[1], pair[0]))
