"""What a block of an answer does, by its own words, else by what stands above it."""

from __future__ import annotations

import re

from corpus.records import Role
from corpus.wording import Wording
from ingest import cues, dates
from ingest.layout import Placed
from ingest.so_far import SoFar

_LONG = 70
"""Words of a block too long to be only a definition."""
WEIGHING: tuple[Role, ...] = ("factors_for_disclosure", "factors_against_disclosure")
"""Once a letter weighs, what it goes on to say of the matter without a sign of its own mostly weighs against."""
_AN_ANSWER = 4
"""Figures that make a block an answer rather than an argument."""
_FIGURES = re.compile(r"(?<![\w(./])(?<!section )£?\d[\d,]*(?:\.\d+)?[%m]?(?![\w)(/])")
_DATES = re.compile(dates.PATTERN, re.IGNORECASE)
_REASONED: tuple[Role, ...] = ("decision", "statute", "exemption", "prejudice", *WEIGHING, "balance")
_LEANINGS: tuple[tuple[Role, Wording], ...] = (
    ("factors_against_disclosure", cues.AGAINST),
    ("factors_for_disclosure", cues.FOR),
)
_ENTRY = 25
"""Words of the longest entry of a list that says nothing for itself."""


def of_words(words: str, block: Placed, state: SoFar) -> Role:
    """The role of a block that is neither the request nor the close."""
    return (
        _of_law(words, block, state)
        or _under_heading(words, state)
        or _of_weighing(words)
        or _of_answer(words, block, state)
        or _of_reasons(words, state)
        or _unsaid(words, state)
    )


def _of_law(words: str, block: Placed, state: SoFar) -> Role | None:
    """Words of an enactment, and the end of the sentence that they are quoted in."""
    if (cues.LAW_QUOTED.search(words) and not cues.HAS_APPLIED.search(words)) or (
        state.law and (block.kind in ("list", "quote") or words[:1] in "\"“'‘(")
    ):
        return "statute"
    if block.kind == "quote" and state.open and state.last in _REASONED:
        return "statute"
    return "exemption" if state.last == "statute" and words[:1].islower() else None


def _under_heading(words: str, state: SoFar) -> Role | None:
    """Under "Harm" or "Factors favouring disclosure" a block is that, but for the conclusion that ends it."""
    if state.heading == "prejudice" and cues.ENGAGED.search(words):
        return "exemption"
    if state.heading in (*WEIGHING, "balance", "prejudice"):
        return "balance" if cues.BALANCE.search(words) else state.heading
    return None


def _of_weighing(words: str) -> Role | None:
    """What is put for disclosure or against it, and where the balance falls; no other test that only sounds alike."""
    if any(p.search(words) for p in (cues.LEGITIMATE, cues.TEST_EXPLAINED, cues.OPINION, cues.OTHER_REGIME)):
        return "exemption"
    if cues.BALANCE.search(words):
        return "balance"
    leaning = [(m.start(), role) for role, pattern in _LEANINGS if (m := pattern.search(words))]
    return min(leaning)[1] if leaning else None


def _of_answer(words: str, block: Placed, state: SoFar) -> Role | None:
    """What is given or kept; that something is exempt is a decision when first said, and a reason after that."""
    if cues.ANSWERED.match(words) or cues.OFFERS.search(words) or cues.ADDRESSES.search(words):
        return "decision"
    if state.lead == "decision" and block.kind in ("list", "table") and len(words.split()) < _ENTRY:
        return "decision"
    answering = state.last not in ("request", "other")
    if state.decided and answering and (cues.CLAIMS.search(words) or cues.APPLIES.search(words)):
        return "exemption"
    if cues.EXEMPTS.search(_first(words)) and not (answering and state.heading == "decision"):
        return "exemption" if state.keeps else "decision"
    return None


def _of_reasons(words: str, state: SoFar) -> Role | None:
    """Why a provision applies; the harm foreseen; what is mildly put for disclosure."""
    if cues.DEFINES.search(words) and len(words.split()) < _LONG:
        return "exemption"
    gives = cues.HOLDS.search(_first(words)) and not cues.LAW_NAMED.search(_first(words))
    if cues.REASONS.search(words) and not cues.FORESEES.search(words) and not gives:
        return "exemption"
    if cues.FOR_MILDLY.search(words):
        state.unsure = True
        return "factors_for_disclosure"
    return "prejudice" if cues.HARM.search(words) and not words.startswith(("“", '"')) else None


def _unsaid(words: str, state: SoFar) -> Role:
    """The role of a block whose words show none for sure: what its place makes of it."""
    state.unsure = True
    if (
        state.weighing
        and state.heading in (None, "exemption", "decision")
        and (not cues.LAW_NAMED.search(words) or "public interest" in words)
    ):
        return "factors_against_disclosure"
    if state.heading == "exemption":
        return "exemption"
    if cues.STATES.search(_first(words)):
        state.unsure = False
        return "decision"
    if (state.asked or state.decided) and len(_FIGURES.findall(_DATES.sub("", words))) >= _AN_ANSWER:
        return "decision"
    if state.keeps and state.heading is None and state.last in _REASONED:
        return "exemption"
    if cues.DECIDES.search(words):
        return "decision"
    if cues.LAW_NAMED.search(words):
        return "exemption"
    if state.heading == "decision" or ((state.asked or state.decided) and state.heading is None):
        return "decision"
    return "other"


def left_open(words: str, state: SoFar) -> bool:
    """True while a quotation of the law goes on into the next block."""
    opened = words.count("“") + words.count('"') % 2
    return (opened > words.count("”")) or (state.law and not re.search('[”"]\\s*\\.?$', words) and opened == 0)


def _first(words: str) -> str:
    """The first sentence of a block."""
    return re.split(r"(?<=[.?!])\s+(?=[A-Z“\"])", re.sub(r"^\W*\d{1,2}\.\s*", "", words), maxsplit=1)[0]
