"""The marks that the things asked carry in the letter itself, where they are other than first, second and third."""

from __future__ import annotations

import re

from corpus.records import RequestItem

_MARK = re.compile(
    r"(?<![\w.])\(?(?P<n>\d{1,2})(?P<letter>[a-z]?)[.):>]\)?\s*(?:\(?(?P<inner>[a-z])[.)]\s*)?$", re.IGNORECASE
)
_LETTER = re.compile(r"(?<!\w)\(?([a-z])[.)]\s*$", re.IGNORECASE)
_REACH = 12


def own_marks(text: str, requests: list[RequestItem]) -> dict[str, frozenset[int]]:
    """The items by their marks, "1a" and, of all its parts, "1"; empty where item 1 is marked 1, item 2 marked 2.

    Empty too where a mark comes twice, or an item has none.
    """
    found: dict[str, frozenset[int]] = {}
    number = ""
    for item in requests:
        start = item.start or 0
        before = text[max(0, start - _REACH) : start]
        mark, letter = _MARK.search(before), _LETTER.search(before)
        number = mark["n"] if mark else number
        whole = number + ((mark["letter"] or mark["inner"] or "") if mark else letter[1] if letter else "").lower()
        if not number or not (mark or letter) or whole in found:
            return {}
        found[whole] = frozenset((item.n,))
    for whole, which in list(found.items()):
        if not whole.isdigit():
            number = whole[:-1]
            found[number] = found.get(number, frozenset()) | which
    return {} if all(found.get(str(item.n)) == {item.n} for item in requests) else found


def letter_marks(text: str, requests: list[RequestItem]) -> dict[str, int]:
    """The items whose own marks are letters: "(b)" is the second."""
    before = ((r.n, text[max(0, (r.start or 0) - 6) : r.start or 0]) for r in requests)
    marks = ((n, _LETTER.search(words)) for n, words in before)
    return {mark[1].lower(): n for n, mark in marks if mark}
