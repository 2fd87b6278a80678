"""Two texts laid side by side: sentences that answer to each other in one row, and the words that differ marked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Literal

from corpus.records import Record
from corpus.sentences import spans

_LIKE = 0.5
"""Share of words in common from which two sentences are one, put differently."""
_WORD = re.compile(r"\s+|\S+")
_LONGEST = 1_500
"""Sentences on one side beyond which runs that differ are laid out in turn, without seeking pairs."""


class Stretch(Record):
    """Words of one side; `only` there, or on both."""

    text: str
    only: bool


class Row(Record):
    """A sentence on the left, one on the right, or one that answers to the other."""

    kind: Literal["same", "changed", "left", "right"]
    left: list[Stretch] = []
    right: list[Stretch] = []


def compared(left: str, right: str) -> list[Row]:
    """Every sentence of both, in order."""
    ones, others = _sentences(left), _sentences(right)
    matcher = SequenceMatcher(None, [_plain(s) for s in ones], [_plain(s) for s in others], autojunk=False)
    found: list[Row] = []
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            pairs = zip(ones[a:b], others[c:d], strict=True)
            found += [Row(kind="same", left=[_whole(x)], right=[_whole(y)]) for x, y in pairs]
        else:
            found += _run(ones[a:b], others[c:d])
    return found


def shared(rows: Sequence[Row]) -> float:
    """The share of sentences that both have, word for word."""
    return sum(row.kind == "same" for row in rows) / len(rows) if rows else 1.0


def _run(ones: Sequence[str], others: Sequence[str]) -> Iterator[Row]:
    """A stretch that differs: each sentence with the first one after the last pair that is enough like it."""
    at = 0
    for one in ones:
        like = None
        if len(ones) * len(others) < _LONGEST**2 // 100:
            scores = [(_likeness(one, other), -n) for n, other in enumerate(others[at:], start=at)]
            best = max(scores, default=(0.0, 0))
            like = -best[1] if best[0] >= _LIKE else None
        if like is None:
            yield Row(kind="left", left=[_whole(one, only=True)])
            continue
        yield from (Row(kind="right", right=[_whole(other, only=True)]) for other in others[at:like])
        yield _changed(one, others[like])
        at = like + 1
    yield from (Row(kind="right", right=[_whole(other, only=True)]) for other in others[at:])


def _changed(one: str, other: str) -> Row:
    old, new = _WORD.findall(one), _WORD.findall(other)
    left: list[Stretch] = []
    right: list[Stretch] = []
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if b > a:
            left.append(Stretch(text="".join(old[a:b]), only=kind != "equal"))
        if d > c:
            right.append(Stretch(text="".join(new[c:d]), only=kind != "equal"))
    return Row(kind="changed", left=left, right=right)


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, _plain(one).split(), _plain(other).split(), autojunk=False).ratio()


def _sentences(text: str) -> list[str]:
    return [text[a:b] for a, b in spans(text, 0, len(text))]


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[^\w\s]", " ", text.casefold()).split())


def _whole(text: str, only: bool = False) -> Stretch:
    return Stretch(text=text, only=only)
