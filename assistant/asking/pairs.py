"""Words that stand together in a question, as "waiting list" does, and whether a document has them near each other."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from functools import lru_cache
from itertools import pairwise

from assistant.asking.acts import meaning_same
from assistant.says import content

Pair = tuple[str, str]
_WORD = re.compile(r"[A-Za-z][\w'’-]*|[^\sA-Za-z]")
_DONE = re.compile(r"(?:ed|[dktw]en)$|^(?:wrote|ran|sold|bought|paid|made|drew|grew|took|led|met)$")
"""Something done to a thing, as "references written" are, makes no pair with it; nor does what is to be done."""
_NEAR, _BEGINNING = 4, 6
"""How many words apart two may be, and how many letters of a long word must be the same."""


def pairs(text: str, frame: Collection[str], used: Collection[str]) -> tuple[Pair, ...]:
    """The stems of each two words of a subject with nothing between them."""
    words = _WORD.findall(text)
    stems = ["" if before == "to" else _subject(word, frame, used) for before, word in pairwise(["", *words])]
    return tuple(dict.fromkeys((a, b) for a, b in pairwise(stems) if a and b and a != b))


def parted(wanted: Collection[Pair], text: str) -> float:
    """The share of the pairs that a text does not have near each other, in any order; 0 where there are none."""
    if not wanted:
        return 0.0
    places = _places(text)
    return sum(not _together(places, a, b) for a, b in wanted) / len(wanted)


def _subject(word: str, frame: Collection[str], used: Collection[str]) -> str:
    stem = _stem(word.casefold())
    return "" if stem in frame or word.casefold() in used or _DONE.search(word) else stem


def _together(places: Mapping[str, list[int]], one: str, other: str) -> bool:
    ones, others = _where(places, one), _where(places, other)
    return any(a != b and abs(a - b) <= _NEAR for a in ones for b in others)


def _where(places: Mapping[str, list[int]], stem: str) -> list[int]:
    """Where a stem stands, another word for the same, or one that begins alike."""
    same = {stem, *meaning_same(stem)}
    begins = tuple(s[: max(_BEGINNING, len(s) - 1)] for s in same if len(s) >= _BEGINNING)
    return [n for said, at in places.items() if said in same or (begins and said.startswith(begins)) for n in at]


@lru_cache(maxsize=500)
def _places(text: str) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {}
    for n, word in enumerate(_WORD.findall(text)):
        if stem := _stem(word.casefold()):
            places.setdefault(stem, []).append(n)
    return places


@lru_cache(maxsize=50_000)
def _stem(word: str) -> str:
    return next(iter(content(word)), "") if word[0].isalpha() else ""
