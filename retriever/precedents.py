"""Past decisions on similar requests: request met with request, and what was decided met with what is asked."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

import numpy as np

from corpus.errors import Invalid
from corpus.records import Document, Kind, Outcome, Passage, RequestItem, Role
from corpus.request import items
from corpus.results import Filters, Match, PassageText, Precedent, PrecedentsResult
from corpus.vocabulary import Vocabulary
from retriever.contrary import Decided, contrary
from retriever.embed import Vectors
from retriever.search import EVERYTHING, Searcher

DECISIONS: tuple[Kind, ...] = ("response", "review", "decision_notice", "tribunal")
SIMILAR = 0.42
"""The least cosine between what is asked now and what was asked or decided then that counts as similar.

Of 465 pairs of invented requests read with the default model, the 13 on one subject had cosines from 0.44 to
0.78; of those on different subjects one in fifty reached 0.42, and these were neighbours (two supply contracts).
"""
_REQUEST_WEIGHT, _SAME_KIND, _OWN_WEIGHT = 0.7, 0.15, 1.1
_DEEP, _MATCHES, _BEYOND = 100, 6, 40
_ASKING: tuple[Role, ...] = ("request",)
_DECIDING: tuple[Role, ...] = ("decision", "exemption", "prejudice")


@dataclass(frozen=True)
class _Near:
    """A passage near to an item asked: the bare cosine decides whether it is similar, `score` how much it counts."""

    cosine: float
    score: float
    passage: Passage

    @property
    def counts(self) -> float:
        """The score, in [0, 1]."""
        return min(1.0, max(0.0, self.score))


@dataclass
class _Found:
    """One document's best match to each item asked, among its request passages and among its deciding ones."""

    document: Document
    asking: dict[int, _Near] = field(default_factory=dict)
    deciding: dict[int, _Near] = field(default_factory=dict)

    @property
    def similar(self) -> bool:
        return any(n.cosine >= SIMILAR for n in (*self.asking.values(), *self.deciding.values()))

    def score(self, count: int) -> float:
        """Mean over the items asked of the weighed best similarities, in [0, 1]."""
        request = sum(n.counts for n in self.asking.values()) / count
        information = sum(n.counts for n in self.deciding.values()) / count
        weight = _REQUEST_WEIGHT if self.document.requests else 0.0
        return weight * request + (1.0 - weight) * information


