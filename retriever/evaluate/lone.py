"""Suggestions measured leave-one-out: each decision's request asked anew, without it and what followed from it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.provision import Provision
from corpus.records import Card, Document, Record
from corpus.results import Filters
from retriever.evaluate.measure import Mean, mean
from retriever.evidence import CIRCUMSTANCES
from retriever.precedents import Precedents
from retriever.shelf import Shelf
from retriever.suggest import Suggester

_SHOWN, _NEIGHBOURS = 3, 10
_BANDS = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)


class Band(Record):
    """Suggestions of about one score: how many, their mean score, and the share of them that was relied on."""

    count: int
    score: float
    right: float


class Suggesting(Record):
    """How well sections are suggested from the request alone, ours and by the majority of the same neighbours.

    Sections that turn on circumstances (12, 14, 21, 22) are not asked for: the words of a request do not tell. `reliability`
    counts the requests that relied on nothing too: an officer does not know beforehand which those are.
    """

    recall_at_3: dict[str, Mean]
    mrr: dict[str, Mean]
    reliability: list[Band]


@dataclass(frozen=True)
class _Trial:
    relied: frozenset[Provision]
    ours: tuple[Provision, ...]
    majority: tuple[Provision, ...]


def suggesting(
    suggester: Suggester, precedents: Precedents, shelf: Shelf, progress: Callable[[int, int, str], None]
) -> Suggesting:
    """Over every response of the library whose request is known; recall and rank over those that relied on an exemption."""
    responses = left_out(shelf)
    trials: list[_Trial] = []
    judged: list[tuple[float, bool]] = []
    for n, (relied, without, asked) in enumerate(responses):
        progress(n, len(responses), "Suggesting for each decision without it")
        made = suggester.suggest(asked, Filters(), without).suggestions
        best: dict[Provision, float] = {}
        for one in made:
            section = Provision.parse(one.ref).section
            best[section] = max(one.score, best.get(section, 0.0))
        judged += [(score, section in relied) for section, score in best.items() if section not in CIRCUMSTANCES]
        if not relied:
            continue
        near = precedents.survey(asked, _NEIGHBOURS, Filters(), without).result.precedents
        votes = Counter(section for p in near for section in sorted(_sections(p.exemptions)))  # ties to the nearest
        trials.append(_Trial(frozenset(relied), _but(best), _but(s for s, _ in votes.most_common())))
    ways: dict[str, Callable[[_Trial], Sequence[Provision]]] = {
        "ours": lambda t: t.ours,
        "majority": lambda t: t.majority,
    }
    return Suggesting(
        recall_at_3={
            name: mean(len(set(way(t)[:_SHOWN]) & t.relied) / len(t.relied) for t in trials)
            for name, way in ways.items()
        },
        mrr={name: mean(_reciprocal(way(t), t.relied) for t in trials) for name, way in ways.items()},
        reliability=_bands(judged),
    )


def left_out(shelf: Shelf) -> list[tuple[set[Provision], set[str], str]]:
    """For every response whose request is known: the sections relied on, what must not be looked at, and its request.

    Sections that turn on circumstances are not among those relied on.
    """
    responses = [d for d in map(shelf.document, sorted(shelf.cards())) if d.kind == "response" and d.requests]
    return [
        (
            _sections(e.ref for e in document.exemptions) - set(CIRCUMSTANCES),
            _kin(document, shelf),
            "\n".join(f"{r.n}. {r.text}" for r in document.requests),
        )
        for document in responses
    ]


def _kin(document: Document, shelf: Shelf) -> set[str]:
    """The document, and the others of its body with a request or a reference in common: reviews of it, repeats."""

    def alike(card: Card) -> bool:
        named = bool(document.reference) and document.reference in (card.title, card.reference or "")
        return card.authority == document.authority and (named or _stem(card.source) == _stem(document.source))

    return {document.id, *(card.id for card in shelf.cards().values() if alike(card))}


def _stem(source: str | None) -> str:
    """The name of a file without its ending, nor what says that it is a review."""
    return (source or "").rsplit("/", 1)[-1].rsplit(".", 1)[0].removeprefix("review-")


def _sections(refs: Iterable[str]) -> set[Provision]:
    return {Provision.parse(ref).section for ref in refs}


def _but(sections: Iterable[Provision]) -> tuple[Provision, ...]:
    return tuple(section for section in sections if section not in CIRCUMSTANCES)


def _reciprocal(ranked: Sequence[Provision], relied: frozenset[Provision]) -> float:
    return next((1.0 / n for n, section in enumerate(ranked, start=1) if section in relied), 0.0)


def _bands(judged: Sequence[tuple[float, bool]]) -> list[Band]:
    bands = []
    for low, high in pairwise(_BANDS):
        some = [(score, right) for score, right in judged if low <= score < high or score == high == 1.0]
        if some:
            score, right = (sum(float(one[n]) for one in some) / len(some) for n in (0, 1))
            bands.append(Band(count=len(some), score=round(score, 3), right=round(right, 3)))
    return bands
