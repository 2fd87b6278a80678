"""The years that a text speaks of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

_YEAR = re.compile(r"(?<![\d/.-])(?:19|20)\d\d(?:\s?[-–/]\s?\d\d(?:\d\d)?)?(?![\d/])")
_OPEN = re.compile(
    r"\b(?:(?:since|from)\b[^.;]{0,40}|after (?:(?:the )?(?:end|start) of )?(?:\d{1,2} )?(?:\w+ )?)$", re.IGNORECASE
)
"""What opens a period: not "after the storm of 2023", which names one."""
_UNTIL_NOW = re.compile(r"\b(?:to date|until (?:now|today)|to (?:the )?present|today)\b", re.IGNORECASE)
_LATELY = re.compile(r"\b(?:last|past|previous) (\d|two|three|four|five|six) (?:\w+ )?years\b", re.IGNORECASE)
_NUMBERS = ("two", "three", "four", "five", "six")
_FAR = 9999


def years(text: str) -> tuple[int, int] | None:
    """The first and the last year a text speaks of; "since 2020" has no last. None where it speaks of none."""
    found = [(match, _span(match[0])) for match in _YEAR.finditer(text)]
    if not found:
        return None
    first, last = min(span[0] for _, span in found), max(span[1] for _, span in found)
    open_ended = any(_OPEN.search(text[: match.start()]) for match, _ in found)
    if _UNTIL_NOW.search(text) or (open_ended and first == last):
        last = _FAR
    return first, last


def lately(text: str, day: date) -> tuple[int, int] | None:
    """The years that "the last three financial years" are, said on a day; None where nothing like it is said."""
    found = _LATELY.search(text)
    if not found:
        return None
    said = found[1].casefold()
    return day.year - (int(said) if said.isdigit() else _NUMBERS.index(said) + 2), day.year


def _span(written: str) -> tuple[int, int]:
    """2024-25 and 2024/2025 are two years; 2024 is one."""
    first, *rest = re.split(r"\D+", written)
    last = int(first[:2] + rest[0]) if rest and len(rest[0]) == 2 else int((rest or [first])[0])
    return int(first), max(int(first), last)


def spoken(span: Sequence[int]) -> str:
    first, last = span
    return f"{first} onwards" if last == _FAR else f"{first}" if first == last else f"{first} to {last}"
