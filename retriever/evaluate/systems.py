"""Ways of answering a query, each as a ranking of documents: ours, and those it must beat, over the same passages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from retriever import fitted
from retriever.evaluate.fuse import fuse
from retriever.evaluate.recipe import recipe
from retriever.minilm import MiniLMEmbedder
from retriever.search import Searcher

System = Callable[[str], list[str]]
"""From the words of a query to ids of documents, best first."""
_DEEP = 200
_MOST = 100


def systems(searcher: Searcher) -> Mapping[str, System]:
    """All of them by name, ours first; the same passages and model for each, but for the framework's recipe."""
    index = searcher.index

    def words(text: str) -> list[str]:
        return _documents(id for id, _ in index.lexical.search(text, _DEEP))

    def meaning(text: str) -> list[str]:
        return _documents(id for id, _ in index.vectors.nearest(index.embedder.query(text), _DEEP))

    def both(text: str) -> list[str]:
        lexical = [id for id, _ in index.lexical.search(text, _DEEP)]
        dense = [id for id, _ in index.vectors.nearest(index.embedder.query(text), _DEEP)]
        return _documents(id for id, _ in fuse([dense, lexical]))

    ways = {
        "ours": ours(searcher),
        "bm25": words,
        "dense": meaning,
        "rrf": both,
        "langchain": recipe(searcher.shelf, index.embedder, _DEEP),
    }
    if index.embedder.name == fitted.name():  # what the recipe gives to anybody, with the model as it is published
        ways["quick start"] = recipe(searcher.shelf, MiniLMEmbedder(as_published=True), _DEEP)
    return ways


def ours(searcher: Searcher) -> System:
    """What `foi search` answers."""
    return lambda text: _documents(hit.passage.id for hit in searcher.search(text, _MOST).results)


def _documents(passages: Iterable[str]) -> list[str]:
    """Each document at the place of its best passage."""
    return list(dict.fromkeys(id.rpartition(":")[0] for id in passages))
