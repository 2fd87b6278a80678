"""Finding, put together: one index with what searches it, as the source that drafts and answers draw on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import Self

from corpus.errors import NotFound, Unavailable
from corpus.law import Law
from corpus.library import Library
from corpus.recall import Recall
from corpus.records import Card, Document, Later, RequestItem
from corpus.results import Filters, PrecedentsResult, SearchResult, SuggestResult
from corpus.vocabulary import Vocabulary
from retriever import fitted
from retriever.bulk import BulkEmbedder
from retriever.desk import EVERYTHING
from retriever.embed import Embedder, default_model
from retriever.index import Index, Turn
from retriever.minilm import MiniLMEmbedder
from retriever.precedents import Precedents
from retriever.recent import Recent
from retriever.remembered import Remembered
from retriever.rerank import CrossEncoderReranker, Reranker
from retriever.search import Searcher
from retriever.sentence import SentenceTransformerEmbedder
from retriever.shelf import Shelf
from retriever.suggest import Suggester
from retriever.tokens import Tokens
from ui import cross_encoder, stores
from ui.settings import Settings

_RECALLED = 2_000
"""Results kept: what was suggested for a request, or found wrong in a paragraph. A few kilobytes each."""
_BOARDS = 12
"""Results kept of what is worked out from every decision: up to some megabytes each, and many seconds."""


def model_folder(settings: Settings) -> Path:
    """The folder of the embedding model in force. Raises Unavailable when it is not there."""
    folder = Path(settings.embedder).expanduser() if settings.embedder else default_model()
    if not (folder / "tokenizer.json").is_file():
        raise Unavailable(f"There is no embedding model in {folder}; set FOI_EMBEDDER to a folder of one, or unset it.")
    return folder


def embedder(settings: Settings) -> Embedder:
    """The embedding model in force, loaded: the default one without torch, unless there is a GPU for it."""
    folder = model_folder(settings)
    if settings.embedder:
        return SentenceTransformerEmbedder(folder, folder.name)
    if _has_gpu():
        return SentenceTransformerEmbedder(folder)
    return BulkEmbedder(MiniLMEmbedder(folder), lambda: SentenceTransformerEmbedder(folder, half=True))


def _has_gpu() -> bool:
    """True where an NVIDIA device is attached; asking torch would take seconds."""
    return Path("/dev/nvidia0").exists()


def reranker(settings: Settings) -> Reranker | None:
    """The model that reads the best of what is found again, where the setting names its folder; loaded."""
    folder = settings.reranker.strip()
    return CrossEncoderReranker(cross_encoder.opened(folder, "FOI_RERANKER")) if folder else None


class Finder:
    """An index of a library, and everything that looks things up in it as one caller may see it."""

    def __init__(self, settings: Settings, index: Index, shelf: Shelf, law: Law, whole: Finder | None = None) -> None:
        self._settings = settings
        self._law = law
        self._whole = whole
        vocabulary = Vocabulary.shipped()
        self.index = index
        self.shelf = shelf
        self._sentences: Recent = whole._sentences if whole else Recent(self._of_sentences)
        self.searcher: Searcher = Searcher(
            index, shelf, vocabulary, reranker=whole.searcher.reranker if whole else reranker(settings)
        )
        self.recall = Recall(shelf.cards, _RECALLED)
        self.boards = Recall(shelf.cards, _BOARDS)
        self.finds = Precedents(self.searcher, vocabulary, law, settings.authority.strip())
        self.suggester = Suggester(self.finds, self.searcher, law, vocabulary)

    @classmethod
    def open(cls, settings: Settings, library: Library, law: Law, embeds: Embedder) -> Self:
        """Over the index in the home, made when there is none."""
        remembered = Remembered(embeds, settings.home / "embeddings.sqlite")
        index = stores.index(settings, library, remembered, Tokens(model_folder(settings), embeds.limit))
        return cls(settings, index, Shelf(library), law)

    def seen_in(self, library: Library) -> Finder:
        """The same index, as the caller of this view of the library may see it."""
        return Finder(self._settings, self.index, Shelf(library, whole=self.shelf), self._law, whole=self)

    def sync(self, progress: Callable[[int, int], None] | None = None) -> None:
        """Bring the index up to date with the whole library, whoever asks."""
        if self._whole is not None:
            self._whole.sync(progress)
            return
        self.shelf.forget()
        self.index.sync(self.shelf.library, progress)

    def follow(self, progress: Callable[[int, int], None] | None = None, turn: Turn = nullcontext) -> None:
        """The same by the library's log of changes, which others write too; what they have not touched stays at hand."""
        changed = self.index.follow(self.shelf.library, progress, turn)
        if changed is None:
            self.shelf.forget()
        elif changed:
            self.shelf.learn(changed)

    @property
    def passages(self) -> int:
        """How many passages may be found."""
        if self._whole is None:
            return self.index.passages_count
        held = self.index.manifest.documents
        return sum(len(held[id].passages) for id in self.shelf.cards() if id in held)

    def forget(self, everything: bool = False) -> None:
        """Have the next sync look at what is there afresh; with `everything`, have it make the whole index again."""
        self.shelf.forget()
        if everything:
            self.index.empty()

    def close(self) -> None:
        self.index.close()

    def search(self, query: str, k: int = 10, filters: Filters = EVERYTHING) -> SearchResult:
        return self.searcher.search(query, k, self._narrowed(filters))

    def precedents(
        self, request: str, k: int = 10, filters: Filters = EVERYTHING, of: Sequence[RequestItem] = ()
    ) -> PrecedentsResult:
        return self.finds.find(request, k, self._narrowed(filters), of)

    def precedents_of(
        self, asked: Sequence[RequestItem], n: int, k: int = 10, filters: Filters = EVERYTHING
    ) -> PrecedentsResult:
        return self.finds.of_item(asked, n, k, self._narrowed(filters))

    def suggest(self, request: str, filters: Filters = EVERYTHING, of: Sequence[RequestItem] = ()) -> SuggestResult:
        narrowed = self._narrowed(filters)
        said = f"{narrowed.model_dump_json()}\n{[(item.n, item.text) for item in of]}\n{request}"
        return self.recall.of("suggestions", said, lambda: self.suggester.suggest(request, narrowed, of=of))

    def document(self, key: str) -> Document:
        return self.shelf.document(key)

    def cards(self, filters: Filters = EVERYTHING) -> list[Card]:
        wanted = self._narrowed(filters)
        return [card for card in self.shelf.cards().values() if wanted.admit(card)]

    def later(self, id: str) -> list[Later]:
        try:
            return self.shelf.card(id).later
        except NotFound:
            return []

    def likeness(self, ones: Sequence[str], others: Sequence[str]) -> list[list[float]]:
        vectors = self._sentences.passages([*ones, *others])
        cosines: list[list[float]] = (vectors[: len(ones)] @ vectors[len(ones) :].T).tolist()
        return cosines

    def _of_sentences(self) -> Embedder:
        """What compares sentences: the model as published, since fitting it to requests is not fitting it to those."""
        own = self.index.embedder
        return MiniLMEmbedder(model_folder(self._settings), as_published=True) if own.name == fitted.name() else own

    def _narrowed(self, filters: Filters) -> Filters:
        return filters if self._settings.examples else filters.model_copy(update={"examples": False})
