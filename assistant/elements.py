"""An exemption element by element: what the law asks, what showed it in precedents, what the officer must supply.

Beside it stands what a requester is likely to say against it at review, and which of that the draft answers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant import argue, quote
from assistant.grounds import Ground
from assistant.source import PrecedentSource
from assistant.statute import Fact, Statute
from corpus.drafts import ArguedElement, Argument, Challenge, Citation, Paragraph
from corpus.law import Law, Objection
from corpus.records import Role

_ROLES: tuple[Role, ...] = (
    "prejudice",
    "exemption",
    "factors_for_disclosure",
    "factors_against_disclosure",
    "balance",
)
_WORTH_SHOWING = 0.4
"""Likeness from which a precedent's sentence is shown beside an element."""
_MOST_SHOWN, _FEWEST_WORDS = 3, 6


def argument(
    one: Ground, paragraphs: Sequence[Paragraph], statute: Statute, law: Law, source: PrecedentSource
) -> Argument:
    """All of it for one exemption, with citations of the law and of the precedents' own words."""
    mine = [p for p in paragraphs if p.ref == str(one.ref)]
    return Argument(
        ref=str(one.ref),
        elements=list(_elements(one, statute, law, source)),
        challenges=list(_challenges(one, mine, statute, law)),
    )


def _elements(one: Ground, statute: Statute, law: Law, source: PrecedentSource) -> Iterator[ArguedElement]:
    exemption = law.exemption(one.ref)
    bar = law.bar(str(one.bar)) if one.bar else None
    asks = law.asks(one.ref, bar)
    asked = [(statute.element(one.ref, says), says) for says in (exemption.requires if exemption else ())]
    if bar:
        asked += [(statute.element(bar.ref, says), says) for says in bar.elements]
    places = _places(one)
    scores = source.likeness([says for _, says in asked], [p.quote for p in places]) if asked and places else []
    for (fact, says), row in zip(asked, scores or [[]] * len(asked), strict=True):
        yield ArguedElement(
            says=says,
            law=_cited(fact),
            shown=_shown(row, places),
            asks=[a.question for a in asks if a.why in says],
        )


def _places(one: Ground) -> list[Citation]:
    """Every whole sentence with which the precedents argue the exemption."""
    spans = ((d, start, end) for d in one.precedents for start, end in argue.sentences(d, one.ref, *_ROLES))
    cited = (quote.at(*span) for span in spans)
    return [c for c in cited if len(c.quote.split()) >= _FEWEST_WORDS and c.quote[-1] in ".”"]


def _shown(scores: list[float], places: list[Citation]) -> list[Citation]:
    """The sentence of each precedent that comes nearest to the element, where it comes near enough."""
    best: dict[str, Citation] = {}
    for score, place in sorted(zip(scores, places, strict=False), key=lambda found: -found[0]):
        if score >= _WORTH_SHOWING:
            best.setdefault(place.document, place)
    return list(best.values())[:_MOST_SHOWN]


def _challenges(one: Ground, mine: list[Paragraph], statute: Statute, law: Law) -> Iterator[Challenge]:
    for objection in law.objections:
        if any(ref.covers(one.ref) for ref in objection.refs):
            fact = statute.fact(objection.document, re.escape(objection.words))
            yield Challenge(says=objection.says, law=_cited(fact), answered_by=answer(objection, mine))


def answer(objection: Objection, mine: Sequence[Paragraph]) -> str | None:
    """The first paragraph with a settled sentence that has one of the words that answer."""
    words = re.compile("|".join(rf"(?<!\w){re.escape(answer)}" for answer in objection.answers), re.IGNORECASE)
    for part in mine:
        if objection.where != "any" and objection.where not in part.heading.lower():
            continue
        for sentence in part.sentences:
            told = (objection.stated or sentence.origin != "statute") and sentence.status == "supported"
            if told and words.search(part.text[sentence.start : sentence.end]):
                return part.id
    return None


def _cited(fact: Fact | None) -> list[Citation]:
    return fact[1] if fact else []
