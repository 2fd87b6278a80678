"""Numbered questions with an answer under each, where no label says which is which."""

from __future__ import annotations

import re
from itertools import pairwise

from corpus.records import Role
from corpus.wording import any_of
from ingest import voices
from ingest.deciding import outcomes
from ingest.labels import ASKING, labelled_answer
from ingest.layout import Layout
from ingest.parts import part

_NUMBER = re.compile(r"\W{0,2}(\d{1,2})[.)]\s")
_OPENS = any_of(
    r"^\W*(?:i|we) (?:kindly |hereby |would like |wish |am |are )?(?:request|seek|information|to (?:request|know|receive)|writing|requesting|ask)\b",
    r"^\W*(?:please|kindly|could you|can you|under the (?:freedom|foi|environmental))\b",
)
_ASKS = any_of(
    r"^\W*\d{1,2}[.)]\s*(?:\(?[a-z][.)]\s)?(?:at |in |for |of |[^.?:]{3,90}, )?(?:also |then )?"
    r"(?:how|what|which|who|whom|when|where|why|is|are|do|does|did|has|have|was|were|can|could|will|would|"
    r"(?:please|kindly)\b(?! (?:see|find|note|refer|be aware))|"
    r"(?:say|state|give|list|provide|describe|confirm|explain|set out|let (?:me|us) have)\b(?! that)|"
    r"(?:a )?requests? for|(?:a )?cop(?:y|ies) of|"
    r"(?:the )?(?:\w+ ){0,3}(?:number|amount|cost|spend|expenditure|budget|total|percentage|names?|dates?|value)s? (?:of|on|per|for|by|in)\b"
    r"(?![^\n]*[:–-]\s*£?\d)|"
    r"a list of|details of|i (?:would like|want|wish) to)\b"
)
"""How a numbered question begins."""
_TELLS_ON = re.compile(
    r"\?\s+(?!please|kindly|if|for example|e\.g|and|how|what|which|who|when|where|why|is|are|do|does|can|could)\w",
    re.IGNORECASE,
)
"""Words behind a question that are not more of it, and so may answer it."""
_TOLD = any_of(
    r"^\W*(?:£?\d[\d,.]*%?|yes|no|none|nil|zero|n/a|please see|see)\b|\b(?:we|our|I) (?:do|have|are|hold|can|will)\b|"
    r"\b(?:is|are|was|were|has|have|had) (?:not |no |\w+ )?(?:held|recorded|available|\d)"
)
"""How a line answers."""
_FEWEST, _TITLE, _LEAD = 2, 6, 12
_PLAINLY = re.compile(rf"^\W*{ASKING}", re.IGNORECASE)
"""How a line begins that asks, where nothing else says who speaks."""


def told_apart(layout: Layout, found: list[Role | None]) -> list[Role | None]:
    """The roles, with every question of one numbered run a request where some of the run plainly are.

    They plainly are where two are known to be, where "Answer:" follows, or where the asker opens the document and
    what is under the numbers answers them.
    """
    roles = list(found)
    _in_columns(layout, roles)
    _titled_within(layout, roles)
    _numbered_twice(layout, roles)
    run = _run(layout, roles)
    if len(run) < _FEWEST:
        return roles
    if all(b - a == 1 for a, b in pairwise(run)):
        asked = _one_below_the_other(layout, roles, run)
        return [("request" if asked and n in run else role) for n, role in enumerate(roles)]
    if stretched := _with_their_lines(layout, roles, run):
        return [("request" if n in stretched else role) for n, role in enumerate(roles)]
    answered = [n for n in run if n + 1 < len(roles) and labelled_answer(layout.words(layout.blocks[n + 1]))]
    if len(answered) >= _FEWEST:
        asking = answered
    elif "request" not in roles and sum("?" in layout.words(layout.blocks[n]) for n in run) >= _FEWEST:
        asking = [n for n in run if "?" in layout.words(layout.blocks[n])]
    elif (
        sum(roles[n] == "request" for n in run) >= _FEWEST
        or _asker_opens(layout, roles, run)
        or _all_ask(layout, roles, run)
    ):
        asking = [n for n in run if not _answers(layout.words(layout.blocks[n]))]
    else:
        return roles
    for n in asking:
        roles[n] = "request"
    return roles


