"""Where nothing else answers: what stands below the last thing asked, and asks nothing, is the answer."""

from __future__ import annotations

import re

from corpus.asking import asks, is_talk
from corpus.beside import beside
from corpus.records import ANSWERING, Role
from ingest import voices
from ingest.layout import Layout
from ingest.parts import part
from ingest.shapes import SIGN_OFF

_OF_THE_ASKER = re.compile(
    r"^\W*(?:I|my|we|our)\b|\byour\b|\byou (?:hold|have|keep|own|run|use|should|could|might|must|are|were|did|do)\b",
    re.IGNORECASE,
)


def answer_below(layout: Layout, roles: list[Role | None]) -> list[Role | None]:
    """The roles, with what trails the request as a decision where the letter shows no other answer."""
    asked = [n for n, role in enumerate(roles) if role == "request"]
    if not asked or any(role in ANSWERING for role in roles[asked[0] :]):
        return roles
    words = {n: layout.words(layout.blocks[n]) for n in asked}
    last = max((n for n in asked if layout.blocks[n].kind in ("list", "quote") or _asks(words[n])), default=asked[-1])
    signed = next((n for n in asked if n > last and SIGN_OFF.match(words[n])), len(roles))
    headed = any(b.kind == "heading" and part(layout.words(b)) for b in layout.blocks[last:])
    trailing = [n for n in asked if last < n < signed]
    if headed or any(_OF_THE_ASKER.search(words[n]) or is_talk(words[n]) for n in trailing):
        return roles
    return [
        "decision" if n in trailing else "other" if n >= signed and role == "request" else role
        for n, role in enumerate(roles)
    ]


def _asks(words: str) -> bool:
    return asks(words) or bool(voices.ASKER_SPEAKS.search(words)) or beside(words, goes_on=True)
