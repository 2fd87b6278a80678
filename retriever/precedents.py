"""Past decisions on similar requests: request met with request, and what was decided met with what is asked."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from corpus.errors import Invalid
from corpus.records import Document, ItemOutcome, Kind, Outcome, Passage, RequestItem, Role
from corpus.request import items
from corpus.results import Contrary, Filters, Match, PassageText, Precedent, PrecedentsResult
from corpus.vocabulary import Vocabulary
from retriever.search import EVERYTHING, Searcher

DECISIONS: tuple[Kind, ...] = ("response", "review", "decision_notice", "tribunal")
SIMILAR = 0.42
"""The least cosine between what is asked now and what was asked or decided then that counts as similar.

With the default model, requests for different information at different bodies stay below it.
"""
_REQUEST_WEIGHT, _SAME_KIND, _OWN_WEIGHT = 0.7, 0.15, 1.1
_DEEP, _MATCHES = 200, 6
_DECIDING: tuple[Role, ...] = ("decision", "exemption", "prejudice")
_KEPT_BACK: frozenset[Outcome] = frozenset({"withheld", "ncnd", "refused"})


@dataclass
class _Found:
    """One document's best similarity to each item asked, by request passages and by deciding ones."""

    document: Document
    asked: dict[int, tuple[float, Passage]] = field(default_factory=dict)
    decided: dict[int, tuple[float, Passage]] = field(default_factory=dict)

    def score(self, count: int) -> float:
        """Mean over the items asked of the weighed best similarities, in [0, 1]."""
        request = sum(s for s, _ in self.asked.values()) / count
        information = sum(s for s, _ in self.decided.values()) / count
        weight = _REQUEST_WEIGHT if self.document.requests else 0.0
        return max(0.0, weight * request + (1.0 - weight) * information)


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
        shown = [self._precedent(found, asked, score) for score, found in ranked[:k]]
        return PrecedentsResult(
            took_ms=round((time.perf_counter() - began) * 1000, 2),
            precedents=shown,
            outcomes=dict(Counter(p.outcome for p in shown)),
            contrary=self._contrary(ranked, k),
        )

    def _ranked(self, asked: Sequence[RequestItem], filters: Filters) -> list[tuple[float, _Found]]:
        """Similar documents, best first: only those with some match above the floor."""
        found: dict[str, _Found] = {}
        allowed = self._searcher.allowed(filters.model_copy(update={"kind": filters.kind or list(DECISIONS)}))
        for item in asked:
            rest = " ".join(other.text for other in asked if other.n != item.n)
            vector = self._searcher.index.embedder.query(f"{self._vocabulary.expand(item.text)}\n{rest}")
            for id, score in self._searcher.index.vectors.nearest(vector, _DEEP, allowed):
                document, passage = self._searcher.passage(id)
                if document.kind not in DECISIONS:
                    continue
                one = found.setdefault(document.id, _Found(document))
                held = one.decided if passage.role in _DECIDING else one.asked if passage.role == "request" else None
                if held is one.asked:
                    score += self._alike(item, document, passage)
                if held is not None and score > held.get(item.n, (-1.0, passage))[0]:
                    held[item.n] = (score, passage)
        similar = [
            f
            for f in found.values()
            if max([s for s, _ in [*f.asked.values(), *f.decided.values()]], default=0.0) >= SIMILAR
        ]
        ranked = [(f.score(len(asked)) * (_OWN_WEIGHT if self._is_own(f.document) else 1.0), f) for f in similar]
        return sorted(ranked, key=lambda pair: (-pair[0], -_day(pair[1].document), pair[1].document.id))

    def _is_own(self, document: Document) -> bool:
        return bool(self._own) and (document.authority or "").casefold() == self._own

    def _alike(self, item: RequestItem, document: Document, passage: Passage) -> float:
        """A request item for the same kind of information counts for more; the talk around a request for less."""
        number = _item_of(document, passage)
        if number is None:
            return -_SAME_KIND if document.requests else 0.0
        theirs = next(r.text for r in document.requests if r.n == number)
        mine = {i.name for i in self._vocabulary.kinds(item.text)}
        return _SAME_KIND if mine & {i.name for i in self._vocabulary.kinds(theirs)} else 0.0

    def _precedent(self, found: _Found, asked: Sequence[RequestItem], score: float) -> Precedent:
        document = found.document
        matches = [
            Match(passage=PassageText.of(document, p), score=round(min(1.0, s), 4), asked=n, item=_item_of(document, p))
            for held in (found.asked, found.decided)
            for n, (s, p) in sorted(held.items())
        ]
        outcome, relied = _on_matched(document, matches)
        return Precedent(
            document=self._searcher.shelf.card(document.id),
            score=round(min(1.0, score), 4),
            matched=sorted(matches, key=lambda m: -m.score)[:_MATCHES],
            outcome=outcome,
            exemptions=relied,
            why=self._why(document, asked, matches),
        )

    def _why(self, document: Document, asked: Sequence[RequestItem], matches: list[Match]) -> list[str]:
        """What matched, in words computed from the two requests."""
        mine = {i.name for a in asked for i in self._vocabulary.kinds(a.text)}
        theirs = {i.name for r in document.requests for i in self._vocabulary.kinds(r.text)}
        why = [f"asks for {' and '.join(sorted(mine & theirs))}"] if mine & theirs else []
        meant = set(self._vocabulary.meanings(" ".join(a.text for a in asked)))
        about = [
            m
            for m in self._vocabulary.meanings(document.text)
            if m in meant and m not in mine and m != document.authority
        ]
        why += [f"about {' and '.join(about)}"] if about else []
        numbered = sorted({(m.asked, m.item) for m in matches if m.asked and m.item})
        why += [f"item {a} is like its item {b}" for a, b in numbered]
        why += ["decided by your own body"] if self._is_own(document) else []
        return why or ["near in meaning"]

    def _contrary(self, ranked: list[tuple[float, _Found]], k: int) -> list[Contrary]:
        """The most similar documents decided differently from most of those found."""
        if len(ranked) < 2:
            return []
        outcomes = Counter(_side(f.document.outcome) for _, f in ranked[:k])
        usual, count = outcomes.most_common(1)[0]
        others = [f for _, f in ranked if _side(f.document.outcome) != usual and f.document.outcome != "unknown"]
        return [
            Contrary(
                document=self._searcher.shelf.card(f.document.id),
                how=f"{_SAID[f.document.outcome]}, where {count} similar {'request was' if count == 1 else 'requests were'} {usual}",
                passage=PassageText.of(f.document, _deciding(f)),
            )
            for f in others[:5]
        ]


