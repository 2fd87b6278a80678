"""Questions that stand line by line above their answers: "Q. Cost / A. £300", "1 - How many? / Three", "2 | Supplier / Harwick Ltd"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from corpus.asking import asks, names
from corpus.records import Span
from ingest import voices
from ingest.labels import ASKING

_LETTER_ASKS = re.compile(r"^\W{0,2}Q\s?(?:[.:)]|\s[-–])\s*(?=\S)", re.IGNORECASE)
_LETTER_ANSWERS = re.compile(r"^\W{0,2}A\s?(?:[.:)]|\s[-–])\s*(?=\S)")
_NUMBERED = re.compile(r"^(?P<n>\d{1,2})(?P<mark>\s?\||\s[-–]|\s?:|)\s+(?=[A-Z“\"])")
"""A number with a stroke, a dash or nothing behind it; one with a full stop begins an element of a list."""
_PLAINLY = re.compile(rf"{ASKING}", re.IGNORECASE)
_LONGEST, _LONGEST_NAME, _FEWEST = 300, 9, 2
_SENTENCE = re.compile(r"[.;,:]\s*$|(?<!\d)(?!(?:19|20)\d\d\b)\d{4,}|£")
_Line = tuple[int, int, int]
"""A line: the number of its block, and where in it the line begins and ends."""

Lines = dict[int, list[tuple[str, Span]]]
"""For a block, by its number, the lines in it that are a "question" or an "answer"."""


def in_lines(blocks: Sequence[str]) -> Lines:
    """The questions and the answers right below them, of blocks of several lines; empty where they are none."""
    lines = [line for n, text in enumerate(blocks) for line in _lines(n, text)]
    pairs = _lettered(blocks, lines) or _numbered(blocks, lines)
    found: Lines = {}
    for asked, answer in pairs:
        found.setdefault(asked[0], []).append(("question", asked[1:]))
        found.setdefault(answer[0], []).append(("answer", answer[1:]))
    return found


def _lines(n: int, text: str) -> list[_Line]:
    found, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            found.append((n, at, at + len(line)))
        at += len(line) + 1
    return found


def _words(blocks: Sequence[str], line: _Line) -> str:
    return blocks[line[0]][line[1] : line[2]]


def _lettered(blocks: Sequence[str], lines: list[_Line]) -> list[tuple[_Line, _Line]]:
    """Each line behind "Q" with the one behind "A" below it, of the same block."""
    pairs = [
        (above, below)
        for above, below in pairwise(lines)
        if above[0] == below[0]
        and _LETTER_ASKS.match(_words(blocks, above))
        and _LETTER_ANSWERS.match(_words(blocks, below))
    ]
    return pairs if len(pairs) >= _FEWEST else []


def _numbered(blocks: Sequence[str], lines: list[_Line]) -> list[tuple[_Line, _Line]]:
    """Lines numbered 1, 2, 3 that name or ask something, each with the line below it, which is not numbered."""
    marks = {at: mark for at, line in enumerate(lines) if (mark := _NUMBERED.match(_words(blocks, line)))}
    run: list[int] = []
    for at, mark in marks.items():
        if int(mark["n"]) == len(run) + 1 and (not run or mark["mark"] == marks[run[0]]["mark"]):
            run.append(at)
    apart = all(b - a > 1 for a, b in pairwise([*run, len(lines)]))
    said = [_words(blocks, lines[at])[marks[at].end() :] for at in run]
    if len(run) < _FEWEST or not apart or not all(map(_could_ask, said)):
        return []
    if not any(_PLAINLY.match(words) or words.endswith("?") or names(words) for words in said):
        return []
    return [(lines[at], lines[at + 1]) for at in run]


def _could_ask(words: str) -> bool:
    """True for a question, and for a few words that name what is asked and tell nothing."""
    if len(words) > _LONGEST or voices.AUTHORITY_SPEAKS.search(words):
        return False
    return words.endswith("?") or asks(words) or (len(words.split()) <= _LONGEST_NAME and not _SENTENCE.search(words))
