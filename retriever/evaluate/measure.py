"""The standard measures of a ranking, with how sure they are: intervals by bootstrap, differences by a paired test."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import ir_measures
import numpy as np
from ir_measures import RR, R, nDCG
from pydantic import Field
from scipy import stats

from corpus.records import Record

_MEASURES = {"ndcg_at_10": nDCG @ 10, "recall_at_10": R(rel=2) @ 10, "mrr": RR(rel=2) @ 10}
MEASURES = tuple(_MEASURES)
_TIMES, _SEED = 2000, 20
Values = Mapping[str, Mapping[str, float]]
"""For each measure, its value for each query."""


class Mean(Record):
    """A mean over queries with its 95% interval."""

    mean: float
    low: float
    high: float
    n: int = Field(ge=0)


class Difference(Record):
    """Ours less theirs, query by query: the mean, its 95% interval, and the p-value of a paired permutation test."""

    mean: float
    low: float
    high: float
    p: float


def measured(grades: Mapping[str, Mapping[str, int]], ranked: Mapping[str, Sequence[str]]) -> Values:
    """Each measure of each query's ranking; a query with no document found counts 0. Recall and MRR ask for grade 2."""
    qrels = [ir_measures.Qrel(q, d, grade) for q, held in grades.items() for d, grade in held.items()]
    run = [ir_measures.ScoredDoc(q, d, -float(n)) for q, found in ranked.items() for n, d in enumerate(found)]
    values: dict[str, dict[str, float]] = {name: dict.fromkeys(grades, 0.0) for name in _MEASURES}
    names = {str(measure): name for name, measure in _MEASURES.items()}
    for one in ir_measures.iter_calc(list(_MEASURES.values()), qrels, run):
        values[names[str(one.measure)]][one.query_id] = float(one.value)
    return values


def mean(values: Iterable[float]) -> Mean:
    """The mean with its percentile bootstrap interval."""
    held = np.array(list(values), float)
    low, high = _interval(held)
    return Mean(mean=round(float(held.mean()), 4), low=low, high=high, n=len(held))


def difference(ours: Mapping[str, float], theirs: Mapping[str, float]) -> Difference:
    """How far ours is above theirs on the same queries."""
    apart = np.array([ours[q] - theirs[q] for q in sorted(ours)], float)
    low, high = _interval(apart)
    if len(apart) < 2 or not apart.any():  # nothing to test
        return Difference(mean=round(float(apart.mean()), 4), low=low, high=high, p=1.0)
    tested = stats.permutation_test(
        (apart,), np.mean, permutation_type="samples", n_resamples=_TIMES, rng=np.random.default_rng(_SEED)
    )
    return Difference(mean=round(float(apart.mean()), 4), low=low, high=high, p=round(float(tested.pvalue), 4))


def _interval(values: np.ndarray) -> tuple[float, float]:
    if len(values) < 2 or np.ptp(values) == 0:
        only = round(float(values.mean()), 4)
        return only, only
    found = stats.bootstrap(
        (values,), np.mean, n_resamples=_TIMES, method="percentile", rng=np.random.default_rng(_SEED)
    ).confidence_interval
    return round(float(found.low), 4), round(float(found.high), 4)
