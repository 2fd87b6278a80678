"""What arguing needs from finding: any source of precedents with these calls will do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from corpus.records import Card, Document, Later, RequestItem
from corpus.results import Filters, PrecedentsResult, SearchResult, SuggestResult

EVERYTHING = Filters()


class Documents(Protocol):
    """What has documents by id."""

    def document(self, key: str) -> Document: ...


class PrecedentSource(Protocol):
    """The retriever as the assistant sees it. `document` takes an id or a reference and raises NotFound."""

    def search(self, query: str, k: int = 10, filters: Filters = EVERYTHING) -> SearchResult: ...

    def precedents(
        self, request: str, k: int = 10, filters: Filters = EVERYTHING, of: Sequence[RequestItem] = ()
    ) -> PrecedentsResult:
        """Similar decisions, matched item by item; with `of`, those are the items of the request."""

    def precedents_of(
        self, asked: Sequence[RequestItem], n: int, k: int = 10, filters: Filters = EVERYTHING
    ) -> PrecedentsResult:
        """Decisions similar to item `n` of those asked, each matched to that item."""

    def suggest(self, request: str, filters: Filters = EVERYTHING, of: Sequence[RequestItem] = ()) -> SuggestResult: ...

    def document(self, key: str) -> Document: ...

    def cards(self, filters: Filters = EVERYTHING) -> list[Card]:
        """The cards of every document that passes."""

    def later(self, id: str) -> list[Later]:
        """What happened to a stored decision afterwards; nothing for one that is not stored."""

    def likeness(self, ones: Sequence[str], others: Sequence[str]) -> list[list[float]]:
        """How near each of `others` is to each of `ones` in meaning, as cosines from -1 to 1: a row for each of `ones`."""


def overturned(source: PrecedentSource, id: str) -> bool:
    """Whether a stored decision was overturned on review or appeal."""
    return any(later.result == "overturned" for later in source.later(id))
