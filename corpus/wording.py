"""One pattern out of several ways of wording a thing, in either case."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from corpus.stems import alternatives, folded, stems


class Wording:
    """Finds what one pattern of all its ways would, and is quick: a way is tried only on text that holds its stems.

    It captures nothing. A pattern with groups is compiled as such.
    """

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        alike = groupby(alternatives(pattern), lambda way: (stems(way), way.startswith("^")))
        self._ways = [_Way(needed, "|".join(ways), begins) for (needed, begins), ways in alike]

    def search(self, text: str) -> re.Match[str] | None:
        """The first match in the text."""
        first: re.Match[str] | None = None
        small = folded(text)
        for way in self._ways:
            for stem in way.stems:
                if stem in small:
                    found = way.find(text)
                    if found and (first is None or found.start() < first.start()):
                        first = found
                    break
        return first

    def match(self, text: str) -> re.Match[str] | None:
        """A match at the beginning of the text."""
        return self._whole.match(text)

    def sub(self, put: Callable[[re.Match[str]], str], text: str) -> str:
        """The text with what `put` says in place of every match."""
        return self._whole.sub(put, text) if self.search(text) else text

    @cached_property
    def _whole(self) -> re.Pattern[str]:
        return re.compile(self.pattern, re.IGNORECASE)


@dataclass
class _Way:
    """Alternatives that need the same stems; `begins` for those that match at the beginning of a text or nowhere."""

    stems: tuple[str, ...]
    pattern: str
    begins: bool

    @cached_property  # most ways are never tried
    def find(self) -> Callable[[str], re.Match[str] | None]:
        compiled = re.compile(self.pattern, re.IGNORECASE)
        return compiled.match if self.begins else compiled.search


def any_of(*patterns: str) -> Wording:
    """Matches wherever one of the patterns does."""
    return Wording("|".join(patterns))
