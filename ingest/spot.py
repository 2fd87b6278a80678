"""Where a letter says who asked: its greeting, its labels, the sign-off of a request, the address at its head."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile
from typing import Literal

from ingest import contacts
from ingest.contacts import Say
from ingest.names import Names
from ingest.people import ALSO_WORDS, TITLE, is_person, is_titled, names_body, names_job

Whose = Literal["theirs", "request", "letter"]
"""Words quoted from the requester, words of the request by their role in the letter, words of the authority."""

SALUTED = re.compile(
    rf"^(?P<lead>\W*(?:(?:dear|hello|hi|hey|good (?:morning|afternoon|evening))\s+|dear(?={TITLE}\s)|(?-i:Dear)(?=(?-i:[A-Z]))))(?P<rest>\S.*)$",
    re.IGNORECASE | re.DOTALL,
)
_ONLY_TITLE = re.compile(rf"^{TITLE}$", re.IGNORECASE)
_JOINED = re.compile(r"(\s+(?:and|&)\s+|\s*/\s*)", re.IGNORECASE)
_LABELLED = re.compile(
    r"^(?P<lead>\W*(?:(?P<sure>"
    r"(?:foi |information )?request(?:ed|or|er)?(?:[’']s)? (?:from|by|name|made by)|request[eo]r|submitted by|"
    r"(?:applicant|complainant)(?:[’']s)?(?: name)?|(?:full )?name of (?:the )?(?:applicant|requester)|(?:your|full) name)|"
    r"(?P<name>(?:my )?name|surname|(?:first|last|family|given) name|forenames?)|from|contact(?: name)?)"
    r"(?:\s*[:|]\s*|\s[–-]\s+|\s*$))(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_ADDRESSED = re.compile(
    r"^(?P<lead>\W*(?:(?:my|home|postal|your|full|correspondence) )?(?:address|postcode)\s*(?:[:|]\s*|$))(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_CLOSED = re.compile(
    r"^(?P<lead>\W*(?:yours\s+(?:sincerely|faithfully|truly|etc|&c)|yours|"
    r"(?:with\s+)?(?:(?:very\s+)?(?:kind(?:est)?|best|warm(?:est)?|many)\s+)?regards|"
    r"(?:with\s+)?(?:many\s+)?thanks(?:\s+(?:again|in advance|very much|so much))?(?:\s+and\s+(?:kind\s+|best\s+)?regards)?|"
    r"thank\s+you(?:\s+(?:again|in advance|very much|so much))?|"
    r"(?:with\s+)?best\s+wishes|all the best|sincerely|respectfully|cheers|best|rgds)"
    r"\W*)(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_SIGNED_WITHIN = re.compile(
    r"[.?!]\s+(?:yours\s+(?:sincerely|faithfully|truly)|(?:(?:kind(?:est)?|best|warm|many)\s+)?(?:regards|thanks|wishes)|thank you)[\s,.–-]+"
    rf"(?P<name>(?:{TITLE}\s+)?[^\W\d_][\w’'.-]*(?:\s+[^\W\d_][\w’'-]*){{0,2}})\W*$",
    re.IGNORECASE,
)
_INTRODUCED = re.compile(
    r"(?P<lead>\b(?:my name is|my name[’']s|i,|i am|i[’']m)\s+)"
    rf"(?P<name>(?:{TITLE}\s+)?[^\W\d_][\w’'.-]*(?:\s+[^\W\d_][\w’'-]*){{0,3}})",
    re.IGNORECASE,
)
_OFFICIAL = re.compile(
    r"freedom of information|information (?:access|governance|rights|compliance|management)|\bfoia?\b|head of\b|"
    r"data protection officer",
    re.IGNORECASE,
)
_CLOSED_FIRMLY = re.compile(r"^\W*(?:yours (?:sincerely|faithfully)|(?:kind |best )?regards)\W*$", re.IGNORECASE)
_CLOSED_PLAINLY = re.compile(
    r"\b(?:sincerely|faithfully|truly|regards|wishes|thanks|you|much|again|advance)\s*$", re.IGNORECASE
)
_WROTE = re.compile(
    r"^(?P<lead>\W*on\s[^\n]{4,60}?[,\d]\s+)(?P<name>[^\d\n<,@:]{2,60}?)(?=\s*(?:[<\[(][^\n]{0,80})?\s*wrote\s*:)",
    re.IGNORECASE,
)
CUT = re.compile(r"\s*[,;:!?<(\[|]|\s+(?=\+?\d)|\s+(?:on|for|dated|re|ref|address)\b|\s[-–—]\s|\n")
_AFTER_NAME, _TWO = 8, 2
_LOOKED_AT = 5
_HEAD = 12
_LONGEST = 90


@dataclass
class Line:
    """One line that is not blank; `text` becomes empty when it is left out."""

    text: str
    block: int
    whose: Whose


def greeting(line: Line, names: Names, say: Say, *, answers: bool) -> None:
    """Put "Dear [requester]". The greeted name is remembered where the letter answers: a request greets an official."""
    found = SALUTED.match(line.text)
    if not found:
        return
    whole = CUT.split(found["rest"], maxsplit=1)[0]
    parts = _JOINED.split(whole)[::2]
    if all(_may_be_greeted(part, single=answers) for part in parts):
        people = [part for part in parts if not _ONLY_TITLE.match(part)]
    else:
        person = leading_person(whole) if is_titled(whole) else ""
        whole, people = person, [person] if person else []
    if not people:
        return
    for person in people if answers else []:
        names.remember(person)
    if answers and "/" in whole and len(people) == _TWO and " " in people[0]:  # Jane Smith/Jones is Jane Jones too
        names.remember(f"{people[0].rsplit(' ', 1)[0]} {people[1]}")
    line.text = found["lead"] + say("name") + found["rest"][len(whole) :]


def _may_be_greeted(part: str, *, single: bool) -> bool:
    if _ONLY_TITLE.match(part) or (single and part.lower() in ALSO_WORDS and part[0].isupper()):
        return True
    return is_person(part, cased=not is_titled(part) and not single, single=single)


def leading_person(text: str) -> str:
    """The longest beginning of `text`, of at most four words, that is a person's name; else nothing."""
    words = re.findall(r"\s*\S+", text)[:5]
    starts = ("".join(words[:n]) for n in range(len(words), 0, -1))
    return next((start for start in starts if is_person(start)), "")


