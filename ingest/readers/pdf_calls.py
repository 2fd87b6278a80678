"""Small raised figures that call a footnote: they are no part of the word they stand at ("Act¹", "2025²")."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from ingest.readers.pdf_seen import Glyph

_SMALLER = 0.9
"""A mark is set at most this large, as a share of the line's type."""
_RAISED = 0.1
_NEAR = 0.18
_MARK = re.compile(r"[\d*†‡§,]+")
_POWER = re.compile(r"\W?\d*(?:[a-z]|[cdkm]m|ft|in|yd|mi)|\W?10")
"""What stands before a power: m², km², x², 10⁶."""


def call_marks(row: Sequence[Glyph]) -> tuple[int, frozenset[int]]:
    """How many glyphs of a row, read from the left, are the mark that begins a note; and the places of those that call one."""
    size = Counter(round(g.size, 1) for g in row).most_common(1)[0][0]
    middle = next(g.middle for g in row if round(g.size, 1) == size)
    small = [_is_raised(g, size, middle) for g in row]
    opening = _run(row, small, 0)
    opening = opening if opening < len(row) else 0
    found: set[int] = set()
    at = opening
    while at < len(row):
        end = _run(row, small, at)
        if end > at and _calls(row, at, size):
            found.update(range(at, end))
        at = max(end, at + 1)
    return opening, frozenset(found)


def _run(row: Sequence[Glyph], small: Sequence[bool], at: int) -> int:
    """Where a run of small figures that starts at a place ends."""
    while at < len(row) and small[at] and _MARK.fullmatch(row[at].text):
        at += 1
    return at


def _is_raised(glyph: Glyph, size: float, middle: float) -> bool:
    return glyph.size <= _SMALLER * size and glyph.middle < middle - _RAISED * size


def _calls(row: Sequence[Glyph], at: int, size: float) -> bool:
    """True right behind a word that takes no power."""
    start = at
    while start > 0 and row[start].x0 - row[start - 1].x1 <= _NEAR * size and not row[start - 1].text.isspace():
        start -= 1
    word = "".join(g.text for g in row[start:at])
    return bool(word) and not _POWER.fullmatch(word)
