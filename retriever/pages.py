"""The law's own pages and the guidance about it, by section: how near each is to a request."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from threading import Lock

from corpus.provision import Provision
from corpus.records import Card, RequestItem
from retriever.known import LAW
from retriever.manifest import Manifest
from retriever.query import understand
from retriever.rank import titled
from retriever.search import Searcher


class LawPages:
    """Remembers which passages are about which section until the index changes."""

    def __init__(self, searcher: Searcher) -> None:
        self._searcher = searcher
        self._lock = Lock()
        self._of: Manifest | None = None
        self._cards: Mapping[str, Card] = {}
        self._about: list[tuple[Provision, str]] = []

    def nearness(self, request: str, of: Sequence[RequestItem] = ()) -> dict[Provision, float]:
        """For each section with law or guidance of its own, the nearest cosine of those to a request for the items `of`."""
        index = self._searcher.index
        vector = index.embedder.query(understand(request, self._searcher.vocabulary, of).asks)
        about = self._pages()
        found: dict[Provision, float] = {}
        rows = index.vectors.rows([id for _, id in about]) if about else ()
        for (section, _), row in zip(about, rows, strict=True):
            found[section] = max(float(row @ vector), found.get(section, -1.0))
        return found

    def _pages(self) -> list[tuple[Provision, str]]:
        """The passages of law and guidance, each with a section its title names."""
        index, cards = self._searcher.index, self._searcher.shelf.cards()
        with self._lock:
            if self._of is not index.manifest or self._cards is not cards:
                self._of, self._cards = index.manifest, cards
                self._about = [
                    (ref.section, id)
                    for card in cards.values()
                    if card.kind in LAW
                    for ref in titled(card.title)
                    for id in sorted(index.passage_ids([card.id]))
                ]
            return self._about
