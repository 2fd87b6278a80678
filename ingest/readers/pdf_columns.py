"""Columns of a page: rows of glyphs parted where a gutter runs down between two texts that are set side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from ingest.readers.pdf_seen import Glyph

Row = list[Glyph]
_WIDE = 1.1
"""A gap this many times the size of its glyphs may be a gutter; words of justified lines are nearer."""
_FEWEST_ROWS = 4
_FEWEST_GLYPHS = 14
_REACHES = 0.6
"""Share of a column that its usual line fills: prose does, labels before their values do not."""


def columns(rows: list[Row], left: float, right: float) -> Iterator[tuple[list[Row], float]]:
    """Stretches of rows in reading order, each with the right edge of the column it stands in.

    Rows across the page part the columns above them from those below. A table or a list of labels and values has
    short lines on its left and stays as it is, row by row.
    """
    gutter = _gutter(rows)
    if gutter is None:
        yield rows, right
        return
    start = 0
    for first, end in _bands(rows, gutter):
        lefts, rights = _parted(rows[first:end], gutter)
        edge = max((row[-1].x1 for row in lefts), default=left)
        side = min((row[0].x0 for row in rights), default=right)
        if not (_is_prose(lefts, left, edge) and _is_prose(rights, side, right)):
            continue
        if start < first:
            yield rows[start:first], right
        yield from columns(lefts, left, edge)
        yield from columns(rights, side, right)
        start = end
    if start < len(rows):
        yield rows[start:], right


def _gutter(rows: list[Row]) -> float | None:
    """Where most rows have a wide gap, if enough of them do."""
    gaps = [(a.x1, b.x0) for row in rows for a, b in pairwise(row) if b.x0 - a.x1 > _WIDE * max(a.size, b.size)]
    turns = sorted([(start, 1) for start, _ in gaps] + [(end, -1) for _, end in gaps])
    deepest = depth = 0
    place = None
    for (x, turn), (following, _) in pairwise(turns):
        depth += turn
        if depth > deepest and following > x:
            deepest, place = depth, (x + following) / 2
    return place if deepest >= _FEWEST_ROWS else None


def _bands(rows: list[Row], gutter: float) -> Iterator[tuple[int, int]]:
    """Runs of rows that nothing crosses the gutter in."""
    start = None
    for n, row in enumerate(rows):
        crossed = any(a.x1 <= gutter <= b.x0 and b.x0 - a.x1 < _WIDE * max(a.size, b.size) for a, b in pairwise(row))
        crossed = crossed or any(g.x0 < gutter < g.x1 for g in row)
        if crossed and start is not None:
            yield start, n
            start = None
        elif not crossed and start is None:
            start = n
    if start is not None:
        yield start, len(rows)


def _parted(rows: list[Row], gutter: float) -> tuple[list[Row], list[Row]]:
    lefts = [[g for g in row if g.x1 <= gutter] for row in rows]
    rights = [[g for g in row if g.x0 >= gutter] for row in rows]
    return [row for row in lefts if row], [row for row in rights if row]


def _is_prose(rows: list[Row], left: float, right: float) -> bool:
    """True for lines that mostly fill their column, as running text does."""
    long = [row for row in rows if len(row) >= _FEWEST_GLYPHS and row[-1].x1 - left >= _REACHES * (right - left)]
    sizes = Counter(round(row[0].size) for row in rows)
    return len(long) >= _FEWEST_ROWS and 2 * len(long) >= len(rows) and sizes.most_common(1)[0][1] * 2 >= len(rows)
