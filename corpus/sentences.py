"""Where sentences begin and end, in the English of letters and statutes ("s. 31", "Reg. 12", "Ms. Smith")."""

from __future__ import annotations

import re
from itertools import pairwise

from corpus.records import Span

_ABBREVIATIONS = frozenset(
    "s ss sch para paras reg regs art arts no nos ref refs v vs mr mrs ms dr prof rt hon st cf e.g i.e eg ie etc al "
    "p pp ltd plc inc co jan feb mar apr jun jul aug sep sept oct nov dec approx dept".split()
)
_END = re.compile(r"(?P<mark>[.!?;:…]|\.{3})(?P<close>[\"'”’)\]]*)(?=\s|$)")
_LAST_WORD = re.compile(r"([A-Za-z][A-Za-z.]*)$")
_MARKER = re.compile(r"\s*\(?\w{1,3}")
_LONGEST = 40
"""Characters before a full stop that are looked at; no abbreviation or marker is longer."""
_INITIAL = re.compile(r"\s[A-Z]\.\s")
"""One more initial of a name."""
_NEXT_STARTS = re.compile(r"\s*[\"'“‘(\[]*[A-Z0-9•–-]")


def spans(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Sentence spans of `text[start:end]`, without surrounding white space, in order, in `text`'s own offsets.

    A line break always ends a sentence: letters break lines where a list or an address does.
    """
    found: list[Span] = []
    offset = start
    for line in text[start:end].split("\n"):
        found += _of_line(text, offset, offset + len(line))
        offset += len(line) + 1
    return found


def _of_line(text: str, start: int, end: int) -> list[Span]:
    cuts = [m.end() for m in _END.finditer(text, start, end) if _ends_here(text, start, m, end)]
    edges = [start, *cuts, end]
    trimmed = (_trim(text, a, b) for a, b in pairwise(edges))
    return [(a, b) for a, b in trimmed if a < b]


def _ends_here(text: str, start: int, found: re.Match[str], end: int) -> bool:
    if found["mark"] in ";:":
        return False
    if found["mark"] != ".":
        return bool(_NEXT_STARTS.match(text, found.end(), end))
    word = _LAST_WORD.search(text, max(start, found.start() - _LONGEST), found.start())
    if word and len(word[1]) == 1 and _INITIAL.match(text, found.end(), end):
        return False
    if word and (word[1].lower() in _ABBREVIATIONS or (len(word[1]) == 1 and word[1] not in "IA")):
        return False
    if found.start() - start <= _LONGEST and _MARKER.fullmatch(text, start, found.start()):
        return False  # the marker of a numbered element: "1." or "iv."
    return bool(_NEXT_STARTS.match(text, found.end(), end))


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
