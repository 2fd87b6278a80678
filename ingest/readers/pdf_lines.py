"""Characters of a page gathered into lines, and the lines that run through every page taken out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil

from ingest.clean import plain
from ingest.readers.pdf_calls import call_marks
from ingest.readers.pdf_columns import columns
from ingest.readers.pdf_seen import Glyph

_GAP_OF_SPACE = 0.18
_SAME_LINE = 0.5
_OVERPRINT = 0.3
_MOSTLY = 0.9
_MARGIN = 0.16
_SAME_HEIGHT = 6.0
_PAGE_NUMBER = re.compile(
    r"(?:page|p\.?)?\s*[-–—|\[(]*\s*(?:\d{1,4}|[ivxl]{1,6})\s*[-–—|\])]*\s*(?:(?:of|/)\s*\d{1,4})?(?:\s*\|?\s*page)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page: its place in points, how large and bold it is, and how wide its first word is.

    `column` numbers the columns of a page in reading order, and `edge` is the right edge of the one it stands in;
    0 is the whole page.
    """

    page: int
    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    bold: bool
    lead: float
    table: bool = False
    column: int = 0
    edge: float = 0.0


@dataclass(frozen=True)
class Sheet:
    """The lines of one page, from the top."""

    page: int
    height: float
    lines: list[Line]


def lines_of(glyphs: Iterable[Glyph], page: int) -> list[Line]:
    """Glyphs whose middles are level form a line; gaps between them are spaces. Columns are read one after another."""
    rows = [sorted(row, key=lambda g: g.x0) for row in _level(glyphs)]
    left = min((row[0].x0 for row in rows), default=0.0)
    right = max((row[-1].x1 for row in rows), default=0.0)
    found = []
    for number, (stretch, edge) in enumerate(columns(rows, left, right)):
        column, edge = (number, edge) if edge < right else (0, 0.0)
        found += [line for row in stretch if (line := _line(row, page, column, edge)).text]
    return found


def _level(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    rows: list[list[Glyph]] = []
    level = size = 0.0
    for glyph in sorted(glyphs, key=lambda g: (g.middle, g.x0)):
        if rows and glyph.middle - level < _SAME_LINE * max(size, glyph.size):
            rows[-1].append(glyph)
            if glyph.size > size:
                level, size = glyph.middle, glyph.size
        else:
            rows.append([glyph])
            level, size = glyph.middle, glyph.size
    return rows


def _line(row: list[Glyph], page: int, column: int, edge: float) -> Line:
    text, lead, last = "", 0.0, row[0]
    size = Counter(round(g.size, 1) for g in row).most_common(1)[0][0]
    opening, calls = call_marks(row)
    for at, glyph in enumerate(row):
        if at in calls:
            last = glyph
            continue
        overprinted = (
            glyph is not row[0] and glyph.text == last.text and glyph.x0 - last.x0 < _OVERPRINT * (last.x1 - last.x0)
        )
        if overprinted:
            continue
        if text and (at == opening or glyph.x0 - last.x1 > _GAP_OF_SPACE * min(glyph.size, last.size)):
            lead = lead or last.x1 - row[0].x0
            text += " "
        text += glyph.text if glyph.known else "" if text else "•"
        last = glyph
    right = max(g.x1 for g in row)
    bold = sum(g.bold for g in row) >= _MOSTLY * len(row)
    top, bottom = min(g.top for g in row if g.size >= size * 0.8), max(g.bottom for g in row if g.size >= size * 0.8)
    lead = lead or right - row[0].x0
    return Line(page, plain(text).strip(), row[0].x0, right, top, bottom, size, bold, lead, column=column, edge=edge)


def without_running_heads(sheets: list[Sheet]) -> list[Sheet]:
    """The pages without lines that stand at the same height of most of them, and without page numbers."""
    margins = [[_is_marginal(line, sheet) for line in sheet.lines] for sheet in sheets]
    places: dict[str, list[float]] = {}
    for sheet, marginal in zip(sheets, margins, strict=True):
        for line, outer in zip(sheet.lines, marginal, strict=True):
            if outer:
                places.setdefault(_shape(line.text), []).append(line.top)
    enough = max(2, ceil((len(sheets) - 1) / 2))
    kept = []
    for sheet, marginal in zip(sheets, margins, strict=True):
        lines = [
            line
            for n, (line, outer) in enumerate(zip(sheet.lines, marginal, strict=True))
            if not outer or not (_runs(line, places, enough) or _is_page_number(line, n, len(sheet.lines)))
        ]
        kept.append(Sheet(sheet.page, sheet.height, lines))
    return kept


def _is_marginal(line: Line, sheet: Sheet) -> bool:
    return not line.table and (line.bottom < _MARGIN * sheet.height or line.top > (1 - _MARGIN) * sheet.height)


def _runs(line: Line, places: dict[str, list[float]], enough: int) -> bool:
    return sum(abs(top - line.top) < _SAME_HEIGHT for top in places[_shape(line.text)]) >= enough


def _is_page_number(line: Line, place: int, count: int) -> bool:
    return place in (0, count - 1) and bool(_PAGE_NUMBER.fullmatch(line.text))


def _shape(text: str) -> str:
    return re.sub(r"\d+", "#", text.lower())
