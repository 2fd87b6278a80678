"""How likely it is that a past decision helps with a new request, and when nothing in the library is similar to it."""

from __future__ import annotations

import math
from collections.abc import Sequence

FLOOR = 0.17
"""Where the precedence of no decision reaches it, the answer is that nothing in the library is similar: the highest that
keeps 95 in 100 of the tuning half's requests with a precedent answered. What it costs is in `foi evaluate`.
"""
CLEARLY = 0.12
"""The likelihood from which a decision helps with one item of a request, and a real one comes before every made-up example."""
LEAST = 0.02
"""Where something is similar, others are shown down to this likelihood."""
_CONSTANT, _DECIDED, _ASKED, _SHARED = -8.78, 10.47, 8.75, 4.44
_NONE, _NEAR, _STANDS = -8.27, 13.39, 0.81
_UNASKED = 0.1
"""A decision whose request is not known is taken to have asked for something this much further off."""


def likelihood(decided: float, asked: float | None, shared: float) -> float:
    """From 0 to 1: of decisions this like a request, the share that answers it or helps a good deal.

    `decided` is the highest cosine to any passage, `asked` that to a passage of its request, `shared` the share of the
    request's words it has. A logistic regression on the judged requests, those like nothing among them.
    """
    asked = likened(decided, asked)
    return 1.0 / (1.0 + math.exp(-(_CONSTANT + _DECIDED * decided + _ASKED * asked + _SHARED * shared)))


def likened(decided: float, asked: float | None) -> float:
    """How near the request that a decision answers is, or would be where it is not known."""
    return decided - _UNASKED if asked is None else asked


def precedence(decided: float, stands: float) -> float:
    """From 0 to 1: of requests with such a nearest decision, the share that have a precedent at all.

    `decided` is its highest cosine to any passage, `stands` how many standard deviations that lies above what is usual
    for the request. Both only ever raise it. A logistic regression on the tuning half: requests with a precedent, the same
    asked without sight of it, and requests that nothing is like.
    """
    return 1.0 / (1.0 + math.exp(-(_NONE + _NEAR * decided + _STANDS * stands)))


def falling(scores: Sequence[float]) -> list[float]:
    """The scores nearest to these that never rise: neighbours out of order share their mean (isotonic regression)."""
    pools: list[tuple[float, int]] = []
    for score in scores:
        pools.append((score, 1))
        while len(pools) > 1 and pools[-2][0] < pools[-1][0]:
            (a, m), (b, n) = pools[-2:]
            pools[-2:] = [((a * m + b * n) / (m + n), m + n)]
    return [score for score, count in pools for _ in range(count)]
