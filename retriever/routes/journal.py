"""The journal: looked over, and read in order."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from corpus.entries import Audit, Entry
from retriever.routes import AtDesk, needs, refusals

router = APIRouter(tags=["Journal"], responses=refusals(), dependencies=[needs("reviewer", "qa", "administrator")])
_FURTHEST = 10_000_000


@router.get("/v1/journal/audit")
def audit(desk: AtDesk) -> Audit:
    """Whether every line is as it was written, and the seal of the last."""
    return desk.cases.audit()


@router.get("/v1/journal")
def entries(
    desk: AtDesk,
    subject: Annotated[str | None, Query(min_length=1, max_length=200)] = None,
    after: Annotated[int, Query(ge=0, le=_FURTHEST)] = 0,
    limit: Annotated[int, Query(ge=1, le=1_000)] = 1_000,
) -> list[Entry]:
    """Lines in order, of one subject or of all, from the one after `after`."""
    return list(desk.cases.entries(subject, after, limit))
