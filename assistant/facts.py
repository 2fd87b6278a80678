"""This case's own facts put into a draft: each becomes a sentence of the officer's, where a blank asked for it."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.steps import blank
from corpus.cases import OwnFact
from corpus.drafts import ArguedElement, Draft, Paragraph, Sentence


def with_facts(draft: Draft, facts: Sequence[OwnFact]) -> Draft:
    """The draft with the facts in it, and a blank left for each question that none of them answers.

    Doing it again with other facts gives what those facts give: nothing of the first ones stays.
    """
    told: dict[str, list[OwnFact]] = {p.id: [] for p in draft.paragraphs if p.asks}
    for fact in facts:
        if home := _home(draft, fact):
            told.setdefault(home.id, []).append(fact)
    told |= {p.id: [] for p in draft.paragraphs if p.id not in told and p.elements and _spoken(p)}
    paragraphs = [_told(draft, p, told[p.id], facts) if p.id in told else p for p in draft.paragraphs]
    return draft.model_copy(update={"paragraphs": paragraphs})


def unanswered(draft: Draft, ref: str, facts: Sequence[OwnFact]) -> list[str]:
    """The questions on an exemption that no fact answers, by itself or by the element that it bears on."""
    asked = [q.question for q in draft.for_officer if q.ref == ref]
    told = {f.about for f in facts if f.ref == ref}
    answered = {q for element in _elements(draft, ref) if element.says in told for q in element.asks}
    return [q for q in asked if q not in told | answered]


def _home(draft: Draft, fact: OwnFact) -> Paragraph | None:
    """The paragraph that asks what the fact answers, or is about its element; else the one for all that is particular."""
    mine = [p for p in draft.paragraphs if p.ref == fact.ref and (p.asks or p.elements)]
    asks = {q for e in _elements(draft, fact.ref) if e.says == fact.about for q in e.asks} | {fact.about}
    asking = (p for p in mine if asks & {*p.asks} or fact.about in p.elements)
    particular = (p for p in mine if _is_particular(p))
    return next(asking, None) or next(particular, None) or (mine[-1] if mine else None)


def _is_particular(paragraph: Paragraph) -> bool:
    """Whether it is for all that is particular to the case, and of no step."""
    return not paragraph.elements and all(s.origin == "officer" for s in paragraph.sentences)


def _spoken(paragraph: Paragraph) -> bool:
    """Whether the officer's facts, and no blank, are in it."""
    own = [paragraph.text[s.start : s.end] for s in paragraph.sentences if s.origin == "officer"]
    return any(not text.startswith("[") for text in own)


def _elements(draft: Draft, ref: str) -> list[ArguedElement]:
    return [element for argument in draft.arguments if argument.ref == ref for element in argument.elements]


def _told(draft: Draft, paragraph: Paragraph, mine: list[OwnFact], facts: Sequence[OwnFact]) -> Paragraph:
    """The paragraph with its facts after the law's words, and then what is still asked."""
    ref, particular = paragraph.ref or "", _is_particular(paragraph)
    open_still = unanswered(draft, ref, facts)
    left = [question for question in paragraph.asks if question in open_still]
    words = [_sentence(fact.text) for fact in _in_order(draft, ref, mine)]
    if left or (particular and not words):
        words.append(blank(left, particular=particular))
    law = [s for s in paragraph.sentences if s.origin != "officer"]
    text, made = paragraph.text[: law[-1].end] if law else "", list(law)
    between = paragraph.text[law[0].end : law[1].start] if len(law) > 1 else " "
    for said in words:
        start = len(text) + len(between) if text else 0
        text = f"{text}{between}{said}" if text else said
        made.append(Sentence(start=start, end=len(text), origin="officer", status="for_officer"))
    origin, status = ("officer", "for_officer") if words else ("statute", "supported")
    return paragraph.model_copy(update={"text": text, "sentences": made, "origin": origin, "status": status})


def _in_order(draft: Draft, ref: str, facts: list[OwnFact]) -> list[OwnFact]:
    """As the law's elements come, then the questions."""
    order = [e.says for e in _elements(draft, ref)] + [q.question for q in draft.for_officer if q.ref == ref]
    return sorted(facts, key=lambda f: order.index(f.about) if f.about in order else len(order))


def _sentence(text: str) -> str:
    said = text.strip()
    return said if said[-1:] in ".!?”" else f"{said}."
