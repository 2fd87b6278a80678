"""Check one response letter against what a refusal notice must contain, without any model."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from assistant.statute import Statute
from corpus.calendar import due
from corpus.drafts import Finding
from corpus.errors import FoiError
from corpus.law import Law
from corpus.provision import Provision
from corpus.records import Document, Mention, Reliance


@dataclass(frozen=True)
class Checker:
    """Checks a letter as read. Each rule is a function of the record; its source is a fact of law in the library."""

    law: Law
    statute: Statute

    def check(self, letter: Document) -> list[Finding]:
        """Findings in the order of the letter; none for a letter with no fault these rules know."""
        rules: tuple[Callable[[Document], Iterator[Finding]], ...] = (
            self._exemption_named, self._limb_named, self._test_done, self._test_not_due, self._likelihood_said,
            self._bar_named, self._review_told, self._complaint_told, self._in_time, self._provisions_exist,
        )  # fmt: skip
        return sorted((f for rule in rules for f in rule(letter)), key=lambda f: (f.start or 0, f.rule))

    def _exemption_named(self, letter: Document) -> Iterator[Finding]:
        if letter.outcome in ("withheld", "partly", "ncnd", "refused") and not letter.exemptions:
            yield self._finding(
                "exemption-named", "error", "information is withheld but no exemption is named", "foia-17", "specifies"
            )

    def _limb_named(self, letter: Document) -> Iterator[Finding]:
        for relied in letter.exemptions:
            ref = Provision.parse(relied.ref)
            exemption = self.law.exemption(ref)
            if exemption and len(ref.parts) == 1 and any("limb" in row for row in exemption.requires):
                yield self._finding(
                    "limb-named",
                    "warning",
                    f"{ref.spoken()} is relied on without naming its limb",
                    "foia-17",
                    "specifies",
                    relied,
                )

    def _test_done(self, letter: Document) -> Iterator[Finding]:
        for relied in letter.exemptions:
            ref = Provision.parse(relied.ref)
            if self.law.needs_public_interest_test(ref) and relied.outcome_of_test == "none":
                yield self._finding(
                    "public-interest-test",
                    "error",
                    f"{ref.spoken()} is qualified, but no balance of the public interest was found",
                    "foia-17",
                    "public interest",
                    relied,
                )

    def _test_not_due(self, letter: Document) -> Iterator[Finding]:
        roles = {p.role for p in letter.passages}
        if (
            letter.exemptions
            and "balance" in roles
            and not any(self.law.needs_public_interest_test(Provision.parse(e.ref)) for e in letter.exemptions)
        ):
            yield self._finding(
                "test-not-due",
                "warning",
                "the public interest is balanced, but every exemption relied on is absolute",
                "foia-2",
                "absolute",
            )

    def _likelihood_said(self, letter: Document) -> Iterator[Finding]:
        for relied in letter.exemptions:
            exemption = self.law.exemption(Provision.parse(relied.ref))
            if exemption and exemption.test.startswith("prejudice") and relied.likelihood is None:
                yield self._finding(
                    "likelihood-said",
                    "warning",
                    f"{Provision.parse(relied.ref).spoken()}: the letter does not say whether prejudice would, or would be likely to, occur",
                    "ico-likelihood-default",
                    "lower",
                    relied,
                )

    def _bar_named(self, letter: Document) -> Iterator[Finding]:
        for relied in letter.exemptions:
            if Provision.parse("44(1)(a)") == Provision.parse(relied.ref) and not relied.bar:
                yield self._finding(
                    "bar-named",
                    "error",
                    "section 44(1)(a) is relied on without naming the enactment that prohibits disclosure",
                    "foia-44",
                    "enactment and section",
                    relied,
                )

    def _review_told(self, letter: Document) -> Iterator[Finding]:
        if _kept_back(letter) and "review" not in _closing(letter) and "complaints procedure" not in _closing(letter):
            yield self._finding(
                "review-told",
                "error",
                "the letter does not say how to ask for an internal review, or that there is none",
                "foia-17",
                "complaints",
            )

    def _complaint_told(self, letter: Document) -> Iterator[Finding]:
        if _kept_back(letter) and not any(w in _closing(letter) for w in ("commissioner", "ico")):
            yield self._finding(
                "complaint-told",
                "error",
                "the letter does not tell the applicant of the right to complain to the Commissioner",
                "foia-17",
                "Commissioner",
            )

    def _in_time(self, letter: Document) -> Iterator[Finding]:
        if letter.received and letter.date:
            try:
                last = due(letter.received, "EIR" if letter.regime == "EIR" else "FOIA").due
            except FoiError:
                return
            if letter.date > last:
                yield self._finding(
                    "in-time",
                    "warning",
                    f"answered on {letter.date:%d %B %Y}, after the last day, {last:%d %B %Y}",
                    "foia-10",
                    "twentieth working day",
                )

    def _provisions_exist(self, letter: Document) -> Iterator[Finding]:
        named_anywhere: list[Reliance | Mention] = [*letter.exemptions, *letter.mentioned]
        for named in named_anywhere:
            try:
                ref = Provision.parse(named.ref)
            except ValueError:
                continue
            if self.law.exemption(ref.section) and not self.law.knows(ref):
                start, end = named.spans[0] if named.spans else (None, None)
                yield Finding(
                    rule="provision-exists",
                    severity="error",
                    message=f"there is no {ref.spoken()}",
                    start=start,
                    end=end,
                )

    def _finding(
        self, rule: str, severity: str, message: str, source: str, words: str, relied: Reliance | None = None
    ) -> Finding:
        fact = self.statute.fact(source, words)
        start, end = relied.spans[0] if relied and relied.spans else (None, None)
        return Finding(
            rule=rule, severity=severity, message=message, start=start, end=end, sources=fact[1] if fact else []
        )


def _kept_back(letter: Document) -> bool:
    return letter.outcome in ("withheld", "partly", "ncnd", "refused")


def _closing(letter: Document) -> str:
    return " ".join(letter.quote(p.start, p.end) for p in letter.passages if p.role in ("next_steps", "other")).lower()
