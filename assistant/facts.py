"""This case's own facts put into a draft: each becomes a sentence of the officer's, where a blank asked for it."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.cases import OwnFact
from corpus.drafts import ArguedElement, Draft, Paragraph, Sentence

_ASKED = 3
_BLANK = "[Say what is particular to this case. {questions}]"


def with_facts(draft: Draft, facts: Sequence[OwnFact]) -> Draft:
    """The draft with the facts in it, and a blank left for each question that none of them answers.

    Doing it again with other facts gives what those facts give: nothing of the first ones stays.
    """
    homes = {home.id: home for ref in dict.fromkeys(f.ref for f in facts) if (home := _home(draft, ref))}
    homes |= {home.id: home for a in draft.arguments if (home := _home(draft, a.ref)) and _spoken(home)}
    paragraphs = [
        _told(draft, p, [f for f in facts if f.ref == p.ref]) if p.id in homes else p for p in draft.paragraphs
    ]
    return draft.model_copy(update={"paragraphs": paragraphs})


def unanswered(draft: Draft, ref: str, facts: Sequence[OwnFact]) -> list[str]:
    """The questions on an exemption that no fact answers, by itself or by the element that it bears on."""
    asked = [q.question for q in draft.for_officer if q.ref == ref]
    told = {f.about for f in facts if f.ref == ref}
    answered = {q for element in _elements(draft, ref) if element.says in told for q in element.asks}
    return [q for q in asked if q not in told | answered]


def _home(draft: Draft, ref: str) -> Paragraph | None:
    """The paragraph that says what is particular to this case: the officer's own, under "Why ... applies"."""
    own = (
        p
        for p in draft.paragraphs
        if p.ref == ref and p.heading.startswith("Why ") and all(s.origin == "officer" for s in p.sentences)
    )
    return next(own, None)


def _spoken(paragraph: Paragraph) -> bool:
    return not paragraph.text.startswith("[")


def _elements(draft: Draft, ref: str) -> list[ArguedElement]:
    return [element for argument in draft.arguments if argument.ref == ref for element in argument.elements]


def _told(draft: Draft, paragraph: Paragraph, facts: list[OwnFact]) -> Paragraph:
    ref = paragraph.ref or ""
    left = unanswered(draft, ref, facts)[:_ASKED]
    words = [_sentence(fact.text) for fact in _in_order(draft, ref, facts)]
    if left or not words:
        words.append(_BLANK.format(questions=" ".join(left)).replace(" ]", "]"))
    sentences, at = [], 0
    for said in words:
        sentences.append(Sentence(start=at, end=at + len(said), origin="officer", status="for_officer"))
        at += len(said) + 1
    return paragraph.model_copy(update={"text": " ".join(words), "sentences": sentences})


def _in_order(draft: Draft, ref: str, facts: list[OwnFact]) -> list[OwnFact]:
    """As the law's elements come, then the questions."""
    order = [e.says for e in _elements(draft, ref)] + [q.question for q in draft.for_officer if q.ref == ref]
    return sorted(facts, key=lambda f: order.index(f.about) if f.about in order else len(order))


def _sentence(text: str) -> str:
    said = text.strip()
    return said if said[-1:] in ".!?”" else f"{said}."
