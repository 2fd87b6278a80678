"""The whole name of whoever asked, where a letter greets by a part of it, and where it says who asked."""

from __future__ import annotations

import re

from ingest.contacts import Say
from ingest.names import Names
from ingest.people import TITLE, is_person, untitled
from ingest.spot import CUT, SALUTED, Line, leading_person

_ASKED_BY = re.compile(
    r"(?P<lead>\brequests?\s+(?:for information\s+)?(?:(?:was|were|is)\s+)?(?:(?:made|submitted|received|sent)\s+)?(?:from|by)\s+)"
    rf"(?P<name>(?:{TITLE}\s+)?[^\W\d_][\w’'.-]*(?:\s+[^\W\d_][\w’'-]*){{1,3}})",
    re.IGNORECASE,
)
_PAIR = re.compile(r"(?<![\w’'-])(?=(?P<both>[^\W\d_][\w’'.-]*\s+(?P<last>[^\W\d_][\w’'-]*)))")
"""Every two words beside each other, also where the pairs overlap."""


def above_greeting(lines: list[Line], at: int, names: Names) -> None:
    """Remember the full name that stands above a greeting to a part of it: "Jane Smith" over "Dear Jane"."""
    found = SALUTED.match(lines[at].text)
    greeted = _plain_words(found["rest"]) if found else set()
    for line in lines[:at] if greeted else ():
        if is_person(line.text) and greeted & _plain_words(line.text):
            names.remember(line.text)
        for pair in _PAIR.finditer(line.text):
            if pair["last"].casefold() in greeted and is_person(pair["both"]):
                names.remember(pair["both"])


def _plain_words(text: str) -> set[str]:
    """The words of a name that may be a first or last name, in small letters."""
    return {word.strip(".,").casefold() for word in untitled(CUT.split(text, maxsplit=1)[0]).split() if len(word) > 1}


def asked_by(line: Line, names: Names, say: Say) -> None:
    """Put "the request from [requester]", where the whole name is given."""

    def replaced(found: re.Match[str]) -> str:
        person = leading_person(found["name"])
        if len(untitled(person).split()) < 2 or not person[0].isupper():
            return found[0]
        names.remember(person)
        return found["lead"] + say("name") + found["name"][len(person) :]

    line.text = _ASKED_BY.sub(replaced, line.text)
