"""The routes of `retriever.desks.office`."""

from __future__ import annotations

from fastapi import APIRouter

from retriever.routes import needs, refusals

router = APIRouter(tags=["Office"], responses=refusals(404, 415), dependencies=[needs("administrator")])
