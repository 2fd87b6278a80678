"""What each block of a letter does there: ask, decide, quote the law, argue harm, weigh, or close.

Roles come from the words themselves and from where the block stands: its heading, and what went before.
"""

from __future__ import annotations

import re

from corpus.asking import asks
from corpus.records import Role
from corpus.sentences import spans
from corpus.wording import any_of
from ingest import cues, voices
from ingest.answered_within import answered_within
from ingest.asked_by_mail import asking_part
from ingest.asking import mark_of, of_request
from ingest.going_on import going_on
from ingest.layout import Layout, Placed
from ingest.parts import dated_answer, part
from ingest.shapes import SALUTATION, SIGN_OFF
from ingest.so_far import SoFar, enter
from ingest.stance import by_the_authority
from ingest.telling import WEIGHING, left_open, of_words
from ingest.told import told
from ingest.trailing import answer_below
from ingest.turns import asked_above, told_apart
from ingest.unmarked import unmarked
from ingest.weighed import settle

_RESPONDS = any_of(r"\bour (?:response|answers?|reply)\b[^.]{0,30}\b(?:is|are) (?:\w+ )?below\b")
_RECEIVED = re.compile(
    r"^\W*(?:your|the|this) request (?:was|has been) (?:received|made|logged|submitted)\b[^.]*\.?\W*$", re.IGNORECASE
)
_MORE_THAN_A_NAME, _SEVERAL, _LONGEST_GREETING = 60, 3, 160
_SEEN = 4000
"""Characters at each end of a block that are looked at."""
_GREETING = re.compile(r"^\W*(?:dear|hello|hi|good (?:morning|afternoon))\b[^,\n]{0,40}[,\n]\s*", re.IGNORECASE)
_ENDS = re.compile(r"[.?!:;][\"”’')]?\s*$")


def roles(layout: Layout) -> list[Role | None]:
    """The role of every block, None for headings."""
    state = SoFar()
    found: list[Role | None] = []
    unsure: set[int] = set()
    for n, block in enumerate(layout.blocks):
        state.unsure = False
        found.append(_role(_glimpse(layout.words(block)), block, state))
        if state.unsure:
            unsure.add(n)
    found = told_apart(layout, _between_labels(layout, settle(layout, found, unsure)))
    found = _as_asking_goes_on(layout, found)
    found = _of_asking_mail(layout, found)
    found = found if "request" in found else _of_thread(layout, found)
    if "request" not in found and not told(layout, found):
        found = unmarked(layout, found)
    found = going_on(layout, answered_within(layout, found))
    only_cells = all(layout.blocks[n].kind == "question" for n, role in enumerate(found) if role == "request")
    return answer_below(layout, asked_above(layout, found) if only_cells else found)


def _as_asking_goes_on(layout: Layout, found: list[Role | None]) -> list[Role | None]:
    """The request goes on to where whoever asked still says how to refuse, where no heading and no answer comes between."""
    first = next((n for n, role in enumerate(found) if role == "request"), None)
    if first is None:
        return found
    end = first
    for n in range(first, len(found)):
        words = layout.words(layout.blocks[n])
        if found[n] is not None and voices.ASKER_ON_REFUSALS.search(words):
            end = n
        elif found[n] is None or voices.AUTHORITY_SPEAKS.match(words) or by_the_authority(words):
            break
    return [("request" if first <= n <= end and role != "next_steps" else role) for n, role in enumerate(found)]


def _of_asking_mail(layout: Layout, found: list[Role | None]) -> list[Role | None]:
    """The mail at the head of a thread is the request, but for its greeting and its sign-off."""
    mail = asking_part([layout.words(block) for block in layout.blocks])
    words = {n: layout.words(layout.blocks[n]) for n in mail}
    signed = next((n for n in mail if SIGN_OFF.match(words[n])), mail.stop)
    return [
        ("other" if voices.TALKS.search(words[n]) or n >= signed else "request") if n in mail and role else role
        for n, role in enumerate(found)
    ]


def _glimpse(words: str) -> str:
    """Enough of a block to tell what it does: of a very long one, its two ends."""
    return words if len(words) <= 2 * _SEEN else f"{words[:_SEEN]} {words[-_SEEN:]}"


