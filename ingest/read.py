"""Read a file: find out what it is, refuse what cannot or must not be read, and give its blocks."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from corpus.errors import TooLarge, Unreadable
from ingest.apart import read_apart
from ingest.blocks import Reading
from ingest.decode import decode
from ingest.limits import MEGABYTE, Limits
from ingest.readers.html import read_html
from ingest.readers.mail import read_mail
from ingest.readers.markdown import read_markdown
from ingest.readers.text import read_text
from ingest.recognise import Content, recognise
from ingest.thread import quoted_thread

_FEW_LETTERS, _LONGEST_ON_AVERAGE = 2_000, 60


def read(content: bytes, name: str, limits: Limits | None = None) -> Reading:
    """The blocks of a file. `name` is its path or address: what it says the file is must be true.

    Raises Unreadable or TooLarge, each saying in one line which file, what is wrong with it and what to do.
    """
    limits = limits or Limits()
    shown = re.split(r"[/\\]", name.rstrip("/\\"))[-1] or "the file"
    try:
        if len(content) > limits.max_bytes:
            raise TooLarge(
                f"it is {len(content) / MEGABYTE:.0f} MB, more than the {limits.max_bytes / MEGABYTE:.0f} MB read of one file; "
                "split it or save it without its pictures"
            )
        reading = _READERS[recognise(content, name)](content, limits)
        reading = replace(reading, blocks=tuple(quoted_thread(reading.blocks)))
        _check(reading, limits)
    except (Unreadable, TooLarge) as error:
        raise type(error)(f"{shown}: {error}") from error
    return reading


def _check(reading: Reading, limits: Limits) -> None:
    if not reading.blocks:
        raise Unreadable("it holds no text that can be seen; check that it is the right file")
    words = [word for block in reading.blocks for word in block.text.split()]
    letters = sum(map(len, words))
    if letters > _FEW_LETTERS and letters > _LONGEST_ON_AVERAGE * len(words):
        longest = max(map(len, words))
        raise Unreadable(
            f"it holds {letters:,} letters and next to no spaces (the longest word has {longest:,}), so no sentences; it looks "
            "like encoded or damaged text: open it, and if you can read it there, save it as a PDF and try again"
        )
    if sum(len(block.text) for block in reading.blocks) > limits.max_characters:
        raise TooLarge(f"it holds more than {limits.max_characters:,} characters; split it and try again")


def _text(content: bytes, limits: Limits) -> str:
    text = decode(content) or ""
    if len(text) > limits.max_characters:
        raise TooLarge(f"it holds more than {limits.max_characters:,} characters; split it and try again")
    return text


def _apart(module: str, content: bytes, limits: Limits) -> Reading:
    return read_apart(module, content, limits)


_READERS: dict[Content, Callable[[bytes, Limits], Reading]] = {
    "text": lambda content, limits: read_text(_text(content, limits)),
    "markdown": lambda content, limits: read_markdown(_text(content, limits), limits),
    "html": read_html,
    "eml": read_mail,
    "pdf": partial(_apart, "ingest.readers.pdf"),
    **{form: partial(_apart, f"ingest.readers.{form}") for form in ("docx", "rtf", "odt", "msg", "tiff")},
}
