"""What is known of every passage by its place, its document and its role, so that many are looked at in one stroke."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import cast, get_args

import numpy as np
import numpy.typing as npt

from corpus.records import Card, Role
from retriever.cells import Mask
from retriever.embed import Vectors
from retriever.index import Nearest
from retriever.manifest import Manifest
from retriever.numbered import Numbered, Places, Splice
from retriever.rows import Rows

LAW = ("legislation", "guidance")
_NAMES: tuple[Role, ...] = get_args(Role)
_ROLES: Mapping[str, int] = {role: n for n, role in enumerate(_NAMES)}
_NONE = -1
Roles = npt.NDArray[np.int8]


class Known:
    """One state of the index and of what may be seen of it; never changed, only replaced."""

    def __init__(
        self, manifest: Manifest, rows: Numbered, cards: Mapping[str, Card], before: Known | None = None
    ) -> None:
        """Where what was known `before` is given, only what has changed since is looked up afresh."""
        self.manifest, self.rows, self.shown = manifest, rows, cards
        numbers = {id: n for n, id in enumerate(manifest.documents)}
        self.cards = [*map(cards.get, numbers), None]
        """Of each document; None where it may not be seen, and last for passages without one."""
        self._law = np.array([card is not None and card.kind in LAW for card in self.cards])
        self._example = np.array([card is not None and card.example for card in self.cards])
        self._guidance = np.array([card is not None and card.kind == "guidance" for card in self.cards])
        self._seen = np.array([card is not None for card in self.cards])
        self._document, self._role = (before and self._moved(before, numbers)) or self._looked_up(rows.ids, numbers)

    def _moved(self, before: Known, numbers: Mapping[str, int]) -> tuple[Places, Roles] | None:
        """The document and the role of every passage, most of them as before; None where that would save nothing."""
        gone, new = self.manifest.since(before.manifest)
        if 2 * len(new) > len(self.rows):
            return None
        splice = Splice(before.rows.ids, gone, new)
        if splice.ids != self.rows.ids:
            return None
        document, role = self._looked_up(splice.new, numbers)
        renumbered = np.array([numbers.get(id, _NONE) for id in before.manifest.documents] + [_NONE], np.intp)
        return splice.of(renumbered[before._document], document), splice.of(before._role, role)

    def _looked_up(self, ids: Sequence[str], numbers: Mapping[str, int]) -> tuple[Places, Roles]:
        """The document and the role of these passages."""
        document = np.array([numbers.get(id.rpartition(":")[0], _NONE) for id in ids], np.intp)
        return document, np.array([_ROLES.get(self.manifest.role(id) or "", _NONE) for id in ids], np.int8)

    def near(self, vectors: Nearest, query: Vectors, k: int, allowed: Collection[str] | None = None) -> Places:
        """The places of the `k` nearest passages, best first, by the vectors at hand or else by `vectors`."""
        if isinstance(self.rows, Rows):
            return self.rows.near(query, k, allowed)[0]
        found = (self.rows.place(id) for id, _ in vectors.nearest(query, k, allowed))
        return np.array([place for place in found if place is not None], np.intp)

    def at(self, vectors: Nearest, places: Places) -> Vectors:
        """The vectors of these, one row each, at hand or else of `vectors`."""
        if isinstance(self.rows, Rows):
            return self.rows.at(places)
        return vectors.rows([self.rows.ids[place] for place in places.tolist()])

    def documents(self, places: Places) -> Places:
        """The document of each, by its place in `cards`."""
        return self._document[places]

    def having(self, roles: Collection[Role]) -> Mask:
        """For every passage, whether it has one of these roles."""
        return np.isin(self._role, [_ROLES[role] for role in roles])

    def among(self, documents: Mask) -> Mask:
        """For every passage, whether its document is one of these."""
        return documents[self._document]

    def seen(self, places: Places) -> Mask:
        """Those that may be shown."""
        return self._seen[self._document[places]] & (self._role[places] != _NONE)

    def closing(self, places: Places) -> Mask:
        """Closing paragraphs: how to complain, whom to ask."""
        return self._role[places] == _ROLES["next_steps"]

    def beside(self, places: Places) -> Mask:
        """Those that stand beside the reasoning."""
        return (self._role[places] == _ROLES["other"]) & ~self._guidance[self._document[places]]

    def card(self, document: int) -> Card:
        """Of a document that may be seen."""
        return cast(Card, self.cards[document])

    def role(self, place: int) -> Role:
        """Of a passage that may be shown."""
        return _NAMES[self._role[place]]

    def real(self, places: Places) -> float:
        """The share of real ones among the decisions that these are from."""
        documents = np.unique(self._document[places])
        decided = documents[~self._law[documents]]
        return int((~self._example[decided]).sum()) / max(1, len(decided))
