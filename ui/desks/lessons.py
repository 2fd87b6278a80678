"""Lessons in this process."""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime

from assistant.lessons import choose, compare, reader
from assistant.lessons.ledger import Ledger
from assistant.lessons.level import level as level_of
from assistant.lessons.neutral import hidden, kind_of_body
from assistant.lessons.school import School
from corpus.caller import Caller
from corpus.errors import Invalid, NotFound
from corpus.learning import Aspect, Comparison, Pair, Progress, Reader, Who
from corpus.lessons import LONGEST_NOTE, Attempt, Exercise, ExerciseCard, Given, Option
from corpus.provision import Provision
from corpus.records import Card
from retriever.limits import MOST_RESULTS
from retriever.words import asked, is_key
from ui.finder import Finder
from ui.workshop import Workshop

_PAIRS = 10


class LessonsRoom:
    """`retriever.desks.lessons.Lessons`, for one caller."""

    def __init__(self, shop: Workshop, caller: Caller) -> None:
        self._shop = shop
        self._caller = caller
        self._ledger = Ledger(shop.library.store, caller)

    def options(self) -> list[Option]:
        with self._school() as (school, _):
            return school.options()

    def exercises(
        self, level: int | None = None, exemption: str | None = None, examples: bool = True
    ) -> list[ExerciseCard]:
        with self._school() as (school, _):
            tried = self._ledger.tried()
            cards = self._ordered(school, level, exemption, examples)[:MOST_RESULTS]
            return [
                ExerciseCard(
                    id=hidden(card.id),
                    level=level_of(card, self._shop.law),
                    example=card.example,
                    body=card.authority or "The public body",
                    body_kind=kind_of_body(card.authority),
                    last=tried.get(hidden(card.id)),
                )
                for card in cards
            ]

    def following(
        self, level: int | None = None, exemption: str | None = None, examples: bool = True, repeat: bool = False
    ) -> Exercise:
        with self._school() as (school, _):
            due = self._ledger.due(_now()) if repeat else []
            if repeat and not due:
                raise NotFound("Nothing is due to be repeated yet; take an exercise of any kind.")
            for card in self._ordered(school, level, exemption, examples, due):
                try:
                    return self._begun(school.exercise(card).exercise)
                except NotFound:
                    continue  # its request is not known
        raise NotFound("There is no such exercise in the library; choose another level or exemption, or add letters.")

    def exercise(self, id: str) -> Exercise:
        with self._school() as (school, _):
            return self._begun(school.exercise(school.card(_key(id, "exercise"))).exercise)

    def begin(self, id: str, given: Given) -> Given:
        given = _bounded(given)
        with self._school() as (school, _):
            made = school.exercise(school.card(_key(id, "exercise")))
            school.check(made, given)
        return self._ledger.begin(made.exercise.id, given)

    def answer(self, id: str, given: Given) -> Attempt:
        given = _bounded(given)
        with self._school() as (school, _):
            made = school.exercise(school.card(_key(id, "exercise")))
            marks, decision = school.marked(made, given)
        attempt = Attempt(
            id=secrets.token_hex(8),
            trainee=self._caller.id,
            when=_now(),
            exercise=made.exercise,
            given=given,
            marks=marks,
            decision=decision,
        )
        return self._ledger.answered(attempt)

    def attempt(self, id: str) -> Attempt:
        self._admit()
        return self._ledger.attempt(_key(id, "attempt"))

    def pairs(self, examples: bool = True) -> list[Pair]:
        with self._school() as (school, source):
            return source.boards.of("pairs", str(examples), lambda: self._paired(school, source, examples))

    def pair(self, id: str) -> Pair:
        with self._school() as (_, source):
            one, other = self._two(id, source)
            return compare.pair(source.document(one.id), one, source.document(other.id), other)

    def compare(self, id: str, chosen: Sequence[Aspect], note: str = "") -> Comparison:
        note = asked(note, "note", LONGEST_NOTE) if note.strip() else ""
        with self._school() as (_, source):
            one, other = self._two(id, source)
            documents = source.document(one.id), source.document(other.id)
            pair = compare.pair(documents[0], one, documents[1], other)
            found = compare.differences(*documents, one, other)
        made = Comparison(
            id=secrets.token_hex(8),
            trainee=self._caller.id,
            when=_now(),
            pair=pair,
            chosen=list(dict.fromkeys(chosen)),
            note=note,
            differences=found,
            marks=list(compare.marked(chosen, found)),
        )
        return self._ledger.compared(made)

    def comparison(self, id: str) -> Comparison:
        self._admit()
        return self._ledger.comparison(_key(id, "comparison"))

    def reader(self, ref: str, examples: bool = True) -> Reader:
        exemption = self._shop.law.exemption(_provision(ref))
        if exemption is None:
            raise NotFound(f"There is no exemption at {ref}.")
        with self._school() as (_, source):
            return reader.reader(exemption, self._shop.law, source, examples)

    def progress(self, trainee: str | None = None) -> Progress:
        self._admit()
        return self._ledger.progress(_key(trainee, "trainee") if trainee is not None else None, _now())

    def mentors(self) -> list[Who]:
        self._admit()
        return self._ledger.mentors()

    def name_mentor(self, mentor: str | None) -> Progress:
        self._admit()
        self._ledger.name_mentor(mentor)
        return self._ledger.progress(None, _now())

    def trainees(self) -> list[Who]:
        self._caller.require("mentor")
        return self._ledger.trainees()

    def _paired(self, school: School, source: Finder, examples: bool) -> list[Pair]:
        cards = sorted(school.cards(examples), key=lambda card: (card.example, hidden(card.id)))
        return compare.pairs(cards, source, _PAIRS, examples)

    def _admit(self) -> None:
        self._caller.require("trainee", "mentor")

    @contextmanager
    def _school(self) -> Iterator[tuple[School, Finder]]:
        self._admit()
        with self._shop.finding() as found:
            yield School(found, self._shop.law, self._shop.vocabulary), found

    def _ordered(
        self, school: School, level: int | None, exemption: str | None, examples: bool, due: Sequence[str] = ()
    ) -> list[Card]:
        wanted = _provision(exemption) if exemption is not None else None
        cards, tried = school.cards(examples), self._ledger.tried()
        return choose.order(cards, self._shop.law, tried=tried, due=due, exemption=wanted, of_level=level)

    def _begun(self, exercise: Exercise) -> Exercise:
        return exercise.model_copy(update={"begun": self._ledger.begun(exercise.id)})

    def _two(self, id: str, source: Finder) -> tuple[Card, Card]:
        """The decisions of a pair by their hidden ids. Raises NotFound."""
        known = {hidden(card.id): card for card in source.cards()}
        first, _, second = _key(id, "pair").partition("-")
        if first not in known or second not in known or first == second:
            raise NotFound(f"There is no pair {id!r}; its letters may have left the library.")
        return known[first], known[second]


def _bounded(given: Given) -> Given:
    note = asked(given.note, "note", LONGEST_NOTE) if given.note.strip() else ""
    return given.model_copy(update={"note": note})


def _provision(ref: str) -> Provision:
    try:
        return Provision.parse(ref)
    except ValueError as error:
        raise Invalid(str(error)) from error


def _key(id: str, what: str) -> str:
    if not is_key(id):
        raise NotFound(f"There is no {what} {id!r}.")
    return id


def _now() -> datetime:
    return datetime.now(UTC)
