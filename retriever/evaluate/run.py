"""Run an evaluation: every system over every judged query, what each part of our ranking is worth, what is unjudged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields, replace
from typing import Protocol

from corpus.judged import ANSWERED, Judged, called, named
from corpus.records import Record
from retriever.evaluate.lone import Suggesting, suggesting
from retriever.evaluate.measure import Difference, Mean, Values, difference, mean, measured
from retriever.evaluate.nothing import Abstaining, abstaining
from retriever.evaluate.systems import System, ours, systems
from retriever.precedents import Precedents
from retriever.rank import WEIGHTS
from retriever.search import Searcher
from retriever.suggest import Suggester

Progress = Callable[[int, int, str], None]
_POOLED = 10
_OVERALL = "overall"
Table = dict[str, dict[str, Mean]]
"""For each kind of query and for all together, each measure."""


class Finding(Protocol):
    """What is measured: everything that looks things up in one index."""

    searcher: Searcher
    finds: Precedents
    suggester: Suggester


class Evaluation(Record):
    """How every system does on one half of the queries, what each part of ours is worth there, and abstaining on it.

    Suggesting is measured on the decisions of the library.
    """

    half: str
    queries: dict[str, int]
    systems: dict[str, Table]
    ahead: dict[str, dict[str, Difference]]
    """By baseline and kind of query: our nDCG@10 less theirs."""
    ablation: dict[str, dict[str, float]]
    """By part left out: the change of nDCG@10, by kind of query."""
    suggesting: Suggesting
    abstaining: Abstaining


class Unjudged(Record):
    """A document that this many systems put among their first ten for a query, and that nobody has graded."""

    query: str
    text: str
    document: str
    by: int


class Pool(Record):
    """Every pair of a query and a document that some system puts among its first `deep`: the grades, and the unjudged."""

    half: str
    deep: int
    grades: dict[int, int]
    """How many pairs have each."""
    unjudged: list[Unjudged]


def evaluate(found: Finding, queries: Sequence[Judged], half: str, progress: Progress) -> Evaluation:
    """Measure on one half ("tune" or "report"), or on both ("all"). Raises Invalid where judged documents are missing."""
    searcher = found.searcher
    chosen = _chosen(queries, half)
    grades = _grades(chosen, searcher)
    values = {}
    ways = systems(searcher)
    for n, (name, system) in enumerate(ways.items()):
        progress(n, len(ways), f"Answering {len(chosen)} queries by {name}")
        values[name] = measured(grades, _ranked(system, chosen))
    kinds = _kinds(chosen)
    return Evaluation(
        half=half,
        queries={kind: len(held) for kind, held in kinds.items()},
        systems={name: _table(held, kinds) for name, held in values.items()},
        ahead={name: _ahead(values["ours"], held, kinds) for name, held in values.items() if name != "ours"},
        ablation=_ablation(searcher, chosen, grades, values["ours"], progress),
        suggesting=suggesting(found.suggester, found.finds, searcher.shelf, progress),
        abstaining=_abstaining(found, [q for q in queries if half in (q.half, "all")], progress),
    )


def _abstaining(found: Finding, queries: Sequence[Judged], progress: Progress) -> Abstaining:
    ids = named(queries, found.searcher.shelf.cards().values())
    return abstaining(found.finds, queries, ids, progress)


def pool(searcher: Searcher, queries: Sequence[Judged], half: str) -> Pool:
    """What is still to be judged on one half or both, the oftenest found first. Raises Invalid as evaluating does."""
    asked = _chosen(queries, half)
    grades = _grades(asked, searcher)
    cards = searcher.shelf.cards().values()
    for query in asked:
        grades[query.id] = dict.fromkeys(called(query.zero, cards).values(), 0) | grades[query.id]
    found = Counter(
        (query, id)
        for system in systems(searcher).values()
        for query, ranked in _ranked(system, asked).items()
        for id in ranked[:_POOLED]
    )
    texts = {q.id: q.text for q in asked}
    left = [Unjudged(query=q, text=texts[q], document=id, by=n) for (q, id), n in found.items() if id not in grades[q]]
    judged = Counter(grades[q][id] for q, id in found if id in grades[q])
    return Pool(
        half=half,
        deep=_POOLED,
        grades={grade: judged[grade] for grade in (3, 2, 1, 0)},
        unjudged=sorted(left, key=lambda one: (-one.by, one.query, one.document)),
    )


def _chosen(queries: Iterable[Judged], half: str) -> list[Judged]:
    return [q for q in queries if q.kind in ANSWERED and half in (q.half, "all")]


def _grades(queries: Iterable[Judged], searcher: Searcher) -> dict[str, dict[str, int]]:
    held = list(queries)
    ids = named(held, searcher.shelf.cards().values())
    return {q.id: {ids[key]: grade for key, grade in q.judged.items()} for q in held}


def _ranked(system: System, queries: Iterable[Judged]) -> dict[str, list[str]]:
    return {q.id: system(q.text) for q in queries}


def _kinds(queries: Iterable[Judged]) -> Mapping[str, list[str]]:
    """The ids of the queries of each kind, and of all."""
    kinds: dict[str, list[str]] = {kind: [] for kind in ANSWERED} | {_OVERALL: []}
    for query in queries:
        kinds[query.kind].append(query.id)
        kinds[_OVERALL].append(query.id)
    return {kind: ids for kind, ids in kinds.items() if ids}


def _table(values: Values, kinds: Mapping[str, list[str]]) -> Table:
    return {kind: {name: mean(held[q] for q in ids) for name, held in values.items()} for kind, ids in kinds.items()}


def _ahead(ours: Values, theirs: Values, kinds: Mapping[str, list[str]]) -> dict[str, Difference]:
    one, other = ours["ndcg_at_10"], theirs["ndcg_at_10"]
    return {kind: difference({q: one[q] for q in ids}, {q: other[q] for q in ids}) for kind, ids in kinds.items()}


def _ablation(
    searcher: Searcher, chosen: Sequence[Judged], grades: dict[str, dict[str, int]], whole: Values, progress: Progress
) -> dict[str, dict[str, float]]:
    """Each weight of the ranking put to nothing, one at a time."""
    kinds, parts, lost = _kinds(chosen), [f.name for f in fields(WEIGHTS)], {}
    for n, part in enumerate(parts):
        progress(n, len(parts), f"Leaving out {part}")
        without = Searcher(searcher.index, searcher.shelf, searcher.vocabulary, replace(WEIGHTS, **{part: 0.0}))
        values = measured(grades, _ranked(ours(without), chosen))["ndcg_at_10"]
        lost[part] = {
            kind: round(sum(values[q] - whole["ndcg_at_10"][q] for q in ids) / len(ids), 4)
            for kind, ids in kinds.items()
        }
    return lost
