"""Plain text: paragraphs between blank lines, list elements, quoted lines, and the few lines that are headings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.blocks import Block, Reading

_MARKER = re.compile(r"^\s*(?:\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]|[-•*])\s+\S", re.IGNORECASE)
_QUOTED = re.compile(r"^\s*>+ ?")
_BULLET = re.compile(r"^\s*[•*]\s+")
_RAGGED = 55
"""Lines shorter than this that do not fill the page were broken on purpose."""
_NO_HEADING = re.compile(
    r"\d{4}\b|^\d|@|^(?:dear|yours|kind regards|regards|hello|hi|ref|our ref|your ref|date|from|to|sent|subject|tel|thank)\b|"
    r"\b(?:office|council|police|trust|team|university|department|street|road|house|lane|ltd|limited)\b.*$(?<!act)",
    re.IGNORECASE,
)
_LAW = re.compile(r"\b(?:section|regulation|s\.)\s*\d+|\bFOIA\b|\bEIR\b", re.IGNORECASE)
_HEADING_WORDS = re.compile(
    r"^(?:(?:your|our|the|my)\s+)?(?:information\s+)?(?:request|response|reply|decision|answer|next steps?|review|complaints?|appeals?|"
    r"your information|your rights?|background|reasons?|conclusion|public interest(?: test)?|factors? .{0,50}|exemptions?|internal review)$",
    re.IGNORECASE,
)


def read_text(text: str) -> Reading:
    """Blocks in order. A form feed is a page break, and breaks no paragraph."""
    return Reading(blocks=tuple(_blocks(text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n\n"))), form="text")


def _blocks(text: str) -> Iterator[Block]:
    for part in re.split(r"\n[^\S\n]*\n", text):
        lines = [line.rstrip() for line in part.split("\n") if line.strip()]
        if lines:
            yield from _part(lines)


def _part(lines: list[str]) -> Iterator[Block]:
    """One stretch between blank lines: quoted, a list, a heading or a paragraph."""
    if all(_QUOTED.match(line) for line in lines):
        inner = "\n".join(_QUOTED.sub("", line, count=1) for line in lines)
        yield from (Block("quote", b.text) if b.kind == "paragraph" else b for b in _blocks(inner))
        return
    held: list[str] = []
    in_list = False
    for line in lines:
        if _MARKER.match(line):
            yield from _joined(held, in_list)
            held, in_list = [_BULLET.sub("- ", line.strip())], True
        else:
            held.append(line.strip())
    yield from _joined(held, in_list)


def _joined(lines: list[str], in_list: bool) -> Iterator[Block]:
    if not lines:
        return
    if in_list:
        yield Block("list", " ".join(lines))
    elif len(lines) == 1 and _is_heading(lines[0]):
        yield Block("heading", lines[0].strip("*_= "), 2)
    else:
        short = all(len(line) < _RAGGED for line in lines[:-1]) and len(lines) > 1
        yield Block("paragraph", ("\n" if short else " ").join(lines))


def _is_heading(line: str) -> bool:
    """A short line alone, without an end mark, that is no date, reference, greeting, name or address."""
    words = line.strip("*_= ")
    if len(words) > 70 or words.endswith((".", ",", ";", ":", "?", "”", '"')) or _QUOTED.match(line):
        return False
    if _HEADING_WORDS.match(words) or (_LAW.search(words) and len(words.split()) <= 8):
        return True
    return bool(words.isupper() and len(words.split()) >= 2 and not _NO_HEADING.search(words))
