"""Which blocks of a letter are the request: under its heading, quoted, or after the words that lead in to it."""

from __future__ import annotations

import re

from corpus.asking import asks
from corpus.records import Role
from corpus.wording import any_of
from ingest import cues, headed, voices
from ingest.deciding import outcomes
from ingest.labels import labelled_answer
from ingest.layout import Placed
from ingest.parts import part
from ingest.so_far import SoFar

_DASHES = ("-", "–", "—")
_DASHED = re.compile(r":\s?[-–—]+\s*$|(?<=\w)\s[-–—]\s*$")
_GIVES = any_of(
    r"\b(?:have|has|are|is|am|can) (?:now |also |therefore )?(?:able to |pleased to |happy to )?"
    r"(?:provided?|suppl(?:y|ied)|disclosed?|released?|given|advised?)\b(?: (?:you|with|the|following|information|as|follows)){1,6}\s*:\s*$"
    r"|\bour (?:response|reply|answers?) (?:is|are) (?:\w+ )?(?:below|as follows)\b"
)
"""What leads in to the answer: "we are able to provide the following information:"."""
_COMPLAINTS = (
    r"\b(?:appeal|complain\w*|dissatisf\w+|unhappy|commissioner|(?:not|n[’']t) (?:\w+ )?(?:satisf\w+|happy|content)|write to|get in touch|"
    r"address is)\b[^.]*:\s*$"
)
_LEADS_TO_ADDRESS = any_of(_COMPLAINTS)
_LEADS_ELSEWHERE = any_of(
    _COMPLAINTS,
    r"\b(?:exemptions?|exceptions?|grounds)\b[^.]*:\s*$",
    r"\b(?:released|disclosed|attached|enclosed)\b[^.:]*\b(?:with|in|to) this (?:letter|e-?mail)\b[^.]*:\s*$",
)
"""What leads in to an address, to the provisions relied on, or to what is sent."""
_OF_US = any_of(
    r"^\W*(?:we|our)\b", r"\bneither confirm\b", r"\b(?:is|are) (?:\w+ )?(?:exempt|withheld|enclosed|attached)\b"
)
"""What whoever answers says right below the words that led in to the request, where the request itself has dropped out."""
_YOU_ASKED = any_of(r"\byou (?:have |had )?(?:asked|requested|wrote|sought)\b")
_REFUSES = any_of(r"\byour request\b[^.]{0,60}\b(?:would|will) exceed\b|\bappropriate costs? limit\b")
_OF_WHAT_WAS_SAID = any_of(
    r"\bI (?:understand|believe|note|think|know|am aware|was told)\b|\bmy (?:request|earlier|previous|last|first)\b|"
    r"\byou (?:have |had )?(?:said|told|refused|stated|replied|published|hold|withheld)\b"
)
"""What whoever asks says of earlier answers."""
_PARAGRAPH = re.compile(r"^\W{0,2}(\d{1,3})[.)\]]\s")
_NOTHING = re.compile(r"^\W{0,3}(?:0|nil|none|zero|n/a)(?:\W|$)", re.IGNORECASE)
"""How an answer begins that counts nothing, right below what was asked."""
_LISTS_BELOW = any_of(
    r"\b(?:(?:the )?(?:below|following)\b(?: \w+){0,3}|(?:below|as follows))\b[^.?]{0,80}$|\b(?:showing|including)$"
)
_LED_WITHIN = any_of(
    r"\byou (?:have )?(?:asked|requested|wrote|wanted|sought)\b[^.:?]{0,60}:\s+(?=(?:please|kindly|how|what|which|who|when|where|why)\b)"
)
"""What leads in to the request in the same paragraph."""
_TELLS = any_of(r"\b(?:we|our|there (?:is|are|was|were)|not held|confirms?)\b")
"""Words of whoever answers, behind the number of a question."""
_BIDS = re.compile(r"\W*(?:please|kindly) (?!see|find|note|refer)", re.IGNORECASE)
_QUOTED_ITEM = re.compile(r"^\W?\d{1,2}[.)]\s?[\"“]")


def of_request(words: str, block: Placed, state: SoFar) -> Role | None:
    """Blocks of the request itself: under its heading, quoted, or after "You asked:", until the answer begins."""
    words = _DASHED.sub(":", words) if words.rstrip().endswith(_DASHES) else words
    if cues.FIELD.match(words):
        return None
    state.rights = state.rights or bool(_LEADS_TO_ADDRESS.search(words) and not _YOU_ASKED.search(words))
    if cues.ANSWERED.match(words) or labelled_answer(words) or (state.last == "request" and _NOTHING.match(words)):
        state.request = False
        return None
    if _leads_in(words, block, state):
        state.request, state.listed, state.closing, state.led = True, False, False, True
        state.paragraph = _numbered(words)
        return "other"
    if state.request and state.paragraph and _numbered(words) == state.paragraph + 1:
        state.request = state.listed = state.quoting = False  # a numbered paragraph asked, and the next one goes on
    if state.closing:
        return None
    if state.last == "request" and _QUOTED_ITEM.match(words):
        state.request, state.quoting = True, False
    elif _asks_itself(words, state) and not state.request:
        state.request = words.endswith(":") or bool(_LISTS_BELOW.search(words))
        return "request"
    if _ends(words, block, state):
        state.request = state.listed = False
        return None
    if state.request:
        _go_on(words, block, state)
        return "request"
    return _beside_a_request(words, block, state)