def _with_their_lines(layout: Layout, roles: list[Role | None], run: list[int]) -> range | None:
    """The run with the lines between its numbers, where most numbers follow straight on each other and no line answers.

    So it is where a question has choices or conditions of its own below it.
    """
    words = {n: layout.words(layout.blocks[n]) for n in range(run[0], run[-1] + 1)}
    broken = [a for a, b in pairwise(run) if b - a > 1]
    asked = roles[run[0]] == "request" or sum(roles[n] == "request" for n in run) >= _FEWEST
    if 2 * len(broken) >= len(run) or not asked:
        return None
    if any(words[n].endswith("?") for n in broken):
        return None
    between = [words[n] for n in words if n not in run]
    return None if any(_answers(said) or _TOLD.search(said) for said in between) else range(run[0], run[-1] + 1)


def _titled_within(layout: Layout, roles: list[Role | None]) -> None:
    """A short line between what is asked and a new question 1 is the title of more that is asked."""
    for n in range(1, len(roles) - 1):
        words, below = layout.words(layout.blocks[n]), _NUMBER.match(layout.words(layout.blocks[n + 1]))
        between = roles[n - 1] == roles[n + 1] == "request" and roles[n] not in (None, "request")
        longest = _LEAD if words.endswith(":") else _TITLE
        if between and below and int(below[1]) == 1 and len(words.split()) <= longest and not _TOLD.search(words):
            roles[n] = "request"


def asked_above(layout: Layout, roles: list[Role | None]) -> list[Role | None]:
    """The roles of a letter that shows no request, or only beside its answers: lines above those that plainly ask are it."""
    words = [layout.words(block) for block in layout.blocks]
    if in_line := _asked_in_line(layout, roles):
        return [("request" if n in in_line else role) for n, role in enumerate(roles)]
    if "request" in roles:
        return roles
    begun = next((n for n, said in enumerate(words) if _answers(said) or part(said) == "answer"), len(words))
    asking = [
        n for n in range(begun) if roles[n] and _PLAINLY.match(words[n]) and not voices.ASKS_BACK.search(words[n])
    ]
    if len(asking) < _FEWEST and not any(words[n].endswith("?") for n in asking):
        return roles
    until = next((n for n in range(asking[-1] + 1, begun) if layout.blocks[n].kind != "list"), begun)
    listed = {n for n in range(asking[0], until) if roles[n] and layout.blocks[n].kind == "list"}
    return [("request" if n in listed.union(asking) else role) for n, role in enumerate(roles)]


def _asked_in_line(layout: Layout, roles: list[Role | None]) -> set[int]:
    """The questions, where several stand as paragraphs of their own, each with an answer right below it that asks nothing."""
    words = [layout.words(block) for block in layout.blocks]
    asking = [
        n
        for n, role in enumerate(roles)
        if role not in (None, "next_steps")
        and _PLAINLY.match(words[n])
        and words[n].endswith("?")
        and not voices.ASKS_BACK.search(words[n])
    ]
    apart = all(b - a > 1 for a, b in pairwise(asking)) and bool(asking) and asking[-1] + 1 < len(words)
    return set(asking) if len(asking) >= _FEWEST and apart else set()


def _in_columns(layout: Layout, roles: list[Role | None]) -> None:
    """Under "Question" and "Answer", one right below the other, what ends in a question mark asks."""
    heads = [part(layout.words(block)) if block.kind == "heading" else None for block in layout.blocks]
    top = next((n for n in range(len(heads) - 1) if heads[n : n + 2] == ["request", "answer"]), None)
    for n in range(top + 2 if top is not None else len(roles), len(roles)):
        if layout.words(layout.blocks[n]).endswith("?") and roles[n] not in (None, "next_steps"):
            roles[n] = "request"