class Precedents:
    """Finds precedents through a searcher's index. Decisions of the authority `own` count for a little more."""

    def __init__(self, searcher: Searcher, vocabulary: Vocabulary, own: str = "") -> None:
        self._searcher = searcher
        self._vocabulary = vocabulary
        self._own = own.casefold()

    def find(self, request: str, k: int = 10, filters: Filters = EVERYTHING) -> PrecedentsResult:
        """The `k` most similar decisions; nothing similar gives none. Raises Invalid for a blank request."""
        began = time.perf_counter()
        asked = items(request)
        if not asked:
            raise Invalid("the request is empty; paste the words of the request")
        if not 1 <= k <= 100:
            raise Invalid(f"k is {k}; it must be from 1 to 100")
        self._searcher.index.ready()
        ranked = self._ranked(asked, filters)
        decided = [self._decided(found) for _, found in ranked[: k + _BEYOND]]
        shown = [
            self._precedent(found, asked, score, was) for (score, found), was in zip(ranked[:k], decided, strict=False)
        ]
        return PrecedentsResult(
            took_ms=round((time.perf_counter() - began) * 1000, 2),
            precedents=shown,
            outcomes=dict(Counter(p.outcome for p in shown if not p.document.example)),
            example_outcomes=dict(Counter(p.outcome for p in shown if p.document.example)),
            contrary=contrary(decided, k),
        )

    def _ranked(self, asked: Sequence[RequestItem], filters: Filters) -> list[tuple[float, _Found]]:
        """Similar documents, best first; a made-up example never comes before a real decision."""
        kinds = [kind for kind in DECISIONS if not filters.kind or kind in filters.kind]
        if not kinds:
            return []
        narrowed = filters.model_copy(update={"kind": kinds, "role": []})
        found: dict[str, _Found] = {}
        for item, vector in zip(asked, self._vectors(asked), strict=True):
            self._ask(item, vector, narrowed, found)
        ranked = []
        for one in found.values():
            if one.similar:
                own = _OWN_WEIGHT if self._is_own(one.document) else 1.0
                ranked.append((min(1.0, one.score(len(asked)) * own), one))
        return sorted(
            ranked, key=lambda pair: (pair[1].document.example, -pair[0], -_day(pair[1].document), pair[1].document.id)
        )

    def _vectors(self, asked: Sequence[RequestItem]) -> Vectors:
        """What each item means beside the others."""
        index = self._searcher.index
        windows = index.windows.asked([self._vocabulary.expand(item.text) for item in asked])
        return np.concatenate(index.embedder.windows(windows))

    def _ask(self, item: RequestItem, vector: Vectors, filters: Filters, found: dict[str, _Found]) -> None:
        """Add what is near to one item: among requests, and among the passages that decide."""
        index = self._searcher.index
        mine = {i.name for i in self._vocabulary.kinds(item.text)}
        for roles in (_ASKING, _DECIDING):
            for id, cosine in index.vectors.nearest(vector, _DEEP, self._searcher.allowed(filters, roles)):
                held = self._searcher.passage(id)
                if held is None:
                    continue
                document, passage = held
                one = found.setdefault(document.id, _Found(document))
                best = one.asking if roles is _ASKING else one.deciding
                score = cosine + (self._alike(mine, document, passage) if roles is _ASKING else 0.0)
                if item.n not in best or score > best[item.n].score:
                    best[item.n] = _Near(cosine, score, passage)

    def _alike(self, mine: Collection[str], document: Document, passage: Passage) -> float:
        """A request item for the same kind of information counts for more; the talk around a request for less."""
        number = _item_of(document, passage)
        if number is None:
            return -_SAME_KIND if document.requests else 0.0
        theirs = next(r.text for r in document.requests if r.n == number)
        return _SAME_KIND if any(i.name in mine for i in self._vocabulary.kinds(theirs)) else 0.0

    def _is_own(self, document: Document) -> bool:
        return bool(self._own) and (document.authority or "").casefold() == self._own

    def _decided(self, found: _Found) -> Decided:
        """How it was decided, item by item where the items that match were."""
        document = found.document
        numbers = {_item_of(document, near.passage) for near in found.asking.values()}
        outcome, relied = _on_items(document, numbers)
        card = self._searcher.shelf.card(document.id)
        return Decided(card, outcome, tuple(relied), PassageText.of(document, _decider(document, numbers, found)))

    def _precedent(self, found: _Found, asked: Sequence[RequestItem], score: float, was: Decided) -> Precedent:
        matches = [
            Match(
                passage=PassageText.of(found.document, near.passage),
                score=round(near.counts, 4),
                asked=n,
                item=_item_of(found.document, near.passage),
            )
            for held in (found.asking, found.deciding)
            for n, near in sorted(held.items())
        ]
        return Precedent(
            document=was.document,
            score=round(score, 4),
            matched=sorted(matches, key=lambda m: -m.score)[:_MATCHES],
            outcome=was.outcome,
            exemptions=list(was.exemptions),
            why=self._why(found.document, asked, matches),
        )

    def _why(self, document: Document, asked: Sequence[RequestItem], matches: list[Match]) -> list[str]:
        """What matched, in words computed from the two requests."""
        ours, theirs = " ".join(a.text for a in asked), " ".join(r.text for r in document.requests)
        kinds = _both([i.name for i in self._vocabulary.kinds(ours)], [i.name for i in self._vocabulary.kinds(theirs)])
        subjects = _both(self._vocabulary.meanings(ours), self._vocabulary.meanings(document.text))
        places = _both(self._vocabulary.settings(ours), self._vocabulary.settings(theirs))
        why = [f"asks for {' and '.join(kinds)}"] if kinds else []
        about = [s for s in (*subjects, *places) if s not in kinds and s != document.authority]
        why += [f"about {' and '.join(about)}"] if about else []
        numbered = sorted({(m.asked, m.item) for m in matches if m.asked and m.item})
        why += [f"item {a} is like its item {b}" for a, b in numbered]
        why += ["decided by your own body"] if self._is_own(document) else []
        return why or ["near in meaning"]


def _both(ours: list[str], theirs: list[str]) -> list[str]:
    return [name for name in dict.fromkeys(ours) if name in theirs]


def _decider(document: Document, matched: Collection[int | None], found: _Found) -> Passage:
    """The passage that decided it: where the matched items' deciding words stand, else the nearest, else the first."""
    decided = sorted((i for i in document.items if i.end > i.start), key=lambda i: i.n not in matched)
    for start in (i.start for i in decided):
        for passage in document.passages:
            if passage.start <= start < passage.end:
                return passage
    nearest = max(found.deciding.values(), key=lambda near: near.cosine, default=None)
    if nearest:
        return nearest.passage
    return next((p for p in document.passages if p.role == "decision"), document.passages[0])


def _item_of(document: Document, passage: Passage) -> int | None:
    """The document's own item that a request passage holds."""
    if passage.role != "request":
        return None
    held = (r.n for r in document.requests if r.start is not None and passage.start <= r.start < passage.end)
    return next(held, None)


def _on_items(document: Document, numbers: Collection[int | None]) -> tuple[Outcome, list[str]]:
    """The outcome and exemptions of the matched items, where they were decided one by one; else of the whole."""
    decided = [i for i in document.items if i.n in numbers and i.outcome != "unknown"]
    relied = [e.ref for e in document.exemptions]
    if not decided:
        return document.outcome, relied
    outcomes = {i.outcome for i in decided}
    named = [r for r in relied if any(r in i.exemptions for i in decided)]
    return (outcomes.pop() if len(outcomes) == 1 else document.outcome), named


def _day(document: Document) -> int:
    return document.date.toordinal() if document.date else 0
