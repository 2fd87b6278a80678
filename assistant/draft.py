"""Compose a draft without any language model: the law, the precedents' reasoning, and what only the officer knows.

Every sentence has an origin and, unless it is the officer's own, citations. What was particular to a
precedent is left blank, never passed off as this case's.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from assistant import closing, decided, decisions, elements, ground, grounds, spot, style
from assistant.denial import REQUEST
from assistant.ground import Gate
from assistant.grounds import Ground
from assistant.paragraphs import Paragraphs, Written
from assistant.reasons import general_words, reasons
from assistant.source import PrecedentSource
from assistant.statute import Fact, Statute
from assistant.steps import Steps
from assistant.understand import set_apart
from corpus.cases import CaseItem
from corpus.drafts import Draft, OfficerQuestion
from corpus.errors import Invalid
from corpus.law import Law
from corpus.records import RequestItem
from corpus.request import items

_DENIED = {
    ground.FOR: "State the public interest in saying whether any such information is held",
    ground.AGAINST: "State the public interest in neither confirming nor denying",
}


class Drafter:
    """Drafts from a source of precedents and the law; keeps nothing itself."""

    def __init__(self, source: PrecedentSource, law: Law, authority: str = "") -> None:
        """`authority` is the body that answers, as far as it is known."""
        self._source = source
        self._law = law
        self._authority = authority
        self._statute = Statute(source, law)
        self._known = general_words(law)

    def draft(self, request: str, exemptions: Sequence[str] = (), of: Sequence[CaseItem] = ()) -> Draft:
        """A draft for `request`, arguing `exemptions`, or the best supported suggestions when none are named.

        With `of`, those are the items, as somebody set them apart, with the exemptions chosen for each. Raises Invalid
        for an empty request or an exemption that does not exist.
        """
        asked = [RequestItem(n=one.n, text=one.text) for one in of] or set_apart(items(request))[0] or items(request)
        if not asked:
            raise Invalid("the request is empty; paste the words of the request")
        chosen_refs = [self._law.require(e) for e in exemptions]
        similar = self._source.precedents(request, of=asked)
        suggested = self._source.suggest(request, of=asked).suggestions
        chosen = grounds.choose(asked, [str(r) for r in chosen_refs], suggested, similar, self._source, self._law)
        chosen = [replace(one, asked=grounds.concerned(one.ref, of)) for one in chosen] if of and exemptions else chosen
        proposed = decisions.propose(asked, chosen, self._source, self._law)
        paragraphs = Paragraphs()
        phrases = style.learn(self._source, self._authority, "\n".join(i.text for i in asked))
        own = {phrase.use: phrase for phrase in phrases}
        denies = any(self._law.denies(one.ref) for one in chosen)
        if "opening" in own:
            paragraphs.add(REQUEST, style.written(own["opening"], denies=denies))
        decided.asked(paragraphs, asked)
        decided.decided(paragraphs, proposed, own["decision"].text if "decision" in own else "")
        for one in chosen:
            self._argue(paragraphs, one)
        closing.write(
            paragraphs,
            self._statute,
            self._law,
            [one.ref for one in chosen],
            environmental=all(spot.ENVIRONMENT.search(i.text) for i in asked),
        )
        if "closing" in own:
            paragraphs.add(closing.HEADING, style.written(own["closing"], denies=denies))
        made = Draft(
            id=uuid.uuid4().hex[:12],
            created=datetime.now(UTC),
            request=asked,
            decisions=proposed,
            paragraphs=paragraphs.written,
            for_officer=list(self._questions(chosen)),
            checks=[],
            phrasing=phrases,
            arguments=[
                elements.argument(one, paragraphs.written, self._statute, self._law, self._source) for one in chosen
            ],
        )
        return made.model_copy(update={"checks": Gate(self._source, self._law, self._authority).draft(made)})

    def _argue(self, paragraphs: Paragraphs, one: Ground) -> None:
        """One exemption: the law, why it applies step by step, and the public interest if due."""
        name = one.ref.spoken()
        paragraphs.add(f"{name[0].upper()}{name[1:]}: {one.title}", list(self._law_of(one)), str(one.ref))
        Steps(one, self._statute, self._law, self._source).write(paragraphs, self._reasons(one, "reasons"))
        if self._law.needs_public_interest_test(one.ref, self._authority):
            for side in ground.SIDES:
                written = self._reasons(one, side) or self._general(one, side)
                paragraphs.add(f"Public interest: {side}", written, str(one.ref))

    def _reasons(self, one: Ground, side: str) -> list[Written]:
        """What precedents argued. A refusal for cost or vexation rests on its own request's facts alone."""
        if self._law.nature(one.ref) == "procedural":
            return []
        return reasons(one, side, self._known, self._source.likeness, denies=self._law.denies(one.ref))

    def _law_of(self, one: Ground) -> Iterator[Written]:
        documents = list(one.precedents)
        purposes = {p for d in documents for e in d.exemptions if e.ref == str(one.ref) for p in e.purposes}
        facts: list[Fact | None] = [
            self._statute.nature(one.ref),
            self._statute.limb(one.ref),
            self._statute.words(one.ref, documents),
            *(self._statute.limb(self._law.require(p)) for p in sorted(purposes)),
        ]
        if one.bar:
            facts += [self._statute.bar(one.bar), self._statute.words(one.bar, documents, under=one.ref)]
        yield from ((text, "statute", "supported", cited) for text, cited in filter(None, facts))

    def _general(self, one: Ground, side: str) -> list[Written]:
        """Where no precedent weighs a side: the general factors of the law data, else a blank."""
        exemption = self._law.exemption(one.ref)
        denies = self._law.denies(one.ref)
        factors = (
            _factors(side, exemption.factors_for_disclosure, exemption.factors_for_maintaining)
            if exemption and not denies
            else ()
        )
        stated = [(factor, fact[1]) for factor in factors if (fact := self._statute.factor(one.ref, factor))]
        if stated:
            cited = [c for _, citations in stated for c in citations]
            return [
                (f"The {side} include: {'; '.join(factor for factor, _ in stated)}.", "guidance", "for_officer", cited)
            ]
        blank = (
            f"[Say which way the balance falls for {one.ref.spoken()}, and why.]"
            if side == ground.BALANCE
            else f"[{_DENIED[side] if denies else f'State the {side}'}.]"
        )
        return [(blank, "officer", "for_officer", [])]

    def _asks(self, one: Ground) -> list[OfficerQuestion]:
        """The questions of the exemption, and of the bar behind it, that concern this limb."""
        bar = self._law.bar(str(one.bar)) if one.bar else None
        return [OfficerQuestion(question=a.question, why=a.why, ref=str(one.ref)) for a in self._law.asks(one.ref, bar)]

    def _questions(self, chosen: list[Ground]) -> Iterator[OfficerQuestion]:
        held = self._statute.fact("foia-1", "to be told in writing")
        yield OfficerQuestion(
            question="Is the information held, and was all of it looked at?", why=held[0] if held else ""
        )
        for one in chosen:
            yield from self._asks(one)


def _factors(side: str, for_disclosure: tuple[str, ...], for_maintaining: tuple[str, ...]) -> tuple[str, ...]:
    return {ground.FOR: for_disclosure, ground.AGAINST: for_maintaining}.get(side, ())
