"""Text that a command is given: an argument, a file or standard input, never read beyond what can be used."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import BinaryIO

import click

from corpus.errors import Invalid, Unreadable
from retriever.desk import LONGEST_TEXT
from ui.reach import wiring

_PLAIN = frozenset({"", ".txt", ".text", ".md", ".markdown"})
_MOST_BYTES = 4 * LONGEST_TEXT  # UTF-8 takes up to four bytes for a character
_MB = 1024 * 1024


def words(text: str | None, file: str | None, what: str) -> str:
    """The text of an argument or of `-f FILE`; `-` as either means standard input. Raises Invalid."""
    if (text is None) == (file is None):
        raise click.UsageError(f"Give the {what} as an argument, or with -f FILE; `-` reads standard input.")
    if text is not None and text != "-":
        return _sound(text, what)
    return of_file(file or "-", what)


def of_file(file: str, what: str) -> str:
    """The text of a file: as it stands when it is UTF-8, through the readers when it is in another form."""
    if file == "-":
        return _decoded(_capped(sys.stdin.buffer, _MOST_BYTES, what))
    path = Path(file)
    if path.suffix.lower() in _PLAIN:
        content = content_of(path, _MOST_BYTES, what)
        try:
            return _decoded(content)
        except Unreadable:
            pass  # an older encoding, which the readers recognise
    else:
        content = content_of(path, 25 * _MB, what)
    text: str = wiring().text_of(content, path.name)
    return text


def content_of(path: Path, most: int, what: str) -> bytes:
    """The bytes of a regular file of at most `most`. Raises Unreadable, or Invalid when it is larger."""
    try:
        if not path.is_file():
            raise Unreadable(f"{path}: there is no such file.")
        with path.open("rb") as opened:
            return _capped(opened, most, what)
    except OSError as error:
        raise Unreadable(f"{path}: {error.strerror or error}.") from error


def _capped(stream: BinaryIO, most: int, what: str) -> bytes:
    content = stream.read(most + 1)
    if len(content) > most:
        raise Invalid(f"The {what} is larger than {most:,} bytes, the most that is read; shorten it.")
    return content


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise Unreadable(f"This is not UTF-8 text (byte {error.start}); save it as UTF-8 and try again.") from error


def _sound(text: str, what: str) -> str:
    if any("\ud800" <= letter <= "\udfff" for letter in text):
        raise Invalid(f"The {what} is not UTF-8 text; put it in a file saved as UTF-8 and use -f FILE.")
    return text
