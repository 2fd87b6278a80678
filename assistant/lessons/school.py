"""Exercises put together: found by their id, made from what the source holds, marked, and with their decision shown."""

from __future__ import annotations

from assistant.lessons import decision, exercise, mark
from assistant.lessons.exercise import Set, fit
from assistant.lessons.neutral import hidden
from assistant.lessons.split import Split
from assistant.source import PrecedentSource
from assistant.statute import Statute
from corpus.errors import Conflict, Invalid, NotFound
from corpus.law import Law
from corpus.lessons import Decision, Given, Mark, Option
from corpus.provision import Provision
from corpus.records import Card
from corpus.results import Filters
from corpus.vocabulary import Vocabulary

_LENDERS = 3
_MOST_CHOSEN = 50


class School:
    """What can be learned from one source of decisions. Nobody's answers are kept here."""

    def __init__(self, source: PrecedentSource, law: Law, vocabulary: Vocabulary) -> None:
        self._source = source
        self._law = law
        self._vocabulary = vocabulary
        self._statute = Statute(source, law)

    def cards(self, examples: bool = True) -> list[Card]:
        """The decisions that exercises are made of, each with what happened to it later."""
        found = self._source.cards(Filters(kind=["response"], examples=examples))
        return [c.model_copy(update={"later": self._source.later(c.id)}) for c in found if fit(c)]

    def card(self, id: str) -> Card:
        """The decision behind an exercise. Raises NotFound."""
        found = next((card for card in self.cards() if hidden(card.id) == id), None)
        if found is None:
            raise NotFound(f"There is no exercise {id!r}; its letter may have left the library.")
        return found

    def exercise(self, card: Card) -> Set:
        """Raises NotFound for a decision whose request is not known."""
        document = self._source.document(card.id)
        if not document.requests:
            raise NotFound(f"No exercise can be made of {card.reference or card.title}: what was asked is not known.")
        lenders = Split(self._source, document).similar[:_LENDERS]
        return exercise.make(document, card, lenders, self._law, self._vocabulary, self._statute)

    def marked(self, made: Set, given: Given) -> tuple[list[Mark], Decision]:
        """Raises Invalid for a provision there is none of, and Conflict for choices that are no longer offered."""
        self.check(made, given)
        split = Split(self._source, made.document)
        marks = mark.marks(made, given, self._law, self._statute, split)
        return marks, decision.decision(made, self._law, self._source)

    def check(self, made: Set, given: Given) -> None:
        """Whether an answer is one to this exercise."""
        lists = (given.exemptions, given.for_disclosure, given.against_disclosure, given.notice)
        if any(len(chosen) > _MOST_CHOSEN for chosen in lists):
            raise Invalid(f"At most {_MOST_CHOSEN} of anything can be chosen.")
        for chosen in given.exemptions:
            self._law.require(chosen.ref)
        unknown = {*given.for_disclosure, *given.against_disclosure} - set(made.factors)
        if unknown or set(given.notice) - set(made.notice):
            raise Conflict("The choices of this exercise have changed since it was opened; open it again, and choose.")

    def options(self) -> list[Option]:
        """Every provision that can be chosen: each exemption and each of its limbs, in the order of the law."""
        found: dict[str, Option] = {}
        for exemption in self._law.exemptions:
            found.setdefault(str(exemption.section), Option(ref=str(exemption.section), title=exemption.title))
            for limb in exemption.limbs:
                if self._chosen_alone(limb.ref):
                    found.setdefault(str(limb.ref), Option(ref=str(limb.ref), title=exemption.title, says=limb.says))
        for section in self._law.sections.values():
            for ref in section.has:
                owner = self._law.exemption(ref) or self._law.exemption(section.ref)
                if owner and self._chosen_alone(ref):
                    found.setdefault(str(ref), Option(ref=str(ref), title=owner.title))
        return sorted(found.values(), key=lambda option: _place(Provision.parse(option.ref)))

    def _chosen_alone(self, ref: Provision) -> bool:
        """Not the purposes of 31(2), which are no limbs, nor what is no provision."""
        return self._law.knows(ref) and not Provision.parse("31(2)").covers(ref)


def _place(ref: Provision) -> tuple[object, ...]:
    number = ref.parts[0]
    digits = "".join(c for c in number if c.isdigit())
    return ref.instrument != "FOIA", int(digits), number, ref.parts[1:]
