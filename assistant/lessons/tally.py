"""How an answer went in words: so many of each verdict, which say nothing without the elements beside them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import get_args

from corpus.lessons import Mark, Marked

_WORST: tuple[Marked, ...] = ("wrong", "missed", "part", "arguable", "right")


def verdicts(marks: Sequence[Mark]) -> dict[Marked, int]:
    """How many marks of each verdict, in the order of the verdicts; none that did not occur."""
    counted = Counter(mark.verdict for mark in marks)
    order: tuple[Marked, ...] = get_args(Marked)
    return {verdict: counted[verdict] for verdict in order if counted[verdict]}


def worst(marks: Sequence[Mark]) -> dict[str, Marked]:
    """For each element, the verdict that most needs repeating."""
    found: dict[str, Marked] = {}
    for mark in marks:
        before = found.get(mark.about, "right")
        found[mark.about] = min(before, mark.verdict, key=_WORST.index)
    return found
