"""Set an exemption out step by step: at each the law's words, what precedents said, and what only the officer knows."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.grounds import Ground
from assistant.paragraphs import Paragraphs, Written
from assistant.source import PrecedentSource
from assistant.statute import Statute
from corpus.law import Bar, Law, OfficerAsk, Step
from corpus.law.render import document_id
from corpus.provision import Provision

_ABOUT = 0.4
"""Likeness from which a precedent's sentence is told at the step it comes nearest to."""


class Steps:
    """The steps of one exemption."""

    def __init__(self, one: Ground, statute: Statute, law: Law, source: PrecedentSource) -> None:
        self._one, self._statute, self._law, self._source = one, statute, law, source
        self._steps = law.steps_of(one.ref)
        self._bar = law.bar(str(one.bar)) if one.bar else None
        self._asks = law.asks(one.ref, self._bar)

    def write(self, paragraphs: Paragraphs, told: Sequence[Written]) -> None:
        """Why the exemption applies: what precedents said in general, then each step, then what is left to ask."""
        why = f"Why {self._one.ref.spoken()} applies"
        placed = self._placed(told)
        paragraphs.add(why, [w for w in told if id(w) not in placed], str(self._one.ref))
        for step in filter(lambda step: step.says, self._steps):
            heading = f"{why}: {step.title}"
            separator = "\n" if step.bar and self._bar else " "
            paragraphs.add(heading, self._of(step), str(self._one.ref), separator)
            paragraphs.add(heading, [w for w in told if placed.get(id(w)) is step], str(self._one.ref))
        if self._law.denies(self._one.ref):
            return  # what else is particular could not be said without giving away whether anything is held
        if left := [a.question for a in self._asks if not any(a in self._asked(step) for step in self._steps)]:
            blank = f"[Say what is particular to this case. {' '.join(left[:3])}]"
        elif not self._steps:
            blank = "[Say what is particular to this case.]"
        else:
            return
        paragraphs.add(why, [(blank, "officer", "for_officer", [])], str(self._one.ref))

    def questions(self) -> list[OfficerAsk]:
        """What the steps ask beyond what the law's elements do."""
        known = {a.question for a in self._asks}
        own = [step for step in self._steps if step.asks and step.asks not in known]
        return [OfficerAsk(step.asks, (*step.elements, *step.says)[0], self._one.ref) for step in own]

    def _of(self, step: Step) -> list[Written]:
        """The law's sentences, and one place for the officer to answer what the step asks."""
        document = step.document or document_id(self._section())
        said = [*self._facts(document, step.says), *self._of_bar(step)]
        questions = [step.asks] if step.asks else [a.question for a in self._asked(step)]
        if step.bar == "gateways" and self._bar and self._bar.gateways and not self._bar.standing:
            return said  # a bar whose gateways do not count for FOIA
        return [*said, (f"[{' '.join(questions)}]", "officer", "for_officer", [])] if questions else said

    def _of_bar(self, step: Step) -> list[Written]:
        """The elements of the prohibition behind section 44, or its gateways that are not repealed."""
        if not step.bar or self._bar is None:
            return []
        lines = self._bar.elements if step.bar == "elements" else self._bar.standing
        return self._facts(document_id(self._bar.ref), lines)

    def _facts(self, document: str, lines: Sequence[str]) -> list[Written]:
        facts = (self._statute.fact(document, re.escape(line)) for line in lines)
        return [(text, "statute", "supported", cited) for text, cited in filter(None, facts)]

    def _asked(self, step: Step) -> list[OfficerAsk]:
        """The questions on the elements that a step serves, with those on the bar's."""
        rows = (*step.elements, *_rows(self._bar, step)) if self._bar else step.elements
        return [a for a in self._asks if any(a.why in row for row in rows)]

    def _placed(self, told: Sequence[Written]) -> dict[int, Step]:
        """Which precedents' sentence is told at which step, by meaning."""
        if not told or not self._steps:
            return {}
        steps = [step for step in self._steps if step.says]
        about = [f"{step.title}. {' '.join(step.says)}" for step in steps]
        rows = self._source.likeness([words for words, *_ in told], about)
        best = ((w, max(zip(row, steps, strict=True), key=lambda x: x[0])) for w, row in zip(told, rows, strict=True))
        return {id(w): step for w, (score, step) in best if score >= _ABOUT}

    def _section(self) -> Provision:
        exemption = self._law.exemption(self._one.ref)
        return exemption.section if exemption else self._one.ref.section


def _rows(bar: Bar | None, step: Step) -> tuple[str, ...]:
    if bar is None or not step.bar:
        return ()
    if step.bar == "gateways":
        return bar.gateways
    return (*bar.elements, bar.forbids, str(bar.row.get("foia_rule", "")))