def _numbered_twice(layout: Layout, roles: list[Role | None]) -> None:
    """Where 1, 2, 3 are asked and 1, 2, 3 below them answer, with no label between, the first run is the request."""
    marks = [
        (n, _NUMBER.match(layout.words(b))) for n, b in enumerate(layout.blocks) if b.kind in ("list", "paragraph")
    ]
    numbered = [(n, int(mark[1])) for n, mark in marks if mark]
    ones = [at for at, (_, number) in enumerate(numbered) if number == 1]
    if len(ones) != 2 or ones[0] != 0:
        return
    asked, answered = numbered[: ones[1]], numbered[ones[1] :]
    in_order = [number for _, number in asked] == list(range(1, len(asked) + 1))
    first, below = asked[0][0], answered[0][0]
    labelled = any(layout.blocks[n].kind == "heading" for n in range(first, below))
    said = [layout.words(layout.blocks[n]) for n, _ in asked]
    answering = any(_answers(layout.words(layout.blocks[n])) for n, _ in answered)
    asks_too = sum("?" in words or bool(_ASKS.match(words)) for words in said)
    asking = asks_too == len(said) or (answering and 2 * asks_too >= len(said) and not any(map(_answers, said)))
    if not in_order or labelled or not asking or not _FEWEST <= len(answered) <= len(asked):
        return
    for n in range(first, below):
        roles[n] = "request"
    for n in range(below, len(roles)):
        roles[n] = "decision" if roles[n] in ("request", "other") else roles[n]


def _run(layout: Layout, roles: list[Role | None]) -> list[int]:
    """The blocks numbered 1, 2, 3 and so on in order, no further than to where the answer is headed."""
    run: list[int] = []
    for n, block in enumerate(layout.blocks):
        mark = _NUMBER.match(layout.words(block))
        if run and not mark and block.kind == "heading" and part(layout.words(block)) == "answer":
            break
        mark = mark if block.kind in ("list", "paragraph", "question") else None
        if mark and int(mark[1]) == len(run) + 1 and roles[n] != "next_steps":
            run.append(n)
    return run


def _one_below_the_other(layout: Layout, roles: list[Role | None], run: list[int]) -> bool:
    """True where every number asks and nothing more, and one of them is known to."""
    words = [layout.words(layout.blocks[n]) for n in run]
    if any(_TELLS_ON.search(said) for said in words):
        return False
    if any(roles[n] == "request" for n in run):
        return _all_ask(layout, roles, run)
    elsewhere = (layout.words(b) for n, b in enumerate(layout.blocks) if roles[n] == "request")
    asked_elsewhere = any(said.endswith("?") or voices.ASKER_SPEAKS.search(said) for said in elsewhere)
    return not asked_elsewhere and all(_asks(said) and not _answers(said) for said in words)


def _asker_opens(layout: Layout, roles: list[Role | None], run: list[int]) -> bool:
    """True where whoever asked speaks right above the first number, and nothing is a request yet."""
    above = layout.words(layout.blocks[run[0] - 1]) if run[0] else ""
    return "request" not in roles[: max(0, run[0] - 1)] and bool(
        voices.ASKER_SPEAKS.search(above) or _OPENS.search(above)
    )


def _all_ask(layout: Layout, roles: list[Role | None], run: list[int]) -> bool:
    """True where most numbers ask, none decides, and nothing above the first is the authority's answer."""
    words = [layout.words(layout.blocks[n]) for n in run]
    asking = 2 * sum(map(_asks, words)) >= len(run) and not any(map(_answers, words))
    asked_elsewhere = any(role == "request" and n not in run for n, role in enumerate(roles))
    answered_above = any(roles[n] == "decision" and outcomes(layout.words(layout.blocks[n])) for n in range(run[0]))
    return asking and not asked_elsewhere and not answered_above


def _asks(words: str) -> bool:
    """True for a numbered block that asks: by how it begins, or by the mark at its end."""
    return bool(_ASKS.match(words)) or words.rstrip().endswith("?")


def _answers(words: str) -> bool:
    """True for a numbered block in which the authority speaks."""
    return bool(voices.AUTHORITY_SPEAKS.search(words) or (outcomes(words) and not _ASKS.match(words)))
