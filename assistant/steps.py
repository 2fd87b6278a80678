"""Set an exemption out step by step: at each the law's words, what precedents said, and what only the officer knows."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.grounds import Ground
from assistant.paragraphs import Paragraphs, Written
from assistant.source import PrecedentSource
from assistant.statute import Statute
from corpus.law import Bar, Law, Step
from corpus.law.render import document_id

_ABOUT = 0.4
"""Likeness from which a precedent's sentence is told at the step it comes nearest to."""
_MOST = 3


class Steps:
    """The steps of one exemption."""

    def __init__(self, one: Ground, statute: Statute, law: Law, source: PrecedentSource) -> None:
        self._one, self._statute, self._law, self._source = one, statute, law, source
        self._steps = law.steps_of(one.ref)
        self._bar = law.bar(str(one.bar)) if one.bar else None
        self._asks = law.asks(one.ref, self._bar)

    def write(self, paragraphs: Paragraphs, told: Sequence[Written]) -> None:
        """Why the exemption applies: what precedents said in general, then each step, then what is left to ask."""
        ref, why = str(self._one.ref), f"Why {self._one.ref.spoken()} applies"
        placed = self._placed(told)
        paragraphs.add(why, [w for w in told if id(w) not in placed], ref)
        for step in filter(lambda step: step.says, self._steps):
            heading, asks = f"{why}: {step.title}", self._questions(step)
            separator = "\n" if step.bar and self._bar else " "
            paragraphs.add(heading, self._of(step, asks), ref, separator, asks, step.elements)
            paragraphs.add(heading, [w for w in told if placed.get(id(w)) is step], ref)
        asked = {question for step in self._steps for question in self._questions(step)}
        left = [a.question for a in self._asks if a.question not in asked]
        if left or not self._steps:
            paragraphs.add(why, [(blank(left, particular=True), "officer", "for_officer", [])], ref, asks=left)

    def _of(self, step: Step, questions: Sequence[str]) -> list[Written]:
        """The law's sentences, and one place for the officer to answer what the step asks."""
        exemption = self._law.exemption(self._one.ref)
        own = exemption.section if exemption else self._one.ref.section
        said = [*self._facts(step.document or document_id(own), step.says), *self._of_bar(step)]
        return [*said, (blank(questions), "officer", "for_officer", [])] if questions else said

    def _questions(self, step: Step) -> list[str]:
        """The step's own question, or those on the elements that it serves, the bar's among them."""
        if step.bar == "gateways" and self._bar and self._bar.gateways and not self._bar.standing:
            return []  # a bar whose gateways do not count for FOIA
        rows = (*step.elements, *_rows(self._bar, step))
        return [step.asks] if step.asks else [a.question for a in self._asks if any(a.why in row for row in rows)]

    def _of_bar(self, step: Step) -> list[Written]:
        """The elements of the prohibition behind section 44, or its gateways that are not repealed."""
        if not step.bar or self._bar is None:
            return []
        lines = self._bar.elements if step.bar == "elements" else self._bar.standing
        return self._facts(document_id(self._bar.ref), lines)

    def _facts(self, document: str, lines: Sequence[str]) -> list[Written]:
        facts = (self._statute.fact(document, re.escape(line)) for line in lines)
        return [(text, "statute", "supported", cited) for text, cited in filter(None, facts)]

    def _placed(self, told: Sequence[Written]) -> dict[int, Step]:
        """Which precedents' sentence is told at which step, by meaning."""
        if not told or not self._steps:
            return {}
        steps = [step for step in self._steps if step.says]
        about = [f"{step.title}. {' '.join(step.says)}" for step in steps]
        rows = self._source.likeness([words for words, *_ in told], about)
        best = ((w, max(zip(row, steps, strict=True), key=lambda x: x[0])) for w, row in zip(told, rows, strict=True))
        return {id(w): step for w, (score, step) in best if score >= _ABOUT}


def blank(questions: Sequence[str], *, particular: bool = False) -> str:
    """A place for the officer to answer questions; one for all that is `particular` says so, and asks three at most."""
    said = " ".join(questions[:_MOST] if particular else questions)
    return f"[Say what is particular to this case. {said}]".replace(" ]", "]") if particular else f"[{said}]"


def _rows(bar: Bar | None, step: Step) -> tuple[str, ...]:
    if bar is None or not step.bar:
        return ()
    if step.bar == "gateways":
        return bar.gateways
    return (*bar.elements, bar.forbids, str(bar.row.get("foia_rule", "")))
