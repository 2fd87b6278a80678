"""The routes of `retriever.desks.consistency`."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter
from pydantic import AfterValidator, BeforeValidator, Field

from corpus.consistency import Consistency, Group, Judgement
from retriever.bodies import Label, Narrowed, whole
from retriever.desks.consistency import MOST_GROUPS
from retriever.routes import AtDesk, needs, refusals
from retriever.words import MEANINGFUL, plain

router = APIRouter(tags=["Quality"], responses=refusals(404, 415), dependencies=[needs("qa")])


class ConsistencyBody(Narrowed):
    """Period, body, kind and examples choose the decisions compared; exemption and outcome the groups shown."""

    most: Annotated[int, Field(ge=1, le=MOST_GROUPS), BeforeValidator(whole)] = 50


class MarkBody(Narrowed):
    """What a named person makes of a group, and why; with the filters that the group was found with."""

    judgement: Judgement
    who: Label
    reason: Annotated[str, Field(min_length=1, max_length=5_000, pattern=MEANINGFUL), AfterValidator(plain)]


@router.post("/v1/consistency")
def consistency(asked: ConsistencyBody, desk: AtDesk) -> Consistency:
    """Groups of like requests treated unlike, with what may explain it, and how treatment drifts. No group is a fault."""
    return desk.quality.consistency(asked.filters, asked.most)


@router.post("/v1/consistency/{group}/marks")
def mark(group: str, made: MarkBody, desk: AtDesk) -> Group:
    """Keep whether the difference in a group is justified, as a named person sees it, and why."""
    return desk.quality.mark(group, made.judgement, made.who, made.reason, made.filters)
