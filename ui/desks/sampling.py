"""Sampling in this process."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from assistant.parts import Part
from assistant.sampling import pack
from assistant.sampling.agree import agreement, disagreements
from assistant.sampling.questions import IDS, questions
from assistant.sampling.sample import sample
from assistant.sampling.samples import Samples, complete, counted, shown_to, turn_of
from assistant.sampling.stale import resting, stale
from assistant.statute import Statute
from assistant.word import docx_of
from corpus.caller import Caller
from corpus.cases import Case, Person
from corpus.errors import Conflict, Invalid, NotFound
from corpus.kept import Kept
from corpus.library import Library
from corpus.records import Card, Document
from corpus.results import Filters
from corpus.sampling import (
    EVERY_WAY,
    By,
    LetterMark,
    PackForm,
    Question,
    Rated,
    Sample,
    SampleCard,
    SampleLetter,
    SampleList,
    SampleView,
    Stale,
    StaleList,
    Turn,
)
from retriever.desks.sampling import EVERY_LETTER, MOST_LETTERS, MOST_SEED, MOST_STALE
from retriever.words import asked, is_key, plain
from ui.casework import seen
from ui.deciding import Deciding
from ui.workshop import Workshop

_LONGEST_NAME, _LONGEST_REASON = 300, 5_000


class SamplingRoom:
    """`retriever.desks.sampling.Sampling`, for one caller: of what they may not see, nothing is drawn or counted."""

    _shop: Workshop
    _caller: Caller
    deciding: Deciding

    def draw(
        self,
        n: int,
        seed: int,
        who: str,
        second: int = 0,
        by: Sequence[By] = EVERY_WAY,
        filters: Filters = EVERY_LETTER,
    ) -> SampleView:
        self._caller.require("qa")
        if not 1 <= n <= MOST_LETTERS or not 0 <= seed <= MOST_SEED:
            raise Invalid(f"Draw from 1 to {MOST_LETTERS} letters with a seed from 0 to {MOST_SEED}.")
        owner = self._person(asked(who, "name", _LONGEST_NAME))
        wanted = filters if filters.kind else filters.model_copy(update={"kind": ["response", "review"]})
        documents, prints = self.deciding.decisions(wanted), self._shop.library.fingerprints()
        drawn = sample(
            documents, prints, wanted, by, n=n, second=second, seed=seed, owner=owner, when=datetime.now(UTC)
        )
        return self._view(self._samples.keep(drawn), owner)

    def samples(self) -> SampleList:
        self._caller.require("qa")
        return SampleList(samples=[self._card(one) for one in self._samples.all() if self._sees(one)])

    def sample(self, id: str, who: str = "") -> SampleView:
        self._caller.require("qa")
        return self._view(self._found(id), self._person(plain(who)))

    def rate(self, id: str, document: str, turn: Turn, ratings: Sequence[Rated], who: str) -> SampleView:
        self._caller.require("qa")
        marker = self._person(asked(who, "name", _LONGEST_NAME))
        return self._view(self._samples.mark(self._found(id), document, turn, marker, _given(ratings)), marker)

    def begin(self, id: str, document: str, turn: Turn, ratings: Sequence[Rated], who: str) -> SampleView:
        self._caller.require("qa")
        marker, found = self._person(asked(who, "name", _LONGEST_NAME)), self._found(id)
        self._samples.begin(found, document, turn, marker, _given(ratings))
        return self._view(found, marker)

    def pack(self, id: str, form: PackForm = "docx") -> bytes:
        view = self.sample(id)
        if not view.complete:
            raise Conflict("The pack can be had once every letter is marked by whoever is to mark it.")
        if form == "csv":
            return pack.as_csv(view).encode("utf-8-sig")
        parts: list[Part] = list(pack.parts(view))
        return docx_of(parts, f"Sample {view.sample.id}")

    def stale(self, most: int = 100) -> StaleList:
        self._caller.require("qa")
        if not 1 <= most <= MOST_STALE:
            raise Invalid(f"The number of precedents is from 1 to {MOST_STALE}; {most} was asked for.")
        weaker, decisions = self.deciding.worked_out("stale", EVERY_LETTER, self._weaker)
        library = self._shop.library
        cases = [case for case in Kept(library.store, "case", Case).all() if seen(case, library)]
        found = resting(weaker, library.drafts(), cases)
        return StaleList(precedents=found[:most], total=len(found), decisions=decisions)

    def _weaker(self) -> tuple[list[Stale], int]:
        """The stale decisions, whatever rests on them, and of how many."""
        cards = self.deciding.cards(EVERY_LETTER)
        return stale(cards, self.deciding.followed(), self._shop.law), len(cards)

    @property
    def _samples(self) -> Samples:
        return Samples(self._shop.library.store, self._shop.journal)

    def _person(self, who: str) -> Person:
        return Person(id=self._caller.id, name=self._caller.signs(who).strip())

    def _found(self, id: str) -> Sample:
        found = self._samples.find(id) if is_key(id) else None
        if found is None or not self._sees(found):
            raise NotFound(f"There is no sample {id!r}; `foi sample` lists them.")
        return found

    def _sees(self, sample: Sample) -> bool:
        return self._shop.library.shows([letter.document for letter in sample.letters])

    def _card(self, sample: Sample) -> SampleCard:
        marked = counted(self._samples.marks(sample))
        kept = sample.model_dump(include={"id", "created", "seed", "second"})
        return SampleCard(**kept, n=len(sample.letters), owner=sample.owner.name, marked=marked)

    def _view(self, sample: Sample, who: Person) -> SampleView:
        marks = self._samples.marks(sample)
        done = complete(sample, marks)
        return SampleView(
            sample=sample,
            questions=self._questions(),
            letters=self._letters(sample, shown_to(who, sample, marks), self._samples.begun(sample, who)),
            turn=turn_of(who, sample),
            marked=counted(marks),
            complete=done,
            agreement=agreement(IDS, marks) if done else [],
            disagreements=disagreements(IDS, marks) if done else [],
        )

    def _letters(
        self, sample: Sample, marks: Sequence[LetterMark], begun: Mapping[str, list[Rated]]
    ) -> list[SampleLetter]:
        held = {d.id: Card.of(d) for d in self._shop.library.several([one.document for one in sample.letters])}
        made = {(mark.document, mark.turn): mark for mark in marks}
        return [
            SampleLetter(
                letter=one,
                card=held.get(one.document),
                first=made.get((one.document, "first")),
                second=made.get((one.document, "second")),
                begun=begun.get(one.document, []),
            )
            for one in sample.letters
        ]

    def _questions(self) -> list[Question]:
        return questions(Statute(_Held(self._shop.library), self._shop.law))


def _given(ratings: Sequence[Rated]) -> list[Rated]:
    """The answers in plain characters. Raises Invalid for a reason that is too long."""
    if any(len(rated.reason) > _LONGEST_REASON for rated in ratings):
        raise Invalid(f"A reason has at most {_LONGEST_REASON:,} characters; shorten it.")
    return [rated.model_copy(update={"reason": plain(rated.reason)}) for rated in ratings]


class _Held:
    """The documents of a library, as `assistant.source.Documents`."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def document(self, key: str) -> Document:
        found = self._library.document(key)
        if found is None:
            raise NotFound(f"There is no document {key!r} in the library.")
        return found
