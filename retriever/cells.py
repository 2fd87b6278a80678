"""Vectors sorted into cells of the space, so that a query is compared with those of the cells around it, by a few bytes each.

An inverted file (Sivic and Zisserman, "Video Google", 2003) over the vectors' principal directions: what it leaves is to be
compared exactly. Cells made anew depend on nothing but the vectors and their numbers; those that come later are put
in the cells there are, until so many have changed that it is time to learn again.
"""

from __future__ import annotations

import warnings
from copy import copy
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import simsimd
from scipy.cluster.vq import kmeans2

from retriever.embed import Vectors
from retriever.numbered import Numbers, Places, Splice

Mask = npt.NDArray[np.bool_]
Bytes = npt.NDArray[np.int8]
_DIRECTIONS, _FIRST = 128, 48
"""Principal directions that a vector is told by, a byte each; and the first of them, which cells are made by."""
_LEARNED, _ROUNDS = 20_000, 6
"""Vectors that directions and cells are learned from, those of the lowest numbers; and rounds of k-means."""
_CELLS = 1.6
"""Cells, as times the square root of how many vectors there are."""
_LOOKED = 25
"""Vectors looked at in the cells nearest to a query, as times the square root of how many may be found."""
_LASTS = 0.2
"""The share of vectors that may change before cells are made anew."""
_BYTE = 127
_TOGETHER = 500
"""Vectors worked on at a time: few enough to stay in the processor's cache."""


class Chosen(NamedTuple):
    """Those that may be found: where each stands in the order by cell, and where each cell's begin and end among them."""

    at: Places
    ends: Places


class Learned:
    """What is learned from some vectors: the principal directions of all, and the centres of cells."""

    def __init__(self, rows: Vectors, numbers: Numbers) -> None:
        """`numbers` are the vectors' own, in their order, by which some are chosen to learn from."""
        some = rows[np.argsort(numbers, kind="stable")[:_LEARNED]]
        self._directions = _principal(some)
        thin = self.thin(some)
        self._centres = _centres(thin[:, :_FIRST], int(_CELLS * len(rows) ** 0.5))
        self._half = (self._centres**2).sum(axis=1) / 2
        self._whole = _BYTE / max(float(np.abs(thin).max()), 1e-9)

    def __len__(self) -> int:
        """How many cells there are."""
        return len(self._centres)

    def thin(self, rows: Vectors) -> Vectors:
        """Vectors along the principal directions."""
        return np.asarray(rows @ self._directions, np.float32)

    def off(self, thin: Vectors) -> Vectors:
        """How far the centre of each cell is, as half the squared distance less what is the same for all."""
        return np.asarray(self._half - thin[..., :_FIRST] @ self._centres.T, np.float32)

    def byte(self, thin: Vectors) -> Bytes:
        """Each direction as a whole number from -127 to 127, the largest that was learned from being one of these."""
        return np.asarray(np.rint(thin * self._whole).clip(-_BYTE, _BYTE), np.int8)

    def sorted(self, rows: Vectors) -> tuple[Places, Bytes]:
        """The cell of each vector, and its bytes."""
        cells, told = np.zeros(len(rows), np.intp), np.zeros((len(rows), self._directions.shape[1]), np.int8)
        for at in range(0, len(rows), _TOGETHER):
            thin = self.thin(rows[at : at + _TOGETHER])
            cells[at : at + _TOGETHER] = np.argmin(self.off(thin), axis=1)
            told[at : at + _TOGETHER] = self.byte(thin)
        return cells, told


class Cells:
    """Unit vectors by cell; never changed, only replaced."""

    def __init__(self, rows: Vectors, numbers: Numbers) -> None:
        """`numbers` as those of `Learned`."""
        self._learned = Learned(rows, numbers)
        self._left = int(_LASTS * len(rows))
        cells, told = self._learned.sorted(rows)
        self._hold(cells, told, np.arange(len(rows)))

    def spliced(self, splice: Splice, new: Vectors) -> Cells | None:
        """The same after some have changed, those `new` put in the cells there are; None once too many have."""
        made = copy(self)
        made._left -= splice.changes
        if made._left < 0:
            return None
        cells, told = self._learned.sorted(new)
        cells = np.concatenate([np.repeat(np.arange(len(self._learned)), np.diff(self._all.ends)), cells])
        where = np.empty_like(self._order)
        where[self._order] = self._all.at
        made._hold(cells, np.concatenate([self._bytes, told]), splice.of(where, np.arange(len(where), len(cells))))
        return made

    def _hold(self, cells: Places, told: Bytes, where: Places) -> None:
        """Keep those whose cell and bytes are found, for each place, `where` this says."""
        cell = cells[where]
        self._order = np.argsort(cell, kind="stable")
        ends = np.searchsorted(cell[self._order], np.arange(len(self._learned) + 1))
        self._all = Chosen(np.arange(len(cell)), ends)
        self._bytes = told[where[self._order]]

    def chosen(self, mask: Mask) -> Chosen:
        """Those in a mask, once for as many queries as it lasts."""
        at = np.flatnonzero(mask[self._order])
        return Chosen(at, np.searchsorted(at, self._all.ends))

    def nearest(self, query: Vectors, most: int, chosen: Chosen | None = None) -> Places:
        """The places of about the `most` nearest, very likely; only of those `chosen`, when they are given. In no order."""
        thin = self._learned.thin(query)
        at = self._around(thin, most, chosen or self._all)
        near = np.asarray(simsimd.cdist(self._learned.byte(thin[None, :]), self._bytes.take(at, axis=0), "dot"))[0]
        kept = at if len(at) <= most else at[near >= np.partition(near, -most)[-most]]
        return self._order[kept]

    def _around(self, thin: Vectors, most: int, chosen: Chosen) -> Places:
        """Where the chosen stand that lie in the nearest cells: cells enough to hold as many as are looked at."""
        wanted = max(int(_LOOKED * len(chosen.at) ** 0.5), 2 * most)
        nearest = np.argsort(self._learned.off(thin))
        held = np.cumsum(np.diff(chosen.ends)[nearest])
        cells = nearest[: int(np.searchsorted(held, wanted)) + 1]
        runs = zip(chosen.ends[cells].tolist(), chosen.ends[cells + 1].tolist(), strict=True)
        return np.concatenate([chosen.at[start:end] for start, end in runs])


def _principal(rows: Vectors) -> Vectors:
    """The directions in which vectors differ most from nothing, as columns; so that dot products are kept."""
    _, directions = np.linalg.eigh(rows.T @ rows)
    return np.ascontiguousarray(directions[:, ::-1][:, :_DIRECTIONS], np.float32)


def _centres(rows: Vectors, count: int) -> Vectors:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # an empty cell is no fault
        centres, _ = kmeans2(rows, count, iter=_ROUNDS, minit="points", rng=0)
    return np.asarray(centres, np.float32)
