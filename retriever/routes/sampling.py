"""The routes of `retriever.desks.sampling`."""

from __future__ import annotations

import re
from typing import Annotated, Any

from fastapi import APIRouter, Query, Response
from pydantic import AfterValidator, BeforeValidator, Field

from corpus.records import Record
from corpus.sampling import EVERY_WAY, By, PackForm, Rated, Rating, SampleList, SampleView, StaleList, Turn
from retriever.bodies import Label, Narrowed, whole
from retriever.desks.sampling import MOST_LETTERS, MOST_SEED, MOST_STALE
from retriever.routes import AtDesk, needs, refusals
from retriever.words import plain

router = APIRouter(tags=["Quality"], responses=refusals(404), dependencies=[needs("qa")])
_WRITES = refusals(404, 409, 415)
_MEDIA: dict[PackForm, str] = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "csv": "text/csv; charset=utf-8",
}
_PACK: dict[int | str, dict[str, Any]] = {
    200: {"content": {media: {} for media in _MEDIA.values()}, "description": "The pack."}
}


class DrawBody(Narrowed):
    """`n` letters, `second` of them for a second marker; the filters say of which decisions."""

    n: Annotated[int, Field(ge=1, le=MOST_LETTERS), BeforeValidator(whole)]
    seed: Annotated[int, Field(ge=0, le=MOST_SEED), BeforeValidator(whole)]
    second: Annotated[int, Field(ge=0, le=MOST_LETTERS), BeforeValidator(whole)] = 0
    by: list[By] = Field(default=list(EVERY_WAY), max_length=len(EVERY_WAY))
    who: Label


class RatedBody(Record):
    """An answer to one question; `reason` is needed where it is not met."""

    question: Label
    rating: Rating
    reason: Annotated[str, Field(max_length=5_000), AfterValidator(plain)] = ""


class RatingsBody(Record):
    """A marker's answers on one letter."""

    document: Label
    turn: Turn
    ratings: list[RatedBody] = Field(max_length=50)
    who: Label

    @property
    def given(self) -> list[Rated]:
        return [Rated(**rated.model_dump()) for rated in self.ratings]


@router.post("/v1/samples", responses=_WRITES)
def draw_sample(asked: DrawBody, desk: AtDesk) -> SampleView:
    """Draw a sample; the same seed, numbers, filters and library give the one already drawn."""
    return desk.quality.draw(asked.n, asked.seed, asked.who, asked.second, asked.by, asked.filters)


@router.get("/v1/samples")
def samples(desk: AtDesk) -> SampleList:
    """Samples, the last drawn first."""
    return desk.quality.samples()


@router.get("/v1/samples/{id}")
def sample(id: str, desk: AtDesk, who: Annotated[str, Query(max_length=300)] = "") -> SampleView:
    """A sample with the marks of whoever asks, and everybody's once all is marked; `who` where nobody signs in."""
    return desk.quality.sample(id, who)


@router.post("/v1/samples/{id}/marks", responses=_WRITES)
def rate_letter(id: str, made: RatingsBody, desk: AtDesk) -> SampleView:
    """Keep a marker's answers on one letter of a sample; every question is to be answered."""
    return desk.quality.rate(id, made.document, made.turn, made.given, made.who)


@router.post("/v1/samples/{id}/marks/begun", responses=_WRITES)
def begin_letter(id: str, made: RatingsBody, desk: AtDesk) -> SampleView:
    """Keep what a marker has answered so far; nobody else sees it, and it is no mark yet."""
    return desk.quality.begin(id, made.document, made.turn, made.given, made.who)


@router.get("/v1/samples/{id}/pack", response_class=Response, responses={**_PACK, **refusals(404, 409)})
def sample_pack(id: str, desk: AtDesk, form: PackForm = "docx") -> Response:
    """How a sample was drawn and what came of it, once all is marked."""
    content = desk.quality.pack(id, form)
    disposition = f'attachment; filename="sample-{re.sub(r"[^A-Za-z0-9_-]", "-", id)}.{form}"'
    return Response(content, media_type=_MEDIA[form], headers={"Content-Disposition": disposition})


@router.get("/v1/stale")
def stale(desk: AtDesk, most: Annotated[int, Query(ge=1, le=MOST_STALE)] = 100) -> StaleList:
    """Precedents overturned or out of date, those that most rests on first."""
    return desk.quality.stale(most)
