"""Questions answered one after another, and those whose answer is only that it stands above."""

from __future__ import annotations

import re

from corpus.records import RequestItem
from ingest.layout import Placed
from ingest.letter import Letter

_AS_ABOVE = re.compile(
    r"\W*(?:\d{1,2}[.)]\s)?(?:(?:answer|response|reply|a)\s?\d{0,2}\s?[:.–-]\s*)?(?:please )?(?:see|refer to|as|same as)?\s?(?:the )?"
    r"(?:(?:answer|response|reply)(?: (?:to|for|at|given))?\s?|in\s)?(?:above|q(?:uestion)?\s?(?P<n>\d{1,2})(?: above)?)\W*$",
    re.IGNORECASE,
)
"""An answer that is the one above."""


def asked_in(block: Placed, requests: list[RequestItem]) -> list[int]:
    """The items that begin in a block."""
    return [r.n for r in requests if r.start is not None and block.start <= r.start < block.end]


def in_turn(letter: Letter, requests: list[RequestItem]) -> bool:
    """True when an answer comes before the next thing asked."""
    holding = [n for n, block in enumerate(letter.layout.blocks) if asked_in(block, requests)]
    between = range(holding[0], holding[-1]) if holding else range(0)
    return any(letter.roles[n] not in (None, "request") for n in between)


def answered_as(letter: Letter, requests: list[RequestItem]) -> dict[int, int]:
    """The items whose answer is only "as above", with the item before each, or the one that the answer names."""
    found: dict[int, int] = {}
    asked = 0
    for block, role in zip(letter.layout.blocks, letter.roles, strict=True):
        if role == "request":
            asked = next(reversed(asked_in(block, requests)), asked)
        elif asked and role is not None and (same := _AS_ABOVE.match(letter.layout.words(block))):
            before = int(same["n"]) if same["n"] else asked - 1
            if 0 < before < asked:
                found[asked] = before
    return found
