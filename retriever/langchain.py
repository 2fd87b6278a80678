"""A LangChain retriever over the desk, for those who build their own chains."""

from __future__ import annotations

from typing import Any, Protocol

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever

from corpus.results import Filters, SearchResult


class Searches(Protocol):
    """Anything with the desk's search: the workbench, the HTTP client, a searcher."""

    def search(self, query: str, k: int = 10, filters: Filters = ...) -> SearchResult: ...


class FoiRetriever(BaseRetriever):
    """Passages as LangChain documents; their metadata says where the exact words stand."""

    desk: Any
    k: int = 10
    filters: Filters = Filters()

    def _get_relevant_documents(self, query: str, *, run_manager: CallbackManagerForRetrieverRun) -> list[Document]:
        desk: Searches = self.desk
        return [
            Document(
                id=hit.passage.id,
                page_content=hit.passage.text,
                metadata={
                    "id": hit.document.id,
                    "passage": hit.passage.id,
                    "reference": hit.document.reference,
                    "authority": hit.document.authority,
                    "role": hit.passage.role,
                    "start": hit.passage.start,
                    "end": hit.passage.end,
                    "score": hit.score,
                    "example": hit.document.example,
                },
            )
            for hit in desk.search(query, self.k, self.filters).results
        ]
