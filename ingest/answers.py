"""Whether a letter in which no sentence decides is an answer all the same, only acknowledges, or puts its answer off."""

from __future__ import annotations

import re

from corpus.records import Role
from ingest.letter import Letter

_SAYS: tuple[Role, ...] = ("decision", "other")
_OF_SUBSTANCE, _AN_ANSWER = 5, 25
_MORE_TIME = re.compile(
    r"\b(?:will not|unable|not able|not|cannot) (?:be )?(?:able )?to (?:respond|reply|answer)\b[^.]{0,60}(?:20|twenty) working days|"
    r"\bnew deadline\b|\ballows the time for (?:the |our )?response to be longer\b|"
    r"\b(?:need|require) (?:more|additional|further|extra) time to (?:consider|weigh|decide|complete)\b",
    re.IGNORECASE,
)
"""A letter that only puts off its answer; what it says of exemptions is not decided yet."""
_WITHHELD_NOW = re.compile(
    r"\b(?:is|are|has been|have been|being) (?:\w+ )?(?:withheld|redacted|refused|exempt)\b", re.IGNORECASE
)
_ACKNOWLEDGES = re.compile(
    r"\backnowledg\w+\b|\bwill (?:respond|reply|write|be answered)\b|\bplease (?:clarify|could you clarify)\b|"
    r"\bneed (?:you to )?clarif\w+",
    re.IGNORECASE,
)
_BEING_DEALT_WITH = re.compile(
    r"\backnowledge (?:receipt|your)\b|\byour request (?:is|has been) (?:being )?(?:considered|processed|logged|accepted|allocated)\b|"
    r"\b(?:is|are) considering your request\b|\bsummary of your request\b|\brequest (?:is|has been) (?:passed|sent|provided) to the (?:officer|team|service)\b|"
    r"\bcomplaint is (?:therefore )?not upheld\b|\b(?:outcome|handling) of your original request was correct\b|"
    r"\bshould (?:receive|expect) (?:a|the|our|to receive)\b|\bhave allocated the\b[^.]{0,20}\breference\b|"
    r"\bwill arrange for a reply\b",
    re.IGNORECASE,
)
"""What an acknowledgement says, which answers nothing yet, and a review that says no more than that the answer stands."""


def put_off(letter: Letter) -> bool:
    """True for a letter that says that more time is needed."""
    return bool(_MORE_TIME.search(letter.layout.text))


def keeps_back(letter: Letter) -> bool:
    """True where a letter, whatever it puts off, says of something that it is withheld now."""
    return any(_WITHHELD_NOW.search(letter.words(span)) for span, _, _ in letter.blocks_and_sentences("decision"))


def answers(letter: Letter) -> bool:
    """True when something of substance is said after the request: with nothing kept back, that is what was asked for."""
    asked = [n for n, role in enumerate(letter.roles) if role == "request"]
    after = list(zip(letter.layout.blocks, letter.roles, strict=True))[asked[-1] + 1 :] if asked else []
    if any(_BEING_DEALT_WITH.search(letter.layout.words(block)) for block, _ in after):
        return False
    said = (letter.layout.words(block) for block, role in after if role in _SAYS)
    return any(len(words.split()) >= _OF_SUBSTANCE or re.fullmatch(r"\W*[\d,.]+\W*", words) for words in said)


def tells(letter: Letter) -> bool:
    """True when a letter that quotes no request tells enough to be an answer, and is no acknowledgement."""
    if _ACKNOWLEDGES.search(letter.layout.text):
        return False
    blocks = zip(letter.layout.blocks, letter.roles, strict=True)
    return sum(len(letter.layout.words(block).split()) for block, role in blocks if role == "decision") >= _AN_ANSWER
