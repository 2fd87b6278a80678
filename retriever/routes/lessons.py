"""The routes of `retriever.desks.lessons`."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Response, status

from corpus.learning import Comparison, Pair, Progress, Reader, Who
from corpus.lessons import Attempt, Exercise, ExerciseCard, Given, Option
from retriever.bodies import Label, ReferenceInPath
from retriever.lesson_bodies import ComparisonBody, GivenBody, MentorBody, NextQuery, WantedQuery
from retriever.routes import AtDesk, needs, refusals

router = APIRouter(
    prefix="/v1/lessons", tags=["Lessons"], responses=refusals(404, 415), dependencies=[needs("trainee", "mentor")]
)
_CHANGED = refusals(404, 409, 415)


@router.get("/options")
def lesson_options(desk: AtDesk) -> list[Option]:
    """Every exemption, exception and limb that an answer can name."""
    return desk.lessons.options()


@router.get("/exercises")
def lesson_exercises(desk: AtDesk, wanted: Annotated[WantedQuery, Query()]) -> list[ExerciseCard]:
    """Exercises, the next one for the caller first; nothing of their answers."""
    return desk.lessons.exercises(wanted.level, wanted.exemption, wanted.examples)


@router.get("/next")
def lesson_next(desk: AtDesk, wanted: Annotated[NextQuery, Query()]) -> Exercise:
    """The exercise to take next; with `repeat`, one that practises what is due again."""
    return desk.lessons.following(wanted.level, wanted.exemption, wanted.examples, wanted.repeat)


@router.get("/exercises/{id}")
def lesson_exercise(id: str, desk: AtDesk) -> Exercise:
    """An exercise with its answer hidden, and what the caller had begun of theirs."""
    return desk.lessons.exercise(id)


@router.put("/exercises/{id}/begun", responses=_CHANGED)
def lesson_begin(id: str, given: GivenBody, desk: AtDesk) -> Given:
    """Keep an unfinished answer."""
    return desk.lessons.begin(id, given.given)


@router.post("/exercises/{id}/attempts", status_code=status.HTTP_201_CREATED, responses=_CHANGED)
def lesson_answer(id: str, given: GivenBody, desk: AtDesk, response: Response) -> Attempt:
    """Mark an answer, keep it, and show the decision."""
    attempt = desk.lessons.answer(id, given.given)
    response.headers["Location"] = f"/v1/lessons/attempts/{attempt.id}"
    return attempt


@router.get("/attempts/{id}")
def lesson_attempt(id: str, desk: AtDesk) -> Attempt:
    """An answer given earlier, by the caller or by a trainee of theirs."""
    return desk.lessons.attempt(id)


@router.get("/pairs")
def lesson_pairs(desk: AtDesk, examples: bool = True) -> list[Pair]:
    """Pairs of decisions on one subject that came out differently."""
    return desk.lessons.pairs(examples)


@router.get("/pairs/{id}")
def lesson_pair(id: str, desk: AtDesk) -> Pair:
    """One such pair."""
    return desk.lessons.pair(id)


@router.post("/pairs/{id}/comparisons", status_code=status.HTTP_201_CREATED)
def lesson_compare(id: str, said: ComparisonBody, desk: AtDesk, response: Response) -> Comparison:
    """Say what distinguishes a pair, and see what the records say."""
    made = desk.lessons.compare(id, said.chosen, said.note)
    response.headers["Location"] = f"/v1/lessons/comparisons/{made.id}"
    return made


@router.get("/comparisons/{id}")
def lesson_comparison(id: str, desk: AtDesk) -> Comparison:
    """A comparison made earlier, by the caller or by a trainee of theirs."""
    return desk.lessons.comparison(id)


@router.get("/readers/{ref}")
def lesson_reader(ref: ReferenceInPath, desk: AtDesk, examples: bool = True) -> Reader:
    """One exemption, to learn it from, by any reference inside it."""
    return desk.lessons.reader(ref, examples)


@router.get("/progress")
def lesson_progress(desk: AtDesk, trainee: Annotated[Label | None, Query()] = None) -> Progress:
    """The caller's own, or that of a trainee who named the caller as mentor."""
    return desk.lessons.progress(trainee)


@router.get("/mentors")
def lesson_mentors(desk: AtDesk) -> list[Who]:
    """Those a trainee can name as mentor."""
    return desk.lessons.mentors()


@router.put("/mentor")
def lesson_name_mentor(named: MentorBody, desk: AtDesk) -> Progress:
    """Let a mentor see the caller's progress, or take that back."""
    return desk.lessons.name_mentor(named.mentor)


@router.get("/trainees", dependencies=[needs("mentor")])
def lesson_trainees(desk: AtDesk) -> list[Who]:
    """Those who named the caller as mentor."""
    return desk.lessons.trainees()
