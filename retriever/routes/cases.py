"""The routes of `retriever.desks.cases`."""

from __future__ import annotations

from fastapi import APIRouter

from retriever.routes import needs, refusals

router = APIRouter(tags=["Cases"], responses=refusals(404, 415), dependencies=[needs("officer", "reviewer")])
