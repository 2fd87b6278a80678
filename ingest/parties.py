"""Who is party to an appeal to a tribunal: a person named so at the head of its decision is who asked."""

from __future__ import annotations

import re

from corpus.wording import any_of
from ingest.contacts import Say
from ingest.names import Names
from ingest.people import is_person
from ingest.spot import Line

_HEAD = 80
_PARTY = r"(?:appellant|applicant|complainant|(?:\w+ )?respondent|additional part(?:y|ie))s?"
_LABEL = re.compile(
    rf"^\W*(?:the )?{_PARTY}(?:\s*[:–-]\s*|\s{{2,}})(?P<rest>(?!and\b)\S.*)$|^\W*(?:the )?{_PARTY}\s*(?:\W*and\b)?\W*$",
    re.IGNORECASE,
)
_IN_CAPITALS = re.compile(
    r"^\W*(?:Appellants?|Applicants?|(?:\w+ )?Respondents?|Additional Part(?:y|ies))\s+(?P<rest>[A-Z][A-Z .'’-]{4,})$"
)
_BESIDE = re.compile(r"^\W*(?P<name>[^\n:,(]{4,60}?)\W+(?:appellant|applicant)s?\W*$", re.IGNORECASE)
_BETWEEN = re.compile(
    r"\bBetween:?\W+(?P<name>[^\W\d_][\w’'. -]{3,50}?)\W+(?:and|v\.?)\W+(?:the\W+)?information commissioner\b",
    re.IGNORECASE,
)
_FIRST = re.compile(
    r"^\W*+(?P<between>between\b)?\W*+(?P<name>[^\n:;]{0,60}?)(?:(?:^|\s)(?:and|v))?\W*$", re.IGNORECASE
)
_COMMISSIONER = re.compile(
    r"^\W*(?:(?:and|v)\W+)?(?:the\W+)?information commissioner(?:\W+(?:and|v))?\W*$", re.IGNORECASE
)
_BELOW = 4
"""Lines below "Between" within which the Commissioner is named, where the roles stand elsewhere."""
_ASKED = re.compile(
    r"\brequest (?:for information )?(?:made |submitted |sent )?to [^.\n]{3,90}? by (?P<name>[^\n,.;()]{4,50}?) dated\b",
    re.IGNORECASE,
)
_REPRESENTED = re.compile(
    r"^\W*for the (?:appellant|applicant)\s*:\s*(?P<name>[^,;()\n]{4,50}?)(?: as\b.*|\W*)$", re.IGNORECASE
)
_OF_AN_APPEAL = any_of(r"\btribunal\b|\bappellants?\b")
_FOR = re.compile(r"\s+(?:obo|on behalf of|and)\s+|\s*&\s*", re.IGNORECASE)
_OTHERS = any_of(r"\b(?:in person|written|represent\w+|did not|neither|not |no one|counsel|solicitor|barrister)\b")


def appellants(lines: list[Line], names: Names, say: Say) -> None:
    """Remember the people named as parties at the head of a tribunal's decision, and put their place there."""
    head = lines[:_HEAD]
    if not any(_OF_AN_APPEAL.search(line.text) or _ASKED.search(line.text) for line in head):
        return
    for at, line in enumerate(head):
        for name in _named(head, at):
            people = [person for part in _FOR.split(name) if (person := _person(part))]
            for person in people:
                names.remember(person)
                names.remember(person.title())
            if people:
                line.text = line.text.replace(name, say("name"))


def _named(lines: list[Line], at: int) -> list[str]:
    """What may be an appellant's name in a line, by its place beside the word or above it."""
    text = lines[at].text
    found = [m["name"].strip() for pattern in (_ASKED, _BETWEEN) for m in pattern.finditer(text)]
    label = _label(text)
    if label and label["rest"]:
        found.append(label["rest"].strip())
    for pattern in (_BESIDE, _REPRESENTED):
        if match := pattern.match(text):
            found.append(match["name"].strip())
    found += _first_party(lines, at)
    below = lines[at + 1].text if at + 1 < len(lines) else ""
    label_below = _label(below)
    if label_below and (not label_below["rest"] or text.isupper()):  # several names may stand over one label
        found.append(text.strip())
    return found


def _first_party(lines: list[Line], at: int) -> list[str]:
    """A line, or the rest of one, that stands between "Between" and the Commissioner, wherever the roles of both stand."""
    own = _FIRST.match(lines[at].text)
    above = _FIRST.match(lines[at - 1].text) if at else None
    led = own and (own["between"] or (above and above["between"] and not above["name"]))
    if not own or not led or not any(_COMMISSIONER.match(line.text) for line in lines[at + 1 : at + 1 + _BELOW]):
        return []
    return [own["name"]] if own["name"] else []


def _label(text: str) -> re.Match[str] | None:
    return _LABEL.match(text) or _IN_CAPITALS.match(text)


def _person(name: str) -> str:
    """The longest end of the words that is a person's name: "Between Jane Quill" is Jane Quill."""
    words = re.sub(r"^\W*(?:between\b)?\W*", "", name, flags=re.IGNORECASE).split()
    ends = (" ".join(words[n:]) for n in range(len(words)))
    return next((end for end in ends if is_person(end, cased=False) and not _OTHERS.search(end)), "")
