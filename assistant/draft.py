"""Compose a draft without any language model: the law, the precedents' reasoning, and what only the officer knows.

Every sentence has an origin and, unless it is the officer's own, citations. What was particular to a
precedent is left blank, never passed off as this case's.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from assistant import closing, decisions, elements, ground, grounds, spot
from assistant.ground import Gate
from assistant.grounds import Ground
from assistant.paragraphs import Paragraphs, Written
from assistant.reasons import general_words, reasons
from assistant.revise import DECISION
from assistant.source import PrecedentSource
from assistant.statute import Fact, Statute
from corpus.cases import CaseItem
from corpus.drafts import Draft, OfficerQuestion, Origin, ProposedDecision
from corpus.errors import Invalid
from corpus.law import Law
from corpus.records import RequestItem
from corpus.request import items

_SAID = {
    "withheld": "We are withholding the information you asked for in {items} under {refs}.",
    "partly": "We are providing part of the information you asked for in {items}, and withholding the rest under {refs}.",
    "refused": "We are refusing {items} of your request under {refs}.",
    "disclosed": "We are providing the information you asked for in {items}.",
    "not_held": "We do not hold the information you asked for in {items}.",
    "ncnd": "We neither confirm nor deny whether we hold the information you asked for in {items}, under {refs}.",
    "unknown": "[Say what is decided on {items}.]",
}


class Drafter:
    """Drafts from a source of precedents and the law; keeps nothing itself."""

    def __init__(self, source: PrecedentSource, law: Law) -> None:
        self._source = source
        self._law = law
        self._statute = Statute(source, law)
        self._known = general_words(law)

    def draft(self, request: str, exemptions: Sequence[str] = (), of: Sequence[CaseItem] = ()) -> Draft:
        """A draft for `request`, arguing `exemptions`, or the best supported suggestions when none are named.

        With `of`, those are the items, as somebody set them apart, with the exemptions chosen for each. Raises Invalid
        for an empty request or an exemption that does not exist.
        """
        asked = [RequestItem(n=one.n, text=one.text) for one in of] or items(request)
        if not asked:
            raise Invalid("the request is empty; paste the words of the request")
        chosen_refs = [self._law.require(e) for e in exemptions]
        similar = self._source.precedents(request)
        suggested = self._source.suggest(request).suggestions
        chosen = grounds.choose(asked, [str(r) for r in chosen_refs], suggested, similar, self._source, self._law)
        chosen = [replace(one, asked=grounds.concerned(one.ref, of)) for one in chosen] if of and exemptions else chosen
        proposed = decisions.propose(asked, chosen, similar, self._source)
        paragraphs = Paragraphs()
        _asked(paragraphs, asked)
        _decided(paragraphs, proposed)
        for one in chosen:
            self._argue(paragraphs, one)
        closing.write(
            paragraphs,
            self._statute,
            self._law,
            [one.ref for one in chosen],
            environmental=all(spot.ENVIRONMENT.search(i.text) for i in asked),
        )
        made = Draft(
            id=uuid.uuid4().hex[:12],
            created=datetime.now(UTC),
            request=asked,
            decisions=proposed,
            paragraphs=paragraphs.written,
            for_officer=list(self._questions(chosen)),
            checks=[],
            arguments=[
                elements.argument(one, paragraphs.written, self._statute, self._law, self._source) for one in chosen
            ],
        )
        return made.model_copy(update={"checks": Gate(self._source, self._law).draft(made)})

    def _argue(self, paragraphs: Paragraphs, one: Ground) -> None:
        """One exemption: the law, why it applies, what is particular here, and the public interest if due."""
        name = one.ref.spoken()
        tested = self._law.needs_public_interest_test(one.ref)
        paragraphs.add(f"{name[0].upper()}{name[1:]}: {one.title}", list(self._law_of(one)), str(one.ref))
        why = f"Why {name} applies"
        paragraphs.add(why, reasons(one, "reasons", self._known), str(one.ref))
        paragraphs.add(why, [(self._particulars(one), "officer", "for_officer", [])], str(one.ref))
        if tested:
            for side in ground.SIDES:
                written = reasons(one, side, self._known) or self._general(one, side)
                paragraphs.add(f"Public interest: {side}", written, str(one.ref))

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

    def _particulars(self, one: Ground) -> str:
        """A blank that only the officer can fill: this case's facts, asked as the law's elements require."""
        questions = [q.question for q in self._asks(one)][:3]
        return f"[Say what is particular to this case. {' '.join(questions)}]".replace(" ]", "]")

    def _general(self, one: Ground, side: str) -> list[Written]:
        """Where no precedent weighs a side: the general factors of the law data, else a blank."""
        exemption = self._law.exemption(one.ref)
        factors = (
            _factors(side, exemption.factors_for_disclosure, exemption.factors_for_maintaining) if exemption else ()
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
            else f"[State the {side}.]"
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


def _asked(paragraphs: Paragraphs, asked: list[RequestItem]) -> None:
    written: list[Written] = [("You asked for:", "officer", "supported", [])]
    written += [(f"{i.n}. {i.text}{'' if i.text[-1:] in '.?!' else '.'}", "officer", "supported", []) for i in asked]
    paragraphs.add("Your request", written, separator="\n")


def _decided(paragraphs: Paragraphs, proposed: list[ProposedDecision]) -> None:
    """One sentence for each outcome and set of exemptions, in the order of the items."""
    together: dict[tuple[str, tuple[str, ...]], list[int]] = {}
    for decision in proposed:
        together.setdefault((decision.outcome, tuple(decision.exemptions)), []).append(decision.n)
    origin: Origin = "officer"
    written: list[Written] = [
        (_SAID[outcome].format(items=_numbered(numbers), refs=_relied(refs)), origin, "for_officer", [])
        for (outcome, refs), numbers in together.items()
    ]
    paragraphs.add(DECISION, written)
    given = [n for d, numbers in together.items() if d[0] in ("disclosed", "partly") for n in numbers]
    if given:
        blank = f"[Say what is enclosed for {_numbered(sorted(given))}, and in what form.]"
        paragraphs.add("What we are providing", [(blank, origin, "for_officer", [])])


def _numbered(numbers: list[int]) -> str:
    return f"item {numbers[0]}" if len(numbers) == 1 else f"items {_and([str(n) for n in numbers])}"


def _relied(refs: tuple[str, ...]) -> str:
    """References as a letter names them; each Act after its own."""
    foia = [r for r in refs if not r.startswith("EIR")]
    eir = [r.removeprefix("EIR ") for r in refs if r.startswith("EIR")]
    named = [f"section{'s' * (len(foia) > 1)} {_and(foia)} of the Freedom of Information Act 2000"] if foia else []
    named += (
        [f"regulation{'s' * (len(eir) > 1)} {_and(eir)} of the Environmental Information Regulations 2004"]
        if eir
        else []
    )
    return " and ".join(named) or "[name the exemption]"


def _and(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _factors(side: str, for_disclosure: tuple[str, ...], for_maintaining: tuple[str, ...]) -> tuple[str, ...]:
    return {ground.FOR: for_disclosure, ground.AGAINST: for_maintaining}.get(side, ())
