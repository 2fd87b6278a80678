"""Somebody's name or address in any text: found however it is spaced, and blotted out in as many characters.

The mark is as long as what it covers, so that every span into the text, whoever keeps it, still holds.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from corpus.errors import Invalid

MARK = "█"
_BETWEEN = r"(?:[\s_.,+-]|%20)+"
_FEWEST, _LONGEST, _MOST = 4, 200, 20
Json = object


class Words:
    """Names and addresses to look for, in any case; "Jane Smith" also as "Smith, Jane" and "jane-smith"."""

    def __init__(self, wanted: Sequence[str]) -> None:
        """Raises Invalid for what is too short to be told from other words, or too long."""
        self.wanted = [" ".join(words.split()) for words in wanted]
        if not 1 <= len(self.wanted) <= _MOST:
            raise Invalid(f"Give from 1 to {_MOST} ways of writing the name or address.")
        for words in self.wanted:
            if not sum(c.isalnum() for c in words) >= _FEWEST or len(words) > _LONGEST:
                raise Invalid(
                    f"Write a name or an address of {_FEWEST} letters or more and {_LONGEST} characters at most: "
                    "anything shorter would be found in other people's names too."
                )
        self._found = _pattern(form for words in self.wanted for form in _forms(words))
        last = [words.split()[-1] for words in self.wanted if " " in words]
        self._partly = _pattern(last) if last else None

    def count(self, text: str) -> int:
        return sum(1 for _ in self._found.finditer(text))

    def partly(self, text: str) -> int:
        """How often the last word of a name stands alone in what the whole names leave."""
        return sum(1 for _ in self._partly.finditer(self.blot(text))) if self._partly else 0

    def blot(self, text: str) -> str:
        """The text with each of them under a mark of its own length; what is space between words stays space."""
        return self._found.sub(lambda found: re.sub(r"\S", MARK, found[0]), text)

    def everywhere(self, held: Json) -> Json:
        """JSON with every text in it blotted, the names of its fields as well."""
        return _walked(held, self.blot)

    def counts(self, held: Json) -> Counter[str]:
        """How often they stand in JSON, by the field at the top that holds them."""
        parts = held.items() if isinstance(held, dict) else [("", held)]
        found = {name: self.count(name) + sum(map(self.count, texts(value))) for name, value in parts}
        return Counter({name: count for name, count in found.items() if count})


def texts(held: Json) -> Iterator[str]:
    """Every text in JSON, the names of fields inside it too."""
    if isinstance(held, str):
        yield held
    elif isinstance(held, dict):
        for name, value in held.items():
            yield name
            yield from texts(value)
    elif isinstance(held, list):
        for value in held:
            yield from texts(value)


def _walked(held: Json, change: Callable[[str], str]) -> Json:
    if isinstance(held, str):
        return change(held)
    if isinstance(held, dict):
        return {change(name): _walked(value, change) for name, value in held.items()}
    return [_walked(value, change) for value in held] if isinstance(held, list) else held


def _forms(words: str) -> Iterator[str]:
    yield words
    parts = words.split()
    if len(parts) > 1:
        yield " ".join([parts[-1], *parts[:-1]])


def _pattern(forms: Iterator[str] | list[str]) -> re.Pattern[str]:
    spelt = {spelling for words in forms for spelling in _spellings(words)}
    every = sorted((_BETWEEN.join(map(re.escape, words.split())) for words in spelt), key=len, reverse=True)
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(every)})(?![^\W_])", re.IGNORECASE)


def _spellings(words: str) -> Iterator[str]:
    """With its accents as one character, as two, and without them, as in the name of a file."""
    parted = unicodedata.normalize("NFD", words)
    yield from (unicodedata.normalize("NFC", words), parted)
    yield "".join(c for c in parted if not unicodedata.combining(c))
