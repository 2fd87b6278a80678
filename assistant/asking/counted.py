"""Things that a question counts: whether a decision names them at all, and which of its sentences has their number."""

from __future__ import annotations

from assistant.asking.apt import counts
from assistant.asking.question import Question
from assistant.asking.weigh import Weighed, has, spoken, stems_of
from corpus.records import Document

_BEFORE = 250
"""Characters before a figure within which what it counts may be named."""


def named_in(question: Question, document: Document) -> bool:
    """False where "how many" is asked of things that the document never names."""
    return all(has(stems_of(document.text), stem) for stem in question.counted)


def telling(question: Question, weighed: list[Weighed]) -> list[Weighed]:
    """Only those with a figure where things are to be counted, and that near what names them."""
    if not question.counted:
        return weighed
    return [w for w in weighed if counts(w.document.quote(*w.span)) and _near(question, w)]


def _near(question: Question, one: Weighed) -> bool:
    start, end = one.span
    near = [one.document.text[max(0, start - _BEFORE) : end], *(request.text for request in one.document.requests)]
    return any(spoken(stems_of(words), stem) for words in near for stem in question.counted)
