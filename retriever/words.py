"""What may be asked: words bounded in length, with characters that mean nothing turned into spaces, one for one."""

from __future__ import annotations

import re

from corpus.errors import Invalid
from retriever.limits import LONGEST_TEXT, MOST_RESULTS

# C0 and C1 controls except tab, line feed and carriage return. One space each, so that places in the text hold.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
MEANINGFUL = r"[^\s\x00-\x1f\x7f-\x9f]"


def plain(text: str) -> str:
    """The same text, character for character, without control characters."""
    return _CONTROL.sub(" ", text)


def asked(text: str, what: str, longest: int = LONGEST_TEXT) -> str:
    """`text` made plain. Raises Invalid, naming `what`, when it is empty, too long or not Unicode text."""
    if len(text) > longest:
        raise Invalid(f"The {what} has {len(text):,} characters; at most {longest:,} are read. Shorten it.")
    if any("\ud800" <= letter <= "\udfff" for letter in text):
        raise Invalid(f"The {what} is not valid text: save it as UTF-8 and try again.")
    if not re.search(MEANINGFUL, text):
        raise Invalid(f"The {what} is empty; write some words.")
    return plain(text)


def is_key(key: str) -> bool:
    """True for what could be an id or a reference: some text, on one line, that a database can look up."""
    return bool(key) and plain(key) == key and not any("\ud800" <= letter <= "\udfff" for letter in key)


def at_most(k: int, what: str = "number of results") -> int:
    """`k` when it is from 1 to MOST_RESULTS; otherwise raises Invalid."""
    if not 1 <= k <= MOST_RESULTS:
        raise Invalid(f"The {what} must be from 1 to {MOST_RESULTS}, not {k}.")
    return k
