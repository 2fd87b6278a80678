"""Past decisions on similar requests: ranked as a search ranks them, matched item by item, and marked where weaker."""

from __future__ import annotations

import math
import time
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

import numpy as np

from corpus.errors import Invalid
from corpus.law import Law
from corpus.records import Document, Kind, Outcome, Passage, RequestItem, Role
from corpus.request import items
from corpus.results import Filters, Match, PassageText, Precedent, PrecedentsResult
from corpus.vocabulary import Vocabulary
from retriever.contrary import Decided, contrary
from retriever.embed import Vectors
from retriever.marks import marks
from retriever.search import EVERYTHING, Searcher
from retriever.similar import FLOOR, LEAST, falling, likelihood

DECISIONS: tuple[Kind, ...] = ("response", "review", "decision_notice", "tribunal")
_SAME_KIND, _MARKED = 0.15, 0.05
"""What the same kind of information adds to the nearness of two items, and what each mark takes from a decision."""
_MATCHES, _BEYOND, _APART = 6, 40, 0.001
_DECIDING: tuple[Role, ...] = ("decision", "exemption", "prejudice")


@dataclass(frozen=True)
class _Asked:
    """One item of the new request: what it means beside the others, and the kinds of information it asks for."""

    item: RequestItem
    vector: Vectors
    kinds: frozenset[str]


@dataclass(frozen=True)
class Near:
    """A passage near to an item asked, by cosine; `score` counts the kind of information too."""

    cosine: float
    score: float
    passage: Passage


@dataclass
class Compared:
    """A decision: how like the request, and its best match to each item, among what it was asked and what it decided."""

    document: Document
    value: float
    likely: float
    nearest: Near
    marks: list[str] = field(default_factory=list)
    asking: dict[int, Near] = field(default_factory=dict)
    deciding: dict[int, Near] = field(default_factory=dict)

    @property
    def matched(self) -> dict[int, set[int]]:
        """For each item asked that it bears on, its own items that are like it."""
        numbers = {n: {_item_of(self.document, near.passage)} - {None} for n, near in self.asking.items()}
        return {n: {i for i in numbers.get(n, ()) if i is not None} for n in (*self.deciding, *self.asking)}


