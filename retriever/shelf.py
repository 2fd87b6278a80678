"""Documents at hand: the last ones read from the library, so that a search need not read them again."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock
from typing import Protocol

from corpus.errors import NotFound
from corpus.records import Card, Document, Later

_AT_HAND = 512


class Library(Protocol):
    """The library as searching reads it."""

    def document(self, key: str) -> Document | None: ...

    def cards(self) -> list[Card]: ...

    def later(self, id: str) -> list[Later]: ...

    def fingerprints(self) -> dict[str, str]: ...


class Shelf:
    """A small cache over the library; `forget` after a sync."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._held: OrderedDict[str, Document] = OrderedDict()
        self._cards: dict[str, Card] | None = None
        self._shown: dict[str, Card] = {}
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
        with self._lock:
            self._held[document.id] = document
            if len(self._held) > _AT_HAND:
                self._held.popitem(last=False)
        return document

    def cards(self) -> dict[str, Card]:
        """Every document's card, by id."""
        with self._lock:
            if self._cards is None:
                self._cards = {card.id: card for card in self.library.cards()}
            return self._cards

    def card(self, id: str) -> Card:
        """A document's card with what happened to it later. Raises NotFound."""
        with self._lock:
            if id in self._shown:
                return self._shown[id]
        card = self.cards().get(id) or Card.of(self.document(id))
        shown = card.model_copy(update={"later": self.library.later(id)})
        with self._lock:
            self._shown[id] = shown
        return shown

    def forget(self) -> None:
        with self._lock:
            self._held.clear()
            self._shown.clear()
            self._cards = None
