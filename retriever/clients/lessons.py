"""Lessons over HTTP."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from corpus.learning import Aspect, Comparison, Pair, Progress, Reader, Who
from corpus.lessons import Attempt, Exercise, ExerciseCard, Given, Option
from retriever.line import Line, as_, part

_AT = "/v1/lessons"


class LessonsClient:
    """`retriever.desks.lessons.Lessons`, asked of a service."""

    def __init__(self, line: Line) -> None:
        self._line = line

    def options(self) -> list[Option]:
        return self._line.get(f"{_AT}/options", list[Option])

    def exercises(
        self, level: int | None = None, exemption: str | None = None, examples: bool = True
    ) -> list[ExerciseCard]:
        wanted = _said(level=level, exemption=exemption, examples=examples)
        return self._line.get(f"{_AT}/exercises", list[ExerciseCard], wanted)

    def following(
        self, level: int | None = None, exemption: str | None = None, examples: bool = True, repeat: bool = False
    ) -> Exercise:
        wanted = _said(level=level, exemption=exemption, examples=examples, repeat=repeat)
        return self._line.get(f"{_AT}/next", Exercise, wanted)

    def exercise(self, id: str) -> Exercise:
        return self._line.get(f"{_AT}/exercises/{part(id, 'exercise')}", Exercise)

    def begin(self, id: str, given: Given) -> Given:
        at = f"{_AT}/exercises/{part(id, 'exercise')}/begun"
        return as_(Given, self._line.call("PUT", at, json=given.model_dump(mode="json")))

    def answer(self, id: str, given: Given) -> Attempt:
        at = f"{_AT}/exercises/{part(id, 'exercise')}/attempts"
        return self._line.post(at, Attempt, given.model_dump(mode="json"))

    def attempt(self, id: str) -> Attempt:
        return self._line.get(f"{_AT}/attempts/{part(id, 'attempt')}", Attempt)

    def pairs(self, examples: bool = True) -> list[Pair]:
        return self._line.get(f"{_AT}/pairs", list[Pair], _said(examples=examples))

    def pair(self, id: str) -> Pair:
        return self._line.get(f"{_AT}/pairs/{part(id, 'pair')}", Pair)

    def compare(self, id: str, chosen: Sequence[Aspect], note: str = "") -> Comparison:
        at = f"{_AT}/pairs/{part(id, 'pair')}/comparisons"
        return self._line.post(at, Comparison, {"chosen": list(chosen), "note": note})

    def comparison(self, id: str) -> Comparison:
        return self._line.get(f"{_AT}/comparisons/{part(id, 'comparison')}", Comparison)

    def reader(self, ref: str, examples: bool = True) -> Reader:
        return self._line.get(f"{_AT}/readers/{part(ref, 'exemption')}", Reader, _said(examples=examples))

    def progress(self, trainee: str | None = None) -> Progress:
        return self._line.get(f"{_AT}/progress", Progress, _said(trainee=trainee))

    def mentors(self) -> list[Who]:
        return self._line.get(f"{_AT}/mentors", list[Who])

    def name_mentor(self, mentor: str | None) -> Progress:
        return as_(Progress, self._line.call("PUT", f"{_AT}/mentor", json={"mentor": mentor}))

    def trainees(self) -> list[Who]:
        return self._line.get(f"{_AT}/trainees", list[Who])


def _said(**wanted: Any) -> dict[str, Any]:
    """What is asked for, without what is left open."""
    return {name: value for name, value in wanted.items() if value is not None}
