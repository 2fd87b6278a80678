"""Items answered one by one: each answer gives what was asked, or the text breaks off before it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.records import Outcome, RequestItem, Span
from corpus.wording import any_of
from ingest.about import Items
from ingest.answers import SAYS
from ingest.given import tells_in_short
from ingest.letter import Letter

_NO_ANSWER = any_of(r"^\W*yes ?/ ?no\W*$|(?:[,;]|\b(?:or|and))\s*$")
"""A choice that was offered, and an element of a list of the law, which is no whole sentence."""
_ELEMENT = re.compile(r"\W*\(?\w{1,3}[.)]\s+[a-z]\S*(?:\s+\S+){6,}(?<![.?!])\s*$")
"""An element of such a list that nothing ends."""


@dataclass(frozen=True)
class Decision:
    """One sentence that decides; `items` are those it speaks of, none when it speaks of the whole."""

    span: Span
    decides: frozenset[Outcome]
    refs: tuple[str, ...]
    items: frozenset[int]
    direct: bool = False


def answered(letter: Letter, about: Items, decisions: list[Decision]) -> Iterator[Decision]:
    """Items answered in turn of which nothing is kept back: the answer is what was asked for, and no reason or law."""
    saying = {b.start for b, role in zip(letter.layout.blocks, letter.roles, strict=True) if role in SAYS}
    for n, block in about.answered.items():
        words = letter.layout.words(block)
        if (
            block.start in saying
            and not (_NO_ANSWER.search(words) or _ELEMENT.match(words))
            and not any(n in d.items for d in decisions)
        ):
            yield Decision((block.start, block.end), frozenset(("disclosed",)), (), frozenset((n,)), direct=True)


def cells(letter: Letter, decisions: list[Decision], counted: set[int]) -> Iterator[Decision]:
    """Answers set beside their questions that keep nothing back, but for those `counted` already, by where they begin."""
    for block in letter.layout.blocks:
        inside = any(block.start <= d.span[0] < block.end for d in decisions)
        if (
            block.kind == "answer"
            and block.start not in counted
            and not inside
            and tells_in_short(letter.layout.words(block))
        ):
            yield Decision((block.start, block.end), frozenset(("disclosed",)), (), frozenset())


def not_come_to(letter: Letter, requests: list[RequestItem], decisions: list[Decision]) -> frozenset[int]:
    """The items that a letter which answers them in turn has not come to where its text breaks off."""
    spoken_of = {n for d in decisions if d.direct for n in d.items}
    if not letter.breaks_off or not spoken_of or 1 not in spoken_of:
        return frozenset()
    return frozenset(r.n for r in requests if r.n > max(spoken_of))
