"""A mail thread: what was quoted below a reply becomes quotes, and the headers that name people are taken out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ingest.blocks import Block

_FIELDS = r"(?:From|Sent|Date|To|Cc|Bcc|Subject|Reply-To|Importance|Attachments?)"
_WROTE = re.compile(
    r"^On\s(?=[^\n]*(?:\d:\d\d|@|\d{4}))[^\n]{5,250}?(?:\n[^\n]{0,120})?\b(?:wrote|said)\s?:[ \t]*\n?", re.IGNORECASE
)
_HEADER = re.compile(
    rf"^(?:From|To)\s?:[^\n]*?(?=.*\b(?:Sent|Date|Subject|To)\s?:)(?:\s*\b{_FIELDS}\s?:[^\n]*)+\n?",
    re.IGNORECASE | re.DOTALL,
)
_FIELD = re.compile(rf"^\W*{_FIELDS}\s?:", re.IGNORECASE)
_BEGUN = re.compile(
    r"^\W*(?:dear|hello|hi|good (?:morning|afternoon))\b|[.?!][\"”’)]*\s*$|\bregards\b", re.IGNORECASE | re.MULTILINE
)
_SAYS_WHEN_OR_WHAT = re.compile(r"^\W*(?:Sent|Date|Subject)\s?:", re.IGNORECASE)
_DIVIDER = re.compile(
    r"^[\s>_-]*(?:-+\s*(?:original|forwarded) (?:message|e-?mail)\s*-+|begin forwarded message:|forwarded message)[\s_-]*\n?",
    re.IGNORECASE,
)

_DIVIDES = re.compile(
    r"(?<=\S)\n(?=[ \t>]*(?:-{2,}[ \t]*(?:original|forwarded) (?:message|e-?mail)[ \t]*-{2,}|From[ \t]?:[^\n]*\n[ \t]*(?:Sent|Date)[ \t]?:))",
    re.IGNORECASE,
)
"""Where a mail that is quoted begins on a line below another."""


def quoted_thread(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks with thread headers removed; all that follows one is a quote, unless it is marked as quoted itself.

    A header above all greetings and sentences heads the letter: only its lines that name people go, and what follows
    is no quote.
    """
    below = awaiting = in_header = started = False
    for block in _parted(blocks):
        text, opened = _without_header(block.text)
        if in_header and _FIELD.match(text):
            text, opened = "", True
        if opened and not started:
            kept = "\n".join(line for line in block.text.split("\n") if _SAYS_WHEN_OR_WHAT.match(line))
            started = bool(_BEGUN.search(text))
            text = "\n".join(filter(None, (kept, text)))
            in_header = bool(text == kept)
            if text:
                yield block.saying(text)
            continue
        in_header = opened and not text
        if opened:
            awaiting, below = True, below or block.kind == "quote" or not _WROTE.match(block.text)
        if not text:
            continue
        started = started or bool(_BEGUN.search(block.text))
        if awaiting:
            below = below or block.kind != "quote"
            awaiting = False
        quoted = below and block.kind != "table"
        yield replace(block, kind="quote", text=text, level=0) if quoted else block.saying(text)


def _parted(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, those in two that hold a line that divides one mail from the next."""
    for block in blocks:
        if block.kind in ("paragraph", "list"):
            yield from (block.saying(text) for text in _DIVIDES.split(block.text))
        else:
            yield block


def _without_header(text: str) -> tuple[str, bool]:
    """The text without the thread header it begins with, and whether it had one."""
    rest = text
    for pattern in (_DIVIDER, _WROTE, _HEADER):
        rest = pattern.sub("", rest, count=1).lstrip()
    return rest, rest != text.lstrip()
