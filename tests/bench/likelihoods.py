"""The regressions behind every likelihood, learned again from the judged queries and the shipped decisions.

Run as `python -m tests.bench.likelihoods`; prints the constants of retriever/similar.py, standing.py and evidence.py as they
would be. Those of evidence.py rest on the others: keep those first, and run it again.
"""

from __future__ import annotations

import json
import math
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
from scipy.optimize import minimize
from scipy.special import expit

from corpus.judged import Judged, named
from retriever.compare import DECISIONS, Compared
from retriever.evaluate.lone import left_out
from retriever.evaluate.nothing import HELPS, has_precedent, is_request
from retriever.evidence import CIRCUMSTANCES
from retriever.similar import likened
from retriever.standing import Standing
from ui.finder import Finder
from ui.settings import Settings
from ui.wiring import Workbench

_NEAR, _ANSWERED = 10, 0.95
_LOOSE = 100.0
"""The variance of the prior on each weight: next to none."""


class Logistic(NamedTuple):
    """A logistic regression: its constant, and the weight of each sign."""

    constant: float
    weights: tuple[float, ...]

    def of(self, signs: Sequence[float]) -> float:
        return float(expit(self.constant + np.dot(self.weights, signs)))

    def shown(self, *names: str) -> dict[str, float]:
        return {"constant": round(self.constant, 2)} | {
            name: round(w, 2) for name, w in zip(names, self.weights, strict=True)
        }


def fit(rows: Sequence[Sequence[float]], right: Sequence[bool], *, rising: bool = False) -> Logistic:
    """The likeliest weights; with `rising`, none below 0."""
    seen, true = np.array(rows, float), np.array(right, float)

    def loss(w: np.ndarray) -> float:
        score = w[0] + seen @ w[1:]
        return float(np.logaddexp(0, score).sum() - (true * score).sum() + (w[1:] ** 2).sum() / (2 * _LOOSE))

    least = [(None, None)] + [(0.0 if rising else None, None)] * seen.shape[1]
    found = minimize(loss, np.zeros(seen.shape[1] + 1), bounds=least, method="L-BFGS-B").x
    return Logistic(float(found[0]), tuple(map(float, found[1:])))


def precedence(found: Finder, queries: Sequence[Judged], ids: dict[str, str]) -> dict[str, object]:
    """Whether there is a precedent, by the nearest decision of each request; and the floor that keeps 95 in 100 of those with one."""
    asked = _tuning(queries)
    having = [_near(found, q) for q in asked if has_precedent(q)]
    lacking = [_near(found, q) for q in asked if q.kind == "nothing"]
    lacking += [_near(found, q, {ids[key] for key in q.judged}) for q in asked if has_precedent(q)]
    cases = [(near, n < len(having)) for n, near in enumerate([*having, *lacking]) if near]
    made = Logistic(0.0, (1.0, 0.0))
    for _ in range(5):  # the nearest is the one that says most, by the weights themselves
        rows = [max((_sign(one) for one in near), key=made.of) for near, _ in cases]
        made = fit(rows, [right for _, right in cases], rising=True)
    best = sorted(max((made.of(_sign(one)) for one in near), default=0.0) for near in having)
    floor = best[math.floor((1 - _ANSWERED) * len(best))]
    return made.shown("decided", "stands") | {"floor": math.floor(floor * 100) / 100}


def likelihood(found: Finder, queries: Sequence[Judged], ids: dict[str, str]) -> dict[str, float]:
    """Whether a decision helps with a request, over those a search puts first."""
    rows, right = [], []
    for query in _tuning(queries):
        graded = {ids[key]: grade for key, grade in query.judged.items()}
        for one in _near(found, query):
            rows.append((one.nearest.cosine, likened(one.nearest.cosine, one.asked), one.shared))
            right.append(graded.get(one.document.id, 0) >= HELPS)
    return fit(rows, right).shown("decided", "asked", "shared")


def usual(found: Finder, queries: Iterable[Judged]) -> dict[str, float]:
    """How near decisions usually are to a request."""
    index = found.searcher.index
    standing = Standing(index, found.searcher.shelf.cards, DECISIONS)
    kept = [standing.usual(index.embedder.query(q.text)) for q in queries if q.half == "tune" and q.kind == "request"]
    mean, deviation = np.array(kept).mean(axis=0)
    return {"mean": round(float(mean), 2), "deviation": round(float(deviation), 2)}


def evidence(found: Finder) -> dict[str, float]:
    """Whether a section was relied on, each decision left out in turn."""
    told: list[tuple[Sequence[float], bool]] = []
    for relied, without, asked in left_out(found.searcher.shelf):
        said = found.suggester.signs(asked, without)
        told += [(seen, section in relied) for section, seen in said.items() if section not in CIRCUMSTANCES]
    return fit([seen for seen, _ in told], [right for _, right in told]).shown("held", "common", "meant", "page")


def _tuning(queries: Iterable[Judged]) -> list[Judged]:
    """Requests of the tuning half, those that nothing is like among them."""
    tuning = (q for q in queries if q.half == "tune")
    return [q for q in tuning if q.kind == "request" or (q.kind == "nothing" and is_request(q))]


def _near(found: Finder, query: Judged, without: Iterable[str] = ()) -> Sequence[Compared]:
    return found.finds.survey(query.text, _NEAR, without=set(without)).near


def _sign(one: Compared) -> tuple[float, float]:
    return one.nearest.cosine, one.stands


def _learned(found: Finder) -> Iterator[tuple[str, object]]:
    queries = Judged.all()
    ids = dict(named(queries, found.searcher.shelf.cards().values()))
    yield "usual", usual(found, queries)
    yield "precedence", precedence(found, queries, ids)
    yield "likelihood", likelihood(found, queries, ids)
    yield "evidence", evidence(found)


def main() -> None:
    with tempfile.TemporaryDirectory() as home, Workbench.open(Settings.load({}, home=home)) as desk:
        desk.load()
        with desk.finding() as found:
            print(json.dumps(dict(_learned(found)), indent=1))


if __name__ == "__main__":
    main()
