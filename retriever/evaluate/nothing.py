"""Knowing when there is nothing: how often a request without precedent is given one, against how many with one are not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from corpus.judged import Judged
from corpus.records import Record
from retriever.precedents import Precedents
from retriever.similar import FLOOR

_LONG = 12
"""Judged queries of fewer words are for searching; a request has more."""
HELPS = 2
_FLOORS = (0.1, 0.15, 0.2, FLOOR, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
_FALSELY, _ANSWERED = (0.05, 0.1, 0.2), 0.95
Progress = Callable[[int, int, str], None]


class Point(Record):
    """With this floor: the share of requests with a precedent that get one, and of those that get one without."""

    floor: float
    answered: float
    falsely: float
    """Of requests that nothing is like."""
    hidden: float
    """Of requests with a precedent, where all that was graded for them is out of sight."""


class Fresh(Record):
    """Requests that nothing was chosen on but the floor: at it, the share answered with a precedent, and without one.

    `hidden` is that of those with a precedent, where it is out of sight; `reached` and `falsely_at_95` are as of the others.
    """

    requests: int
    without: int
    answered: float
    falsely: float
    hidden: float
    reached: dict[str, float]
    falsely_at_95: float


class Traps(Record):
    """Requests that only look like a letter, by what differs: how many get a precedent, and how many of those marked so."""

    asked: int
    answered: int
    marked: int


class Abstaining(Record):
    """The curve, the floor in force, what is reached at fixed rates, fresh requests, and traps.

    `reached` has the most that are answered while 5, 10 or 20 in 100 without a precedent, hidden ones among them, get one;
    `falsely_at_95` the least of those that get one while 95 in 100 with a precedent do.
    """

    requests: int
    without: int
    hidden: int
    floor: float
    curve: list[Point]
    reached: dict[str, float]
    falsely_at_95: float
    fresh: Fresh
    traps: dict[str, Traps]


def abstaining(
    precedents: Precedents, queries: Sequence[Judged], ids: Mapping[str, str], progress: Progress
) -> Abstaining:
    """Over judged requests, those that nothing is like, fresh ones and traps. `ids` has that of each graded document."""
    asked = [q for q in queries if q.kind in ("request", "fresh") or (q.kind == "nothing" and is_request(q))]
    best: dict[str, float] = {}
    for n, query in enumerate(asked):
        progress(n, len(asked), "Asking what has no answer")
        best[query.id] = _best(precedents, query.text)
    requests = [q for q in asked if q.kind == "request" and has_precedent(q)]
    having = [best[q.id] for q in requests]
    lacking = [best[q.id] for q in asked if q.kind == "nothing"]
    without = {q.id: _best(precedents, q.text, {ids[key] for key in q.judged}) for q in asked if has_precedent(q)}
    hidden = [without[q.id] for q in requests]
    return Abstaining(
        requests=len(having),
        without=len(lacking),
        hidden=len(hidden),
        floor=FLOOR,
        curve=[
            Point(floor=at, answered=_share(having, at), falsely=_share(lacking, at), hidden=_share(hidden, at))
            for at in _FLOORS
        ],
        reached=_rates(having, [*lacking, *hidden]),
        falsely_at_95=_falsely(having, [*lacking, *hidden]),
        fresh=_fresh([q.id for q in asked if q.kind == "fresh"], best, without),
        traps=_traps(precedents, [q for q in queries if q.kind == "trap"]),
    )


def is_request(query: Judged) -> bool:
    return len(query.text.split()) > _LONG


def has_precedent(query: Judged) -> bool:
    return max(query.judged.values(), default=0) >= HELPS


def _best(precedents: Precedents, text: str, without: Iterable[str] = ()) -> float:
    near = precedents.survey(text, 1, without=set(without)).near
    return max((one.precedence for one in near), default=0.0)


def _fresh(asked: Sequence[str], best: Mapping[str, float], without: Mapping[str, float]) -> Fresh:
    having = [best[id] for id in asked if id in without]
    lacking = [best[id] for id in asked if id not in without]
    hidden = [without[id] for id in asked if id in without]
    return Fresh(
        requests=len(having),
        without=len(lacking),
        answered=_share(having, FLOOR),
        falsely=_share(lacking, FLOOR),
        hidden=_share(hidden, FLOOR),
        reached=_rates(having, [*lacking, *hidden]),
        falsely_at_95=_falsely(having, [*lacking, *hidden]),
    )


def _traps(precedents: Precedents, queries: Sequence[Judged]) -> dict[str, Traps]:
    made = {}
    for differs in sorted({q.differs for q in queries}):
        some = [q for q in queries if q.differs == differs]
        answered = [found[0] for q in some if (found := precedents.find(q.text, 1).precedents)]
        marked = sum(bool(first.marks) for first in answered)
        made[differs] = Traps(asked=len(some), answered=len(answered), marked=marked)
    return made


def _rates(having: Sequence[float], lacking: Sequence[float]) -> dict[str, float]:
    return {f"{rate:.2f}": _reached(having, lacking, rate) for rate in _FALSELY}


def _reached(having: Sequence[float], lacking: Sequence[float], rate: float) -> float:
    """The share answered at the lowest floor that lets through no more than `rate` of those without a precedent."""
    return max((_share(having, at) for at in [*having, 1.1] if _share(lacking, at) <= rate), default=0.0)


def _falsely(having: Sequence[float], lacking: Sequence[float]) -> float:
    """The share let through of those without, at the highest floor that still answers 95 in 100 with one."""
    return min((_share(lacking, at) for at in having if _share(having, at) >= _ANSWERED), default=1.0)


def _share(found: Sequence[float], floor: float) -> float:
    return round(sum(one >= floor for one in found) / max(1, len(found)), 3)
