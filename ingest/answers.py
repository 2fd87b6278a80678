"""Whether a letter in which no sentence decides is an answer all the same, only acknowledges, or puts its answer off."""

from __future__ import annotations

import re

from corpus.records import Role
from corpus.sentences import spans
from corpus.wording import any_of
from ingest.asked_by_mail import asking_part
from ingest.letter import Letter
from ingest.shapes import SALUTATION, SIGN_OFF
from ingest.substance import states_figure

SAYS: tuple[Role, ...] = ("decision", "other")
_OF_SUBSTANCE, _AN_ANSWER = 5, 25
_OPENS = any_of(
    r"\bI (?:write|am writing) in (?:connection with|response to|relation to|reply to) your (?:\w+ ){0,4}request\b[^.]*\W*$|"
    r"^\W*(?:further to [^.,]{5,60}, )?please (?:find|see) (?:the |our |an? )?attached (?:[\w’']+ ){0,3}(?:response|reply|letter|update)\b[^.]*\W*$|"
    r"^\W*please (?:find|see) (?:the |our |an? )?(?:response|reply)\b[^.]{0,40}\battached\W*$|"
    r"^\W*thank you for (?:your|contacting|submitting)\b[^.]*\W*$"
)
"""The sentence that a letter opens with, or sends its answer with, where it says no more."""
_SENT_BESIDE = any_of(
    r"\b(?:find|see) (?:the |our |my )?(?:attached (?:response|reply|answers?)\b|(?:response|reply|answers?) attached\b|"
    r"attached for (?:your|our|the|my) (?:response|reply|answers?)\b)"
)
"""An answer in a file of its own: beside a decision on some of what was asked, it answers the rest."""
_MORE_TIME = any_of(
    r"\b(?:will not|unable|not able|not|cannot) (?:be )?(?:able )?to (?:respond|reply|answer)\b[^.]{0,60}(?:20|twenty) working days|"
    r"\bnew deadline\b|\ballows the time for (?:the |our )?response to be longer\b|"
    r"\bdate (?:that |on which )?(?:the|your|our|a) (?:response|reply) is due\b[^.]{0,80}\b(?:changed|extended)\b|\b(?:is|are) still being considered\b|"
    r"\b(?:need|require)s? (?:an? )?(?:more|additional|further|extra) (?:time|(?:\d+|ten|twenty) working days)\b|"
    r"\btime\b[^.]{0,80}\b(?:needs? to|must|has had to|will have to) be extended\b|\b(?:we|I)(?: have|['’]ve) not (?:yet )?(?:reached|made|"
    r"come to) a (?:final )?decision\b|"
    r"\b(?:hope|expect|aim) (?:now )?to (?:be able to )?(?:let you have|send you|give you|provide you with|reply to you|respond to you)\b[^.]{0,20}"
    r"\b(?:full|final|substantive)\b[^.]{0,20}\bby\b|\b(?:are|am|is) still (?:weighing|considering)\b"
)
"""A letter that only puts off its answer; what it says of exemptions is not decided yet."""
_WITHHELD_NOW = any_of(r"\b(?:is|are|has been|have been|being) (?:\w+ )?(?:withheld|redacted|refused|exempt)\b")
_ACKNOWLEDGES = any_of(
    r"\backnowledg\w+\b|\breview will now be (?:conducted|carried out)\b|\bwe will now conduct\b|\bworking on your request\b|"
    r"\baim to (?:provide|send|reply|respond)\b|\bautomated (?:confirmation|response|reply|message)\b|"
    r"\bwill (?:respond|reply|write|be answered)\b|\bplease (?:clarify|could you clarify)\b|"
    r"\bneed (?:you to )?clarif\w+"
)
_BEING_DEALT_WITH = any_of(
    r"\backnowledge (?:receipt|your)\b|\byour request (?:is|has been) (?:being )?(?:considered|processed|logged|accepted|allocated)\b|"
    r"\b(?:is|are) considering your request\b|\bsummary of your request\b|\brequest (?:is|has been) (?:passed|sent|provided) to the (?:officer|"
    r"team|service)\b|"
    r"\bcomplaint is (?:therefore )?not upheld\b|\b(?:outcome|handling) of your original request was correct\b|"
    r"\bshould (?:receive|expect) (?:a|the|our|to receive)\b|\bhave allocated the\b[^.]{0,20}\breference\b|"
    r"\bshould (?:first )?(?:send|address|direct|put) (?:it|them|this|these|that|their \w+) (?:first )?to\b|"
    r"\bwill arrange for a reply\b|\byour request (?:will (?:now )?be|is being) (?:considered|dealt with|handled|processed|answered)\b|"
    r"\bautomated (?:confirmation|acknowledg\w+|response|reply|message)\b|\backnowledgement (?:letter|of (?:your|receipt))\b|"
    r"\b(?:request|review) (?:has been|was) (?:received|accepted) by\b|\baim to (?:reply|respond|send (?:you )?a)\b|"
    r"\b(?:I|we) will be in touch\b|\bwe will now conduct\b|\bwe will respond (?:promptly|by|within)\b|"
    r"\breview will now be (?:conducted|carried out)\b|\bstill being considered\b"
)
"""What an acknowledgement says, which answers nothing yet, and a review that says no more than that the answer stands."""


