"""Finding: passages, precedents and exemptions worth considering."""

from __future__ import annotations

from fastapi import APIRouter

from corpus.results import PrecedentsResult, SearchResult, SuggestResult
from corpus.understanding import Understanding
from retriever.bodies import PrecedentsBody, SearchBody, SuggestBody, UnderstandBody
from retriever.routes import EVERY_ROLE, AtDesk, refusals

router = APIRouter(tags=["Finding"], responses=refusals(415), dependencies=[EVERY_ROLE])


@router.post("/v1/search")
def search(asked: SearchBody, desk: AtDesk) -> SearchResult:
    """Passages nearest in meaning and in words to `query`."""
    return desk.search(asked.query, asked.k, asked.filters)


@router.post("/v1/precedents")
def precedents(asked: PrecedentsBody, desk: AtDesk) -> PrecedentsResult:
    """Past decisions on similar requests, their outcomes counted, and those that went the other way."""
    return desk.precedents(asked.request, asked.k, asked.filters)


@router.post("/v1/understand")
def understand(asked: UnderstandBody, desk: AtDesk) -> Understanding:
    """What `request` asks for, item by item, under which law, and what it gets wrong of the law."""
    return desk.understand(asked.request)


@router.post("/v1/suggest")
def suggest(asked: SuggestBody, desk: AtDesk) -> SuggestResult:
    """Exemptions worth considering for `request`, with the precedents behind each; never a decision."""
    return desk.suggest(asked.request, asked.filters)
