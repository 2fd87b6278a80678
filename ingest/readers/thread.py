"""A mail thread: what was quoted below a reply becomes quotes, and the headers that name people are taken out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ingest.blocks import Block

_WROTE = re.compile(
    r"^On\s(?=[^\n]*(?:\d:\d\d|@|\d{4}))[^\n]{5,250}?(?:\n[^\n]{0,120})?\b(?:wrote|said)\s?:[ \t]*\n?", re.IGNORECASE
)
_HEADER = re.compile(
    r"^(?:From|To)\s?:[^\n]*?(?=.*\b(?:Sent|Date|Subject|To)\s?:)(?:\s*\b(?:From|Sent|Date|To|Cc|Bcc|Subject|Reply-To|Importance|"
    r"Attachments?)\s?:[^\n]*)+\n?",
    re.IGNORECASE | re.DOTALL,
)
_FIELD = re.compile(r"^\W*(?:From|Sent|Date|To|Cc|Bcc|Subject|Reply-To|Importance|Attachments?)\s?:", re.IGNORECASE)
_DIVIDER = re.compile(
    r"^[\s>_-]*(?:-+\s*(?:original|forwarded) (?:message|e-?mail)\s*-+|begin forwarded message:|forwarded message)[\s_-]*\n?",
    re.IGNORECASE,
)


def quoted_thread(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks with thread headers removed; all that follows one is a quote, unless it is marked as quoted itself."""
    below = awaiting = in_header = False
    for block in blocks:
        text, opened = _without_header(block.text)
        if in_header and (field := _FIELD.match(text)):
            text, opened = "", bool(field)
        in_header = opened and not text
        if opened:
            awaiting, below = True, below or block.kind == "quote" or not _WROTE.match(block.text)
        if not text:
            continue
        if awaiting:
            below = below or block.kind != "quote"
            awaiting = False
        yield (
            replace(block, kind="quote", text=text, level=0)
            if below and block.kind != "table"
            else replace(block, text=text)
        )


def _without_header(text: str) -> tuple[str, bool]:
    """The text without the thread header it begins with, and whether it had one."""
    rest = text
    for pattern in (_DIVIDER, _WROTE, _HEADER):
        rest = pattern.sub("", rest, count=1).lstrip()
    return rest, rest != text.lstrip()
