"""What past decisions did about what a question asks, in their own words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.asking.question import Question
from assistant.asking.telling import answers, best
from assistant.asking.weigh import Place, Weighed, weigh
from assistant.says import REFERENCE
from assistant.source import PrecedentSource
from corpus.records import ANSWERING, Document, Kind, Passage
from corpus.results import Filters
from corpus.sentences import spans

_DECIDED: list[Kind] = ["response", "review", "decision_notice", "tribunal"]
_FOUND, _SIMILAR, _OF_A_BODY = 14, 5, 10
_DECIDING, _REASONING, _REVIEWED, _NAMING, _COUNTING = 0.06, 0.04, 0.1, 0.12, 0.06
_REASONS = ("exemption", "prejudice", "balance", "factors_against_disclosure")
_ON_REVIEW = re.compile(r"\breview\w*|\boverturn\w*|\bupheld\b|\bin the end\b|\bchanged\b", re.IGNORECASE)
_LONGEST = 600


class Decisions:
    """Past decisions of a source, asked by what they were asked for and by what they say."""

    def __init__(self, source: PrecedentSource) -> None:
        self._source = source

    def found(self, question: Question, body: str | None = None) -> list[Weighed]:
        """The sentences of decisions that come nearest, nearest first: of one body's, or of those the question names."""
        bodies = [body] if body else list(question.bodies)
        wanted = self._places(question, bodies)
        return weigh(question, wanted, self._source)

    def _places(self, question: Question, bodies: list[str]) -> list[Place]:
        passages: dict[str, dict[str, Passage]] = {}
        filters = [Filters(kind=_DECIDED)] + [Filters(kind=_DECIDED, authority=[b]) for b in bodies]
        for n, only in enumerate(filters):
            for query in dict.fromkeys((question.text, question.core or question.text)):
                for hit in self._source.search(query, k=_OF_A_BODY if n else _FOUND, filters=only).results:
                    passages.setdefault(hit.document.id, {})[hit.passage.id] = Passage(
                        **hit.passage.model_dump(exclude={"text"})
                    )
        for precedent in self._source.precedents(question.core or question.text, k=_SIMILAR).precedents:
            passages.setdefault(precedent.document.id, {})
        places = []
        for id, found in passages.items():
            document = self._source.document(id)
            if not bodies or any(of(document, b) for b in bodies):
                places += _of_document(document, found, question)
        return places


def chosen(weighed: list[Weighed], most: int, within: float) -> list[Weighed]:
    """The best sentence of each of the best decisions, those of real ones first."""
    near = [w for w in weighed if w.score >= weighed[0].score - within]
    return sorted(best(near, most, 1), key=lambda w: w.document.example)


def of(document: Document, body: str) -> bool:
    """True for a body's own decision: it says so, or names the body by the first word of its name."""
    first = body.split()[0]
    return document.authority == body or (document.authority is None and first.casefold() in document.text.casefold())


def _of_document(document: Document, found: dict[str, Passage], question: Question) -> Iterator[Place]:
    """The words that decided each item, and the sentences of the passages found."""
    about = " ".join(r.text for r in document.requests)[:_LONGEST] or document.title
    around = f"{document.title} {document.authority or ''}"
    reviewed = _REVIEWED if document.kind == "review" and _ON_REVIEW.search(question.text) else 0.0
    deciding = [s for i in document.items if i.end > i.start for s in spans(document.text, i.start, i.end)]
    for span in dict.fromkeys(deciding):
        if answers(document.quote(*span)):
            yield Place(document, span, around, about, reviewed + _apt(question, document.quote(*span), True, False))
    for passage in found.values():
        if passage.role not in ANSWERING:
            continue
        reasons = passage.role in _REASONS
        near = f"{around} {passage.heading or ''} {document.quote(passage.start, passage.end)}"
        for span in spans(document.text, passage.start, passage.end):
            if span not in deciding and answers(document.quote(*span)):
                yield Place(document, span, near, about, reviewed + _apt(question, document.quote(*span), False, reasons))


def _apt(question: Question, words: str, decides: bool, reasons: bool) -> float:
    """What speaks for a sentence beside what it says: deciding words, reasons, an exemption or a number as asked."""
    asked_how = not (question.why or question.number)
    return (
        _DECIDING * (decides and asked_how)
        + _REASONING * (reasons and question.why)
        + _NAMING * (question.kind == "which" and bool(REFERENCE.search(words)))
        + _COUNTING * (question.number and bool(re.search(r"\d", REFERENCE.sub(" ", words))))
    )