def _leads_in(words: str, block: Placed, state: SoFar) -> bool:
    """True for the authority's own words before the request: "You asked for the following:"."""
    return bool(
        block.kind in ("paragraph", "list")
        and not state.quoting
        and cues.INTRODUCES.search(words)
        and not cues.KEPT.search(words)
        and not _GIVES.search(words)
        and not (_LEADS_ELSEWHERE.search(words) and not _YOU_ASKED.search(words))
        and not _REFUSES.search(words)
        and not voices.LABEL_ENDS.search(words)
        and not _asks_itself(words, state)
    )


def _ends(words: str, block: Placed, state: SoFar) -> bool:
    """True for a paragraph with which the answer begins, below a request that is open."""
    return bool(
        state.request
        and not state.quoting
        and block.kind == "paragraph"
        and not (
            state.led
            and state.last == "other"
            and not _OF_US.search(words)
            and not voices.AUTHORITY_SPEAKS.search(words)
        )
        and not voices.ASKER_SPEAKS.search(words)
        and words[:1] not in '"“'
        and (state.listed or _answers(words) or (state.last == "request" and cues.CONCLUDES.search(words)))
        and not cues.QUESTION.match(words)
    )


def _answers(words: str) -> bool:
    """True for words of whoever answers: by how they begin, by what only they say, or by what they decide."""
    if voices.ANSWERS.search(words) or voices.AUTHORITY_SPEAKS.search(words):
        return True
    return bool(outcomes(words)) and not (asks(words) or _OF_WHAT_WAS_SAID.search(words))


def _go_on(words: str, block: Placed, state: SoFar) -> None:
    """Take one more block into the request, with the quotation marks it opens and closes."""
    state.led = False
    quoted = state.quoting or words[:1] in '"“'
    opening = (
        len(re.findall('[“"]', words)) > len(re.findall("[”]", words)) if "“" in words else words.count('"') % 2 == 1
    )
    state.listed = block.kind in ("list", "quote")
    state.quoting = state.quoting != opening if '"' in words else (state.quoting or opening) and "”" not in words[-3:]
    if re.search('["”]\\s*\\.?$', words):
        state.quoting = False
        state.request = not quoted and bool(headed.REQUEST.search(block.heading or ""))


def _beside_a_request(words: str, block: Placed, state: SoFar) -> Role | None:
    """What asks outside an open request: quoted under its heading, a labelled question, or what was asked retold."""
    if state.last == "request" and words.endswith("?") and not (state.decided or voices.AUTHORITY_SPEAKS.search(words)):
        return "request"
    led = _LED_WITHIN.search(words)
    if led and not state.decided and not cues.DECIDES.search(words[led.end() :]):
        state.request = True
        return "request"
    quoted = block.kind == "quote" or words[:1] in '"“'
    if quoted and headed.REQUEST.search(block.heading or "") and not headed.DECISION.search(block.heading or ""):
        return "request"
    if (
        cues.QUESTION.match(words)
        and not cues.LAW_NAMED.search(words[:40])
        and not _labels_an_answer(words, block, state)
    ) or (cues.ASKED_AGAIN.match(words) and not state.closing):
        return "request"
    if (
        cues.ASKS.search(words)
        and not cues.CLOSES.search(words)
        and not cues.KEPT.search(words)
        and not _REFUSES.search(words)
        and not (_LEADS_ELSEWHERE.search(words) and not _YOU_ASKED.search(words))
        and (words.endswith(":") or not cues.DECIDES.search(words))
    ):
        state.request = words.rstrip().endswith(":")
        return "request"
    return None


def _labels_an_answer(words: str, block: Placed, state: SoFar) -> bool:
    """True where "Question 3" leads in to its answer: the questions carried no labels, or it tells under "Our response"."""
    if "?" in words:
        return False
    label = cues.QUESTION.match(words)
    if label and _BIDS.match(words, label.end()):
        return False
    before = state.marks.get(mark_of(label[0])) if label else None
    if before is not None and before != words:
        return True
    return (state.asked and not state.labelled) or bool(part(block.heading or "") == "answer" and _TELLS.search(words))


def mark_of(label: str) -> str:
    """The number in the label of a question, with the letter behind it: "Question 2a:" is 2a."""
    return re.sub(r"^\D+|\W", "", label.casefold())


def _numbered(words: str) -> int | None:
    """The number that a paragraph begins with."""
    number = _PARAGRAPH.match(words)
    return int(number[1]) if number else None


def _asks_itself(words: str, state: SoFar) -> bool:
    """True for words that only the requester can say, where nothing is decided yet."""
    if _REFUSES.search(words) or voices.ASKS_BACK.search(words):
        return False
    over = state.decided or state.closing or state.signed or state.rights
    return not over and bool(voices.ASKER_SPEAKS.search(words))