def label(lines: list[Line], at: int, names: Names, say: Say) -> None:
    """Put "Request from: [requester]", the name on its label's line or on the next; see `_is_about_requester`."""
    line = lines[at]
    found = _LABELLED.match(line.text)
    if not found or not _is_about_requester(lines, at, found):
        return
    if not found["rest"].strip():
        if at + 1 < len(lines) and is_person(lines[at + 1].text, cased=not found["sure"], single=bool(found["sure"])):
            names.remember(lines[at + 1].text)
            lines[at + 1].text = say("name")
        return
    name = CUT.split(found["rest"], maxsplit=1)[0]
    if is_person(name, cased=False, single=True):
        names.remember(name)
        line.text = found["lead"] + say("name") + found["rest"][len(name) :]


def _is_about_requester(lines: list[Line], at: int, found: re.Match[str]) -> bool:
    """True where the label says so, in the requester's own words, and for "Name:" at the head or under a sure label."""
    if found["sure"] or lines[at].whose != "letter":
        return True
    near = (_LABELLED.match(line.text) for line in lines[max(0, at - _LOOKED_AT) : at])
    return bool(found["name"]) and (at < _HEAD or any(m and m["sure"] for m in near))


def quoted_header(line: Line, names: Names, say: Say) -> None:
    """Put "On 3 May 2024, [requester] wrote:". An authority may quote itself so: there the name is not remembered."""
    found = _WROTE.match(line.text)
    if not found or not is_person(found["name"], cased=False, single=True):
        return
    if line.whose != "letter":
        names.remember(found["name"])
    line.text = found["lead"] + say("name") + line.text[found.end("name") :]


def introduction(line: Line, names: Names, say: Say) -> None:
    """Put "My name is [requester]", in the requester's own words, or where nothing shows that an official says so."""
    letter = line.whose == "letter"
    if letter and ("y name" not in line.text or _OFFICIAL.search(line.text) or names_job(line.text)):
        return

    def replaced(found: re.Match[str]) -> str:
        person = leading_person(found["name"])
        sure = "name" in found["lead"].lower()
        if letter and not sure:
            return found[0]
        if not person or not (sure or len(person.split()) > 1):
            return found[0]
        names.remember(person)
        return found["lead"] + say("name") + found["name"][len(person) :]

    line.text = _INTRODUCED.sub(replaced, line.text)


