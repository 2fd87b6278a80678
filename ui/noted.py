"""Finding that notes which collections it drew on, so that what is made from it goes no further than they do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from corpus.records import Card, Document, Later, RequestItem
from corpus.results import Filters, PrecedentsResult, SearchResult, SuggestResult
from retriever.desk import EVERYTHING
from ui.finder import Finder


class Noted:
    """A finder, and the collections of all that it has given."""

    def __init__(self, found: Finder) -> None:
        self._found = found
        self.collections: set[str] = set()

    def search(self, query: str, k: int = 10, filters: Filters = EVERYTHING) -> SearchResult:
        result = self._found.search(query, k, filters)
        self._note(hit.document for hit in result.results)
        return result

    def precedents(
        self, request: str, k: int = 10, filters: Filters = EVERYTHING, of: Sequence[RequestItem] = ()
    ) -> PrecedentsResult:
        result = self._found.precedents(request, k, filters, of)
        self._note(one.document for one in result.precedents)
        self._note(one.document for one in result.contrary)
        return result

    def precedents_of(
        self, asked: Sequence[RequestItem], n: int, k: int = 10, filters: Filters = EVERYTHING
    ) -> PrecedentsResult:
        result = self._found.precedents_of(asked, n, k, filters)
        self._note(one.document for one in result.precedents)
        return result

    def suggest(self, request: str, filters: Filters = EVERYTHING, of: Sequence[RequestItem] = ()) -> SuggestResult:
        result = self._found.suggest(request, filters, of)
        for made in result.suggestions:
            self._note(one.document for one in made.support)
            self._note(one.document for one in made.contrary)
        self._note(one.document for one in result.already_public)
        return result

    def document(self, key: str) -> Document:
        document = self._found.document(key)
        self._note([document])
        return document

    def cards(self, filters: Filters = EVERYTHING) -> list[Card]:
        cards = self._found.cards(filters)
        self._note(cards)
        return cards

    def later(self, id: str) -> list[Later]:
        return self._found.later(id)

    def likeness(self, ones: Sequence[str], others: Sequence[str]) -> list[list[float]]:
        return self._found.likeness(ones, others)

    def _note(self, drawn_from: Iterable[Card | Document]) -> None:
        self.collections |= {one.collection for one in drawn_from if one.collection}
