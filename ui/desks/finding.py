"""Finding and answering in this process: the part of the desk that reads the index."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager

from assistant.ask import Asker
from corpus.drafts import Answer
from corpus.pieces import Piece, pieces
from corpus.results import Filters, PrecedentsResult, SearchResult, SuggestResult
from retriever.desk import EVERYTHING
from retriever.words import asked, at_most
from ui.finder import Finder
from ui.workshop import Workshop


class FindingDesk:
    """What `retriever.desk.Desk` finds and answers, for the caller whose workshop it is."""

    def __init__(self, shop: Workshop) -> None:
        self._shop = shop

    def finding(self) -> AbstractContextManager[Finder]:
        """The finder, while nothing is written to its index."""
        return self._shop.finding()

    def search(self, query: str, k: int = 10, filters: Filters = EVERYTHING) -> SearchResult:
        query, k = asked(query, "query"), at_most(k)
        with self.finding() as found:
            return found.search(query, k, filters)

    def precedents(self, request: str, k: int = 10, filters: Filters = EVERYTHING) -> PrecedentsResult:
        request, k = asked(request, "request"), at_most(k)
        with self.finding() as found:
            return found.precedents(request, k, filters)

    def suggest(self, request: str, filters: Filters = EVERYTHING) -> SuggestResult:
        request = asked(request, "request")
        with self.finding() as found:
            return found.suggest(request, filters)

    def ask(self, question: str, request: str | None = None, previous: str | None = None) -> Answer:
        question = asked(question, "question")
        about = asked(request, "request") if request is not None else None
        before = asked(previous, "question before") if previous is not None else None
        with self.finding() as found:
            return Asker(found, self._shop.law, self._shop.vocabulary).ask(question, about, before)

    def answering(self, question: str, request: str | None = None, previous: str | None = None) -> Iterator[Piece]:
        question = asked(question, "question")
        about = asked(request, "request") if request is not None else None
        before = asked(previous, "question before") if previous is not None else None
        with self.finding() as found:
            yield from pieces(Asker(found, self._shop.law, self._shop.vocabulary).parts(question, about, before))
