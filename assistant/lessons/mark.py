"""Marking an answer element by element, each mark with its reason and its source; never one mark for the whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.lessons import flaws
from assistant.lessons.exercise import Set
from assistant.lessons.level import REGIME, TEST
from assistant.lessons.mark_choices import factors_marked, likelihoods, notice_marked
from assistant.lessons.split import Split
from assistant.statute import Statute
from corpus.drafts import Citation
from corpus.law import Law
from corpus.lessons import Backing, Flaw, Given, Mark, Marked
from corpus.provision import Provision
from corpus.records import Document

_SAID_REGIME = {"FOIA": "the Act", "EIR": "the Regulations", "both": "both, each for its part"}
_OF_GROUNDS = frozenset({"wrong-limb", "names-no-exemption", "inconsistent"})
_OF_TEST = frozenset({"no-balance", "absolute-weighed"})


def marks(made: Set, given: Given, law: Law, statute: Statute, split: Split) -> list[Mark]:
    """A mark for each element, in the order a decision is taken."""
    marking = _Marking(made.document, given, law, statute, split, flaws.of(made.document))
    return [
        marking.regime(),
        *marking.exemptions(),
        *likelihoods(made.document, given, law, statute, split),
        marking.test(),
        *factors_marked(made, given),
        *notice_marked(made, given),
    ]


@dataclass(frozen=True)
class _Marking:
    document: Document
    given: Given
    law: Law
    statute: Statute
    split: Split
    flaws: list[Flaw]

    def regime(self) -> Mark:
        was, gave = self.document.regime, self.given.regime
        verdict: Marked = "right" if gave == was else "part" if "both" in (gave, was) and gave else "wrong"
        because = f"The request was answered under {_SAID_REGIME[was]}."
        cited = self.statute.fact("eir-2-1", ".")
        return Mark(
            about=REGIME,
            gave=_SAID_REGIME.get(gave or "", "nothing chosen"),
            was=_SAID_REGIME[was],
            verdict="missed" if gave is None else verdict,
            because=because,
            law=cited[1] if cited else [],
        )

    def exemptions(self) -> Iterator[Mark]:
        """First those relied on, each beside the nearest chosen; then those chosen beside them."""
        relied = list(dict.fromkeys(Provision.parse(e.ref) for e in self.document.exemptions))
        chosen = list(dict.fromkeys(Provision.parse(c.ref) for c in self.given.exemptions))
        left = [ref for ref in chosen if ref not in relied]
        for ref in relied:
            if ref in chosen:
                yield self._mark(ref, str(ref), "right", f"The decision relies on {ref.spoken()}.")
                continue
            near = next((c for c in left if c.section == ref.section), None)
            if near:
                left.remove(near)
                yield self._near(near, ref)
            else:
                yield self._missed(ref)
        for ref in left:
            yield self._beside(ref)
        if not relied and not chosen:
            yield self._none()

    def _near(self, chosen: Provision, relied: Provision) -> Mark:
        section = f"{'regulation' if relied.instrument == 'EIR' else 'section'} {relied.parts[0]}"
        if chosen.covers(relied):
            because = f"Right as far as it goes: {section}; the limb relied on, {relied.spoken()}, is to be named."
            return self._mark(relied, str(chosen), "part", because)
        flaw = next((f for f in self.flaws if f.rule == "wrong-limb"), None)
        if flaw:
            return self._flawed(relied, str(chosen), flaw)
        split = self.split.relying(chosen)
        because = f"The section is right; the limb relied on is {relied.spoken()}, not {chosen.spoken()}."
        if split:
            return self._mark(relied, str(chosen), "arguable", f"{because} {_SPLIT_RELYING}", split)
        return self._mark(relied, str(chosen), "part", because)

    def _missed(self, ref: Provision) -> Mark:
        flaw = next((f for f in self.flaws if f.rule in _OF_GROUNDS), None)
        if flaw:
            return self._flawed(ref, "not chosen", flaw)
        because = f"The decision relies on {ref.spoken()}, which was not chosen."
        if self._gave_way():
            return self._mark(ref, "not chosen", "arguable", f"{because} {_GAVE_WAY}")
        split = self.split.without(ref)
        if split:
            return self._mark(ref, "not chosen", "arguable", f"{because} {_SPLIT_WITHOUT}", split)
        return self._mark(ref, "not chosen", "missed", because)

    def _beside(self, ref: Provision) -> Mark:
        flaw = next((f for f in self.flaws if f.rule in _OF_GROUNDS), None)
        if flaw:
            return self._flawed(ref, str(ref), flaw)
        split = self.split.relying(ref)
        because = f"The decision does not rely on {ref.spoken()}."
        considered = any(
            m.status == "rejected" and ref.touches(Provision.parse(m.ref)) for m in self.document.mentioned
        )
        if considered:
            because = f"The decision considers {ref.spoken()} and does not rely on it."
        if split:
            return self._mark(ref, str(ref), "arguable", f"{because} {_SPLIT_RELYING}", split, was="not relied on")
        return self._mark(ref, str(ref), "wrong", because, was="not relied on")

    def _none(self) -> Mark:
        return Mark(
            about="exemption",
            gave="none",
            was="none",
            verdict="right",
            because="The decision relies on no exemption.",
        )

    def test(self) -> Mark:
        """Whether a public interest test is due: of the exemptions the decision relies on."""
        due = [ref for ref in self._relied() if self.law.needs_public_interest_test(ref)]
        gave = {True: "due", False: "not due", None: "nothing chosen"}[self.given.tested]
        verdict: Marked = (
            "missed" if self.given.tested is None else "right" if self.given.tested == bool(due) else "wrong"
        )
        facts = [fact for ref in (due or self._relied()) if (fact := self.statute.nature(ref))]
        because = " ".join(dict.fromkeys(says for says, _ in facts)) or "No exemption is relied on, so none is due."
        flaw = next((f for f in self.flaws if f.rule in _OF_TEST), None)
        if flaw:
            because = f"{because} The letter itself has a fault here: {flaw.what}"
        return Mark(
            about=TEST,
            gave=gave,
            was="due" if due else "not due",
            verdict=verdict,
            because=because,
            law=_cited(facts),
            source=flaw.source if flaw else "",
        )

    def _flawed(self, ref: Provision, gave: str, flaw: Flaw) -> Mark:
        because = f"This made-up letter has a known fault, so it is no guide here: {flaw.what}"
        mark = self._mark(ref, gave, "arguable", because)
        return mark.model_copy(update={"source": flaw.source})

    def _mark(
        self,
        ref: Provision,
        gave: str,
        verdict: Marked,
        because: str,
        precedents: Sequence[Backing] = (),
        was: str | None = None,
    ) -> Mark:
        fact = self.statute.limb(ref) or self.statute.nature(ref)
        exemption = self.law.exemption(ref)
        return Mark(
            about=str(ref),
            gave=gave,
            was=was or str(ref),
            verdict=verdict,
            because=because,
            law=fact[1] if fact else self.statute.section(ref),
            source=exemption.source if exemption else "",
            precedents=list(precedents),
        )

    def _gave_way(self) -> bool:
        """Whether the decision did not stand on review or appeal."""
        return any(later.result == "overturned" for later in self.split.later)

    def _relied(self) -> list[Provision]:
        return [Provision.parse(e.ref) for e in self.document.exemptions]


_SPLIT_RELYING = "Precedents split: a decision on a similar request relies on what was chosen."
_SPLIT_WITHOUT = "Precedents split: a decision on a similar request gives the information without it."
_GAVE_WAY = "It did not stand: the decision was overturned later."


def _cited(facts: Sequence[tuple[str, list[Citation]]]) -> list[Citation]:
    return list({(c.document, c.start): c for _, cited in facts for c in cited}.values())
