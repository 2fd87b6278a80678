"""Vectors sorted into cells of the space, so that a query is compared with those of the cells around it, by a few bytes each.

An inverted file (Sivic and Zisserman, "Video Google", 2003) over the vectors' principal directions: what it leaves is to be
compared exactly. Cells depend on nothing but the vectors and their numbers, never on the order in which they came.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import simsimd
from scipy.cluster.vq import kmeans2

from retriever.embed import Vectors
from retriever.numbered import Numbers, Places

Mask = npt.NDArray[np.bool_]
_DIRECTIONS, _FIRST = 128, 48
"""Principal directions that a vector is told by, a byte each; and the first of them, which cells are made by."""
_LEARNED, _ROUNDS = 20_000, 6
"""Vectors that directions and cells are learned from, those of the lowest numbers; and rounds of k-means."""
_CELLS = 1.6
"""Cells, as times the square root of how many vectors there are."""
_LOOKED = 25
"""Vectors looked at in the cells nearest to a query, as times the square root of how many may be found."""
_BYTE = 127
_TOGETHER = 500
"""Vectors worked on at a time: few enough to stay in the processor's cache."""


class Chosen(NamedTuple):
    """Those that may be found: where each stands in the order by cell, and where each cell's begin and end among them."""

    at: Places
    ends: Places


class Cells:
    """Unit vectors by cell; never changed, only replaced."""

    def __init__(self, rows: Vectors, numbers: Numbers) -> None:
        """`numbers` are the vectors' own, in their order, by which some are chosen to learn from."""
        some = np.argsort(numbers, kind="stable")[:_LEARNED]
        self._directions = _principal(rows[some])
        thin = np.concatenate([run @ self._directions for run in _runs(rows)])
        self._centres = _centres(thin[some, :_FIRST], int(_CELLS * len(rows) ** 0.5))
        self._half = (self._centres**2).sum(axis=1) / 2
        cell = np.concatenate([np.argmin(self._off(run), axis=1) for run in _runs(thin)])
        self._order = np.argsort(cell, kind="stable")
        ends = np.searchsorted(cell[self._order], np.arange(len(self._centres) + 1))
        self._all = Chosen(np.arange(len(rows)), ends)
        self._whole = _BYTE / max(float(np.abs(thin).max()), 1e-9)
        self._bytes = np.concatenate([self._byte(thin[run]) for run in _runs(self._order)])

    def chosen(self, mask: Mask) -> Chosen:
        """Those in a mask, once for as many queries as it lasts."""
        at = np.flatnonzero(mask[self._order])
        return Chosen(at, np.searchsorted(at, self._all.ends))

    def nearest(self, query: Vectors, most: int, chosen: Chosen | None = None) -> Places:
        """The places of about the `most` nearest, very likely; only of those `chosen`, when they are given. In no order."""
        thin = query @ self._directions
        at = self._around(thin, most, chosen or self._all)
        near = np.asarray(simsimd.cdist(self._byte(thin[None, :]), self._bytes.take(at, axis=0), "dot"))[0]
        kept = at if len(at) <= most else at[near >= np.partition(near, -most)[-most]]
        return self._order[kept]

    def _around(self, thin: Vectors, most: int, chosen: Chosen) -> Places:
        """Where the chosen stand that lie in the nearest cells: cells enough to hold as many as are looked at."""
        wanted = max(int(_LOOKED * len(chosen.at) ** 0.5), 2 * most)
        nearest = np.argsort(self._off(thin))
        held = np.cumsum(np.diff(chosen.ends)[nearest])
        cells = nearest[: int(np.searchsorted(held, wanted)) + 1]
        runs = zip(chosen.ends[cells].tolist(), chosen.ends[cells + 1].tolist(), strict=True)
        return np.concatenate([chosen.at[start:end] for start, end in runs])

    def _off(self, thin: Vectors) -> Vectors:
        """How far the centre of each cell is, as half the squared distance less what is the same for all."""
        return np.asarray(self._half - thin[..., :_FIRST] @ self._centres.T, np.float32)

    def _byte(self, thin: Vectors) -> npt.NDArray[np.int8]:
        """Each direction as a whole number from -127 to 127, the largest of all vectors being one of these."""
        return np.rint(thin * self._whole).clip(-_BYTE, _BYTE).astype(np.int8)


def _principal(rows: Vectors) -> Vectors:
    """The directions in which vectors differ most from nothing, as columns; so that dot products are kept."""
    _, directions = np.linalg.eigh(rows.T @ rows)
    return np.ascontiguousarray(directions[:, ::-1][:, :_DIRECTIONS], np.float32)


def _centres(rows: Vectors, count: int) -> Vectors:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # an empty cell is no fault
        centres, _ = kmeans2(rows, count, iter=_ROUNDS, minit="points", rng=0)
    return np.asarray(centres, np.float32)


def _runs(rows: npt.NDArray) -> Iterator[npt.NDArray]:
    ends = [*range(0, len(rows), _TOGETHER), len(rows)]
    return (rows[at:end] for at, end in pairwise(ends))
