"""Which blocks of a letter are the request: under its heading, quoted, or after the words that lead in to it."""

from __future__ import annotations

import re

from corpus.records import Role
from ingest import cues, headed, voices
from ingest.labels import part
from ingest.layout import Placed
from ingest.so_far import SoFar
from ingest.wording import any_of

_DASHES = ("-", "–", "—")
_DASHED = re.compile(r":\s?[-–—]+\s*$|(?<=\w)\s[-–—]\s*$")
_GIVES = any_of(
    r"\b(?:have|has|are|is|am|can) (?:now |also |therefore )?(?:able to |pleased to |happy to )?"
    r"(?:provided?|suppl(?:y|ied)|disclosed?|released?|given|advised?)\b(?: (?:you|with|the|following|information|as|follows)){1,6}\s*:\s*$"
    r"|\bour (?:response|reply|answers?) (?:is|are) (?:\w+ )?(?:below|as follows)\b"
)
"""What leads in to the answer: "we are able to provide the following information:"."""
_REFUSES = any_of(r"\byour request\b[^.]{0,60}\b(?:would|will) exceed\b|\bappropriate costs? limit\b")
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
_QUOTED_ITEM = re.compile(r"^\W?\d{1,2}[.)]\s?[\"“]")


def of_request(words: str, block: Placed, state: SoFar) -> Role | None:
    """Blocks of the request itself: under its heading, quoted, or after "You asked:", until the answer begins."""
    words = _DASHED.sub(":", words) if words.rstrip().endswith(_DASHES) else words
    if cues.FIELD.match(words):
        return None
    if cues.ANSWERED.match(words) or (state.last == "request" and _NOTHING.match(words)):
        state.request = False
        return None
    if _leads_in(words, block, state):
        state.request, state.listed, state.closing = True, False, False
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
        and not voices.ASKER_SPEAKS.search(words)
        and words[:1] not in '"“'
        and (state.listed or voices.ANSWERS.search(words) or (state.last == "request" and cues.CONCLUDES.search(words)))
        and not cues.QUESTION.match(words)
    )


def _go_on(words: str, block: Placed, state: SoFar) -> None:
    """Take one more block into the request, with the quotation marks it opens and closes."""
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
        and (words.endswith(":") or not cues.DECIDES.search(words))
    ):
        state.request = words.rstrip().endswith(":")
        return "request"
    return None


def _labels_an_answer(words: str, block: Placed, state: SoFar) -> bool:
    """True where "Question 3" leads in to its answer: the questions carried no labels, or it tells under "Our response"."""
    if "?" in words:
        return False
    return (state.asked and not state.labelled) or bool(part(block.heading or "") == "answer" and _TELLS.search(words))


def _numbered(words: str) -> int | None:
    """The number that a paragraph begins with."""
    number = _PARAGRAPH.match(words)
    return int(number[1]) if number else None


def _asks_itself(words: str, state: SoFar) -> bool:
    """True for words that only the requester can say, where nothing is decided yet."""
    if _REFUSES.search(words):
        return False
    return not (state.decided or state.closing or state.signed) and bool(voices.ASKER_SPEAKS.search(words))
