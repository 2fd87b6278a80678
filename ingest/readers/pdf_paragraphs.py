"""Lines put back into paragraphs and headings, by their size, weight, spacing and where their words would have fitted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import ceil

from ingest.blocks import Block
from ingest.mend import join, words_of
from ingest.readers.pdf_lines import Line, Sheet
from ingest.shapes import BOLD_LEVEL, MARKER, closes_or_greets, could_head, ends_sentence, starts_low

_LARGER = 1.12
_SMALLER = 0.92
_LOOSER = 1.25
_USUAL_LEADING = 1.2
_INDENT = 0.8
_MOST_HEADINGS = 3
_BULLET = re.compile(r"^•\s")
_NOTE = re.compile(r"^(?:\d{1,3}|[*†‡])\s?\S")


@dataclass(frozen=True)
class _Setting:
    """How the file is set: size of its body, distance of its lines in sizes, right edge, and what only headings are."""

    size: float
    leading: float
    right: float
    bold_body: bool
    sizes: tuple[float, ...]
    vocabulary: frozenset[str]


def blocks_of(sheets: list[Sheet]) -> Iterator[Block]:
    """The blocks of all pages; footnotes come last."""
    lines = [line for sheet in sheets for line in sheet.lines]
    if not lines:
        return
    setting = _setting(lines)
    body, notes = _apart(sheets, setting)
    for group in (body, notes):
        paragraph: list[Line] = []
        for line in group:
            if paragraph and _begins(paragraph, line, setting):
                yield _block(paragraph, setting)
                paragraph = []
            paragraph.append(line)
        if paragraph:
            yield _block(paragraph, setting)


def _setting(lines: list[Line]) -> _Setting:
    weights: Counter[float] = Counter()
    for line in lines:
        weights[line.size] += 0 if line.table else len(line.text)
    size = weights.most_common(1)[0][0]
    at_size = [line for line in lines if line.size == size and not line.table]
    pitches = Counter(
        round((b.bottom - a.bottom) / size, 2)
        for a, b in pairwise(at_size)
        if a.page == b.page and 0.9 < (b.bottom - a.bottom) / size < 2.2
    )
    common = [pitch for pitch, count in pitches.items() if count * 4 >= max(pitches.values())]
    edges = sorted(line.x1 for line in lines if not line.table)
    bold = sum(len(line.text) for line in at_size if line.bold) * 2 > sum(len(line.text) for line in at_size)
    larger = sorted({line.size for line in lines if line.size >= size * _LARGER and not line.table}, reverse=True)
    return _Setting(
        size=size,
        leading=min(common) if common else _USUAL_LEADING,
        right=edges[ceil((len(edges) - 1) * 0.98)] if edges else 0.0,
        bold_body=bold,
        sizes=tuple(larger),
        vocabulary=words_of(line.text.rstrip("-") for line in lines),
    )


def _apart(sheets: list[Sheet], setting: _Setting) -> tuple[list[Line], list[Line]]:
    """The body of the pages, and the footnotes under it: small lines at the foot of a page, the first with a mark."""
    body: list[Line] = []
    notes: list[Line] = []
    for sheet in sheets:
        at = len(sheet.lines)
        while at and sheet.lines[at - 1].size <= setting.size * _SMALLER and not sheet.lines[at - 1].table:
            at -= 1
        foot = sheet.lines[at:]
        if foot and at and _NOTE.match(foot[0].text):
            body, notes = body + sheet.lines[:at], notes + foot
        else:
            body += sheet.lines
    return body, notes


def _begins(paragraph: list[Line], line: Line, setting: _Setting) -> bool:
    """True when `line` begins a block of its own after the lines of `paragraph`."""
    last = paragraph[-1]
    if last.table or line.table or _style(last, setting) != _style(line, setting):
        return True
    if _BULLET.match(line.text):
        return True
    if (last.page, last.column) != (line.page, line.column):
        return not _crosses(last, line, setting)
    pitch = (line.bottom - last.bottom) / max(line.size, 1.0)
    if pitch > setting.leading * _LOOSER or pitch < 0:
        return True
    listed = MARKER.match(paragraph[0].text)
    if MARKER.match(line.text) and (listed or not _full(last, line, setting) or ends_sentence(last.text)):
        return True
    shift = line.x0 - (paragraph[1].x0 if listed and len(paragraph) > 1 else last.x0)
    if abs(shift) > _INDENT * line.size and not (listed and len(paragraph) == 1 and shift > 0):
        return ends_sentence(last.text) or closes_or_greets(last.text) or not _full(last, line, setting)
    return ends_sentence(last.text) and not _full(last, line, setting) and not starts_low(line.text)


def _style(line: Line, setting: _Setting) -> tuple[int, bool]:
    """Which lines may share a block: those of one heading, or those of the body."""
    if line.size >= setting.size * _LARGER:
        return round(line.size), False
    return 0, line.bold and not setting.bold_body and could_head(line.text)


def _full(line: Line, following: Line, setting: _Setting) -> bool:
    """True when the first word of the next line would not have fitted after this one."""
    return line.x1 + following.lead + line.size * 0.2 > (line.edge or setting.right)


def _crosses(last: Line, line: Line, setting: _Setting) -> bool:
    """True when a paragraph goes on on the next page or in the next column."""
    if (
        ends_sentence(last.text)
        or MARKER.match(line.text)
        or closes_or_greets(last.text)
        or _style(last, setting) != (0, False)
    ):
        return False
    return starts_low(line.text) or _full(last, line, setting)


def _block(paragraph: list[Line], setting: _Setting) -> Block:
    first = paragraph[0]
    if first.table:
        return Block("table", first.text, page=first.page)
    text = first.text
    for last, line in pairwise(paragraph):
        broken = (last.page, last.column) != (line.page, line.column)
        wrapped = _full(last, line, setting) or (starts_low(line.text) and not closes_or_greets(last.text))
        text = join(text, line.text, setting.vocabulary) if wrapped or broken else f"{text}\n{line.text}"
    return _titled(paragraph, text, setting) or Block("paragraph", text, page=first.page)


def _titled(paragraph: list[Line], text: str, setting: _Setting) -> Block | None:
    size, bold = _style(paragraph[0], setting)
    title = text.replace("\n", " ")
    if not (size or bold) or not could_head(title):
        return None
    if not size:
        return Block("heading", title, BOLD_LEVEL, page=paragraph[0].page)
    level = min(setting.sizes.index(paragraph[0].size) + 1, _MOST_HEADINGS)
    return Block("heading", title, level, page=paragraph[0].page)
