"""Choose the passages that pass some filters, as a mask over the index: documents once, then their passages at a stroke."""

from __future__ import annotations

import gc
from collections.abc import Collection
from threading import Lock

import numpy as np

from corpus.records import Card, Role
from corpus.results import Filters
from retriever.cells import Mask
from retriever.index import Index
from retriever.known import Known
from retriever.rows import Choice
from retriever.shelf import Shelf

_CHOICES = 64


class Chooser:
    """Remembers the last choices until the index changes, or what may be seen of it."""

    def __init__(self, index: Index, shelf: Shelf) -> None:
        self._index = index
        self._shelf = shelf
        self._lock = Lock()
        self._known: Known | None = None
        self._chosen: dict[str, Choice] = {}

    def known(self) -> Known:
        """Every passage as it is now."""
        cards = self._shelf.cards()
        with self._lock:
            manifest, known = self._index.manifest, self._known
            if known is None or known.manifest is not manifest or known.shown is not cards:
                self._known = known = Known(manifest, self._index.places(), cards, known)
                self._chosen = {}
                gc.collect()
                gc.freeze()  # this lasts: going through all of it again and again would now and then halt a search
            return known

    def allowed(self, filters: Filters, roles: Collection[Role] = ()) -> Choice | None:
        """The passages that pass the filters, of one of `roles` (by default, of the filters'); None when all do."""
        roles = sorted(roles or filters.role)
        if not self._chooses(filters) and not roles:
            return None
        key = f"{roles} {filters.model_dump_json(exclude={'role'})}"
        known = self.known()
        with self._lock:
            if key not in self._chosen:
                if len(self._chosen) >= _CHOICES:
                    self._chosen.clear()
                self._chosen[key] = Choice(known.rows, self._mask(known, filters, roles))
            return self._chosen[key]

    def _chooses(self, filters: Filters) -> bool:
        """True where some documents may be left out."""
        return filters.chooses_documents or not self._shelf.shows_all

    def _mask(self, known: Known, filters: Filters, roles: Collection[Role]) -> Mask:
        mask = np.ones(len(known.rows), np.bool_)
        if self._chooses(filters):
            mask &= known.among(np.array([_passes(card, filters) for card in known.cards]))
        return mask & known.having(roles) if roles else mask


def _passes(card: Card | None, filters: Filters) -> bool:
    return card is not None and filters.admit(card)
