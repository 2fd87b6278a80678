"""Find passages: by meaning and by words, ranked together, with what the query names exactly put first and said why."""

from __future__ import annotations

import time
from collections.abc import Sequence

import numpy as np

from corpus.errors import Invalid, NotFound
from corpus.records import Document, Passage, RequestItem, Role
from corpus.results import Filters, Hit, PassageText, SearchResult
from corpus.vocabulary import Vocabulary
from retriever.choose import Chooser
from retriever.embed import Vectors
from retriever.index import Index
from retriever.query import Query, understand
from retriever.rank import WEIGHTS, Candidate, Ranked, Weights, nearness, rank, share
from retriever.rerank import Reranker, rerank
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
        vector = self.index.embedder.query(asked.asks)
        found, rows = self._found(asked, vector, filters)
        near = nearness(asked, vector, found, rows, closing_wanted=True, w=self._weights)
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
        vector = self.index.embedder.query(asked.asks)
        found, rows = self._found(asked, vector, filters)
        near = nearness(asked, vector, found, rows, bool(filters.role), self._weights)
        ranked = rank(asked, found, near, self._weights)
        if not asked.refs:
            return ranked
        top = {one.candidate.card.id for one in ranked[:k]}
        self.shelf.fetch(top)
        here = (one.card.id in top and self._names(asked, one.id) for one in found)
        return rank(
            asked, found, near + np.array([self._weights.here * named for named in here], np.float32), self._weights
        )

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

    def _found(self, asked: Query, vector: Vectors, filters: Filters) -> tuple[list[Candidate], Vectors]:
        """The passages nearest in meaning and those nearest in words, each with both, and their vectors.

        However many are wanted, so that the first of many are those of a few.
        """
        index, allowed, cards = self.index, self._chooser.allowed(filters), self.shelf.cards()
        refs = [str(ref) for ref in asked.refs]
        lexical, places = index.lexical, index.places()
        scored = lexical.search(asked.asks, _DEEP, refs, asked.cases, allowed, asked.synonyms, places, beyond=True)
        words = dict(scored)
        nearest = index.vectors.nearest(vector, _DEEP, allowed)
        ids = dict.fromkeys(id for id, _ in [*nearest, *scored[:_DEEP]])
        found = [
            Candidate(id, role, card, words.get(id, 0.0))
            for id in ids
            if (card := cards.get(id.rpartition(":")[0])) and (role := index.role(id))
        ]
        return found, index.vectors.rows([one.id for one in found])

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
