"""Documents at hand: the last ones read from the library, so that a search need not read them again."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection, Iterable
from threading import Lock
from typing import Protocol

from corpus.caller import Caller
from corpus.errors import NotFound
from corpus.records import Card, Document, Later

_AT_HAND = 512


class Library(Protocol):
    """The library as searching reads it."""

    caller: Caller

    def document(self, key: str) -> Document | None: ...

    def cards(self, ids: Collection[str] | None = None) -> list[Card]: ...

    def followed(self) -> dict[str, list[Later]]: ...

    def several(self, ids: Collection[str]) -> list[Document]: ...

    def fingerprints(self, ids: Collection[str] | None = None) -> dict[str, str]: ...

    def changes(self, place: int | None) -> tuple[int, list[str] | None]: ...


class Shelf:
    """A small cache over the library; `forget` after a sync.

    `whole` is the shelf of everything, where this one is over a library that does not show everything: it forgets when
    that does.
    """

    def __init__(self, library: Library, whole: Shelf | None = None) -> None:
        self.library = library
        self._whole = whole
        self._among: dict[str, Card] | None = None
        self._held: OrderedDict[str, Document] = OrderedDict()
        self._cards: dict[str, Card] | None = None
        self._followed: dict[str, list[Later]] | None = None
        self._lock = Lock()

    @property
    def shows_all(self) -> bool:
        return self._whole is None

    def document(self, id: str) -> Document:
        """Raises NotFound."""
        self._keep_up()
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
        self._keep_up()
        with self._lock:
            wanted = [id for id in dict.fromkeys(ids) if id not in self._held]
        for document in self.library.several(wanted) if wanted else ():
            self._hold(document)

    def cards(self) -> dict[str, Card]:
        """Every document's card, by id; the same object until this forgets."""
        everything = self._keep_up()
        with self._lock:
            if self._cards is None:
                cards = self.library.cards() if everything is None else everything.values()
                self._cards = {card.id: card for card in cards if self.library.caller.sees(card.collection)}
            return self._cards

    def card(self, id: str) -> Card:
        """A document's card with what happened to it later. Raises NotFound."""
        card = self.cards().get(id) or Card.of(self.document(id))
        with self._lock:
            if self._followed is None:
                self._followed = self.library.followed()
            later = self._followed.get(id, [])
        return card.model_copy(update={"later": later}) if later else card

    def forget(self) -> None:
        with self._lock:
            self._forget()

    def learn(self, changed: Collection[str]) -> None:
        """Read afresh what is held of these documents, which have changed or gone, and nothing else."""
        now = {card.id: card for card in self.library.cards(changed) if self.library.caller.sees(card.collection)}
        with self._lock:
            gone = set(changed)
            for id in gone:
                self._held.pop(id, None)
            if self._cards is not None:
                self._cards = {id: card for id, card in self._cards.items() if id not in gone} | now
            self._followed = None

    def _forget(self) -> None:
        self._held.clear()
        self._cards = self._followed = None

    def _keep_up(self) -> dict[str, Card] | None:
        """Forget if the shelf of everything has; returns its cards."""
        if self._whole is None:
            return None
        everything = self._whole.cards()
        with self._lock:
            if everything is not self._among:
                self._among = everything
                self._forget()
        return everything

    def _hold(self, document: Document) -> None:
        with self._lock:
            self._held[document.id] = document
            if len(self._held) > _AT_HAND:
                self._held.popitem(last=False)
