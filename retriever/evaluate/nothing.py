"""Knowing when there is nothing: how often a request without precedent is given one, against how many with one are not."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from corpus.judged import Judged
from corpus.records import Record
from retriever.precedents import Precedents
from retriever.similar import FLOOR

_LONG = 12
"""Judged queries of fewer words are for searching; a request has more."""
_FLOORS = (0.02, 0.05, 0.08, FLOOR, 0.15, 0.2, 0.3, 0.4, 0.5)


class Point(Record):
    """With this floor: the share of requests with a precedent that get one, and of those without that get one too."""

    floor: float
    answered: float
    falsely: float


class Abstaining(Record):
    """The curve, the floor in force, and of the requests that only look like a letter, how many get one, and marked so."""

    requests: int
    without: int
    floor: float
    curve: list[Point]
    traps: int
    traps_answered: int
    traps_marked: int


def abstaining(
    precedents: Precedents, queries: Sequence[Judged], progress: Callable[[int, int, str], None]
) -> Abstaining:
    """Over the judged requests, those that nothing is like, and the traps."""
    asked = [q for q in queries if q.kind == "request" or (q.kind == "nothing" and len(q.text.split()) > _LONG)]
    best: dict[str, float] = {}
    for n, query in enumerate(asked):
        progress(n, len(asked), "Asking what has no answer")
        best[query.id] = max((one.likely for one in precedents.survey(query.text, 1).near), default=0.0)
    having = [best[q.id] for q in asked if q.kind == "request"]
    lacking = [best[q.id] for q in asked if q.kind == "nothing"]
    traps = [q for q in queries if q.kind == "trap"]
    answered = [found[0] for q in traps if (found := precedents.find(q.text, 1).precedents)]
    return Abstaining(
        requests=len(having),
        without=len(lacking),
        floor=FLOOR,
        curve=[Point(floor=floor, answered=_share(having, floor), falsely=_share(lacking, floor)) for floor in _FLOORS],
        traps=len(traps),
        traps_answered=len(answered),
        traps_marked=sum(bool(first.marks) for first in answered),
    )


def _share(likely: Sequence[float], floor: float) -> float:
    return round(sum(one >= floor for one in likely) / max(1, len(likely)), 3)
