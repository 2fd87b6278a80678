"""The mails of whoever asked: the one at the head of a thread, "Dear Northmere Council" to its sign-off, and those below it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from corpus.wording import any_of
from ingest import voices
from ingest.people import names_body
from ingest.shapes import SALUTATION, SIGN_OFF

_WHOM = re.compile(r"^\W*(?:(?:dear|hello|hi)\s+|(?-i:Dear)(?=(?-i:[A-Z])))(?P<whom>[^\n,]{3,90})", re.IGNORECASE)
_SIGNED = re.compile(r"^\W*(?:yours?\s(?:sincerely|faithfully|truly|&c)|(?:kind |best )?regards)\b", re.IGNORECASE)
_ANYBODY = re.compile(r"^(?:sirs?|madam|sir or madam|sir/madam|sirs?, madam)\W*$", re.IGNORECASE)
_NOBODY = re.compile(r"^(?:there|all|everyone|team)\W*$", re.IGNORECASE)
_A_TEAM = any_of(r"\bfoi\b|\bfreedom of information\b|\binformation (?:team|governance|rights|access|officer)\b")
_ANSWERS = any_of(r"\byour (?:\w+ ){0,4}request\b|\bour (?:formal )?response\b")
_WORDS = re.compile(r"[\w’'-]+")
_HIGHEST, _REPEATS, _BARE_GREETING = 12, 5, 2
_THANKS = r"thank you for your (?!attention|time|help|assistance|co-?operation|consideration|patience|service)"
_AUTHORITY = any_of(rf"\b(?:{_THANKS}|we have\b|we can\b|I can confirm\b|your request\b)")
_REQUESTS = any_of(
    r"\bmy (?:\w+ ){0,4}request\b|\bthis is an? (?:\w+ ){0,4}request\b|\bI (?:(?:would like|wish|am writing|"
    r"want) to )?(?:\w+ )?request\b|^\W*(?:please )?(?:supply|provide|send|disclose|release)\b(?: (?:me|us|copies)\b)?|\bI asked\b"
)
_SPEAKS_OF_YOURS = any_of(
    r"\byour (?:\w+ ){0,4}(?:request|enquiry|e-?mail|letter)\b|\byou (?:asked|requested)\b|" rf"\b{_THANKS}"
)
_GIVES = any_of(r"\b(?:we have|we can|we do not|I can confirm|please find|(?:is|are) (?:attached|enclosed))\b")
_LABELS_ANSWER = re.compile(r"^\W*(?:our |the )?(?:response|reply|answer|outcome|decision)\b", re.IGNORECASE)
_ANSWER = any_of(rf"\b(?:your request\b|{_THANKS}|our response\b)")


def asking_part(lines: Sequence[str]) -> range:
    """The numbers of the lines that the first mail takes, its greeting and the line that signs it included; empty for none.

    Only where somebody else is greeted below it: a letter to a council is otherwise somebody's answer.
    """
    opened = next((n for n, line in enumerate(lines[:_HIGHEST]) if SALUTATION.match(line.strip())), None)
    if opened is None:
        return range(0)
    whom, bare = _WHOM.match(lines[opened]), len(lines[opened].split()) <= _BARE_GREETING
    if not (whom or bare):
        return range(0)
    closed = next((n for n, line in enumerate(lines) if n > opened and _closes(line)), None)
    if closed is None or any(_AUTHORITY.search(line) for line in lines[opened:closed]):
        return range(0)
    name = whom["whom"] if whom else ""
    plainly = (not name or any(said.match(name) for said in (_NOBODY, _ANYBODY))) and any(
        _REQUESTS.search(line) or voices.ASKER_SPEAKS.search(line) for line in lines[opened:closed]
    )
    if not (plainly or names_body(name) or (_ANYBODY.match(name) and _greeted_below(lines, closed))):
        return range(0)
    answered = any(SALUTATION.match(line.strip()) or _ANSWER.search(line) for line in lines[closed + 1 :])
    return range(opened, min(closed + 2, len(lines))) if answered else range(0)


def mails_below(lines: Sequence[str]) -> frozenset[int]:
    """The lines of later mails by whoever asked, in a thread that begins with such a mail, and of what stands above it.

    All lines are, where nothing but a mail by whoever asked is there: "an internal review of my request".
    """
    first = asking_part(lines)
    if not first:
        return frozenset(range(len(lines))) if _only_asks(lines) else frozenset()
    found = set(range(first.start))  # the title of the page, and what the site says
    greetings = [n for n in range(first.stop, len(lines)) if SALUTATION.match(lines[n].strip())]
    for at, until in pairwise([*greetings, len(lines)]):
        said = " ".join(lines[at:until])
        if _greets_authority(lines[at]) and not _ANSWERS.search(said):
            closed = next((n for n in range(at + 1, until) if _closes(lines[n])), until)
            found.update(range(at, min(closed + 2, until)))
    return frozenset(found)


def asked_again(lines: Sequence[str]) -> frozenset[int]:
    """The lines below the first mail of a thread that repeat what it asks: an answer that quotes its request."""
    first = asking_part(lines)
    asked = _plain(" ".join(lines[first.start : first.stop]))
    return frozenset(
        n
        for n in range(first.stop, len(lines) if first else 0)
        if len((said := _plain(lines[n])).split()) >= _REPEATS and said in asked
    )


def _plain(words: str) -> str:
    return " ".join(re.findall(r"\w+", words.casefold()))


def _greets_authority(line: str) -> bool:
    whom = _WHOM.match(line)
    return whom is not None and (names_body(whom["whom"]) or bool(_A_TEAM.search(whom["whom"])))


def _only_asks(lines: Sequence[str]) -> bool:
    """True for a mail to a body that asks, speaks never of "your request", and has none below it that greets anybody."""
    greetings = [n for n, line in enumerate(lines) if SALUTATION.match(line.strip())]
    whom = _WHOM.match(lines[greetings[0]]) if len(greetings) == 1 and greetings[0] < _HIGHEST else None
    return (
        bool(whom and (_ANYBODY.match(whom["whom"]) or names_body(whom["whom"])))
        and any(_REQUESTS.search(line) for line in lines)
        and not any(_SPEAKS_OF_YOURS.search(line) or _GIVES.search(line) for line in lines)
        and not any(_LABELS_ANSWER.match(line) for line in lines)
    )


def _greeted_below(lines: Sequence[str], closed: int) -> bool:
    """True where the last name of whoever signs at `closed` is greeted below, or its place has been put there."""
    named = next((_WORDS.findall(line.casefold()) for line in lines[closed + 1 : closed + 2]), [])
    greeted = [line for line in lines[closed + 2 :] if SALUTATION.match(line.strip())]
    return bool(named) and any(named[-1] in _WORDS.findall(line.casefold()) for line in greeted)


def _closes(line: str) -> bool:
    return bool(_SIGNED.match(line) or SIGN_OFF.match(line.strip()))
