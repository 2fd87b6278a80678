"""What a review decides that says no more than that the first answer was right: what that answer did, where it tells."""

from __future__ import annotations

import re

from corpus.provision import Provision
from corpus.records import Outcome, Reliance, Span
from ingest.letter import Letter
from ingest.rely import reliance

_WITHHELD = re.compile(
    r"\b(?:information|which|that|documents?|data|reports?)\b (?:that |which )?(?:was|were|has been|had been) withheld\b|"
    r"\bdecision (?:not )?to (?:withhold|refuse|disclose|release)\b|\bwithheld from you\b",
    re.IGNORECASE,
)
_CITED = re.compile(
    r"\b(?:invoked|applied|cited|relied (?:up)?on|(?:refused|withheld|exempt)\b[^.]{0,40}\b(?:under|by virtue of))\b[^.]{0,40}$",
    re.IGNORECASE,
)
_NEAR = 80


def first_relied_on(letter: Letter) -> list[Reliance]:
    """The exemptions that the words of whoever asked say the first answer used: "you invoked section 12"."""
    text = letter.layout.text
    where: dict[Provision, list[Span]] = {}
    for inside in letter.in_blocks:
        for a, b in inside:
            for ref in letter.within(a, b):
                if (
                    ref.provision
                    and letter.exemption(ref.provision)
                    and _CITED.search(text[max(a, ref.start - _NEAR) : ref.start])
                ):
                    where.setdefault(ref.provision, []).append((ref.start, ref.end))
    return [reliance(letter, provision, spans) for provision, spans in where.items()]


def first_outcome(letter: Letter) -> Outcome:
    """`withheld` where the review says that something was; unknown otherwise."""
    return "withheld" if _WITHHELD.search(letter.layout.text) else "unknown"
