"""Questions answered from the library, and responses checked against it."""

from __future__ import annotations

from fastapi import APIRouter

from corpus.drafts import Answer
from corpus.listings import Findings
from retriever.bodies import AskBody, CheckBody
from retriever.routes import EVERY_ROLE, AtDesk, refusals

router = APIRouter(tags=["Asking and checking"], responses=refusals(415), dependencies=[EVERY_ROLE])


@router.post("/v1/ask")
def ask(asked: AskBody, desk: AtDesk) -> Answer:
    """An answer from the library, every statement with its citations, or an abstention."""
    return desk.ask(asked.question, asked.request, asked.previous)


@router.post("/v1/checks")
def check(asked: CheckBody, desk: AtDesk) -> Findings:
    """Faults and remarks on one response."""
    return Findings(findings=desk.check(asked.text))
