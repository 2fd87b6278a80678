"""The items of the request that a letter quotes, each with its place."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from corpus.records import RequestItem, Role, Span
from corpus.request import items, whole
from ingest import cues, headed, voices
from ingest.layout import Layout, Placed
from ingest.lettered import by_letters
from ingest.parts import part
from ingest.runs import NUMBER, first_run
from ingest.told import only_mentions, tells_only, told

_LONGEST_LEAD = 6
_CELL_LABEL = re.compile(r"\W*(?:\d{1,2}|[a-z])(?:[.):]|\s?\||\s[-–]|(?<=\d)(?=\s))\s*(?:\|\s*)?", re.IGNORECASE)
_WORD_LABEL = re.compile(r"\W*(?:your )?(?:question|request|query|Q)\s?\d{0,2}\s?[:.–-]\s", re.IGNORECASE)
_BARE = re.compile(r"\W*(?:Q|question)\s?\d{1,2}[a-z]?\W*$", re.IGNORECASE)
"""The label of a question, and nothing asked."""
_ONE_QUESTION = re.compile(r"\W*[^?.\n]{3,300}\?\W*$")
_LEAD = re.compile(
    r"^(?!\W{0,2}\d{1,2}[.)]\s)[^:“\"]{0,160}\b(?:ask|request|sought|seek|wrote|stat|said|read)\w*\b[^:“\"]{0,80}:\s*",
    re.IGNORECASE,
)


def sought(layout: Layout, role_of: list[Role | None]) -> list[RequestItem]:
    """The items of the request the letter quotes: of its request blocks, all that no answer comes between.

    Where questions and answers alternate, every question is an item.
    """
    return by_letters(layout, role_of, _sought(layout, role_of))


def _sought(layout: Layout, role_of: list[Role | None]) -> list[RequestItem]:
    stretch = [
        n for n, role in enumerate(role_of) if role == "request" and not _BARE.match(layout.words(layout.blocks[n]))
    ]
    asked = [layout.blocks[n] for n in stretch]
    if questions := _questions(layout, asked):
        found = _of_questions(layout, questions)
        return _asked_above(layout, stretch, role_of, found) or found
    unsaid = not stretch or only_mentions(layout, asked)
    named = told(layout, role_of) if unsaid or tells_only(layout, asked) else []
    if named or unsaid:
        return _in_order([item for a, b in named for item in whole(layout.text, a, b)])
    if _asked_in_turn(layout, stretch, role_of):
        labelled = all(n and part(layout.words(layout.blocks[n - 1])) == "request" for n in stretch)
        return _of_questions(layout, asked) if labelled else _each(layout, [(b.start, b.end) for b in asked])
    if apart := _headed_in_turn(layout, stretch):
        return _in_order([RequestItem(n=1, text=layout.text[a:b], start=a, end=b) for a, b in apart])
    if numbered := _numbered_in_turn(layout, stretch, role_of) or _apart_in_turn(layout, stretch, role_of):
        return _of_questions(layout, numbered)
    run = first_run(layout, stretch, role_of)
    first, last = layout.blocks[run[0]], layout.blocks[run[-1]]
    return items(layout.text, _after_lead(layout, first), last.end, split=False)


def _questions(layout: Layout, asked: list[Placed]) -> list[Placed]:
    """What a label or a column tells to be a question; where those are numbered, the others of their numbers too."""
    found = [b for b in asked if b.kind == "question" or cues.QUESTION.match(layout.words(b))]
    if not any(NUMBER.match(layout.words(b)) for b in found):
        plain = found and all(_ONE_QUESTION.match(layout.words(b)) for b in asked)
        return asked if plain else found
    marks = {b: mark for b in asked if (mark := NUMBER.match(layout.words(b)))}
    counts = [(int(mark[1]), mark[2]) for mark in marks.values()]
    return [b for b in asked if b in found or b in marks] if _counted(counts) else found


def _counted(counts: list[tuple[int, str]]) -> bool:
    """True for numbers that rise, once or in several runs that each begin at 1."""
    starts = [n for n, count in enumerate(counts) if n and count[0] == 1 and count <= counts[n - 1]]
    runs = [counts[a:b] for a, b in pairwise([0, *starts, len(counts)])]
    return all(run == sorted(set(run)) for run in runs)


def _of_questions(layout: Layout, questions: list[Placed]) -> list[RequestItem]:
    """One item for each question behind a label; what only a column tells to be one may ask for several things."""
    found: list[tuple[str, RequestItem]] = []
    for block in questions:
        start = _after_label(layout, block)
        mark = "".join(re.findall(r"\w", layout.text[block.start : start].casefold()))
        if block.kind != "question" or cues.QUESTION.match(layout.words(block)) or NUMBER.match(layout.words(block)):
            found += [(mark, item) for item in whole(layout.text, start, block.end)]
        else:
            found += [(mark, item) for item in items(layout.text, start, block.end, split=False)]
    return _in_order(_once(found))


def _once(found: list[tuple[str, RequestItem]]) -> list[RequestItem]:
    """Each item once, where the answer says them again in the same words: all where it does, each over its answer.

    Each comes with the mark before it: 2b is not 3b, even where it asks the same of something else.
    """
    said: dict[tuple[str, str], list[RequestItem]] = {}
    first: dict[str, str] = {}
    for mark, item in found:
        words = "".join(re.findall(r"\w+", item.text.casefold()))
        said.setdefault((words, mark or first.get(words, "")), []).append(item)
        first.setdefault(words, mark)
    again = all(len(each) > 1 for each in said.values())
    return [each[-1 if again else 0] for each in said.values()]


def _asked_above(
    layout: Layout, stretch: list[int], role_of: list[Role | None], questions: list[RequestItem]
) -> list[RequestItem]:
    """What was asked above the answer, where the questions in it only say some of it again."""
    run = first_run(layout, stretch, role_of)
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


def _in_order(found: list[RequestItem]) -> list[RequestItem]:
    """Items found apart, numbered as they stand."""
    return [item.model_copy(update={"n": n}) for n, item in enumerate(found, start=1)]


def _asked_in_turn(layout: Layout, stretch: list[int], roles: list[Role | None]) -> bool:
    """True when the same words ("You asked:") introduce one thing asked after another."""
    above = [n - 1 for n in stretch if n and roles[n - 1] in (None, "other")]
    leads = Counter(layout.words(layout.blocks[n]).casefold().strip() for n in above)
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


def _apart_in_turn(layout: Layout, stretch: list[int], roles: list[Role | None]) -> list[Placed]:
    """The questions, or the elements of lists, where answers stand between them, and nothing else is asked."""
    asked = [layout.blocks[n] for n in stretch]
    gaps = [_answered_between(roles, a, b) for a, b in pairwise(stretch)]
    questions = all(layout.words(b).endswith("?") for b in asked)
    alike = all(gaps) and any(all(b.kind == kind for b in asked) for kind in ("list", "quote"))
    return asked if any(gaps) and (questions or alike) else []


def _numbered_in_turn(layout: Layout, stretch: list[int], roles: list[Role | None]) -> list[Placed]:
    """The questions, where each is numbered and has its answer right below it."""
    numbered = [n for n in stretch if NUMBER.match(layout.words(layout.blocks[n]))]
    apart = any(_answered_between(roles, a, b) for a, b in pairwise(numbered))
    marks = (NUMBER.match(layout.words(layout.blocks[n])) for n in numbered)
    counts = [(int(mark[1]), mark[2]) for mark in marks if mark]
    return [layout.blocks[n] for n in numbered] if len(counts) > 1 and apart and _counted(counts) else []


def _after_label(layout: Layout, block: Placed) -> int:
    words = layout.words(block)
    label = (
        cues.QUESTION.match(words)
        or (block.kind == "question" and (_CELL_LABEL.match(words) or _WORD_LABEL.match(words)))
        or NUMBER.match(words)
    )
    return block.start + (label.end() if label else 0)


def _after_lead(layout: Layout, block: Placed) -> int:
    """Past "You asked:", where the letter's own words end and the request's begin."""
    lead = _LEAD.match(layout.words(block))
    return block.start + (lead.end() if lead else 0)
