"""Documents at hand: the last ones read from the library, so that a search need not read them again."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection, Iterable
from threading import Lock
from typing import Protocol

from corpus.errors import NotFound
from corpus.records import Card, Document, Later

_AT_HAND = 512


class Library(Protocol):
    """The library as searching reads it."""

    def document(self, key: str) -> Document | None: ...

    def cards(self) -> list[Card]: ...

    def followed(self) -> dict[str, list[Later]]: ...

    def several(self, ids: Collection[str]) -> list[Document]: ...

    def fingerprints(self) -> dict[str, str]: ...


class Shelf:
    """A small cache over the library; `forget` after a sync."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._held: OrderedDict[str, Document] = OrderedDict()
        self._cards: dict[str, Card] | None = None
        self._followed: dict[str, list[Later]] | None = None
        self._lock = Lock()

    def document(self, id: str) -> Document:
        """Raises NotFound."""
        with self._lock:
            if id in self._held:
                self._held.move_to_end(id)
                return self._held[id]
        document = self.library.document(id)
        if document is None:
            raise NotFound(f"there is no document {id!r} in the library")
        self._hold(document)
        return document

    def fetch(self, ids: Iterable[str]) -> None:
        """Have these documents at hand, read together."""
        with self._lock:
            wanted = [id for id in dict.fromkeys(ids) if id not in self._held]
        for document in self.library.several(wanted) if wanted else ():
            self._hold(document)

    def cards(self) -> dict[str, Card]:
        """Every document's card, by id."""
        with self._lock:
            if self._cards is None:
                self._cards = {card.id: card for card in self.library.cards()}
            return self._cards

    def card(self, id: str) -> Card:
        """A document's card with what happened to it later. Raises NotFound."""
        card = self.cards().get(id) or Card.of(self.document(id))
        with self._lock:
            if self._followed is None:
                self._followed = self.library.followed()
            later = self._followed.get(id, [])
        return card.model_copy(update={"later": later}) if later else card

    def _hold(self, document: Document) -> None:
        with self._lock:
            self._held[document.id] = document
            if len(self._held) > _AT_HAND:
                self._held.popitem(last=False)

    def forget(self) -> None:
        with self._lock:
            self._held.clear()
            self._cards = self._followed = None
