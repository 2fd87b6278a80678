"""What each trainee has done, kept; and who may see it: they themselves, and the mentor they named."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime

from assistant.lessons import repeat
from assistant.lessons.tally import verdicts
from corpus.caller import Caller
from corpus.errors import Invalid, NotFound
from corpus.kept import Kept
from corpus.learning import Comparison, Learned, Mentoring, Progress, Tried, Who
from corpus.lessons import Attempt, Given, Mark
from corpus.store import Store


class Ledger:
    """The record of one caller's learning. What is not theirs to see is not there: NotFound, whether it exists or not."""

    def __init__(self, store: Store, caller: Caller) -> None:
        self._caller = caller
        self._attempts = Kept(store, "lesson-attempt", Attempt)
        self._comparisons = Kept(store, "lesson-comparison", Comparison)
        self._begun = Kept(store, "lesson-begun", Given)
        self._learned = Kept(store, "lesson-learned", Learned)
        self._mentoring = Kept(store, "lesson-mentoring", Mentoring)
        self._mentors = Kept(store, "lesson-mentor", Who)

    @property
    def me(self) -> Who:
        return Who(id=self._caller.id, name=self._caller.name or "The user of this machine")

    def begun(self, exercise: str) -> Given | None:
        return self._begun.find(_key(self._caller.id, exercise))

    def begin(self, exercise: str, given: Given) -> Given:
        return self._begun.keep(_key(self._caller.id, exercise), given, self._caller.id)

    def answered(self, attempt: Attempt) -> Attempt:
        """Keep an attempt, and what it says of each element; what was begun of it is done with."""
        self._attempts.keep(attempt.id, attempt, self._caller.id)
        self._begun.drop(_key(self._caller.id, attempt.exercise.id))
        self._learn(attempt.marks, attempt.when)
        return attempt

    def compared(self, comparison: Comparison) -> Comparison:
        self._comparisons.keep(comparison.id, comparison, self._caller.id)
        return comparison

    def attempt(self, id: str) -> Attempt:
        found = self._attempts.find(id)
        if found is None or not self._may_see(found.trainee):
            raise NotFound(f"There is no attempt {id!r} of yours, or of a trainee of yours.")
        return found

    def comparison(self, id: str) -> Comparison:
        found = self._comparisons.find(id)
        if found is None or not self._may_see(found.trainee):
            raise NotFound(f"There is no comparison {id!r} of yours, or of a trainee of yours.")
        return found

    def tried(self) -> dict[str, datetime]:
        """When each exercise was last answered by the caller, by its id."""
        return {a.exercise.id: a.when for a in reversed(self._attempts.all(self._caller.id))}

    def due(self, when: datetime) -> list[str]:
        return repeat.due(self._learned.all(self._caller.id), when)

    def progress(self, trainee: str | None, when: datetime) -> Progress:
        """The caller's own, or that of a trainee who named the caller as mentor. Raises NotFound."""
        of = trainee or self._caller.id
        if not self._may_see(of):
            raise NotFound(f"There is no trainee {of!r} who has named you as mentor.")
        named = self._mentoring.find(_key(of))
        who = self.me if of == self._caller.id else named.trainee if named else Who(id=of, name=of)
        learned = sorted(self._learned.all(of), key=lambda one: (one.due, one.about))
        return Progress(
            trainee=who,
            mentor=named.mentor if named else None,
            learned=learned,
            due=repeat.due(learned, when),
            tried=_tried(self._attempts.all(of), self._comparisons.all(of)),
        )

    def mentors(self) -> list[Who]:
        """Those who act as mentors; a mentor is one from the first time they look for their trainees."""
        if "mentor" in self._caller.roles:
            self._mentors.keep(_key(self._caller.id), self.me, self._caller.id)
        return sorted(self._mentors.all(), key=lambda person: (person.name, person.id))

    def name_mentor(self, id: str | None) -> None:
        """Let a mentor see this trainee's progress; None takes it back. Raises Invalid."""
        if id is None:
            self._mentoring.drop(_key(self._caller.id))
            return
        if id == self._caller.id:
            raise Invalid("Nobody is their own mentor; choose somebody else.")
        mentor = self._mentors.find(_key(id))
        if mentor is None:
            raise NotFound(
                "There is no such mentor; choose one of those listed, who have opened their page of trainees."
            )
        self._mentoring.keep(_key(self._caller.id), Mentoring(trainee=self.me, mentor=mentor), mentor.id)

    def trainees(self) -> list[Who]:
        """Those who named the caller as their mentor."""
        self.mentors()
        return sorted((m.trainee for m in self._mentoring.all(self._caller.id)), key=lambda p: (p.name, p.id))

    def _may_see(self, trainee: str) -> bool:
        if trainee == self._caller.id:
            return True
        named = self._mentoring.find(_key(trainee))
        return "mentor" in self._caller.roles and named is not None and named.mentor.id == self._caller.id

    def _learn(self, marks: Sequence[Mark], when: datetime) -> None:
        known = {one.about: one for one in self._learned.all(self._caller.id)}
        for one in repeat.learn(known, marks, when):
            self._learned.keep(_key(self._caller.id, one.about), one, self._caller.id)


def _tried(attempts: Sequence[Attempt], comparisons: Sequence[Comparison]) -> list[Tried]:
    """Both kinds together, the last first."""
    made = [
        Tried(
            id=a.id,
            when=a.when,
            kind="exercise",
            title=a.exercise.asked[0],
            example=a.exercise.example,
            level=a.exercise.level,
            verdicts=verdicts(a.marks),
        )
        for a in attempts
    ]
    made += [
        Tried(
            id=c.id,
            when=c.when,
            kind="comparison",
            title=c.pair.subject,
            example=c.pair.one.document.example or c.pair.other.document.example,
            level=None,
            verdicts=verdicts(c.marks),
        )
        for c in comparisons
    ]
    return sorted(made, key=lambda one: (one.when, one.id), reverse=True)


def _key(*parts: str) -> str:
    """One id of a fixed length for names of any length."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()
