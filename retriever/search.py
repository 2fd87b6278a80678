"""Find passages: by meaning and by words, fused, with what the query names exactly put first and said why."""

from __future__ import annotations

import time
from collections.abc import Collection
from dataclasses import dataclass
from threading import Lock

from corpus.errors import Invalid, NotFound
from corpus.records import Document, Passage, Role
from corpus.results import Filters, Hit, PassageText, SearchResult
from corpus.vocabulary import Vocabulary
from retriever.fuse import fuse
from retriever.index import Index
from retriever.manifest import Manifest
from retriever.query import Query, understand
from retriever.shelf import Shelf
from retriever.why import Weight, about, weigh

EVERYTHING = Filters()
_DEEP, _CHOICES, _SAID = 60, 16, 4


@dataclass(frozen=True)
class _Found:
    """A passage found, its fused score already weighed, and how it was near."""

    score: float
    document: Document
    passage: Passage
    weight: Weight
    near: str


class Searcher:
    """Searches an index of a library. Queries never wait for the library unless they filter."""

    def __init__(self, index: Index, shelf: Shelf, vocabulary: Vocabulary) -> None:
        self.index = index
        self.shelf = shelf
        self.vocabulary = vocabulary
        self._choosing = Lock()
        self._chosen: dict[str, frozenset[str]] = {}
        self._chosen_of: Manifest | None = None

    def search(self, query: str, k: int = 10, filters: Filters = EVERYTHING) -> SearchResult:
        """The `k` best passages, or as many as pass. Raises Invalid for a blank query or `k` outside 1 to 100."""
        began = time.perf_counter()
        if not query.strip():
            raise Invalid("the query is empty; type what to look for")
        if not 1 <= k <= 100:
            raise Invalid(f"k is {k}; it must be from 1 to 100")
        self.index.ready()
        asked = understand(query, self.vocabulary)
        best = _ranked(self._found(asked, max(_DEEP, k * 4), filters))[:k]
        most = max([1.0, *(value for value, _ in best)])
        hits = [
            Hit(
                rank=rank,
                score=round(value / most, 4),
                why=self._why(asked, one),
                document=self.shelf.card(one.document.id),
                passage=PassageText.of(one.document, one.passage),
            )
            for rank, (value, one) in enumerate(best, start=1)
        ]
        return SearchResult(query=query, took_ms=round((time.perf_counter() - began) * 1000, 2), results=hits)

    def allowed(self, filters: Filters, roles: Collection[Role] = ()) -> Collection[str] | None:
        """The passages that pass the filters, of one of `roles` (by default, of the filters'); None when all do."""
        roles = sorted(roles or filters.role)
        if not filters.chooses_documents and not roles:
            return None
        key = f"{roles} {filters.model_dump_json(exclude={'role'})}"
        with self._choosing:
            if self._chosen_of is not self.index.manifest or len(self._chosen) >= _CHOICES:
                self._chosen, self._chosen_of = {}, self.index.manifest
            if key not in self._chosen:
                self._chosen[key] = frozenset(self.index.passage_ids(self._documents(filters), roles))
            return self._chosen[key]

    def passage(self, id: str) -> tuple[Document, Passage] | None:
        """A passage with its document; None where the library has changed since it was indexed."""
        try:
            document = self.shelf.document(id.rpartition(":")[0])
        except NotFound:
            return None
        return next(((document, p) for p in document.passages if p.id == id), None)

    def _documents(self, filters: Filters) -> list[str] | None:
        if not filters.chooses_documents:
            return None
        return [id for id, card in self.shelf.cards().items() if filters.admit(card)]

    def _found(self, asked: Query, deep: int, filters: Filters) -> list[_Found]:
        index, allowed = self.index, self.allowed(filters)
        dense = [id for id, _ in index.vectors.nearest(index.embedder.query(asked.expanded), deep, allowed)]
        refs = map(str, asked.refs)
        lexical = [
            id for id, _ in index.lexical.search(asked.expanded, deep, refs, asked.cases, allowed, asked.synonyms)
        ]
        near = dict.fromkeys(lexical, "near in words") | dict.fromkeys(dense, "near in meaning")
        near |= dict.fromkeys(set(dense) & set(lexical), "near in meaning and words")
        found = []
        for id, score in fuse([dense, lexical]):
            held = self.passage(id)
            if held:
                weight = weigh(asked, *held, closing_wanted=bool(filters.role))
                found.append(_Found(score * weight.times, *held, weight, near[id]))
        return found

    def _why(self, asked: Query, one: _Found) -> list[str]:
        """What it was weighed for, what it shares with the query, and how it was near."""
        words = one.document.quote(one.passage.start, one.passage.end)
        shared = self.index.lexical.shared(asked.expanded, words)[:_SAID]
        said = [f"shares the word{'s' * (len(shared) > 1)} {', '.join(shared)}"] if shared else []
        return [*one.weight.why, *about(asked, one.document, one.passage), *said, one.near]


def _ranked(found: list[_Found]) -> list[tuple[float, _Found]]:
    """Best first, ties by id; a passage of a case that the query names comes before all others."""
    others = max((f.score for f in found if not f.weight.named), default=0.0)
    valued = [(f.score + others if f.weight.named else f.score, f) for f in found]
    return sorted(valued, key=lambda pair: (not pair[1].weight.named, -pair[0], pair[1].passage.id))
