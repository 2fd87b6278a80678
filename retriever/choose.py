"""Choose the passages that pass some filters, as a mask over the index: documents once, then their passages at a stroke."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from threading import Lock
from typing import get_args

import numpy as np

from corpus.records import Card, Role
from corpus.results import Filters
from retriever.index import Index
from retriever.manifest import Manifest
from retriever.rows import Choice, Mask, Numbered
from retriever.shelf import Shelf

_CHOICES = 64
_ROLES: Mapping[str, int] = {role: n for n, role in enumerate(get_args(Role))}


class Chooser:
    """Remembers the last choices until the index changes, or what may be seen of it."""

    def __init__(self, index: Index, shelf: Shelf) -> None:
        self._index = index
        self._shelf = shelf
        self._lock = Lock()
        self._of: Manifest | None = None
        self._cards: Mapping[str, Card] = {}
        self._chosen: dict[str, Choice] = {}

    def allowed(self, filters: Filters, roles: Collection[Role] = ()) -> Choice | None:
        """The passages that pass the filters, of one of `roles` (by default, of the filters'); None when all do."""
        roles = sorted(roles or filters.role)
        chooses = filters.chooses_documents or not self._shelf.shows_all
        if not chooses and not roles:
            return None
        key = f"{roles} {filters.model_dump_json(exclude={'role'})}"
        cards = self._shelf.cards()
        with self._lock:
            if self._of is not self._index.manifest or self._cards is not cards:
                self._begin(cards)
            if key not in self._chosen:
                if len(self._chosen) >= _CHOICES:
                    self._chosen.clear()
                self._chosen[key] = Choice(self._rows, self._mask(filters, roles))
            return self._chosen[key]

    def _begin(self, cards: Mapping[str, Card]) -> None:
        """Number the documents and the roles of every row."""
        self._of, self._cards, self._chosen = self._index.manifest, cards, {}
        self._rows: Numbered = self._index.places()
        numbers = {id: n for n, id in enumerate(self._of.documents)}
        documents = [id.rpartition(":")[0] for id in self._rows.ids]
        self._documents = list(numbers)
        self._document_of = np.array([numbers.get(id, len(numbers)) for id in documents], np.intp)
        roles = (self._of.role(id) for id in self._rows.ids)
        self._role_of = np.array([_ROLES.get(role or "", len(_ROLES)) for role in roles], np.int8)

    def _mask(self, filters: Filters, roles: Collection[Role]) -> Mask:
        mask = np.ones(len(self._rows), np.bool_)
        if filters.chooses_documents or not self._shelf.shows_all:
            passing = [_passes(self._cards.get(id), filters) for id in self._documents]
            mask &= np.array([*passing, False], np.bool_)[self._document_of]
        if roles:
            mask &= np.isin(self._role_of, [_ROLES[role] for role in roles])
        return mask


def _passes(card: Card | None, filters: Filters) -> bool:
    return card is not None and filters.admit(card)
