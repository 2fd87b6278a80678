"""Plain text: paragraphs between blank lines, wrapped lines joined, quoted lines, lists and lone titles told apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from ingest.blocks import Block, Reading
from ingest.clean import plain
from ingest.mend import mend
from ingest.parts import part
from ingest.shapes import MARKER, SALUTATION, SIGN_OFF, closes_or_greets, could_head, ends_sentence, starts_low

_QUOTED = re.compile(r"^\s{0,3}(?:>\s?)+")
_LABELLED = re.compile(
    r"^\W{0,3}(?:your |our )?(?:question|request|query|answer|response|reply)\s?\d{0,2}\s?:\s", re.IGNORECASE
)
_LONE_BULLET = re.compile(r"(?m)^[ \t]*(?P<sign>[-•–]|\d{1,2}[.)])[ \t]*\n(?=[ \t]*[A-Za-z])")
"""A bullet or a number on a line of its own, above what it marks."""
_SOUGHT = re.compile(
    r"^(?:the )?(?:total )?(?:number|costs?|amount|list|cop(?:y|ies)|details|dates?|names?) of\b", re.IGNORECASE
)
"""How a line begins that names something asked for, and heads nothing."""
_RULED = re.compile(r"^[\s|:-]*-{2,}[\s|:-]*$")
_CELLS, _FEWEST_ROWS = re.compile(r"\s*\|\s*"), 2
_RULE = re.compile(r"^\s*(?:[-_*=~]\s?){3,}$")
_UNDERLINE = re.compile(r"^(?:={3,}|-{3,})\s*$")
_WIDEST_WRAP, _NARROWEST_WRAP = 120, 50
_TITLE_LENGTH = 60
_LEANS_ON = re.compile(r"\b(?:of|the|and|for|to|in|under|by|with|from|at|on|or|an?)$|&$", re.IGNORECASE)
"""How a line ends whose sentence goes on below it, though what follows has a capital: "the Freedom of"."""
_LONG_ENOUGH = 42
_NAMES_AFTER_SIGN_OFF = 3


@dataclass(frozen=True)
class _Stanza:
    """Lines between blank ones, all quoted or none; quoted lines have lost their marks."""

    lines: tuple[str, ...]
    quoted: bool


def read_text(text: str) -> Reading:
    """A plain text letter, already decoded."""
    return Reading(blocks_of(text), form="text")


def blocks_of(text: str) -> tuple[Block, ...]:
    """The blocks of a plain text; a form feed parts paragraphs as a blank line does."""
    stanzas = list(_stanzas(_LONE_BULLET.sub(r"\g<sign> ", text)))
    width = {quoted: _wrap_width([s for s in stanzas if s.quoted == quoted]) for quoted in (True, False)}
    titles = _titles(stanzas)
    blocks: list[Block] = []
    for at, stanza in enumerate(stanzas):
        if at in titles:
            blocks.append(Block("heading", stanza.lines[0].strip(), titles[at]))
        else:
            blocks += _paragraphs(stanza, width[stanza.quoted])
    return mend(blocks)


def _stanzas(text: str) -> Iterator[_Stanza]:
    lines: list[str] = []
    was_quoted = False
    for raw in [*plain(text.replace("\f", "\n\n")).split("\n"), ""]:
        mark = _QUOTED.match(raw)
        line = raw[mark.end() :] if mark else raw
        blank = not line.strip() or (_RULE.match(line) and not (_UNDERLINE.match(line) and len(lines) == 1))
        if lines and (blank or bool(mark) != was_quoted):
            yield _Stanza(tuple(lines), was_quoted)
            lines = []
        if not blank:
            lines.append(line.rstrip())
        was_quoted = bool(mark)


def _wrap_width(stanzas: list[_Stanza]) -> int:
    """The width these lines were wrapped at; 0 when they were not, which long lines show."""
    lengths = [len(line) for s in stanzas for line in s.lines]
    if sum(length > _WIDEST_WRAP for length in lengths) * 10 > len(lengths):
        return 0
    inner = sorted(len(line) for s in stanzas for line in s.lines[:-1] if len(line) <= _WIDEST_WRAP)
    width = inner[int(len(inner) * 0.95)] if inner else 0
    return width if width >= _NARROWEST_WRAP else 0


def _paragraphs(stanza: _Stanza, width: int) -> Iterator[Block]:
    """The stanza in one block, or one for each marked element in it, or for each row of a table drawn with strokes."""
    if rows := _rows(stanza):
        yield from rows
        return
    parts: list[list[str]] = [[]]
    for line in stanza.lines:
        previous = parts[-1][-1] if parts[-1] else ""
        if previous and MARKER.match(line.strip()) and not _wrapped(previous, line, width, marked=True):
            parts.append([])
        parts[-1].append(line)
    for lines in parts:
        text = lines[0].strip()
        for previous, line in pairwise(lines):
            text += (" " if _wrapped(previous, line, width) else "\n") + line.strip()
        yield Block("quote" if stanza.quoted else "paragraph", text)


def _rows(stanza: _Stanza) -> list[Block]:
    """The rows of a table, where every line has as many cells, two or more, with strokes between."""
    cells = [
        [c for c in _CELLS.split(line.strip().strip("|").strip()) if c]
        for line in stanza.lines
        if not _RULED.match(line)
    ]
    alike = len(cells) >= _FEWEST_ROWS and len({len(row) for row in cells}) == 1 and len(cells[0]) > 1
    return [Block("table", " | ".join(row)) for row in cells] if alike and not stanza.quoted else []


def _wrapped(line: str, following: str, width: int, marked: bool = False) -> bool:
    """True when the break after `line` only keeps it within `width`: the next word would not have fitted.

    A line that begins like an element of a list (`marked`) is a wrapped one only in the middle of a sentence.
    """
    word = following.split(maxsplit=1)[0]
    full = bool(width) and len(line) + 1 + len(word) > width
    if marked:
        return full and word in "-–" and not MARKER.match(line.strip())
    if closes_or_greets(line.strip()) or _LABELLED.match(following):
        return False
    if following.strip()[:1].isupper() and part(following) and ends_sentence(line):
        return False
    if starts_low(following.strip()):
        return full or not line.rstrip().endswith(",") or MARKER.match(line.strip()) is not None
    if len(line) >= _LONG_ENOUGH and _LEANS_ON.search(line.rstrip()):
        return True
    return full and len(line) <= max(width, _WIDEST_WRAP)


def _titles(stanzas: list[_Stanza]) -> dict[int, int]:
    """Where the headings are, and their level: underlined lines, and short lines alone above what they head."""
    greeting = next((n for n, s in enumerate(stanzas[:15]) if SALUTATION.match(s.lines[0].strip())), -1)
    found: dict[int, int] = {}
    signed = -_NAMES_AFTER_SIGN_OFF - 1
    for n, stanza in enumerate(stanzas):
        line = stanza.lines[0].strip()
        if SIGN_OFF.match(line):
            signed = n
        if stanza.quoted:
            continue
        if len(stanza.lines) == 2 and _UNDERLINE.match(stanza.lines[1]):
            found[n] = 1 if stanza.lines[1].startswith("=") else 2
        elif n > max(greeting, signed + _NAMES_AFTER_SIGN_OFF) and _is_title(stanza, stanzas[n + 1 : n + 2]):
            found[n] = 2
    return found


def _is_title(stanza: _Stanza, following: list[_Stanza]) -> bool:
    line = stanza.lines[0].strip()
    if len(stanza.lines) > 1 or len(line) > _TITLE_LENGTH or line.endswith((":", "?")) or MARKER.match(line):
        return False
    if (
        _SOUGHT.match(line)
        or not could_head(line)
        or line.startswith(('"', "“", "("))
        or line[0].isdigit()
        or not following
    ):
        return False
    if starts_low(following[0].lines[0].strip()):
        return False
    return ends_sentence(" ".join(following[0].lines)) or len(following[0].lines) > 1 or following[0].quoted
