"""What a pattern cannot do without: its alternatives, and a few letters of which every match of each holds some.

Looking for those letters first is many times cheaper than trying the pattern at each place of a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from re import _constants, _parser  # type: ignore[attr-defined]  # nothing public takes a pattern apart
from typing import Any

_TOKEN = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[()|]", re.DOTALL)
_REPEATS = (_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT)
_ASCII = 128
_AS_A_WORD = 6


def alternatives(pattern: str) -> list[str]:
    """The parts of a pattern between the bars that stand within no bracket."""
    found, begun, depth = [], 0, 0
    for token in _TOKEN.finditer(pattern):
        depth += {"(": 1, ")": -1}.get(token[0], 0)
        if token[0] == "|" and depth == 0:
            found.append(pattern[begun : token.start()])
            begun = token.end()
    return [*found, pattern[begun:]]


def stems(pattern: str) -> tuple[str, ...]:
    """Small letters of which any text that matches, folded, holds one; an empty one where nothing need be there."""
    parsed = _parser.parse(pattern, re.IGNORECASE)
    if parsed.state.groups > 1:
        raise ValueError(f"write (?:…) for (…), since nothing is captured: {pattern}")
    found = _stems(parsed)
    return tuple(stem for stem in found if not any(other in stem for other in found if other != stem))


def folded(text: str) -> str:
    """The text in small letters, place by place, as a pattern that ignores case sees it: a long s is an s, a Turkish i an i."""
    return (text if text.isascii() else text.replace("ſ", "s").replace("ı", "i").replace("İ", "i")).lower()


def _stems(parts: Iterable[tuple[Any, Any]]) -> tuple[str, ...]:
    """Of all that must be there in turn, what is rarest: the longest letters, and of these the fewest."""
    needed: list[tuple[str, ...]] = []
    run = ""
    for kind, value in parts:
        if kind is _constants.LITERAL and value < _ASCII:
            run += chr(value).lower()
            continue
        if kind is _constants.AT:
            continue
        needed.append((run,))
        run = ""
        if kind is _constants.SUBPATTERN:
            needed.append(_stems(value[-1]))
        elif kind is _constants.BRANCH:
            needed.append(tuple(dict.fromkeys(stem for way in value[1] for stem in _stems(way))))
        elif kind in _REPEATS and value[0]:
            needed.append(_stems(value[2]))
    return max([*needed, (run,)], key=lambda each: (min(map(_rarity, each)), -len(each)))


def _rarity(stem: str) -> int:
    """The longer the rarer; few sentences hold a colon."""
    return len(stem) + (_AS_A_WORD if ":" in stem else 0)
