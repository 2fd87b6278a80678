"""The routes of `retriever.desks.quality`."""

from __future__ import annotations

from fastapi import APIRouter

from retriever.routes import needs, refusals

router = APIRouter(tags=["Quality"], responses=refusals(404, 415), dependencies=[needs("qa")])
