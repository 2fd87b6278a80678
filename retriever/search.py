"""Find passages: by meaning and by words, fused, with what the query names exactly put first and said why."""

from __future__ import annotations

import time
from collections.abc import Collection

from corpus.errors import Invalid
from corpus.provision import Provision
from corpus.records import Document, Passage, Role
from corpus.results import Filters, Hit, PassageText, SearchResult
from corpus.vocabulary import Vocabulary
from retriever.fuse import fuse
from retriever.index import Index
from retriever.query import Query, understand
from retriever.shelf import Shelf

EVERYTHING = Filters()
_DEEP = 60
_CLOSING: frozenset[Role] = frozenset({"next_steps", "other"})
_CLOSING_WEIGHT, _RELIES_WEIGHT, _ABOUT_WEIGHT, _CASE_WEIGHT = 0.5, 1.5, 1.2, 4.0

_Scored = tuple[float, Document, Passage, list[str], str]
"""A passage found: its score, its document, itself, what it was weighed up for, and how it was near."""


class Searcher:
    """Searches an index of a library. Queries never wait for the library unless they filter."""

    def __init__(self, index: Index, shelf: Shelf, vocabulary: Vocabulary) -> None:
        self.index = index
        self.shelf = shelf
        self.vocabulary = vocabulary

    def search(self, query: str, k: int = 10, filters: Filters = EVERYTHING) -> SearchResult:
        """The `k` best passages. Raises Invalid for a blank query or `k` outside 1 to 100."""
        began = time.perf_counter()
        if not query.strip():
            raise Invalid("the query is empty; type what to look for")
        if not 1 <= k <= 100:
            raise Invalid(f"k is {k}; it must be from 1 to 100")
        self.index.ready()
        asked = understand(query, self.vocabulary)
        scored = self._scored(asked, max(_DEEP, k * 4), filters)
        best = sorted(scored, key=lambda s: (-s[0], s[2].id))[:k]
        most = max((s[0] for s in best), default=1.0)
        hits = [
            Hit(
                rank=rank,
                score=round(score / max(most, 1.0), 4),
                why=[*why, *self._both_about(asked, document, passage), near],
                document=self.shelf.card(document.id),
                passage=PassageText.of(document, passage),
            )
            for rank, (score, document, passage, why, near) in enumerate(best, start=1)
        ]
        return SearchResult(query=query, took_ms=round((time.perf_counter() - began) * 1000, 2), results=hits)

    def allowed(self, filters: Filters) -> Collection[str] | None:
        """The passages of the documents that pass; None when all do."""
        if not filters.chooses_documents:
            return None
        return self.index.passage_ids(id for id, card in self.shelf.cards().items() if filters.admit(card))

    def passage(self, id: str) -> tuple[Document, Passage]:
        """A passage with its document. Raises NotFound."""
        document = self.shelf.document(id.rpartition(":")[0])
        return document, next(p for p in document.passages if p.id == id)

    def _scored(self, asked: Query, deep: int, filters: Filters) -> list[_Scored]:
        allowed = self.allowed(filters)
        dense = [id for id, _ in self.index.vectors.nearest(self.index.embedder.query(asked.expanded), deep, allowed)]
        lexical = [
            id for id, _ in self.index.lexical.search(asked.expanded, deep, map(str, asked.refs), asked.cases, allowed)
        ]
        near_in = dict.fromkeys(lexical, "near in words") | dict.fromkeys(dense, "near in meaning")
        near_in |= dict.fromkeys(set(dense) & set(lexical), "near in meaning and words")
        scored = []
        for id, score in fuse([dense, lexical]):
            document, passage = self.passage(id)
            if filters.role and passage.role not in filters.role:
                continue
            weight, why = self._weigh(asked, document, passage, filters)
            scored.append((score * weight, document, passage, why, near_in[id]))
        return scored

    def _weigh(self, asked: Query, document: Document, passage: Passage, filters: Filters) -> tuple[float, list[str]]:
        """What the query names exactly counts for more, closing paragraphs for less; each with its reason."""
        weight, why = 1.0, []
        if document.reference and document.reference.upper() in asked.cases:
            weight *= _CASE_WEIGHT
            why.append(f"is {document.reference}")
        relied = [Provision.parse(e.ref) for e in document.exemptions] if asked.refs else []
        for ref in asked.refs:
            same = [r for r in relied if ref.covers(r) or r.covers(ref)]
            if same or document.id == "-".join([ref.instrument.lower(), *ref.section.parts]).lower():
                weight *= _RELIES_WEIGHT if same else _ABOUT_WEIGHT
                why.append(f"relies on {same[0].spoken()}" if same else f"is about {ref.section.spoken()}")
        if passage.role in _CLOSING and not filters.role:
            weight *= _CLOSING_WEIGHT
        return weight, why

    def _both_about(self, asked: Query, document: Document, passage: Passage) -> list[str]:
        """The kinds of information that the query and the passage both speak of, in words."""
        theirs = {i.name for i in self.vocabulary.kinds(document.quote(passage.start, passage.end))}
        both = sorted(theirs & {i.name for i in self.vocabulary.kinds(asked.words)})
        return [f"both about {' and '.join(both)}"] if both else []
