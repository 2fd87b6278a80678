"""Find passages: by meaning and by words, ranked together, with what the query names exactly put first and said why."""

from __future__ import annotations

import time
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import islice

import numpy as np

from corpus.errors import Invalid, NotFound
from corpus.records import Document, Passage, RequestItem, Role
from corpus.results import Filters, Hit, PassageText, SearchResult
from corpus.vocabulary import Vocabulary
from retriever.choose import Chooser
from retriever.embed import Vectors
from retriever.index import Index
from retriever.known import Known
from retriever.numbered import Places
from retriever.query import Query, understand
from retriever.rank import WEIGHTS, Found, Ranked, Weights, nearness, rank, share
from retriever.rerank import Reranker, rerank
from retriever.rows import Choice
from retriever.shelf import Shelf
from retriever.why import names, reasons

EVERYTHING = Filters()
_DEEP, _SAID = 100, 4


class Searcher:
    """Searches an index of a library. Queries never wait for the library unless they filter."""

    def __init__(
        self,
        index: Index,
        shelf: Shelf,
        vocabulary: Vocabulary,
        weights: Weights = WEIGHTS,
        reranker: Reranker | None = None,
    ) -> None:
        """With a `reranker`, the best of what is found is read again beside the query, and put in its order."""
        self.index = index
        self.shelf = shelf
        self.vocabulary = vocabulary
        self._weights = weights
        self.reranker = reranker
        self._chooser = Chooser(index, shelf)
        self._aside = ThreadPoolExecutor(thread_name_prefix="words")

    def search(self, query: str, k: int = 10, filters: Filters = EVERYTHING) -> SearchResult:
        """The `k` best passages, or as many as pass. Raises Invalid for a blank query or `k` outside 1 to 100."""
        began = time.perf_counter()
        if not query.strip():
            raise Invalid("the query is empty; type what to look for")
        if not 1 <= k <= 100:
            raise Invalid(f"k is {k}; it must be from 1 to 100")
        self.index.ready()
        asked = understand(query, self.vocabulary)
        ranked = self._named_first(asked, self._reranked(asked, self._ranked(asked, k, filters)))[:k]
        self.shelf.fetch(one.candidate.card.id for one in ranked)
        hits = self._hits(asked, ranked)
        return SearchResult(query=query, took_ms=round((time.perf_counter() - began) * 1000, 2), results=hits)

    def documents(self, request: str, filters: Filters, of: Sequence[RequestItem] = ()) -> tuple[Vectors, list[Ranked]]:
        """What a request, which asks for the items `of`, means, and its nearest documents by their best passage, best first."""
        asked = understand(request, self.vocabulary, of)
        vector, found = self._found(asked, filters)
        near = nearness(asked, vector, found, closing_wanted=True, w=self._weights)
        ranked = rank(asked, found, near, self._weights)
        best: dict[str, Ranked] = {}
        for one in ranked:
            best.setdefault(one.candidate.card.id, one)
        return vector, self._reranked(asked, list(best.values()))

    def document(self, id: str) -> Document | None:
        """A document; None where the library has lost it since it was indexed."""
        try:
            return self.shelf.document(id)
        except NotFound:
            return None

    def passage(self, id: str) -> tuple[Document, Passage] | None:
        """A passage with its document; None where the library has changed since it was indexed."""
        document = self.document(id.rpartition(":")[0])
        return next(((document, p) for p in document.passages if p.id == id), None) if document else None

    def _ranked(self, asked: Query, k: int, filters: Filters) -> list[Ranked]:
        """What is near in meaning or in words, ranked by what both say and by what was decided.

        Where the query names a provision, the passages of the best documents that name it come before their others.
        """
        vector, found = self._found(asked, filters)
        near = nearness(asked, vector, found, bool(filters.role), self._weights)
        most = None if asked.cases or self.reranker else k  # either may put what is further down before others
        ranked = rank(asked, found, near, self._weights, most)
        if not asked.refs:
            return ranked
        top = {one.candidate.card.id for one in ranked[:k]}
        self.shelf.fetch(top)
        ids = (found.known.rows.ids[place] for place in found.places)
        here = [id.rpartition(":")[0] in top and self._names(asked, id) for id in ids]
        return rank(asked, found, near + self._weights.here * np.array(here, np.float32), self._weights, most)

    def _names(self, asked: Query, id: str) -> bool:
        """True where a passage names or argues a provision of the query."""
        held = self.passage(id)
        return held is not None and names(asked, *held)

    def _reranked(self, asked: Query, ranked: list[Ranked]) -> list[Ranked]:
        return rerank(ranked, asked.asks, self._words, self.reranker) if self.reranker else ranked

    def _words(self, id: str) -> str:
        """The words of a passage; none where the library has changed since it was indexed."""
        held = self.passage(id)
        return held[0].quote(held[1].start, held[1].end) if held else ""

    def _found(self, asked: Query, filters: Filters) -> tuple[Vectors, Found]:
        """What the query means, and the passages nearest in meaning and those nearest in words, each with both.

        However many are wanted, so that the first of many are those of a few. Words are looked up while the model reads.
        """
        known, allowed = self._chooser.known(), self._chooser.allowed(filters)
        looking = self._look(asked, known, allowed)
        vector = self.index.embedder.query(asked.asks)
        nearest = known.near(self.index.vectors, vector, _DEEP, allowed)
        placed, scores = looking.result()
        words = dict(zip(placed.tolist(), scores.tolist(), strict=True))
        places = np.array(list(dict.fromkeys([*nearest.tolist(), *islice(words, _DEEP)])), np.intp)
        places = places[known.seen(places)]
        said = np.array([words.get(place, 0.0) for place in places.tolist()], np.float32)
        return vector, Found(known, places, said, known.at(self.index.vectors, places))

    def _look(self, asked: Query, known: Known, allowed: Choice | None) -> Future[tuple[Places, Vectors]]:
        """The places and scores of the passages nearest in words, when they have been looked up."""
        refs = [str(ref) for ref in asked.refs]
        placed = self.index.lexical.placed
        return self._aside.submit(placed, asked.asks, _DEEP, known.rows, refs, asked.cases, allowed, asked.synonyms)

    def _named_first(self, asked: Query, ranked: list[Ranked]) -> list[Ranked]:
        """Passages of a case that the query names come before all others; of one it only names, what was decided."""
        cases = {case.upper() for case in asked.cases}
        named = [one for one in ranked if (one.candidate.card.reference or "").upper() in cases]
        if not named:
            return ranked
        most = max(one.value for one in ranked)
        first = [one._replace(value=most + 1.0 + one.near + _reading(asked, one)) for one in named]
        first.sort(key=lambda one: (-one.value, one.candidate.id))
        return [*first, *(one for one in ranked if one not in named)]

    def _hits(self, asked: Query, ranked: Sequence[Ranked]) -> list[Hit]:
        """The passages with why each was found; those are left out that the library has lost since it was indexed."""
        lexical = self.index.lexical
        most = max([1.0 + share(asked, self._weights), *(one.value for one in ranked)])  # meaning and words alike
        written = lexical.written(asked.asks)
        hits: list[Hit] = []
        for one in ranked:
            if (held := self.passage(one.candidate.id)) is None:
                continue
            document, passage = held
            text = PassageText.of(document, passage)
            hit = Hit(
                rank=len(hits) + 1,
                score=round(max(0.0, one.value) / most, 4),
                why=reasons(asked, one, document, passage, lexical.shared(written, text.text)[:_SAID]),
                document=self.shelf.card(document.id),
                passage=text,
            )
            hits.append(hit)
        return hits


_READ_FIRST: dict[Role, float] = {"decision": 1.0, "request": 0.25, "exemption": 0.25, "prejudice": 0.25}


def _reading(asked: Query, one: Ranked) -> float:
    """What to show first of a case that the query names and says nothing more of."""
    return _READ_FIRST.get(one.candidate.role, 0.0) if asked.bare else 0.0
