"""Text that a command is given: an argument, a file or standard input, never read beyond what can be used."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import BinaryIO

import click

from corpus.errors import Invalid, Unreadable
from retriever.limits import LONGEST_TEXT
from retriever.words import asked
from ui.reach import wiring

_PLAIN = frozenset({"", ".txt", ".text", ".md", ".markdown"})
_MOST_BYTES = 4 * LONGEST_TEXT  # UTF-8 takes up to four bytes for a character
_MOST_IN_A_FORM = 25 * 1024 * 1024


def words(text: str | None, file: str | None, what: str) -> str:
    """The text of an argument or of `-f FILE`; `-` as either means standard input. Raises Invalid."""
    if (text is None) == (file is None):
        raise click.UsageError(f"Give the {what} as an argument, or with -f FILE; `-` reads standard input.")
    if text is not None and text != "-":
        return asked(text, what)
    return of_file(file or "-", what)


def of_file(file: str, what: str) -> str:
    """The text of a file: as it stands when it is UTF-8, through the readers when it is in another form."""
    return read_file(file, what)[0]


def read_file(file: str, what: str) -> tuple[str, list[str]]:
    """The text of a file, and how it was read where a person should know."""
    if file == "-":
        content = _capped(sys.stdin.buffer, _MOST_BYTES, what)
        try:
            return asked(_decoded(content), what), []
        except UnicodeDecodeError as error:
            raise Invalid(
                f"The {what} on standard input is not UTF-8 text; save it in a file and name that."
            ) from error
    path = Path(file)
    bare = path.suffix.lower() in _PLAIN
    content = content_of(path, _MOST_BYTES if bare else _MOST_IN_A_FORM, what)
    if bare:
        try:
            return asked(_decoded(content), what), []
        except UnicodeDecodeError:  # an older encoding, which the readers recognise
            pass
    text, notes = wiring().opened(content, path.name)
    return asked(text, what), notes


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
    return content.decode("utf-8-sig").replace("\r\n", "\n")
