"""What a line of a letter looks like: an element of a list, a date, a greeting, a sign-off, a title, a contact."""

from __future__ import annotations

import re

from corpus.listed import OPENS_A_QUESTION
from ingest import dates

MARKER = re.compile(
    rf"^\d{{1,2}}(?:,|\s[-–|])\s+(?={OPENS_A_QUESTION})|"
    r"^(?:[•*–-]|\(?(?:\d{1,3}|\d{1,2}[a-z]|[a-z]|[ivxl]{1,5})[.)]|\([A-Z]\))\s+(?=\S)|^\(?(?:\d{1,2}|[a-z])[.)](?=[A-Z][a-z]*\s)"
)
POSTCODE = re.compile(r"\b(?:GIR ?0AA|[A-Z]{1,2}\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2})\b")
_GREETING = r"(?:(?:dear|hi|hello|good (?:morning|afternoon|evening))\b|(?-i:Dear[A-Z]))"
SALUTATION = re.compile(rf"^{_GREETING}", re.IGNORECASE)
SALUTATION_MARKED = re.compile(rf"^\W*{_GREETING}", re.IGNORECASE)
"""The same behind the marks of a quotation or a list."""
SIGN_OFF = re.compile(
    r"^(?:yours (?:sincerely|faithfully|truly|&c)|sincerely|(?:(?:with )?(?:kind(?:est)?|best|warm(?:est)?|many) )?"
    r"(?:regards|wishes|thanks)|thank you|thanks|cheers)\b(?: and (?:kind |best )?(?:regards|wishes))?\s*(?=[,.!]|$)",
    re.IGNORECASE,
)
_ENDS = re.compile(r"[.!?:;…][\"'”’)\]]*$|(?:^|\s)[-–—]$|—$")
_DATED = re.compile(rf"^\W*(?:date[d:]*\s*)?(?:\w+day,?\s+)?{dates.PATTERN}\W*$", re.IGNORECASE)
_LINK = re.compile(r"@|://|\bwww\.|\b[\w-]+\.(?:gov|org|com|co|net|uk|police|nhs)\b", re.IGNORECASE)
_LABELLED = re.compile(
    r"^(?:our|your|my)?\s*(?:ref(?:erence)?|tel(?:ephone)?|phone|fax|e-?mail|date)\b[^a-z]*", re.IGNORECASE
)
_CITES = re.compile(r"ss?\.\s?\d")
"""How a line begins with a section in its short form."""
_LONGEST_TITLE = 100
BOLD_LEVEL = 4
"""The level of a heading that only its bold type tells, in forms that have other headings too."""


def ends_sentence(text: str) -> bool:
    """True when `text` ends in final punctuation, or in a dash or colon that something follows."""
    return bool(_ENDS.search(text[-40:].rstrip()))


def starts_low(text: str) -> bool:
    """True when `text` goes on in lower case, and not with a marker of a list, an address of the web or of mail."""
    word = text[:200].split(maxsplit=1)[0] if text.strip() else ""
    return word[:1].islower() and not MARKER.match(text) and not _LINK.search(word) and not _CITES.match(text)


def closes_or_greets(line: str) -> bool:
    """True for a greeting or a sign-off: a paragraph never runs on past either."""
    return bool(SALUTATION.match(line) or SIGN_OFF.match(line))


def could_head(text: str) -> bool:
    """True for words that may be a heading, where their look (bold, large, alone) says so too."""
    words = text.split()
    if not 0 < len(words) <= 16 or len(text) > _LONGEST_TITLE or "\n" in text or text[-1] in ".,;!":
        return False
    if not re.match(r"[\"“(]?[A-Z0-9]", text) or not re.search(r"[A-Za-z]{3}", text):
        return False
    return not (
        _DATED.match(text)
        or closes_or_greets(text)
        or _LINK.search(text)
        or _LABELLED.match(text)
        or POSTCODE.search(text)
    )


def unlisted(words: str) -> str:
    """The words without the mark of an element of a list before them."""
    mark = MARKER.match(words)
    return words[mark.end() :] if mark else words
