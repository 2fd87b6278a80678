"""A request that goes on: the list or the lines below "Please provide:", and more that is asked right below what was."""

from __future__ import annotations

import re

from corpus.asking import asks
from corpus.records import Role
from ingest import voices
from ingest.labels import labelled_answer
from ingest.layout import Layout
from ingest.shapes import MARKER, unlisted
from ingest.unmarked import asks_outright

_LEADS_ON = re.compile(r"(?:[:,–]|\b(?:the following|as follows|below)\b[^.:?]{0,40}\.?)\s*$", re.IGNORECASE)
_ASKS_SO = re.compile(
    r"\b(?:please|kindly|(?:can|could|would|will) (?:you|i|we)|(?:i|we)(?:['’]d)? (?:(?:would|should) )?(?:like|request|ask|want|seek|require|wish)|"
    r"i am (?:writing|requesting|asking|seeking))\b",
    re.IGNORECASE,
)
_COUNTS = re.compile(
    r"^\W*(?:£?\d[\d,.]*\s(?![^\n]*\?)(?!(?:\w+\s)?(?:years?|months?)\b)(?=[a-z])|(?:nil|none|zero|yes|n/a)\b)",
    re.IGNORECASE,
)
"""How an answer begins that counts."""
_LONGEST = 60


def going_on(layout: Layout, found: list[Role | None]) -> list[Role | None]:
    """The roles, with what a request goes on with marked as more of it."""
    roles = list(found)
    led = False
    signs: set[str] = set()
    for n in range(1, len(roles)):
        block, words = layout.blocks[n], layout.words(layout.blocks[n])
        above = layout.words(layout.blocks[n - 1])
        sign = mark[0].strip() if (mark := MARKER.match(words)) else ""
        if roles[n - 1] != "request":
            led = False
            signs = {sign}
            continue
        counted_again = sign[:1].isalnum() and sign in signs  # the answer to the element of that number
        signs.add(sign)
        led = (led and block.kind == "list") or bool(_LEADS_ON.search(above) and _ASKS_SO.search(above))
        if roles[n] in (None, "request", "next_steps") or block.kind in ("answer", "question"):
            continue
        if counted_again or _of_whoever_answers(words):
            led = False
        elif (led and (block.kind == "list" or all(map(_is_short, words.split("\n"))))) or _asks_more(words):
            roles[n] = "request"
    return roles


def _asks_more(words: str) -> bool:
    """True for more that is asked, behind a mark or in words that are no question."""
    marked = MARKER.match(words) is not None or "?" not in words
    return marked and asks_outright(unlisted(words))


def _of_whoever_answers(words: str) -> bool:
    speaks = voices.AUTHORITY_SPEAKS.search(words) or voices.ANSWERS.search(words)
    return bool(labelled_answer(words) or _COUNTS.match(words) or (speaks and not asks(words)))


def _is_short(line: str) -> bool:
    """True for a line that may be one of several that name what is wanted."""
    return len(line.split()) <= _LONGEST
