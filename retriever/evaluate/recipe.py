"""LangChain's quick-start retrieval, as a baseline: recursive splitting at 1000/200 and Chroma's similarity search."""

from __future__ import annotations

from collections.abc import Callable

from langchain_chroma import Chroma
from langchain_core.embeddings import Embeddings
from langchain_text_splitters import RecursiveCharacterTextSplitter

from retriever.embed import Embedder
from retriever.shelf import Shelf

_LONG, _OVER = 1000, 200
"""The sizes of the framework's own tutorial."""


class _Embeddings(Embeddings):
    """Our model in the framework's shape."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        return [[float(x) for x in row] for row in self._embedder.passages(texts)]

    def embed_query(self, text: str) -> list[float]:
        return [float(x) for x in self._embedder.query(text)]


def recipe(shelf: Shelf, embedder: Embedder, deep: int) -> Callable[[str], list[str]]:
    """The recipe over every document of the library; built when first asked."""
    built: list[Chroma] = []

    def answer(text: str) -> list[str]:
        if not built:
            built.append(_store(shelf, embedder))
        return list(dict.fromkeys(str(d.metadata["id"]) for d in built[0].similarity_search(text, deep)))

    return answer


def _store(shelf: Shelf, embedder: Embedder) -> Chroma:
    store = Chroma("langchain-recipe", _Embeddings(embedder))
    store.reset_collection()
    splitter = RecursiveCharacterTextSplitter(chunk_size=_LONG, chunk_overlap=_OVER)
    for id in shelf.cards():
        parts = splitter.split_text(shelf.document(id).text)
        if parts:
            store.add_texts(parts, [{"id": id} for _ in parts])
    return store
