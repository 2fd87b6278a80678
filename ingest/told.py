"""The request as a letter tells it in passing: "Thank you for your request for minutes of the panel"."""

from __future__ import annotations

import re

from corpus.records import Role, Span
from corpus.sentences import spans
from ingest.layout import Layout

_TELLS = re.compile(
    r"\b(?:your (?:\w+ ){0,5}?requests?\b[^.:?]{0,50}?\bfor|(?:in which|where) you (?:asked|requested)(?: us)?(?: for)?|"
    r"you (?:have |had )?(?:asked|requested)(?: us)? for|"
    r"your (?:e-?mail|letter|message|enquiry|correspondence)\b[^.:?]{0,40}?\b(?:asking|requesting|seeking)(?: us)?(?: for)?|"
    r"your request\b[^.:?]{0,110}\b(?:was|is|were|reads?|as follows)\s*:)\s+(?:the following(?: information)?:?\s*)?",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r",?\s(?:(?:which|that) (?:we|was|were|has been|you (?:sent|made))|(?:which )?(?:we )?received|dated|"
    r"(?:under|made under|pursuant to|in accordance with) the (?:freedom|FOI|environmental|act))\b.*$",
    re.IGNORECASE | re.DOTALL,
)
_SAYS_NOTHING = re.compile(
    r"^\W*(?:(?:an? )?(?:internal )?review\b.*|(?:(?:the|some|certain|access|to|following|information|data|records?|documents?|below|detailed|"
    r"set out|above|from|made|held by) ?)+\W*)$",
    re.IGNORECASE | re.DOTALL,
)
_FEWEST = 3
_LOOKED_AT = 15


def told(layout: Layout, roles: list[Role | None]) -> Span | None:
    """Where the first sentence that says what was asked says it, near the top; None where none does."""
    for block, role in list(zip(layout.blocks, roles, strict=True))[:_LOOKED_AT]:
        for a, b in spans(layout.text, block.start, block.end) if role in ("other", "decision") else ():
            lead = _TELLS.search(layout.text, a, b)
            end = _ENDS.search(layout.text, lead.end(), b) if lead else None
            what = layout.text[lead.end() : end.start() if end else b] if lead else ""
            if lead and len(what.split()) >= _FEWEST and not _SAYS_NOTHING.match(what):
                return lead.end(), lead.end() + len(what)
    return None
