"""Which of the stretches of a letter that ask is the request: the first that is no title and no page's furniture."""

from __future__ import annotations

import re

from corpus.asking import asks
from corpus.records import Role
from ingest import headed, voices
from ingest.layout import Layout
from ingest.parts import part

_LONGEST_TITLE = 12
NUMBER = re.compile(r"\W{0,2}(\d{1,2})([a-z]?)[.)]\s")
"""The number of a question, and the letter behind it."""
_ASKER_LEADS = re.compile(
    r"\b(?:i|we) (?:\w+ )?(?:request|ask|seek|require|would like)\b[^.]{0,120}:\s*$", re.IGNORECASE
)


def first_run(layout: Layout, stretch: list[int], role_of: list[Role | None]) -> list[int]:
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
    asking = [run for run in runs if not _only_titles(layout, run)] or runs
    labelled = [run for run in runs if _labelled(layout, run)]
    if (
        labelled
        and labelled[0] is not asking[0]
        and voices.TOLD_OF_YOU.match(layout.words(layout.blocks[asking[0][0]]))
    ):
        return labelled[0]
    furniture = len(asking) > 1 and _only_titles(layout, asking[0], plainly=True)
    return asking[1] if furniture and _starts_counting(layout, asking[1]) else asking[0]


def _labelled(layout: Layout, run: list[int]) -> bool:
    """True for what stands under a heading that names the request, as in an annex."""
    return bool(headed.REQUEST.search(layout.blocks[run[0]].heading or ""))


def _starts_counting(layout: Layout, run: list[int]) -> bool:
    mark = NUMBER.match(layout.words(layout.blocks[run[0]]))
    return len(run) > 1 and mark is not None and mark[1] == "1"


def _leads_on(words: str) -> bool:
    """True for what the asker says between parts of a request: "As this is of the environment, I request:"."""
    return not voices.AUTHORITY_SPEAKS.search(words) and bool(_ASKER_LEADS.search(words))


def _only_titles(layout: Layout, run: list[int], *, plainly: bool = False) -> bool:
    """True where the run is short lines that ask for nothing; `plainly` where none of them is a question at least."""
    each = [layout.words(layout.blocks[n]) for n in run]
    asking = (words.endswith("?") or voices.ASKER_SPEAKS.search(words) if plainly else asks(words) for words in each)
    return not any(asking) and all(len(words.split()) <= _LONGEST_TITLE for words in each)
