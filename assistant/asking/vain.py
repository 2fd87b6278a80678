"""That no decision of the library answers a question on what was done: how many were looked through, and the nearest."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.asking.apt import released, withheld
from assistant.asking.decided import DECIDED
from assistant.asking.question import Question
from assistant.asking.telling import best, told
from assistant.asking.weigh import Weighed
from assistant.source import PrecedentSource
from corpus.drafts import Searched
from corpus.results import Filters

_MOST, _LEAST, _NAMED = 2, 0.03, 3
"""How many of the nearest are shown, how sure of one must be for it to be near at all, and how many bodies are named."""


def searched(question: Question, weighed: Sequence[Weighed], source: PrecedentSource) -> Searched:
    """What was looked through in vain, of the bodies that the question names, with the nearest of it."""
    of = len(source.cards(Filters(kind=DECIDED, authority=list(question.bodies))))
    near = sorted((w for w in weighed if w.sure >= _LEAST), key=lambda w: (-w.sure, -w.score))
    nearest = [told(source, w.document, w.span) for w in best(near, _MOST, 1)]
    return Searched(says=_said(question, of, len(nearest)), of=of, nearest=nearest)


def _said(question: Question, of: int, nearest: int) -> str:
    whose = f" of {' and '.join(question.bodies)}" if 0 < len(question.bodies) <= _NAMED else ""
    years = f" that names {' or '.join(question.years)}" if question.years else ""
    did = next((did for way, did in ((withheld, "kept this back"), (released, "gave this out")) if way(question)), "")
    found = f"that {did}" if question.ever and did else "that answers this"
    looked = f"{of:,} decision{'s' * (of != 1)} of the library{whose}"
    shown = " The nearest, which may be about something else:" if nearest else ""
    return f"No decision{years} was found {found}. Looked through: {looked}.{shown}"
