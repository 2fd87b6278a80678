"""A whole letter that lost its lines, parted again where it greets, leads in to what was asked, answers or closes."""

from __future__ import annotations

import re
from itertools import pairwise

_SHORTEST = 800
_SENTENCE = r"(?:(?<=[.?!:;)”\"’]\s)|(?<=[.?!)”\"]\s\s)|(?<=\s\s\s))"
"""Where a sentence may begin."""
_OF_WHAT = r"(?:your |the )?(?:\w+ ){0,2}(?:questions?|parts?|points?|items?|requests?)\b"
_GREETS = re.compile(
    r"\s(?=Dear (?:(?:Mr|Mrs|Ms|Miss|Dr|Prof|Sir|Madam)\b\.?)?[^.:,]{0,40},\s)|(?<=\s)(?=Yours (?:sincerely|faithfully)\b)"
)
_LEADS_IN = re.compile(
    r"\b(?:you (?:have |had )?(?:asked|requested|sought|wanted|wrote|said)|your (?:e-?mail|letter|request|message|questions?)|which asked|asking)\b"
    r"[^.:?]{0,120}:\s+(?=[“\"‘']?\w)",
    re.IGNORECASE,
)
_TAKES_UP = re.compile(
    rf"{_SENTENCE}(?=(?:As (?:to|regards)|With regard to|Regarding|Turning to|In (?:answer|response|reply|relation) to) {_OF_WHAT})"
)
_ANSWERS = re.compile(
    rf"{_SENTENCE}(?=(?:(?:We|I) (?:have (?:now )?(?:dealt|considered|handled|looked|completed|searched|decided)|(?:can )?(?:also )?confirm|"
    r"am able to|(?:do not )?hold|enclose|attach|am writing|write|refer)\b|"
    r"(?:The|This) (?:[\w’'&()-]+ ){1,7}(?:holds|does (?:not )?hold|can confirm|has (?:some )?information)\b|"
    r"An? [Ii]nternal [Rr]eview is\b|Your request (?:has|was|is)\b|What (?:relates to|this review|follows is)\b|It is confirmed\b|"
    r"(?:You may|If you are|If you have|Should you be) (?:ask|complain|dissatisfied|unhappy|not satisfied|any)\b))"
)


def unflattened(text: str) -> str:
    """A line with its parts on lines of their own, where it is as long as a letter; any other line as it is."""
    if len(text) < _SHORTEST:
        return text
    cuts = {m.start() + 1 if m[0] else m.start() for m in _GREETS.finditer(text)}
    cuts.update(m.end() for m in _LEADS_IN.finditer(text))
    cuts.update(m.start() for m in _TAKES_UP.finditer(text))
    if not cuts:
        return text  # a long paragraph
    cuts.update(m.start() for m in _ANSWERS.finditer(text))
    places = [0, *sorted(cuts), len(text)]
    parts = (text[a:b].strip() for a, b in pairwise(places))
    return "\n".join(part for part in parts if part)
