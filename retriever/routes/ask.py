"""Questions answered from the library, and responses checked against it."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import StreamingResponse

from corpus.drafts import Answer
from corpus.listings import Findings
from retriever.bodies import AskBody, CheckBody
from retriever.routes import EVERY_ROLE, AtDesk, refusals
from retriever.routes.lines import LINES, in_lines

router = APIRouter(tags=["Asking and checking"], responses=refusals(415), dependencies=[EVERY_ROLE])


@router.post("/v1/ask")
def ask(asked: AskBody, desk: AtDesk) -> Answer:
    """An answer from the library, every statement with its citations, or an abstention."""
    return desk.ask(asked.question, asked.request, asked.previous)


@router.post("/v1/ask/stream", response_class=StreamingResponse, responses=LINES)
def answering(asked: AskBody, desk: AtDesk) -> StreamingResponse:
    """The same answer as it comes, one piece to a line; the last says that it is whole."""
    return in_lines(desk.answering(asked.question, asked.request, asked.previous))


@router.post("/v1/checks", responses=refusals(404, 415))
def check(asked: CheckBody, desk: AtDesk) -> Findings:
    """Faults and remarks on one response, what earned each tick, and the rules it was checked by."""
    return desk.quality.check(asked.text, asked.document, asked.notes)
