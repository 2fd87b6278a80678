"""What each block of a letter does there: ask, decide, quote the law, argue harm, weigh, or close.

Roles come from the words themselves and from where the block stands: its heading, and what went before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from corpus.records import Role
from ingest import cues
from ingest.labels import part
from ingest.layout import Layout, Placed
from ingest.shapes import SALUTATION, SIGN_OFF
from ingest.weighed import settle


@dataclass
class _State:
    """What has been read so far: whether a request or a quotation is open, and whether the letter is closing.

    `answering`: "Question 2" heads its answer, because the request stood before the first such heading.
    `listed`: the request was a list or a quotation, so that the next paragraph is none of it.
    `keeps`: something was refused, so that reasons follow. `weighing`: factors stand above, under this heading.
    `unsure`: the role of the last block came from its place alone.
    """

    request: bool = False
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
    decided: bool = False
    keeps: bool = False
    weighing: bool = False
    unsure: bool = False


def roles(layout: Layout) -> list[Role | None]:
    """The role of every block, None for headings."""
    state = _State()
    found: list[Role | None] = []
    unsure: set[int] = set()
    for n, block in enumerate(layout.blocks):
        found.append(_role(layout.words(block), block, state))
        if state.unsure:
            unsure.add(n)
    found = _between_labels(layout, settle(layout, found, unsure))
    return found if "request" in found else _of_thread(layout, found)


def _between_labels(layout: Layout, found: list[Role | None]) -> list[Role | None]:
    """All between "Request" and "Response", each alone on a line, is the request, up to where the authority speaks."""
    roles = list(found)
    asking = False
    for n, block in enumerate(layout.blocks):
        words = layout.words(block)
        if block.kind == "heading":
            named = part(words)
            asking = named == "request" and any(
                part(layout.words(later)) == "answer" for later in layout.blocks[n + 1 :] if later.kind == "heading"
            )
        elif asking and roles[n] != "request":
            asking = not (cues.AUTHORITY_SPEAKS.search(words) or cues.FIELD.match(words))
            if asking:
                roles[n] = "other" if cues.TALKS.search(words) or cues.INTRODUCES.search(words) else "request"
    return roles


def _of_thread(layout: Layout, found: list[Role | None]) -> list[Role | None]:
    """A reply that quotes nothing of the request above: what it quotes at its end is the mail that asked."""
    last = next((n for n in reversed(range(len(found))) if layout.blocks[n].kind != "quote"), -1)
    tail = [n for n in range(last + 1, len(found)) if found[n] is not None]
    asked = [n for n in tail if not cues.TALKS.search(layout.words(layout.blocks[n]))]
    return [("request" if n in asked else "other" if n in tail else role) for n, role in enumerate(found)]


def _role(words: str, block: Placed, state: _State) -> Role | None:
    if block.kind == "heading":
        _enter(words, state)
        return None
    if SALUTATION.match(words):
        return "other"
    if block.kind in ("question", "answer"):
        state.request = False
        state.last = _of_cell(words, block, state)
        return state.last
    state.unsure = False
    role = _of_request(words, block, state) or _of_place(words, state) or _of_words(words, block, state)
    if role == "request":
        state.keeps = False
    elif role == "decision":
        state.decided = True
        state.keeps = state.keeps or bool(cues.KEEPS.search(words))
    state.weighing = role in _WEIGHING
    state.law = bool(cues.LAW_INTRODUCED.search(words) and cues.OF_LAW.search(words)) or (
        role == "statute" and _left_open(words, state)
    )
    state.last = role
    state.asked = state.asked or role == "request"
    return role


def _of_cell(words: str, block: Placed, state: _State) -> Role:
    """A cell of a table of questions and answers; its header row is neither."""
    if block.kind == "question":
        return "other" if len(words.split()) < 3 and not re.search(r"\d|\?", words) else "request"
    role = _of_words(words, block, state)
    return "decision" if role == "other" and len(words.split()) > 2 else role


def _enter(heading: str, state: _State) -> None:
    state.signed = False
    state.request = bool(cues.REQUEST_HEADING.search(heading)) and not cues.DECISION_HEADING.search(heading)
    if cues.NUMBERED_QUESTION.match(heading):
        if state.answering is None:
            state.answering = (state.asked and state.last != "request") or state.responding
        state.request = state.request and not state.answering
    state.responding = state.responding or bool(cues.DECISION_HEADING.search(heading))
    state.closing = (
        bool(cues.CLOSING_HEADING.search(heading)) and not state.request and not cues.OUTCOME_HEADING.search(heading)
    )
    state.quoting = state.law = state.weighing = False
    state.heading = None
    for role, pattern in _HEADINGS:
        if pattern.search(heading):
            state.heading = role
            break


_HEADINGS: tuple[tuple[Role, re.Pattern[str]], ...] = (
    ("factors_for_disclosure", cues.FOR_HEADING),
    ("factors_against_disclosure", cues.AGAINST_HEADING),
    ("balance", cues.BALANCE_HEADING),
    ("prejudice", cues.HARM_HEADING),
    ("exemption", cues.LAW_HEADING),
    ("decision", cues.DECISION_HEADING),
)


def _of_request(words: str, block: Placed, state: _State) -> Role | None:
    """Blocks of the request itself: under its heading, quoted, or after "You asked:", until the answer begins."""
    if cues.FIELD.match(words):
        return None
    if (
        block.kind in ("paragraph", "list")
        and not state.quoting
        and cues.INTRODUCES.search(words)
        and not cues.KEPT.search(words)
    ):
        state.request, state.listed, state.closing = True, False, False
        return "other"
    if state.closing:
        return None
    opening = (
        len(re.findall('[“"]', words)) > len(re.findall("[”]", words)) if "“" in words else words.count('"') % 2 == 1
    )
    if (
        state.request
        and not state.quoting
        and block.kind == "paragraph"
        and words[:1] not in '"“'
        and (state.listed or cues.ANSWERS.search(words) or (state.last == "request" and cues.CONCLUDES.search(words)))
        and not cues.QUESTION.match(words)
    ):
        state.request = state.listed = False
        return None
    if state.request:
        state.listed = block.kind in ("list", "quote")
        state.quoting = (
            state.quoting != opening if '"' in words else (state.quoting or opening) and "”" not in words[-3:]
        )
        if re.search('["”]\\s*\\.?$', words):
            state.quoting = False
            state.request = bool(cues.REQUEST_HEADING.search(block.heading or ""))
        return "request"
    quoted = block.kind == "quote" or words[:1] in '"“'
    if (
        quoted
        and cues.REQUEST_HEADING.search(block.heading or "")
        and not cues.DECISION_HEADING.search(block.heading or "")
    ):
        return "request"
    if (cues.QUESTION.match(words) and not cues.LAW_NAMED.search(words[:40])) or (
        cues.ASKED_AGAIN.match(words) and not state.closing
    ):
        return "request"
    if (
        cues.ASKS.search(words)
        and not cues.CLOSES.search(words)
        and (words.endswith(":") or not cues.DECIDES.search(words))
    ):
        state.request = words.rstrip().endswith(":")
        return "request"
    return None


def _of_place(words: str, state: _State) -> Role | None:
    if SIGN_OFF.match(words):
        state.signed = True
    if state.signed or cues.HANDLED.search(words):
        return "other"
    if cues.RECOUNTS.search(words) and state.last in ("other", "request"):
        return "other"
    if state.closing:
        return "next_steps" if cues.CLOSES.search(words) or len(words) > _MORE_THAN_A_NAME else "other"
    if cues.CLOSES.search(words) and not cues.HARM.search(words):
        return "next_steps"
    return None


_MORE_THAN_A_NAME, _LONG = 60, 70
_WEIGHING: tuple[Role, ...] = ("factors_for_disclosure", "factors_against_disclosure")
"""Once a letter weighs, what it goes on to say of the matter without a sign of its own mostly weighs against."""


def _of_words(words: str, block: Placed, state: _State) -> Role:
    if cues.LAW_QUOTED.search(words) or (state.law and (block.kind in ("list", "quote") or words[:1] in "\"“'‘(")):
        return "statute"
    if state.heading in ("factors_for_disclosure", "factors_against_disclosure", "balance", "prejudice"):
        return "balance" if cues.BALANCE.search(words) else state.heading
    if cues.TEST_EXPLAINED.search(words) or cues.OPINION.search(words) or cues.OTHER_REGIME.search(words):
        return "exemption"
    if cues.BALANCE.search(words):
        return "balance"
    leaning = [(m.start(), role) for role, pattern in _LEANINGS if (m := pattern.search(words))]
    if leaning:
        return min(leaning)[1]
    if cues.OFFERS.search(words) or (state.last in ("request", "other") and cues.EXEMPTS.search(_first(words))):
        return "decision"
    if cues.DEFINES.search(words) and len(words.split()) < _LONG:
        return "exemption"
    if cues.REASONS.search(words) and not cues.FORESEES.search(words):
        return "exemption"
    if cues.FOR_MILDLY.search(words):
        return "factors_for_disclosure"
    if cues.HARM.search(words) and not words.startswith(("“", '"')):
        return "prejudice"
    return _unsaid(words, state)


def _unsaid(words: str, state: _State) -> Role:
    """The role of a block whose words show none for sure: what its place makes of it."""
    state.unsure = True
    if (
        state.weighing
        and state.last in _WEIGHING
        and state.heading in (None, "exemption", "decision")
        and (not cues.LAW_NAMED.search(words) or "public interest" in words)
    ):
        return "factors_against_disclosure"
    if state.heading == "exemption":
        return "exemption"
    if cues.ANSWERED.match(words) or cues.STATES.search(_first(words)):
        state.unsure = False
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


_REASONED: tuple[Role, ...] = ("decision", "statute", "exemption", "prejudice", *_WEIGHING, "balance")


_LEANINGS: tuple[tuple[Role, re.Pattern[str]], ...] = (
    ("factors_against_disclosure", cues.AGAINST),
    ("factors_for_disclosure", cues.FOR),
)


def _left_open(words: str, state: _State) -> bool:
    """True while a quotation of the law goes on into the next block."""
    opened = words.count("“") + words.count('"') % 2
    return (opened > words.count("”")) or (state.law and not re.search('[”"]\\s*\\.?$', words) and opened == 0)


def _first(words: str) -> str:
    """The first sentence of a block."""
    return re.split(r"(?<=[.?!])\s+(?=[A-Z“\"])", re.sub(r"^\W*\d{1,2}\.\s*", "", words), maxsplit=1)[0]
