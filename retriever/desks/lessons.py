"""Exercises from real decisions, what was made of them, and how that is coming on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from corpus.learning import Aspect, Comparison, Pair, Progress, Reader, Who
from corpus.lessons import Attempt, Exercise, ExerciseCard, Given, Option


class Lessons(Protocol):
    """What is asked of the trainee's desk. Every method raises the classes of `corpus.errors`, and only those.

    What a trainee did is there for them and the mentor they named; for anybody else it is NotFound.
    """

    def options(self) -> list[Option]:
        """Every exemption, exception and limb that an answer can name."""

    def exercises(
        self, level: int | None = None, exemption: str | None = None, examples: bool = True
    ) -> list[ExerciseCard]:
        """Those of a level, or on an exemption; the next one for the caller first. At most MOST_RESULTS."""

    def following(
        self, level: int | None = None, exemption: str | None = None, examples: bool = True, repeat: bool = False
    ) -> Exercise:
        """The exercise to take next; with `repeat`, one that practises what is due again. Raises NotFound."""

    def exercise(self, id: str) -> Exercise:
        """One with its answer hidden, and what the caller had begun of theirs. Raises NotFound."""

    def begin(self, id: str, given: Given) -> Given:
        """Keep an unfinished answer, so that nothing is lost."""

    def answer(self, id: str, given: Given) -> Attempt:
        """Mark an answer and keep it; the decision comes with it. Raises NotFound, Invalid, Conflict."""

    def attempt(self, id: str) -> Attempt:
        """An answer given earlier. Raises NotFound."""

    def pairs(self, examples: bool = True) -> list[Pair]:
        """Pairs of decisions on one subject that came out differently, real ones first."""

    def pair(self, id: str) -> Pair:
        """One such pair. Raises NotFound."""

    def compare(self, id: str, chosen: Sequence[Aspect], note: str = "") -> Comparison:
        """Say what distinguishes a pair, and see what the records say. Kept."""

    def comparison(self, id: str) -> Comparison:
        """A comparison made earlier. Raises NotFound."""

    def reader(self, ref: str, examples: bool = True) -> Reader:
        """One exemption, to learn it from, by any reference inside it. Raises Invalid or NotFound."""

    def progress(self, trainee: str | None = None) -> Progress:
        """The caller's own, or that of a trainee who named the caller as mentor. Raises NotFound."""

    def mentors(self) -> list[Who]:
        """Those a trainee can name."""

    def name_mentor(self, mentor: str | None) -> Progress:
        """Let one of them see the caller's progress; None takes it back. Raises Invalid."""

    def trainees(self) -> list[Who]:
        """Those who named the caller as mentor. For mentors."""