def signed_within(line: Line, names: Names, say: Say) -> None:
    """Put "How many are there? Many thanks, [requester]", where a request signs off at the end of its last line."""
    found = _SIGNED_WITHIN.search(line.text)
    if found and (line.whose != "letter" or found[0][0] == "?") and is_person(found["name"], single=True):
        names.remember(found["name"])
        line.text = line.text[: found.start("name")] + say("name") + line.text[found.end("name") :]


def sign_off(lines: list[Line], at: int, names: Names, say: Say) -> None:
    """Name and address under "Kind regards" where a request ends; that of an official who signs in role stays."""
    found = _CLOSED.match(lines[at].text)
    if not found or len(lines[at].text) > _LONGEST or not _is_requesters(lines, at, found["rest"]):
        return
    named = at if found["rest"].strip() else at + 1
    if named == len(lines) or lines[named].whose != lines[at].whose:
        return
    before, text = (found["lead"], found["rest"]) if named == at else _unquoted(lines[named].text)
    name = CUT.split(text, maxsplit=1)[0].rstrip(". ")
    marked = named > at or bool(re.search(r"[,.!–-]\s*$", found["lead"]))
    if is_person(name, cased=not marked, single=True) and (marked or _CLOSED_PLAINLY.search(found["lead"])):
        names.remember(name)
        lines[named].text = before + say("name") + contacts.mask_listed_address(text[len(name) :], say)
        _address_below(lines, named, names, say)


def _unquoted(text: str) -> tuple[str, str]:
    """The marks of a quoted line, and its words."""
    words = text.lstrip("> ")
    return text[: len(text) - len(words)], words


def _is_requesters(lines: list[Line], at: int, here: str) -> bool:
    """Whether a sign-off is the requester's: in the authority's part, where a body is greeted, a home shown, or another follows."""
    whose = lines[at].whose
    following = [line.text for line in lines[at + 1 : at + 1 + _LOOKED_AT] if line.whose == whose]
    said = "\n".join([here, *following])
    if _OFFICIAL.search(said):
        return False
    if whose == "theirs":
        return True
    if names_body(said) or names_job(said):
        return False
    greeted = next((m for n in range(at - 1, -1, -1) if (m := SALUTED.match(lines[n].text))), None)
    if greeted and names_body(greeted["rest"]):
        return True
    return (
        whose == "request"
        or contacts.shows_home(said)
        or any(_CLOSED_FIRMLY.match(lines[n].text) for n in range(at + 1, len(lines)))
    )


def _address_below(lines: list[Line], named: int, names: Names, say: Say) -> None:
    """The postal address within the few lines under a name, made one."""
    reach = range(named + 1, min(named + 1 + _AFTER_NAME, len(lines)))
    below = list(takewhile(lambda n: lines[n].whose == lines[named].whose, reach))
    for at in below:
        stretch = [lines[n].text for n in below if n >= at]
        if length := contacts.address_length(stretch):
            leave_out(lines, at, length, names, say)
            return
        if len(lines[at].text) > _LONGEST:
            return


def address_label(lines: list[Line], at: int, names: Names, say: Say) -> None:
    """Put "Address: [address]", with the lines below it."""
    found = _ADDRESSED.match(lines[at].text)
    if not found or lines[at].whose == "letter":
        return
    rest = found["rest"].strip()
    below = [line.text for line in lines[at + 1 : at + _AFTER_NAME]]
    length = contacts.address_length(below)
    if rest:
        lines[at].text = found["lead"] + say("address")
        for line in lines[at + 1 : at + 1 + (length if not contacts.ends_address(rest) else 0)]:
            line.text = ""
    elif length:
        leave_out(lines, at + 1, length, names, say)


def leave_out(lines: list[Line], at: int, length: int, names: Names, say: Say) -> None:
    """Put one mark for an address of some lines, and remember it."""
    names.remember_address([line.text for line in lines[at : at + length]])
    lines[at].text = say("address")
    for line in lines[at + 1 : at + length]:
        line.text = ""