class Precedents:
    """Finds precedents through a searcher's index. Similar decisions of the authority `own` come before its peers'."""

    def __init__(self, searcher: Searcher, vocabulary: Vocabulary, law: Law, own: str = "") -> None:
        self._searcher = searcher
        self._vocabulary = vocabulary
        self._law = law
        self._own = own.casefold()

    def find(self, request: str, k: int = 10, filters: Filters = EVERYTHING) -> PrecedentsResult:
        """The `k` most similar decisions; nothing similar gives none. Raises Invalid for a blank request."""
        return self.survey(request, k, filters)[0]

    def survey(
        self, request: str, k: int = 10, filters: Filters = EVERYTHING, without: Collection[str] = ()
    ) -> tuple[PrecedentsResult, list[Compared]]:
        """The same, leaving out the documents `without`; and the nearest decisions, similar or not, best first."""
        began = time.perf_counter()
        asked = items(request)
        if not asked:
            raise Invalid("the request is empty; paste the words of the request")
        if not 1 <= k <= 100:
            raise Invalid(f"k is {k}; it must be from 1 to 100")
        self._searcher.index.ready()
        near = self._near(request, self._asked(asked), filters, k + _BEYOND, without)
        similar = self._similar(near)
        decided = [self._decided(one) for one in similar]
        scores = falling([one.likely for one in similar])
        shown = [
            self._precedent(one, asked, score, was)
            for one, score, was in zip(similar[:k], scores, decided, strict=False)
        ]
        result = PrecedentsResult(
            took_ms=round((time.perf_counter() - began) * 1000, 2),
            precedents=shown,
            outcomes=dict(Counter(p.outcome for p in shown if not p.document.example)),
            example_outcomes=dict(Counter(p.outcome for p in shown if p.document.example)),
            contrary=contrary(decided, k),
        )
        return result, near

    def _asked(self, asked: Sequence[RequestItem]) -> list[_Asked]:
        index = self._searcher.index
        windows = index.windows.asked([self._vocabulary.expand(item.text) for item in asked])
        vectors = np.concatenate(index.embedder.windows(windows))
        kinds = (frozenset(i.name for i in self._vocabulary.kinds(item.text)) for item in asked)
        return [_Asked(*one) for one in zip(asked, vectors, kinds, strict=True)]

    def _near(
        self, request: str, asked: Sequence[_Asked], filters: Filters, most: int, without: Collection[str]
    ) -> list[Compared]:
        """The decisions a search puts first, each compared with the request."""
        kinds = [kind for kind in DECISIONS if not filters.kind or kind in filters.kind]
        if not kinds:
            return []
        vector, ranked = self._searcher.decisions(request, filters.model_copy(update={"kind": kinds, "role": []}))
        others = [one for one in ranked if one.candidate.card.id not in without][:most]
        self._searcher.shelf.fetch(one.candidate.card.id for one in others)
        held = [(self._searcher.document(one.candidate.card.id), one.value) for one in others]
        role = self._searcher.index.role
        still = [(d, value) for d, value in held if d and any(role(p.id) for p in d.passages)]
        return [self._compared(document, value, request, vector, asked) for document, value in still]

    def _similar(self, near: Sequence[Compared]) -> list[Compared]:
        """Those that help, as a search ranks them; none where not one is similar.

        Similar ones of one's own body come first, and a made-up example after every real one that is similar.
        """
        if max((one.likely for one in near), default=0.0) < FLOOR:
            return []
        similar = [one for one in near if one.likely >= FLOOR and not one.document.example]
        below = min((one.value for one in similar), default=math.inf)
        own = [one.document.id for one in similar if self._is_own(one.document)]

        def order(one: Compared) -> tuple[object, ...]:
            value = min(one.value, below - _APART) if one.document.example else one.value
            return one.document.id not in own, -round(value, 3), -_day(one.document), one.document.id

        return sorted((one for one in near if one.likely >= LEAST), key=order)

    def _compared(
        self, document: Document, value: float, request: str, whole: Vectors, asked: Sequence[_Asked]
    ) -> Compared:
        """A decision set beside the request as a whole, and beside each of its items."""
        index = self._searcher.index
        held = [p for p in document.passages if index.role(p.id)]
        rows = index.vectors.rows([p.id for p in held])
        cosines = rows @ whole
        best = int(np.argmax(cosines))
        nearest = Near(float(cosines[best]), float(cosines[best]), held[best])
        asking = max((float(c) for p, c in zip(held, cosines, strict=True) if p.role == "request"), default=None)
        likely = likelihood(nearest.cosine, asking, index.lexical.coverage(request, document.text))
        weaker = marks(request, document, self._law)
        found = Compared(document, value - _MARKED * len(weaker), likely, nearest, weaker)
        for one in asked:
            self._match(one, held, rows @ one.vector, found)
        return found

    def _match(self, asked: _Asked, held: Sequence[Passage], cosines: Vectors, found: Compared) -> None:
        """Keep the best passages for an item asked, where they are near enough to bear on it."""
        places: tuple[dict[int, Near], ...] = (found.asking, found.deciding)
        for passage, cosine in zip(held, cosines.tolist(), strict=True):
            if passage.role != "request" and passage.role not in _DECIDING:
                continue
            best = places[passage.role != "request"]
            more = self._alike(asked.kinds, found.document, passage) if passage.role == "request" else 0.0
            if asked.item.n not in best or cosine + more > best[asked.item.n].score:
                best[asked.item.n] = Near(cosine, cosine + more, passage)
        near = [place[asked.item.n].cosine for place in places if asked.item.n in place]
        asking = found.asking.get(asked.item.n)
        shared = self._searcher.index.lexical.coverage(asked.item.text, found.document.text)
        if not near or likelihood(max(near), asking.cosine if asking else None, shared) < LEAST:
            for place in places:
                place.pop(asked.item.n, None)

    def _alike(self, mine: Collection[str], document: Document, passage: Passage) -> float:
        """A request item for the same kind of information counts for more; the talk around a request for less."""
        number = _item_of(document, passage)
        if number is None:
            return -_SAME_KIND if document.requests else 0.0
        theirs = next(r.text for r in document.requests if r.n == number)
        return _SAME_KIND if any(i.name in mine for i in self._vocabulary.kinds(theirs)) else 0.0

    def _is_own(self, document: Document) -> bool:
        return bool(self._own) and (document.authority or "").casefold() == self._own

    def _decided(self, found: Compared) -> Decided:
        """How it was decided, item by item where the items that match were."""
        document = found.document
        numbers = {_item_of(document, near.passage) for near in found.asking.values()}
        outcome, relied = _on_items(document, numbers)
        card = self._searcher.shelf.card(document.id)
        return Decided(card, outcome, tuple(relied), PassageText.of(document, _decider(document, numbers, found)))

    def _precedent(self, found: Compared, asked: Sequence[RequestItem], score: float, was: Decided) -> Precedent:
        matches = [
            Match(
                passage=PassageText.of(found.document, near.passage),
                score=round(min(1.0, max(0.0, near.score)), 4),
                asked=n,
                item=_item_of(found.document, near.passage),
            )
            for held in (found.asking, found.deciding)
            for n, near in sorted(held.items())
        ] or [_whole(found)]
        return Precedent(
            document=was.document,
            score=round(score, 4),
            matched=sorted(matches, key=lambda m: -m.score)[:_MATCHES],
            outcome=was.outcome,
            exemptions=list(was.exemptions),
            why=self._why(found.document, asked, matches),
            marks=found.marks,
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


def _whole(found: Compared) -> Match:
    """The passage nearest to the request as a whole, where no item of it is much like one of theirs."""
    near = found.nearest
    return Match(passage=PassageText.of(found.document, near.passage), score=round(min(1.0, max(0.0, near.score)), 4))


def _both(ours: list[str], theirs: list[str]) -> list[str]:
    return [name for name in dict.fromkeys(ours) if name in theirs]


def _decider(document: Document, matched: Collection[int | None], found: Compared) -> Passage:
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
