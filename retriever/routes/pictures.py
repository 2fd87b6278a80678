"""The routes of `retriever.desks.pictures`."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from corpus.pictures import Pictures, Plane
from retriever.bodies import NarrowedQuery
from retriever.routes import AtDesk, needs, refusals

router = APIRouter(tags=["Quality"], responses=refusals(), dependencies=[needs("qa")])


@router.get("/v1/pictures/decisions")
def pictures(asked: Annotated[NarrowedQuery, Query()], desk: AtDesk) -> Pictures:
    """Outcomes by exemption and year, time taken, and kinds of information covered; examples counted apart."""
    return desk.quality.pictures(asked.filters)


@router.get("/v1/pictures/plane")
def plane(asked: Annotated[NarrowedQuery, Query()], desk: AtDesk) -> Plane:
    """Requests laid out so that near means alike, in groups named by their words."""
    return desk.quality.plane(asked.filters)
