"""Unit vectors at hand: exact nearest neighbours by comparing them all, or those that their cells leave."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property
from weakref import WeakKeyDictionary

import numpy as np

from retriever.cells import Cells, Chosen, Mask
from retriever.embed import Vectors
from retriever.numbered import Numbered, Numbers, Places, Splice

Scored = list[tuple[str, float]]
_PLACES = 6
"""Scores are rounded, so that equal texts tie wherever they stand in the matrix."""
_EXACT = 10_000
"""In up to this many rows every one is compared; of more, those that their cells leave."""
_LEFT, _OVER, _PART = 350, 2, 0.001
"""How many the cells leave: so many more and so many times as many as are wanted, and this share of all."""
_TOGETHER = 500
"""Rows copied out at a time to be compared: few enough to stay in the processor's cache."""


def ordered(scored: Iterable[tuple[str, float]]) -> Scored:
    """Best first, ties by id."""
    return sorted(((id, round(float(score), _PLACES)) for id, score in scored), key=lambda pair: (-pair[1], pair[0]))


class Rows(Numbered):
    """Ids with their vectors, in order of id; never changed, only replaced."""

    def __init__(self, ids: Sequence[str], rows: Vectors) -> None:
        super().__init__(ids)
        order = sorted(range(len(ids)), key=ids.__getitem__)
        self._hold(rows[order], None)

    def _hold(self, rows: Vectors, cells: Cells | None) -> None:
        """Keep these, which are in order of id, and their cells where they are sorted already."""
        self._rows = rows
        self._cells = (cells or Cells(rows, self.numbers)) if len(rows) > _EXACT else None
        self._chosen: WeakKeyDictionary[Choice, Chosen] = WeakKeyDictionary()

    def nearest(self, query: Vectors, k: int, allowed: Collection[str] | None = None) -> Scored:
        """The `k` nearest by cosine, or as many as there are; only those in `allowed`, when it is given."""
        places, scores = self.near(query, k, allowed)
        return [(self.ids[place], score) for place, score in zip(places.tolist(), scores.tolist(), strict=True)]

    def near(self, query: Vectors, k: int, allowed: Collection[str] | None = None) -> tuple[Places, Vectors]:
        """The places of the same, and their cosines."""
        if k < 1:
            return np.zeros(0, np.intp), np.zeros(0, np.float32)
        places, scores = self._compared(query, k, allowed)
        if k < len(places):
            kept = np.flatnonzero(scores >= np.partition(scores, -k)[-k])  # every tie at the cut
            places, scores = places[kept], scores[kept]
        best = np.lexsort((places, -scores))[:k]
        return places[best], scores[best]

    def of(self, ids: Sequence[str]) -> Vectors:
        """The vectors of these ids, in the order given. Raises KeyError for one not held."""
        return self._rows.take(self.places(ids), axis=0)

    def at(self, places: Places) -> Vectors:
        """The vectors at these places, in the order given."""
        return self._rows.take(places, axis=0)

    def replaced(self, ids: Sequence[str], rows: Vectors) -> Rows:
        """The same with these vectors added, or put in the place of the ones held."""
        splice = Splice(self.ids, (), ids)
        order = sorted(range(len(ids)), key=ids.__getitem__)
        return self._changed(splice, rows[order])

    def without(self, ids: Collection[str]) -> Rows:
        """The same less these ids; those not held are no fault."""
        return self._changed(Splice(self.ids, ids, ()), self._rows[:0])

    def _changed(self, splice: Splice, new: Vectors) -> Rows:
        made = self.spliced(splice)
        made._hold(splice.of(self._rows, new), self._cells.spliced(splice, new) if self._cells else None)
        return made

    def _mask(self, allowed: Collection[str]) -> Mask:
        if isinstance(allowed, Choice) and allowed.rows is self:
            return allowed.mask
        mask = np.zeros(len(self), np.bool_)
        mask[[place for id in allowed if (place := self.place(id)) is not None]] = True
        return mask

    def _compared(self, query: Vectors, k: int, allowed: Collection[str] | None) -> tuple[Places, Vectors]:
        """The places worth ordering, and their rounded cosines: the nearest are surely, or very likely, among them."""
        most = int(_LEFT + _OVER * k + _PART * len(self))
        if self._cells and (len(self) if allowed is None else len(allowed)) > 2 * most:
            chosen = None if allowed is None else self._among(self._cells, allowed)
            places = self._cells.nearest(query, most, chosen)
        else:
            places = np.arange(len(self)) if allowed is None else np.flatnonzero(self._mask(allowed))
        runs = [places[at : at + _TOGETHER] for at in range(0, len(places), _TOGETHER)]
        cosines = [
            np.einsum("ij,j->i", self._rows.take(run, axis=0), query) for run in runs
        ]  # `@` would wait for every core
        return places, np.round(np.concatenate(cosines), _PLACES) if runs else np.zeros(0, np.float32)

    def _among(self, cells: Cells, allowed: Collection[str]) -> Chosen:
        """Those allowed, by cell: kept for a choice that lasts."""
        if not (isinstance(allowed, Choice) and allowed.rows is self):
            return cells.chosen(self._mask(allowed))
        if allowed not in self._chosen:
            self._chosen[allowed] = cells.chosen(allowed.mask)
        return self._chosen[allowed]


class Choice(Collection[str]):
    """Passages chosen from rows, as a mask over them: as good as a set of their ids, and much quicker to compare."""

    def __init__(self, rows: Numbered, mask: Mask) -> None:
        self.rows = rows
        self.mask = mask
        self._count = int(mask.sum())

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[str]:
        return (self.rows.ids[n] for n in np.flatnonzero(self.mask))

    def __contains__(self, id: object) -> bool:
        place = self.rows.place(id) if isinstance(id, str) else None
        return place is not None and bool(self.mask[place])

    def having(self, numbers: Sequence[int] | Numbers) -> Mask:
        """For each of these passage numbers, whether it is chosen."""
        if not len(self):
            return np.zeros(len(numbers), np.bool_)
        wanted = np.asarray(numbers, np.uint64)
        return self._numbers[np.minimum(np.searchsorted(self._numbers, wanted), len(self) - 1)] == wanted

    @cached_property
    def _numbers(self) -> Numbers:
        """In order, and together: few enough to stay in the processor's cache."""
        return np.sort(self.rows.numbers[self.mask])
