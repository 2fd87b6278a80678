"""What has been read of a letter so far, and how a heading changes it."""

from __future__ import annotations

from dataclasses import dataclass, field

from corpus.records import Role
from corpus.wording import Wording
from ingest import headed
from ingest.parts import part

_HEADINGS: tuple[tuple[Role, Wording], ...] = (
    ("factors_for_disclosure", headed.FOR),
    ("factors_against_disclosure", headed.AGAINST),
    ("balance", headed.BALANCE),
    ("prejudice", headed.HARM),
    ("exemption", headed.LAW),
    ("decision", headed.DECISION),
)


@dataclass
class SoFar:
    """Whether a request or a quotation is open, what was asked and decided above, and whether the letter is closing.

    `answering`: "Question 2" heads its answer, because the request stood before the first such heading.
    `labelled`: questions carry labels of their own ("Question 2"), so that such a label below an answer asks.
    `marks`: what was asked behind each such label.
    `listed`: the request was a list or a quotation, so that the next paragraph is none of it.
    `keeps`: something was refused, so that reasons follow. `weighing`: factors stand above, under this heading.
    `paragraph`: the number of the numbered paragraph that led in to the request; the next number goes on below it.
    `rights`: reviews and complaints were told of, so that nobody asks for information below.
    `led`: the words above led in to the request, so that it begins here, however it begins.
    `lead`: the role of the block whose list is being read, that ended in a colon.
    `open`: the last block ended in the middle of a sentence.
    `unsure`: the role of the last block came from its place alone.
    """

    request: bool = False
    led: bool = False
    labelled: bool = False
    marks: dict[str, str] = field(default_factory=dict)
    listed: bool = False
    quoting: bool = False
    closing: bool = False
    law: bool = False
    last: Role = "other"
    heading: Role | None = field(default=None)
    asked: bool = False
    responding: bool = False
    answering: bool | None = None
    signed: bool = False
    rights: bool = False
    decided: bool = False
    keeps: bool = False
    weighing: bool = False
    unsure: bool = False
    open: bool = False
    lead: Role | None = None
    paragraph: int | None = None


def enter(heading: str, state: SoFar) -> None:
    """A heading ends what stood above it and opens what it names."""
    state.signed = False
    named = part(heading)
    asking = named == "request" or bool(headed.REQUEST.search(heading))
    state.request = asking and named != "answer" and not headed.DECISION.search(heading)
    if headed.NUMBERED_QUESTION.match(heading):
        if state.answering is None:
            state.answering = (state.asked and (state.last != "request" or state.listed)) or state.responding
        state.request = state.request and not state.answering
    state.responding = state.responding or bool(headed.DECISION.search(heading))
    state.closing = bool(headed.CLOSING.search(heading)) and not state.request and not headed.OUTCOME.search(heading)
    state.rights = state.rights and not state.request
    state.led = state.quoting = state.law = state.weighing = state.listed = False
    state.heading = next((role for role, pattern in _HEADINGS if pattern.search(heading)), None)
    if not (state.asked or state.decided or state.last != "other"):
        state.closing = False  # the title of the letter
