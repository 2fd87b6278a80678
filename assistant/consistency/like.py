"""Which items are alike: near in meaning and after the same kind of information; and groups of such items.

Every item is compared with every other, a block of rows at a time: exact, and 30,000 of them take seconds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from assistant.consistency.source import Rows

SAME_KIND, NO_KIND, OTHER_KIND = 0.7, 0.8, 0.92
"""The cosine from which two items are alike: those that share a kind of information, those of which one names no kind
that is known, and those that name different kinds. Chosen on the labelled pairs that `make bench` reads; see there."""
_BLOCK = 1_024
_MOST = 200
"""Neighbours kept for one distinct item: the nearest. Items in the very same words are one here."""
Places = npt.NDArray[np.intp]


def groups(
    words: Sequence[str], vectors: Rows, kinds: Sequence[int], letters: Sequence[str]
) -> list[tuple[list[int], float]]:
    """Groups of like items, as their places in `words`, each with its likeness: the mean cosine with its centre.

    The item with most neighbours is the centre of the first group, which takes all of them; and so on with those left.
    No item is in two groups, and each is like its centre, so that no chain links what has nothing in common. Of two
    items of one letter (`letters` says whose each is) only the nearer is in a group: who asks twice asks for two things.
    """
    first, same = _distinct(words)
    near = _near(vectors[first], np.array([kinds[n] for n in first], np.uint64))
    found = []
    taken: set[int] = set()
    for centre in sorted(range(len(first)), key=lambda n: (-_size(n, near, same), -len(same[n]), words[first[n]])):
        if centre in taken:
            continue
        ranked = [(centre, 1.0), *sorted(near[centre].items(), key=lambda pair: (-pair[1], words[first[pair[0]]]))]
        members = _one_each([(n, c) for n, c in ranked if n not in taken], same, letters)
        taken |= {n for n, _, _ in members}
        if len(members) > 1:
            found.append(([place for _, place, _ in members], sum(c for _, _, c in members) / len(members)))
    return found


def _one_each(
    ranked: Sequence[tuple[int, float]], same: Sequence[Sequence[int]], letters: Sequence[str]
) -> list[tuple[int, int, float]]:
    """The wording, place and cosine of each member, the nearest first: none of a letter that has a nearer one."""
    held: set[str] = set()
    members = []
    for n, cosine in ranked:
        places = [place for place in same[n] if letters[place] not in held]
        held |= {letters[place] for place in places}
        members += [(n, place, cosine) for place in places]
    return members


def alike(cosine: float, one: int, other: int) -> bool:
    """Whether two items are alike, by the cosine of their meanings and the bits of their kinds."""
    if one and other:
        return cosine >= (SAME_KIND if one & other else OTHER_KIND)
    return cosine >= NO_KIND


def _distinct(words: Sequence[str]) -> tuple[list[int], list[list[int]]]:
    """The first place of each distinct wording, and all places of each."""
    places: dict[str, list[int]] = defaultdict(list)
    for n, said in enumerate(words):
        places[said.casefold()].append(n)
    return [held[0] for held in places.values()], list(places.values())


def _size(n: int, near: Sequence[dict[int, float]], same: Sequence[Sequence[int]]) -> int:
    return len(same[n]) + sum(len(same[other]) for other in near[n])


def _near(vectors: Rows, kinds: npt.NDArray[np.uint64]) -> list[dict[int, float]]:
    """For each row, the rows like it and their cosines."""
    found: list[dict[int, float]] = [{} for _ in range(len(vectors))]
    for rows, columns, cosines in _pairs(vectors, kinds):
        for row, column, cosine in zip(rows.tolist(), columns.tolist(), cosines.tolist(), strict=True):
            found[row][column] = cosine
    return found


def _pairs(vectors: Rows, kinds: npt.NDArray[np.uint64]) -> Iterator[tuple[Places, Places, Rows]]:
    for start in range(0, len(vectors), _BLOCK):
        block = vectors[start : start + _BLOCK] @ vectors.T
        block[np.arange(len(block)), np.arange(start, start + len(block))] = -1.0
        rows, columns = np.nonzero(block >= min(SAME_KIND, NO_KIND, OTHER_KIND))
        cosines = block[rows, columns]
        mine, theirs = kinds[rows + start], kinds[columns]
        known = (mine != 0) & (theirs != 0)
        least = np.where(known, np.where((mine & theirs) != 0, SAME_KIND, OTHER_KIND), NO_KIND)
        kept = cosines >= least
        yield _nearest(rows[kept] + start, columns[kept], cosines[kept])


def _nearest(rows: Places, columns: Places, cosines: Rows) -> tuple[Places, Places, Rows]:
    """No more than the nearest few of each row; `rows` ascends."""
    if not len(rows) or np.bincount(rows).max() <= _MOST:
        return rows, columns, cosines
    order = np.lexsort((columns, -cosines, rows))
    rows, columns, cosines = rows[order], columns[order], cosines[order]
    starts = np.searchsorted(rows, rows)
    kept = np.arange(len(rows)) - starts < _MOST
    return rows[kept], columns[kept], cosines[kept]