_SAID: dict[str, str] = {
    "disclosed": "disclosed",
    "partly": "disclosed in part",
    "withheld": "withheld",
    "not_held": "not held",
    "ncnd": "neither confirmed nor denied",
    "refused": "refused",
    "unknown": "not clear",
}


def _side(outcome: Outcome) -> str:
    if outcome in _KEPT_BACK:
        return "withheld"
    return {"disclosed": "disclosed in full", "partly": "disclosed in part", "not_held": "not held"}.get(
        outcome, "not clear"
    )


def _deciding(found: _Found) -> Passage:
    """The passage that decided it: where an item's deciding words stand, else the nearest, else the first."""
    document = found.document
    spans = [i.start for i in document.items if i.end > i.start]
    for passage in document.passages:
        if any(passage.start <= s < passage.end for s in spans):
            return passage
    nearest = [p for _, p in sorted(found.decided.values(), key=lambda pair: -pair[0])]
    return nearest[0] if nearest else next((p for p in document.passages if p.role == "decision"), document.passages[0])


def _item_of(document: Document, passage: Passage) -> int | None:
    """The document's own item that a request passage holds."""
    if passage.role != "request":
        return None
    return next(
        (r.n for r in document.requests if r.start is not None and passage.start <= r.start < passage.end), None
    )


def _on_matched(document: Document, matches: Iterable[Match]) -> tuple[Outcome, list[str]]:
    """The outcome and exemptions of the matched items, where they were decided one by one; else of the whole."""
    numbers = {m.item for m in matches if m.item is not None}
    decided: list[ItemOutcome] = [i for i in document.items if i.n in numbers and i.outcome != "unknown"]
    relied = [e.ref for e in document.exemptions]
    if not decided:
        return document.outcome, relied
    outcomes = {i.outcome for i in decided}
    named = [r for r in relied if any(r in i.exemptions for i in decided)]
    return (outcomes.pop() if len(outcomes) == 1 else document.outcome), named


def _day(document: Document) -> int:
    return document.date.toordinal() if document.date else 0
