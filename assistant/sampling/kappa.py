"""Agreement beyond chance: J. Cohen, "A coefficient of agreement for nominal scales", 1960."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from itertools import product
from typing import NamedTuple

_Z = 1.959963984540054


class Kappa(NamedTuple):
    """Cohen's kappa and its 95% interval; each None where it is not defined."""

    value: float | None
    low: float | None = None
    high: float | None = None


def kappa(pairs: Sequence[tuple[Hashable, Hashable]]) -> Kappa:
    """Kappa of two markers' answers, κ = (p - e) / (1 - e): p the share agreed, e the share that chance would agree.

    The interval is that of J. L. Fleiss, J. Cohen and B. S. Everitt, "Large sample standard errors of kappa and weighted
    kappa", 1969. There is no kappa of no pairs, or where both gave one and the same answer throughout (e = 1); and no
    interval where they agree throughout, since the formula then has no width whatever the number of pairs.
    """
    n = len(pairs)
    if not n:
        return Kappa(None)
    answers = sorted({answer for pair in pairs for answer in pair}, key=str)
    cell = {(a, b): pairs.count((a, b)) / n for a, b in product(answers, answers)}
    first = {a: sum(cell[a, b] for b in answers) for a in answers}
    second = {b: sum(cell[a, b] for a in answers) for b in answers}
    chance = sum(first[a] * second[a] for a in answers)
    if len(answers) == 1:
        return Kappa(None)
    agreed = sum(cell[a, a] for a in answers)
    value = (agreed - chance) / (1 - chance)
    if all(a == b for a, b in pairs):
        return Kappa(value)
    on = sum(cell[a, a] * (1 - (first[a] + second[a]) * (1 - value)) ** 2 for a in answers)
    off = sum(cell[a, b] * (second[a] + first[b]) ** 2 for a, b in product(answers, answers) if a != b)
    spread = on + (1 - value) ** 2 * off - (value - chance * (1 - value)) ** 2
    half = _Z * (max(0.0, spread) / n) ** 0.5 / (1 - chance)
    return Kappa(value, max(-1.0, value - half), min(1.0, value + half))