def _between_labels(layout: Layout, found: list[Role | None]) -> list[Role | None]:
    """All between "Request" and "Response", each alone on a line, is the request, up to where the authority speaks.

    So is what stands between "Responded 3 May 2024" and "Response".
    """
    roles = list(found)
    asking = False
    for n, block in enumerate(layout.blocks):
        words = layout.words(block)
        if block.kind == "heading":
            named = part(words)
            if asking and named is None:
                continue  # a line of the request that only looks like a heading
            asking = named == "request" and any(
                part(layout.words(later)) == "answer" for later in layout.blocks[n + 1 :] if later.kind == "heading"
            )
        elif dated_answer(words):
            asking = True
        elif asking and (cues.HANDLED.search(words) or _RECEIVED.match(words)) and not asks(words):
            roles[n] = "other"
        elif asking and roles[n] != "request" and not cues.FIELD.match(words):
            asking = not voices.AUTHORITY_SPEAKS.search(words)
            if asking:
                roles[n] = "other" if voices.TALKS.search(words) or cues.INTRODUCES.search(words) else "request"
    return roles


def _of_thread(layout: Layout, found: list[Role | None]) -> list[Role | None]:
    """A reply that quotes nothing of the request above: what it quotes at its end is the mail that asked."""
    last = next((n for n in reversed(range(len(found))) if layout.blocks[n].kind != "quote"), -1)
    tail = [n for n in range(last + 1, len(found)) if found[n] is not None]
    asked = [n for n in tail if _asks_of_thread(layout.words(layout.blocks[n]))]
    return [("request" if n in asked else "other" if n in tail else role) for n, role in enumerate(found)]


def _asks_of_thread(words: str) -> bool:
    """True for what a quoted mail says, but for greetings and sign-offs alone."""
    lines = [line for line in words.split("\n") if not voices.TALKS.search(line)]
    return not voices.TALKS.search(words) or any(asks(line) for line in [*lines, _GREETING.sub("", words)])


def _role(words: str, block: Placed, state: SoFar) -> Role | None:
    if block.kind == "heading":
        enter(words, state)
        return None
    if (SALUTATION.match(words) and len(words) < _LONGEST_GREETING) or voices.OF_THE_SITE.match(words):
        return "other"
    if block.kind in ("question", "answer"):
        state.request = False
        state.last = _of_cell(words, block, state)
        state.decided = state.decided or state.last == "decision"
        state.keeps = state.keeps or (block.kind == "answer" and bool(cues.KEEPS.search(words)))
        return state.last
    listed = state.lead == "next_steps" and block.kind == "list"
    role = of_request(words, block, state) or ("next_steps" if listed else _of_place(words, state))
    role = role or of_words(words, block, state)
    _note(words, block, role, state)
    return role


def _note(words: str, block: Placed, role: Role, state: SoFar) -> None:
    """What a block leaves for those below it."""
    state.asked = state.asked or role == "request"
    state.responding = state.responding or bool(role != "request" and _RESPONDS.search(words))
    if role == "request" and (label := cues.QUESTION.match(words)):
        state.labelled = True
        state.marks.setdefault(mark_of(label[0]), words)
    state.decided = state.decided or role == "decision"
    state.rights = state.rights or role == "next_steps"
    if role == "request":
        state.keeps = False
    elif role == "decision":
        state.keeps = state.keeps or bool(cues.KEEPS.search(words))
    state.weighing = role in WEIGHING
    introduced = bool(cues.LAW_INTRODUCED.search(words) and cues.OF_LAW.search(words))
    state.law = introduced or (role == "statute" and left_open(words, state))
    state.last = role
    state.open = not _ENDS.search(words)
    if block.kind not in ("list", "table"):
        state.lead = role if words.endswith(":") else None


def _of_cell(words: str, block: Placed, state: SoFar) -> Role:
    """A cell of a table of questions and answers; its header row is neither."""
    if block.kind == "question":
        return "other" if len(re.findall(r"[^\W\d_]+", words)) < 3 and not re.search(r"\d|\?", words) else "request"
    if part(words) == "answer":
        return "other"
    role = of_words(words, block, state)
    return "decision" if role == "other" and (len(words.split()) > 2 or re.search(r"\d", words)) else role


def _of_place(words: str, state: SoFar) -> Role | None:
    if SIGN_OFF.match(words):
        state.signed = True
    if state.signed or cues.HANDLED.search(words):
        return "other"
    if cues.RECOUNTS.search(words) and state.last in ("other", "request"):
        return "other"
    if state.closing:
        return "next_steps" if cues.CLOSES.search(words) or len(words) > _MORE_THAN_A_NAME else "other"
    if _closes(words) and not cues.HARM.search(words):
        return "next_steps"
    return None


def _closes(words: str) -> bool:
    """True for what a letter says of reviews and complaints; where it says more in one block, if half of that is such."""
    if not cues.CLOSES.search(words):
        return False
    said = [words[a:b] for a, b in spans(words)]
    return len(said) < _SEVERAL or 2 * sum(bool(cues.CLOSES.search(sentence)) for sentence in said) >= len(said)
