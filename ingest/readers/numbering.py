"""How an element of a list is counted: 3, b, iv."""

from __future__ import annotations

_MOST_ROMAN = 3999
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"),
    (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def counted(number: int, style: str) -> str:
    """`number` in a style of HTML (1 a A i I) or Word (decimal lowerLetter upperLetter lowerRoman upperRoman)."""
    if style in ("a", "A", "lowerLetter", "upperLetter") and number > 0:
        letters = chr(ord("a") + (number - 1) % 26) * min((number - 1) // 26 + 1, 9)
        return letters.upper() if style in ("A", "upperLetter") else letters
    if style in ("i", "I", "lowerRoman", "upperRoman") and 0 < number <= _MOST_ROMAN:
        return _roman(number).upper() if style in ("I", "upperRoman") else _roman(number)
    return str(number)


def _roman(number: int) -> str:
    said = ""
    for value, letters in _ROMAN:
        said += letters * (number // value)
        number %= value
    return said
