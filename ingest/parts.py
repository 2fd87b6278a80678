"""The names that the parts of a letter carry on lines of their own: "Your request", "What the Trust replied"."""

from __future__ import annotations

import re
from typing import Literal

Part = Literal["request", "answer"]
_LONGEST = 90
_BEFORE = r"^\W{0,3}(?:\d{1,2}[.)]\s+)?(?:(?:annex|appendix)\s*\w{0,2}\s*[:.–-]\s*)?"
_NUMBERS = r"(?:\s*:?\s*(?:no\.?\s*)?\(?\d{1,2}\)?(?:\s*(?:,|&|and|to|[-–])\s*\d{1,2})*)?"
_ON_A_DAY = r"(?:\s+(?:received|dated|made|sent)(?:\s+(?:on\s+)?[\w ,/]{6,24}\d{4})?)?"
_ASKER = r"(?:you|the (?:requester|applicant|customer|enquirer))"
_WHOSE = (
    r"(?:(?:the|your|my|original|initial|exact|full|specific|foi|eir|information|freedom of information|"
    r"(?:customer|applicant|requester|enquirer)(?:[’']s)?|(?:details?|summary|text|wording|copy|nature|description|subject) of)\s+)*"
)
_ASKED = r"(?:asked|requested|wrote|sought|wanted)(?: us)?(?: for)?"
_REQUEST = re.compile(
    rf"{_BEFORE}{_WHOSE}(?:requests?|questions?(?:\(s\))?|enquir(?:y|ies)|quer(?:y|ies)|asked|requested)"
    r"(?:\s+(?:details?|made|put|asked|text|summary|description|for information|as (?:received|made)|in full|in (?:your|their) (?:own )?words|"
    r"was|were|reads?|is))?"
    rf"{_NUMBERS}{_ON_A_DAY}\s*[:.–-]?\W*$|"
    rf"{_BEFORE}(?:what )?(?:{_ASKER} (?:have |has )?|(?:was|is|has been) ){_ASKED}(?: (?:was |is )?this)?\s*[:–-]?\W*$|"
    rf"{_BEFORE}what {_ASKER} (?:sent us|wrote to us)\s*[:–-]?\W*$|"
    rf"{_BEFORE}what {_ASKER} (?:wanted|would like|want|wished) to know\s*[:–-]?\W*$|"
    rf"{_BEFORE}(?:the )?(?:information|details|data|questions)(?: that)?(?: {_ASKER})? (?:{_ASKED}|put)\s*[:–-]?\W*$|"
    rf"{_BEFORE}requested (?:information|details|data)\s*[:–-]?\W*$",
    re.IGNORECASE,
)
_WHO = (
    r"(?:(?-i:[A-Z]{2,6})\s+|(?-i:(?:[A-Z][\w’'&-]+\s+){0,5}(?:Council|Trust|Force|Constabulary|Police|University|College|School|"
    r"Department|Authority|Service|Board|Agency|Office)(?:[’']s)?\s+))?"
)
"""The name of who answers, before "Response"."""
_SAID = r"(?:say|said|repl(?:y|ied)|answer(?:ed)?|respond(?:ed)?|decided|found|(?:has|have) to say)"
_TO_WHAT = (
    r"(?:\s+(?:details?|text|given|made|provided|sent|below|(?:is|was) this|"
    r"(?:of|from|by) the (?:council|trust|force|university|department|authority)|"
    r"to (?:you|what you asked|(?:(?:your|the|this) (?:\w+ )?)?(?:requests?|questions?|enquiry))))?"
)
_ANSWER = re.compile(
    rf"{_BEFORE}(?:(?:in|the|our|my|council|trust|force|university|foi|eir|full|final|initial|details? of)(?:['’]s)?\s+)*"
    rf"{_WHO}(?:requests? (?:and|&) )?(?:response|reply|answer|decision|disclosure|outcome|(?<=our )finding)s?(?:\(s\))?(?: / documents)?"
    rf"{_TO_WHAT}{_NUMBERS}\s*[:.–-]?\W*$|"
    rf"{_BEFORE}(?:we {_SAID}|answered(?: as follows)?|reasons? for (?:the |our )?decision|(?:what|how) (?:we|the \w+|was) {_SAID}|"
    r"information (?:provided|supplied|released|disclosed)(?: (?:for|in|as) (?:the |our |an )?(?:answer|response|reply))?)\s*[:–-]?\W*$",
    re.IGNORECASE,
)
_AS_QUESTIONS: tuple[tuple[Part, re.Pattern[str]], ...] = (
    (
        "request",
        re.compile(
            r"\W*what (?:information )?(?:was (?:asked|requested|sought)(?: for)?|d(?:id|o) (?:you|they|the (?:requester|applicant)) "
            r"(?:ask|request|want)(?: for| us| to know)?)\?$",
            re.IGNORECASE,
        ),
    ),
    (
        "answer",
        re.compile(
            r"\W*what (?:d(?:id|o) we (?:answer|say|reply|provide|disclose)|(?:was|is) (?:our|the) (?:answer|response|reply|decision)|"
            r"information was (?:provided|released|disclosed))\?$",
            re.IGNORECASE,
        ),
    ),
)
"""Labels that are set as questions."""
_ANSWERED_ON = re.compile(rf"{_BEFORE}respon(?:ded|se)(?: on)? [\w ,/]{{6,24}}\d{{4}}\s*[:–-]?\W*$", re.IGNORECASE)
_ELEMENT = re.compile(r"^\W{0,3}\d{1,2}[.)]\s.*\.$")
"""An element of a list, which ends as a sentence does."""
NUMBERED_QUESTIONS = re.compile(
    r"^\W{0,3}questions?\s?\d{1,2}[a-z]?(?:\s?(?:,|&|and|to|[-–])\s?\d{1,2}[a-z]?)*\s*:?\W*$", re.IGNORECASE
)


def part(line: str) -> Part | None:
    """The part of a letter that a line by itself names."""
    line = line.strip()
    if not 0 < len(line) <= _LONGEST:
        return None
    if "?" in line:
        return next((named for named, asks in _AS_QUESTIONS if asks.match(line)), None)
    if NUMBERED_QUESTIONS.match(line) or _ELEMENT.match(line):
        return None
    if _REQUEST.match(line):
        return "request"
    return "answer" if _ANSWER.match(line) or _ANSWERED_ON.match(line) else None


def dated_answer(line: str) -> bool:
    """True for "Responded 3 May 2024": the answer's label, where no other is; else no more than its date."""
    return bool(_ANSWERED_ON.match(line.strip()))
