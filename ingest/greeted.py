"""The whole name of whoever asked, where a letter greets by a part of it, and where it says who asked."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from ingest.contacts import Say
from ingest.names import Names
from ingest.people import TITLE, is_person, is_titled, names_job, untitled
from ingest.spot import CUT, SALUTED, Line, leading_person

_ASKED_BY = re.compile(
    r"(?P<lead>\brequests?\s+(?:for information\s+)?(?:(?:was|were|is)\s+)?(?:(?:(?:made|submitted|sent)\s+)?(?:from|by)|received\s+from)\s+)"
    rf"(?P<name>(?:{TITLE}\s+)?[^\W\d_][\w’'.-]*(?:\s+[^\W\d_][\w’'-]*){{1,3}})",
    re.IGNORECASE,
)
_SPOKEN_TO = re.compile(
    rf"(?P<lead>\b(?:(?:FAO|attn|for the attention of)\b\s*[:.]?\s+|dear\s+(?:requester|applicant|sir or madam|sir/madam)\s*\(|"
    rf"request\s+of\s+(?={TITLE}\s)|(?:request|e-?mail|letter|message|enquiry|you),\s+(?={TITLE}\s)))"
    rf"(?P<name>(?:{TITLE}\s+)?[^\W\d_][\w’'.-]*(?:\s+[^\W\d_][\w’'-]*){{0,3}})",
    re.IGNORECASE,
)
"""Where a letter names whom it is to outside its greeting: "FAO Jane Smith", "thank you for your request, Ms Smith"."""
_DEAR_TITLE = re.compile(rf"^\W*dear\s*(?P<title>{TITLE})\W*$", re.IGNORECASE)
_DEAR_WITHIN = re.compile(rf"(?P<lead>(?<=\s)Dear\s*)(?P<name>(?:{TITLE}\s+)?[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+){{0,2}})")
_DEAR_DATED = re.compile(r"\d\W{0,3}\s+Dear\s")
"""A greeting behind the date or the reference that stood above it."""
_LONG_LINE, _INITIAL = 80, 2
_KNIGHTED = re.compile(r"(?:sir|madam)\s+[A-Z]+\b(?![a-z])", re.IGNORECASE)
"""Not a name: "Dear Sir REQUEST FOR INFORMATION"."""
_MISSPELT, _LONG_ENOUGH = 0.85, 4
_TO = re.compile(
    r"^\W*(?:(?:(?:by |via )?e-?mail(?:ed)? )?to|(?:by|via) e-?mail):\s*(?P<name>[^\n,;<@]{2,50}?)\s*$", re.IGNORECASE
)
_NEAR_TOP, _HEAD, _LONGEST_TITLED = 40, 12, 4
_OF_A_COMPANY = re.compile(
    r"\s+(?:police|council|constabulary|borough|county|district|city|nhs|trust|university|college|school|hospital|fire)\b|"
    r"[\s,(]+(?:ltd|limited|plc|llp|inc|group|holdings|solicitors|associates|partners|media|company|&)\b\.?|\s+(?:and|&)\s+(?:sons?|co)\b",
    re.IGNORECASE,
)
_PAIR = re.compile(r"(?<![\w’'-])(?=(?P<both>[^\W\d_][\w’'.-]*\s+(?P<last>[^\W\d_][\w’'-]*)))")
"""Every two words beside each other, also where the pairs overlap."""


def above_greeting(lines: list[Line], at: int, names: Names) -> None:
    """Remember the full name that stands above a greeting to a part of it: "Jane Smith" over "Dear Jane"."""
    found = SALUTED.match(lines[at].text)
    greeted = _plain_words(found["rest"]) if found else set()
    for line in lines[:at] if greeted else ():
        if is_person(line.text) and any(_alike(a, b) for a in greeted for b in _plain_words(line.text)):
            names.remember(line.text)
        _remember_whole(line.text, greeted, names)


def _remember_whole(text: str, last: set[str], names: Names) -> None:
    """Remember every two words that may be a person's name and end in one of these: "Jane Quill Our Ref 12 Dear Ms Quill"."""
    for pair in _PAIR.finditer(text):
        if pair["last"].casefold() in last and is_person(pair["both"]):
            names.remember(pair["both"])


