"""Drafting, and what people decide on a draft."""

from __future__ import annotations

import re
from typing import Any

from fastapi import APIRouter, Response, status
from fastapi.responses import StreamingResponse

from corpus.drafts import Draft, Prompts, Review
from retriever.bodies import ApprovalBody, DecisionBody, DraftBody
from retriever.desk import LetterForm
from retriever.routes import AtDesk, needs, refusals
from retriever.routes.lines import LINES, in_lines

router = APIRouter(tags=["Drafting"], responses=refusals(404))
_WRITES, _READS = needs("officer", "reviewer"), needs("officer", "reviewer", "qa")
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_MEDIA = {
    "docx": _WORD,
    "annex": _WORD,
    "md": "text/markdown; charset=utf-8",
    "html": "text/html; charset=utf-8",
    "pdf": "application/pdf",
    "json": "application/json",
}
_LETTER: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The letter as a file.",
        "content": {kind.partition(";")[0]: {"schema": {"type": "string"}} for kind in _MEDIA.values()}
        | {"application/json": {"schema": {"type": "object"}}},
    }
}


@router.post("/v1/drafts", dependencies=[_WRITES], status_code=status.HTTP_201_CREATED, responses=refusals(415))
def draft(asked: DraftBody, desk: AtDesk, response: Response) -> Draft:
    """A rationale whose every claim carries citations, kept for review."""
    made = desk.draft(asked.request, asked.exemptions, asked.reword)
    response.headers["Location"] = f"/v1/drafts/{made.id}"
    return made


@router.post(
    "/v1/drafts/stream",
    dependencies=[_WRITES],
    response_class=StreamingResponse,
    responses={**LINES, **refusals(404, 415)},
)
def drafting(asked: DraftBody, desk: AtDesk) -> StreamingResponse:
    """The same as it is made, one step to a line: each paragraph as it is reworded, and last the draft, whole and kept."""
    return in_lines(desk.drafting(asked.request, asked.exemptions, asked.reword))


@router.post("/v1/drafts/prompts", dependencies=[_WRITES], responses=refusals(415))
def prompts(asked: DraftBody, desk: AtDesk) -> Prompts:
    """Word for word what a language model would be sent to reword such a draft. Nothing is sent, and nothing kept."""
    return desk.prompts(asked.request, asked.exemptions)


@router.get("/v1/drafts/{id}", dependencies=[_READS])
def drafted(id: str, desk: AtDesk) -> Draft:
    """A draft made earlier."""
    return desk.drafted(id)


@router.get("/v1/drafts/{id}/review", dependencies=[_READS])
def review(id: str, desk: AtDesk) -> Review:
    """Every decision taken on a draft, in order; the last on a paragraph counts."""
    return desk.review(id)


@router.post("/v1/drafts/{id}/decisions", dependencies=[_WRITES], responses=refusals(404, 409, 415))
def decide(id: str, asked: DecisionBody, desk: AtDesk) -> Review:
    """Record a named person's decision on one paragraph."""
    return desk.decide(id, asked.paragraph, asked.verdict, asked.who, asked.text, asked.note)


@router.post("/v1/drafts/{id}/approval", dependencies=[_WRITES], responses=refusals(404, 409, 415))
def approve(id: str, asked: ApprovalBody, desk: AtDesk) -> Review:
    """Approve a draft, under a name, once every paragraph is decided; one with an open fault needs a `note` that says why."""
    return desk.approve(id, asked.who, asked.note)


@router.get(
    "/v1/drafts/{id}/letter", dependencies=[_READS], response_class=Response, responses={**_LETTER, **refusals(404)}
)
def letter(id: str, desk: AtDesk, form: LetterForm = "docx") -> Response:
    """The draft as a letter, marked as an unapproved draft until it is approved."""
    content = desk.letter(id, form)
    name = re.sub(r"[^A-Za-z0-9_-]", "-", id)
    file = f"annex-{name}.docx" if form == "annex" else f"draft-{name}.{form}"
    disposition = f'attachment; filename="{file}"'
    return Response(content, media_type=_MEDIA[form], headers={"Content-Disposition": disposition})
