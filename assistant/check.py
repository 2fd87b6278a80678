"""Check one response letter by the rules of `assistant.rules`, without any model."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.rules import every
from assistant.rules.letter import Left, Letter
from assistant.rules.rule import Rule, Seen
from assistant.source import PrecedentSource
from assistant.statute import Statute
from corpus.drafts import Citation, Finding
from corpus.law import Law
from corpus.law.render import document_id
from corpus.listings import AppliedRule, Findings, Tick
from corpus.provision import EIR
from corpus.records import Document


@dataclass(frozen=True)
class Checked:
    """What came of it, with the places in the words as sent told from those in the letter as read."""

    findings: Findings
    in_written: frozenset[int]
    """Which findings, by their number, are placed in the words as sent."""


@dataclass(frozen=True)
class Checker:
    """Checks a letter as read; the source of each rule is a line of the library. `precedents` may be left out."""

    law: Law
    statute: Statute
    precedents: PrecedentSource | None = None
    rules: tuple[Rule, ...] = every

    def check(self, letter: Document) -> list[Finding]:
        """Findings in the order of the letter; none for a letter with no fault these rules know."""
        return self.checked(letter).findings.findings

    def checked(self, letter: Document, written: str = "", left: Sequence[Left] = ()) -> Checked:
        """All of it: faults, what was found as it should be, and the rules. `written` are the words as sent, and `left`
        what was masked in them of people.
        """
        read = Letter(letter, self.law, self.statute, written or letter.text, left, self.precedents)
        seen = [(rule, list(rule.look(read))) for rule in self.rules]
        broken = sorted(
            ((rule, one) for rule, found in seen for one in found if not one.kept),
            key=lambda pair: (pair[1].span or (0, 0), pair[0].id),
        )
        return Checked(
            Findings(
                findings=[_finding(rule, one, self._cited(rule, one, letter)) for rule, one in broken],
                ticks=list(_ticks(seen)),
                rules=[_applied(rule, found, self._rests_on(rule, found, letter)) for rule, found in seen],
            ),
            frozenset(n for n, (_, one) in enumerate(broken) if one.left),
        )

    def _rests_on(self, rule: Rule, found: Sequence[Seen], letter: Document) -> list[Citation]:
        """Each line of the law that the rule rests on in this letter, once."""
        lines: list[Citation] = []
        for one in found or [Seen(True)]:
            lines += [line for line in self._cited(rule, one, letter) if line not in lines]
        return lines

    def _cited(self, rule: Rule, seen: Seen, letter: Document) -> list[Citation]:
        """The line that the rule rests on: of the exception itself where that says it too, or of the law that governs."""
        document, words = rule.source
        if seen.of and (exemption := self.law.exemption(seen.of)):
            own = self.statute.fact(document_id(exemption.section), re.escape(words))
            if own:
                return own[1]
        under_eir = seen.of.instrument == EIR if seen.of else letter.regime == "EIR"
        if under_eir and rule.under_eir:
            document, words = rule.under_eir
        fact = self.statute.fact(document, re.escape(words))
        return fact[1] if fact else []


def _finding(rule: Rule, seen: Seen, cited: list[Citation]) -> Finding:
    start, end = seen.span or (None, None)
    return Finding(
        rule=rule.id,
        severity=rule.severity,
        message=seen.says,
        start=start,
        end=end,
        sources=[*seen.beside, *cited],
    )


def _ticks(seen: list[tuple[Rule, list[Seen]]]) -> Iterator[Tick]:
    """One for each place where a rule is kept; none for a rule that is broken elsewhere and kept nowhere in particular."""
    for rule, found in seen:
        whole = all(one.kept for one in found)
        for one in found:
            if one.kept and (whole or one.span):
                start, end = one.span or (None, None)
                yield Tick(rule=rule.id, says=one.says, start=start, end=end)


def _applied(rule: Rule, found: Sequence[Seen], cited: list[Citation]) -> AppliedRule:
    return AppliedRule(
        id=rule.id, group=rule.group, severity=rule.severity, reason=rule.reason, applied=bool(found), sources=cited
    )
