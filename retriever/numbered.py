"""Ids in order, each with its place and its number, and how one such order becomes another when a few of them change."""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence
from typing import Any, Self

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.uint64]
Places = npt.NDArray[np.intp]


def number(id: str) -> int:
    """A passage's number: 63 bits of a digest of its id, the same wherever it is indexed."""
    return int.from_bytes(hashlib.blake2b(id.encode(), digest_size=8).digest(), "big") >> 1


class Splice:
    """Some ids leave an order and others come in, which may be the same again: what is known of the rest need only move."""

    def __init__(self, before: Sequence[str], gone: Iterable[str], new: Iterable[str]) -> None:
        """Those of `gone` that are not there are no fault; one that is `new` takes the place of its like."""
        self.new = sorted(new)
        places = (_place(before, id) for id in {*gone, *self.new})
        self._out = np.array(sorted(place for place in places if place is not None), np.intp)
        at = np.array([bisect_left(before, id) for id in self.new], np.intp)
        self._into = at - np.searchsorted(self._out, at)
        self.changes = len(self._out) + len(self.new)
        self.ids: list[str] = self.of(np.array(before, object), np.array(self.new, object)).tolist()

    def of(self, before: npt.NDArray[Any], new: npt.NDArray[Any]) -> npt.NDArray[Any]:
        """What is known of each id in the order that results, from what was known of each before, and of those `new`."""
        kept = np.delete(before, self._out, axis=0) if len(self._out) else before
        return np.insert(kept, self._into, new, axis=0) if len(self.new) else kept


class Numbered:
    """Passage ids in order, each with its place and its number; never changed, only replaced."""

    def __init__(self, ids: Iterable[str]) -> None:
        ordered = sorted(ids)
        self._number(ordered, _numbers(ordered))

    def spliced(self, splice: Splice) -> Self:
        """The same after some of its ids have changed; only those that are new are numbered."""
        made = type(self).__new__(type(self))
        made._number(splice.ids, splice.of(self.numbers, _numbers(splice.new)))
        return made

    def _number(self, ids: list[str], numbers: Numbers) -> None:
        self.ids, self.numbers = ids, numbers
        self._order = np.argsort(numbers)
        self._sorted = numbers[self._order]

    def __len__(self) -> int:
        return len(self.ids)

    def place(self, id: str) -> int | None:
        """Where a passage stands; None where it is not held."""
        return _place(self.ids, id)

    def numbered(self, numbers: Sequence[int] | Numbers) -> Places:
        """The places of passages by number; -1 for one not held."""
        wanted = np.asarray(numbers, np.uint64)
        if not len(self):
            return np.full(len(wanted), -1, np.intp)
        at = np.minimum(np.searchsorted(self._sorted, wanted), len(self) - 1)
        return np.where(self._sorted[at] == wanted, self._order[at], -1)

    def places(self, ids: Collection[str]) -> list[int]:
        """Where these stand, in the order given. Raises KeyError for one not held."""
        found = []
        for id in ids:
            if (place := self.place(id)) is None:
                raise KeyError(id)
            found.append(place)
        return found


def _place(ids: Sequence[str], id: str) -> int | None:
    at = bisect_left(ids, id)
    return at if at < len(ids) and ids[at] == id else None


def _numbers(ids: Sequence[str]) -> Numbers:
    return np.fromiter(map(number, ids), np.uint64, len(ids))
