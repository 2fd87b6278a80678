"""Ruled tables of a page: one line for each row, its cells joined, in place among the other lines."""

from __future__ import annotations

from pdfplumber.page import Page
from pdfplumber.table import Table

from ingest.readers.pdf_lines import Line, lines_of
from ingest.readers.pdf_seen import Glyph

_Box = tuple[float, float, float, float]
_FEWEST = 2


def with_tables(page: Page, glyphs: list[Glyph]) -> list[Line]:
    """Every line of the page from the top; a frame of one row or one column is no table."""
    tables: list[list[Line]] = []
    for table in page.find_tables():
        inside = [g for g in glyphs if _within(g, table.bbox)]
        rows = _rows(table, inside, page.page_number)
        if rows:
            tables.append(rows)
            glyphs = [g for g in glyphs if not _within(g, table.bbox)]
    lines = lines_of(glyphs, page.page_number)
    for rows in sorted(tables, key=lambda rows: rows[0].top):
        lines[_place(rows[0], lines) : 0] = rows
    return lines


def _place(first: Line, lines: list[Line]) -> int:
    """Where a table comes among the lines: after the last that stands above it in its column."""
    beside = [not line.edge or (line.x0 < first.x1 and first.x0 < line.edge) for line in lines]
    above = [n for n, line in enumerate(lines) if beside[n] and line.bottom <= first.top]
    return above[-1] + 1 if above else 0


def _rows(table: Table, glyphs: list[Glyph], page: int) -> list[Line]:
    rows: list[Line] = []
    wide = 0
    for row in table.rows:
        cells = ["" if cell is None else _cell(cell, glyphs, page) for cell in row.cells]
        wide = max(wide, sum(bool(cell) for cell in cells))
        x0, top, x1, bottom = row.bbox
        if any(cells):
            rows.append(Line(page, " | ".join(cells), x0, x1, top, bottom, bottom - top, False, 0.0, table=True))
    return rows if wide >= _FEWEST and len(rows) >= _FEWEST else []


def _cell(box: _Box, glyphs: list[Glyph], page: int) -> str:
    return " ".join(line.text for line in lines_of([g for g in glyphs if _within(g, box)], page))


def _within(glyph: Glyph, box: _Box) -> bool:
    x0, top, x1, bottom = box
    return x0 <= (glyph.x0 + glyph.x1) / 2 <= x1 and top <= glyph.middle <= bottom