def put_off(letter: Letter) -> bool:
    """True for a letter that says that more time is needed; of a thread, where the last mail that answers says so."""
    words = [" ".join(letter.layout.words(block).split()) for block in letter.layout.blocks]
    if not asking_part(words):
        return bool(_MORE_TIME.search(letter.layout.text))
    greetings = [n for n, line in enumerate(words) if SALUTATION.match(line) and n not in letter.theirs]
    last = [line for n, line in enumerate(words) if n >= greetings[-1] and n not in letter.theirs] if greetings else []
    return any(_MORE_TIME.search(line) for line in last)


def keeps_back(letter: Letter) -> bool:
    """True where a letter, whatever it puts off, says of something that it is withheld now."""
    return any(_WITHHELD_NOW.search(letter.words(span)) for span, _, _ in letter.blocks_and_sentences("decision"))


def sends_answer(letter: Letter) -> bool:
    """True where an answer is said to be in a file beside the letter."""
    return any(_SENT_BESIDE.search(letter.words(span)) for span, _, _ in letter.blocks_and_sentences(*SAYS))


def answers(letter: Letter) -> bool:
    """True when something of substance is said after the request: with nothing kept back, that is what was asked for.

    Where the request is the mail quoted at the end, what is said is above it.
    """
    asked = [n for n, role in enumerate(letter.roles) if role == "request"]
    if asked and asked[0] and all(block.kind == "quote" for block in letter.layout.blocks[asked[0] :]):
        return tells(letter)
    mails = _mails_after(letter, asked[-1]) if asked else []
    answering = [mail for mail in mails if not any(_BEING_DEALT_WITH.search(words) for words, _ in mail)]
    said = (_beyond_opening(words) for mail in answering for words, role in mail if role in SAYS)
    return any(len(words.split()) >= _OF_SUBSTANCE or re.fullmatch(r"\W*[\d,.]+\W*", words) for words in said)


def _mails_after(letter: Letter, asked: int) -> list[list[tuple[str, Role | None]]]:
    """The words and roles of what follows the request, mail by mail; of a thread, without what is below each sign-off."""
    words = [" ".join(letter.layout.words(block).split()) for block in letter.layout.blocks]
    mail = asking_part(words)
    thread = bool(mail)
    mails: list[list[tuple[str, Role | None]]] = [[]]
    open_ = not thread or (letter.roles[asked] == "request" and asked not in mail)
    for line, role in list(zip(words, letter.roles, strict=True))[asked + 1 :]:
        if SALUTATION.match(line):
            mails.append([])
            open_ = True
        elif thread and SIGN_OFF.match(line):
            open_ = False
        if open_:
            mails[-1].append((line, role))
    return mails


def _beyond_opening(words: str) -> str:
    """The words without the sentences that a letter only opens with or sends its answer with."""
    return " ".join(words[a:b] for a, b in spans(words) if not _OPENS.search(words[a:b]))


def tells(letter: Letter) -> bool:
    """True when a letter that quotes no request tells enough to be an answer, or a figure, and is no acknowledgement."""
    if _ACKNOWLEDGES.search(letter.layout.text):
        return False
    blocks = list(zip(letter.layout.blocks, letter.roles, strict=True))
    if sum(len(letter.layout.words(block).split()) for block, role in blocks if role == "decision") >= _AN_ANSWER:
        return True
    begins = max((block.start for block, _ in blocks if SALUTATION.match(letter.layout.words(block))), default=-1)
    said = (letter.words(span) for span, _, block in letter.blocks_and_sentences(*SAYS) if 0 <= begins < block.start)
    return any(states_figure(" ".join(words.split())) for words in said)
