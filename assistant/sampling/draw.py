"""Drawing: the same seed and letters give the same sample, in which every letter had the same chance.

Letters lie in order of stratum and, within one, in an order that the seed gives; every n-th is taken from a start that
the seed gives (systematic sampling: W. G. Cochran, "Sampling Techniques", chapter 8). So each stratum has its share, to
the next whole number, and shares of the sample estimate shares of the whole.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence


def draw(strata: Mapping[str, str], n: int, seed: int) -> list[str]:
    """`n` of the ids that `strata` names the stratum of, or all where there are fewer; in the order drawn."""
    order = sorted(strata, key=lambda id: (strata[id], _number(seed, id), id))
    return every_nth(order, n, _number(seed, "start"))


def every_nth(order: Sequence[str], n: int, start: int) -> list[str]:
    """`n` of an order, evenly spread; over all starts from 0 to its length, each member is taken `n` times."""
    whole = len(order)
    if n >= whole:
        return list(order)
    return [order[(start % whole + k * whole) // n] for k in range(n)]


def digest(parts: Sequence[str]) -> str:
    """One digest of several texts, which tells where one ends."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()


def _number(seed: int, word: str) -> int:
    return int(digest([str(seed), word]), 16)