def _alike(one: str, other: str) -> bool:
    """True for the same word, and for a name that is spelt a little differently in the greeting: Quill and Quilll."""
    if one == other:
        return True
    close = SequenceMatcher(None, one, other).ratio() >= _MISSPELT
    return close and one[0] == other[0] and min(len(one), len(other)) >= _LONG_ENOUGH


def _plain_words(text: str) -> set[str]:
    """The words of a name that may be a first or last name, in small letters."""
    return {word.strip(".,").casefold() for word in untitled(CUT.split(text, maxsplit=1)[0]).split() if len(word) > 1}


def greeted_below(lines: list[Line], at: int, names: Names, say: Say) -> None:
    """Put the name that a torn line left under its title: "Dear Mr" over "Walker,"."""
    torn = _DEAR_TITLE.match(lines[at].text)
    if not torn or at + 1 == len(lines):
        return
    name = CUT.split(lines[at + 1].text, maxsplit=1)[0].strip()
    if is_person(name, single=True):
        names.remember(name)
        names.remember(f"{torn['title']} {name}")
        lines[at + 1].text = say("name") + lines[at + 1].text[len(name) :]


def greeted_within(line: Line, names: Names, say: Say) -> None:
    """Put "Dear [requester]" within a line that lost its breaks: "5 May 2022 Dear Ms Quill Thank you"."""

    def replaced(found: re.Match[str]) -> str:
        words = found["name"].split()
        person = next((" ".join(words[:n]) for n in range(len(words), 0, -1) if is_person(" ".join(words[:n]))), "")
        if not person or any(len(word) > _INITIAL and word.isupper() for word in person.split()):
            person = _titled_first(words)
        if not person:
            return found[0]
        names.remember(person)
        _remember_whole(line.text, {person.split()[-1].casefold()}, names)
        return found["lead"] + say("name") + found["name"][len(person) :]

    if len(line.text) > _LONG_LINE or _DEAR_DATED.search(line.text):
        line.text = _DEAR_WITHIN.sub(replaced, line.text)


def _titled_first(words: list[str]) -> str:
    """The title and the one or two names that words begin with; a second name in capitals begins the subject instead."""
    if is_titled(" ".join(words[:3])) and len(words) > 2 and not words[2].isupper():
        return " ".join(words[:3])
    named = " ".join(words[:2])
    return named if len(words) > 1 and is_titled(named) and not _KNIGHTED.match(named) else ""


def named_for_a_greeting(lines: list[Line], names: Names, say: Say) -> None:
    """Mask whom an e-mail is to where none is greeted with a word: "To: Jane" in its head, "Ms Quill" alone on a line."""
    if any(SALUTED.match(line.text) for line in lines[:_NEAR_TOP]):
        return
    for at, line in enumerate(lines[:_HEAD]):
        to = _TO.match(line.text)
        name = to["name"] if to else line.text.strip(" ,")
        below = lines[at + 1].text if at + 1 < len(lines) else ""
        alone = is_titled(name) and len(name.split()) <= _LONGEST_TITLED and not names_job(below)
        if line.whose == "letter" and (to or alone) and is_person(name, single=bool(to)):
            names.remember(name)
            line.text = line.text.replace(name, say("name"))


def asked_by(line: Line, names: Names, say: Say) -> None:
    """Put "the request from [requester]", where the whole name is given, and "FAO [requester]"."""

    line_text = line.text

    def replaced(found: re.Match[str]) -> str:
        person = leading_person(found["name"])
        behind = found["name"][len(person) :] + line_text[found.end() :]
        whole = len(untitled(person).split()) > 1 or (found.re is _SPOKEN_TO and is_titled(person))
        if not whole or not person[0].isupper() or _OF_A_COMPANY.match(behind):
            return found[0]
        names.remember(person)
        return found["lead"] + say("name") + found["name"][len(person) :]

    line.text = _ASKED_BY.sub(replaced, line.text)
    if line.whose == "letter":
        line_text = line.text
        line.text = _SPOKEN_TO.sub(replaced, line.text)
