"""The items of the request that a letter quotes, each with its place."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from corpus.records import RequestItem, Role, Span
from corpus.request import asks, items, whole
from ingest import cues, headed, voices
from ingest.labels import part
from ingest.layout import Layout, Placed
from ingest.told import told

_LONGEST_LEAD, _LONGEST_TITLE = 6, 12
_ASKER_LEADS = re.compile(
    r"\b(?:i|we) (?:\w+ )?(?:request|ask|seek|require|would like)\b[^.]{0,120}:\s*$", re.IGNORECASE
)
_CELL_LABEL = re.compile(r"\W*(?:\d{1,2}|[a-z])(?:[.):]|\s\|)\s*(?:\|\s*)?", re.IGNORECASE)
_WORD_LABEL = re.compile(r"\W*(?:your )?(?:question|request|query)\s?\d{0,2}\s?[:.–-]\s", re.IGNORECASE)
_BARE = re.compile(r"\W*(?:Q|question)\s?\d{1,2}[a-z]?\W*$", re.IGNORECASE)
"""The label of a question, and nothing asked."""
_NUMBER = re.compile(r"\W{0,2}(\d{1,2})([a-z]?)[.)]\s")
_LEAD = re.compile(
    r"^(?!\W{0,2}\d{1,2}[.)]\s)[^:“\"]{0,160}\b(?:ask|request|sought|seek|wrote|stat|said|read)\w*\b[^:“\"]{0,80}:\s*",
    re.IGNORECASE,
)


def sought(layout: Layout, role_of: list[Role | None]) -> list[RequestItem]:
    """The items of the request the letter quotes: of its request blocks, all that no answer comes between.

    Where questions and answers alternate, every question is an item.
    """
    stretch = [
        n for n, role in enumerate(role_of) if role == "request" and not _BARE.match(layout.words(layout.blocks[n]))
    ]
    asked = [layout.blocks[n] for n in stretch]
    if questions := _questions(layout, asked):
        found = _of_questions(layout, questions)
        return _asked_above(layout, stretch, role_of, found) or found
    if not stretch:
        named = told(layout, role_of)
        return items(layout.text, *named, split=False) if named else []
    if _asked_in_turn(layout, stretch):
        return _each(layout, [(b.start, b.end) for b in asked])
    if apart := _headed_in_turn(layout, stretch):
        return _in_order([RequestItem(n=1, text=layout.text[a:b], start=a, end=b) for a, b in apart])
    if numbered := _numbered_in_turn(layout, stretch, role_of) or _apart_in_turn(layout, stretch):
        return _each(layout, [(_after_number(layout, b), b.end) for b in numbered])
    run = _run(layout, stretch, role_of)
    first, last = layout.blocks[run[0]], layout.blocks[run[-1]]
    return items(layout.text, _after_lead(layout, first), last.end, split=False)


def _questions(layout: Layout, asked: list[Placed]) -> list[Placed]:
    """What a label or a column tells to be a question; where those are numbered, the others of their numbers too."""
    found = [b for b in asked if b.kind == "question" or cues.QUESTION.match(layout.words(b))]
    if not any(_NUMBER.match(layout.words(b)) for b in found):
        return found
    marks = {b: mark for b in asked if (mark := _NUMBER.match(layout.words(b)))}
    counts = [(int(mark[1]), mark[2]) for mark in marks.values()]
    return [b for b in asked if b in found or b in marks] if counts == sorted(set(counts)) else found


def _of_questions(layout: Layout, questions: list[Placed]) -> list[RequestItem]:
    """One item for each question behind a label; what only a column tells to be one may ask for several things."""
    found: list[RequestItem] = []
    for block in questions:
        start = _after_label(layout, block)
        if cues.QUESTION.match(layout.words(block)):
            found += whole(layout.text, start, block.end)
        else:
            found += items(layout.text, start, block.end, split=False)
    return _in_order(_once(found))


def _once(found: list[RequestItem]) -> list[RequestItem]:
    """Each item once, where the answer says them again in the same words: all where it does, each over its answer."""
    said: dict[str, list[RequestItem]] = {}
    for item in found:
        said.setdefault("".join(re.findall(r"\w+", item.text.casefold())), []).append(item)
    again = all(len(each) > 1 for each in said.values())
    return [each[-1 if again else 0] for each in said.values()]


def _asked_above(
    layout: Layout, stretch: list[int], role_of: list[Role | None], questions: list[RequestItem]
) -> list[RequestItem]:
    """What was asked above the answer, where the questions in it only say some of it again."""
    run = _run(layout, stretch, role_of)
    first, last = layout.blocks[run[0]], layout.blocks[run[-1]]
    begins = (questions[0].start or 0) if questions else 0
    answering = any(
        last.end <= b.start < begins
        and (
            (b.kind == "heading" and part(layout.words(b)) == "answer")
            or voices.AUTHORITY_SPEAKS.search(layout.words(b))
        )
        for b in layout.blocks
    )
    above = items(layout.text, _after_lead(layout, first), last.end, split=False) if answering else []
    return above if len(above) > len(questions) else []


def _each(layout: Layout, places: list[Span]) -> list[RequestItem]:
    """The items of each of several places, numbered as they stand."""
    return _in_order([item for a, b in places for item in items(layout.text, a, b, split=False)])


def _run(layout: Layout, stretch: list[int], role_of: list[Role | None]) -> list[int]:
    """The first blocks of a request with nothing but its own lead-ins between; a mere title of one gives way to the next."""
    runs = [[stretch[0]]]
    for n in stretch[1:]:
        between = range(runs[-1][-1] + 1, n)
        answered = any(role_of[m] is None and part(layout.words(layout.blocks[m])) == "answer" for m in between)
        if not answered and all(
            role_of[m] in (None, "request") or _leads_on(layout.words(layout.blocks[m])) for m in between
        ):
            runs[-1].append(n)
        else:
            runs.append([n])
    return next((run for run in runs if not _only_titles(layout, run)), runs[0])


def _leads_on(words: str) -> bool:
    """True for what the asker says between parts of a request: "As this is of the environment, I request:"."""
    return not voices.AUTHORITY_SPEAKS.search(words) and bool(_ASKER_LEADS.search(words))


def _only_titles(layout: Layout, run: list[int]) -> bool:
    each = [layout.words(layout.blocks[n]) for n in run]
    return not any(len(words.split()) > _LONGEST_TITLE or asks(words) for words in each)


def _in_order(found: list[RequestItem]) -> list[RequestItem]:
    """Items found apart, numbered as they stand."""
    return [item.model_copy(update={"n": n}) for n, item in enumerate(found, start=1)]


def _asked_in_turn(layout: Layout, stretch: list[int]) -> bool:
    """True when the same words ("You asked:") introduce one thing asked after another."""
    leads = Counter(layout.words(layout.blocks[n - 1]).casefold().strip() for n in stretch if n)
    return any(count > 1 and len(lead.split()) <= _LONGEST_LEAD for lead, count in leads.items()) and not any(
        n + 1 in stretch for n in stretch
    )


def _headed_in_turn(layout: Layout, stretch: list[int]) -> list[Span]:
    """What is asked under each of "Request 1", "Request 2" and so on, where there are several."""
    under: dict[str, list[Placed]] = {}
    for block in (layout.blocks[n] for n in stretch):
        if block.heading and headed.NUMBERED_QUESTION.match(block.heading):
            under.setdefault(block.heading, []).append(block)
    return [(blocks[0].start, blocks[-1].end) for blocks in under.values()] if len(under) > 1 else []


def _answered_between(roles: list[Role | None], first: int, second: int) -> bool:
    return any(role not in (None, "request") for role in roles[first + 1 : second])


def _apart_in_turn(layout: Layout, stretch: list[int]) -> list[Placed]:
    """The questions, where each ends in its mark and stands apart from the next."""
    asked = [layout.blocks[n] for n in stretch]
    apart = all(b - a > 1 for a, b in pairwise(stretch))
    return asked if len(asked) > 1 and apart and all(layout.words(b).endswith("?") for b in asked) else []


def _numbered_in_turn(layout: Layout, stretch: list[int], roles: list[Role | None]) -> list[Placed]:
    """The questions, where each is numbered and has its answer right below it."""
    numbered = [n for n in stretch if _NUMBER.match(layout.words(layout.blocks[n]))]
    apart = any(_answered_between(roles, a, b) for a, b in pairwise(numbered))
    marks = (_NUMBER.match(layout.words(layout.blocks[n])) for n in numbered)
    counts = [(int(mark[1]), mark[2]) for mark in marks if mark]
    return [layout.blocks[n] for n in numbered] if len(counts) > 1 and apart and counts == sorted(set(counts)) else []


def _after_number(layout: Layout, block: Placed) -> int:
    number = _NUMBER.match(layout.words(block))
    return block.start + (number.end() if number else 0)


def _after_label(layout: Layout, block: Placed) -> int:
    words = layout.words(block)
    label = cues.QUESTION.match(words) or (
        block.kind == "question" and (_CELL_LABEL.match(words) or _WORD_LABEL.match(words))
    )
    return block.start + (label.end() if label else 0)


def _after_lead(layout: Layout, block: Placed) -> int:
    """Past "You asked:", where the letter's own words end and the request's begin."""
    lead = _LEAD.match(layout.words(block))
    return block.start + (lead.end() if lead else 0)
