"""Unit vectors at hand: exact nearest neighbours by one matrix product."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

import numpy as np
import numpy.typing as npt

from retriever.embed import Vectors

Scored = list[tuple[str, float]]
_PLACES = 6
"""Scores are rounded, so that equal texts tie wherever they stand in the matrix."""


def ordered(scored: Iterable[tuple[str, float]]) -> Scored:
    """Best first, ties by id."""
    return sorted(((id, round(float(score), _PLACES)) for id, score in scored), key=lambda pair: (-pair[1], pair[0]))


class Rows:
    """Ids with their vectors, in order of id; never changed, only replaced."""

    def __init__(self, ids: Sequence[str], rows: Vectors) -> None:
        order = sorted(range(len(ids)), key=ids.__getitem__)
        self._ids = [ids[n] for n in order]
        self._rows = rows[order]
        self._place = {id: n for n, id in enumerate(self._ids)}

    def __len__(self) -> int:
        return len(self._ids)

    def nearest(self, query: Vectors, k: int, allowed: Collection[str] | None = None) -> Scored:
        """The `k` nearest by cosine, or as many as there are; only those in `allowed`, when it is given."""
        places = np.arange(len(self._ids)) if allowed is None else self._places(allowed)
        if k < 1 or not len(places):
            return []
        scores = np.round((self._rows if allowed is None else self._rows[places]) @ query, _PLACES)
        if k < len(places):
            kept = np.flatnonzero(scores >= np.partition(scores, -k)[-k])  # every tie at the cut
            places, scores = places[kept], scores[kept]
        best = np.lexsort((places, -scores))[:k]
        return [(self._ids[places[n]], float(scores[n])) for n in best]

    def of(self, ids: Sequence[str]) -> Vectors:
        """The vectors of these ids, in the order given. Raises KeyError for one not held."""
        return self._rows[[self._place[id] for id in ids]]

    def _places(self, ids: Collection[str]) -> npt.NDArray[np.intp]:
        return np.array(sorted(self._place[id] for id in ids if id in self._place), dtype=np.intp)

    def replaced(self, ids: Sequence[str], rows: Vectors) -> Rows:
        """The same with these vectors added, or put in the place of the ones held."""
        rest = self.without(ids)
        return Rows([*rest._ids, *ids], np.concatenate([rest._rows, rows]))

    def without(self, ids: Collection[str]) -> Rows:
        """The same less these ids; those not held are no fault."""
        gone = set(ids)
        kept = [n for n, id in enumerate(self._ids) if id not in gone]
        return Rows([self._ids[n] for n in kept], self._rows[kept])
