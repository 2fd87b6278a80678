"""The routes of `retriever.desks.lessons`."""

from __future__ import annotations

from fastapi import APIRouter

from retriever.routes import needs, refusals

router = APIRouter(tags=["Lessons"], responses=refusals(404, 415), dependencies=[needs("trainee", "mentor")])
