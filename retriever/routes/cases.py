"""The routes of `retriever.desks.cases`."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response, status
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import StreamingResponse

from corpus.cases import (
    BroughtList,
    Bundle,
    CaseList,
    CaseState,
    CaseView,
    NewRequest,
    PageImage,
    PrecedentTable,
    RequestText,
    Whose,
)
from corpus.drafts import Citation, Prompts, Review
from corpus.errors import Invalid
from corpus.results import SuggestResult
from retriever.bodies import Label
from retriever.changes import (
    CaseBody,
    CaseDraftBody,
    ChangeBody,
    ConfirmationBody,
    ConfirmationsBody,
    ImportBody,
    PrecedentsOfBody,
    QuestionBody,
    StepBody,
)
from retriever.routes import AtDesk, needs, refusals
from retriever.routes.documents import UPLOAD_FORM, uploads
from retriever.routes.lines import LINES, in_lines

router = APIRouter(tags=["Cases"], responses=refusals(404, 415), dependencies=[needs("officer", "reviewer")])
_WRITES = refusals(404, 409, 415)
_FURTHEST = 10_000_000


@router.post("/v1/cases", status_code=status.HTTP_201_CREATED)
def open_case(asked: CaseBody, desk: AtDesk, response: Response) -> CaseView:
    """Open a case for a request."""
    made = desk.cases.open(asked.request, asked.who, asked.received, asked.called)
    response.headers["Location"] = f"/v1/cases/{made.case.id}"
    return made


@router.post("/v1/cases/files", openapi_extra=UPLOAD_FORM)
async def read_request(request: Request, desk: AtDesk) -> RequestText:
    """The words of a request that came as a file, without who asked. Nothing is kept."""
    found = await uploads(request, request.app.state.limits)
    if len(found) != 1:
        raise Invalid(f"Send one file, not {len(found)}; a request is read from one.")
    return await run_in_threadpool(desk.cases.read, found[0].origin.source, found[0].content)


@router.post("/v1/cases/imports")
def bring_requests(asked: ImportBody, desk: AtDesk) -> BroughtList:
    """Open a case for each request of another system."""
    requests = [NewRequest(**request.model_dump()) for request in asked.requests]
    return desk.cases.bring(requests, asked.who)


@router.get("/v1/cases")
def cases(
    desk: AtDesk,
    whose: Whose = "all",
    state: CaseState | None = None,
    words: Annotated[str, Query(max_length=300)] = "",
) -> CaseList:
    """Cases, the last opened first."""
    return desk.cases.list(whose, state, words)


@router.get("/v1/cases/{id}")
def case(id: str, desk: AtDesk) -> CaseView:
    """A case with its draft, its review, and what the next step lacks."""
    return desk.cases.view(id)


@router.post("/v1/cases/{id}/changes", responses=_WRITES)
def change_case(id: str, asked: ChangeBody, desk: AtDesk) -> CaseView:
    """Change what the officer writes of a case; each change can be undone."""
    return desk.cases.change(id, asked.change, asked.who)


@router.post("/v1/cases/{id}/items/{item}/precedents")
def precedents_of(id: str, item: int, asked: PrecedentsOfBody, desk: AtDesk) -> PrecedentTable:
    """Precedents for one item, one's own body's first, near-copies together."""
    return desk.cases.precedents(id, item, asked.filters)


@router.get("/v1/cases/{id}/suggestions")
def suggestions_of_case(id: str, desk: AtDesk) -> SuggestResult:
    """Exemptions worth considering for a case, item by item as its officer set them apart."""
    return desk.cases.suggest(id)


@router.post("/v1/cases/{id}/drafts", responses=_WRITES)
def draft_case(id: str, asked: CaseDraftBody, desk: AtDesk) -> CaseView:
    """Draft what was chosen; a draft in hand is put aside for a reason, and kept."""
    return desk.cases.draft(id, asked.who, asked.why, asked.reword)


@router.post("/v1/cases/{id}/drafts/stream", response_class=StreamingResponse, responses={**LINES, **_WRITES})
def drafting_case(id: str, asked: CaseDraftBody, desk: AtDesk) -> StreamingResponse:
    """The same as it is made, one step to a line; the last has the draft, whole and kept with the case."""
    return in_lines(desk.cases.drafting(id, asked.who, asked.why, asked.reword))


@router.get("/v1/cases/{id}/prompts")
def prompts_of_case(id: str, desk: AtDesk) -> Prompts:
    """Word for word what a language model would be sent to reword the case's draft. Nothing is sent, and nothing kept."""
    return desk.cases.prompts(id)


@router.post("/v1/cases/{id}/confirmations", responses=_WRITES)
def confirm_citation(id: str, asked: ConfirmationBody, desk: AtDesk) -> Review:
    """Record that a person read a citation at its place, and what they doubt of it."""
    cited = Citation(document=asked.document, start=asked.start, end=asked.end, quote="")
    return desk.cases.confirm(id, cited, asked.who, asked.doubt)


@router.post("/v1/cases/{id}/confirmations/several", responses=_WRITES)
def confirm_citations(id: str, asked: ConfirmationsBody, desk: AtDesk) -> Review:
    """Record that a person read several citations at their places, each by itself."""
    cited = [Citation(document=c.document, start=c.start, end=c.end, quote="") for c in asked.citations]
    return desk.cases.confirm_all(id, cited, asked.who)


@router.post("/v1/cases/{id}/steps", responses=_WRITES)
def step_case(id: str, asked: StepBody, desk: AtDesk) -> CaseView:
    """Submit, withdraw, return, approve or issue."""
    return desk.cases.step(id, asked.step, asked.who, asked.note, asked.admit)


@router.post("/v1/cases/{id}/questions", response_class=StreamingResponse, responses={**LINES, **_WRITES})
def ask_of_case(id: str, asked: QuestionBody, desk: AtDesk) -> StreamingResponse:
    """An answer, one piece to a line as it comes; it is kept with the case."""
    return in_lines(desk.cases.ask(id, asked.question))


@router.get("/v1/cases/{id}/bundle")
def bundle(id: str, desk: AtDesk) -> Bundle:
    """Everything about a case: drafts, reviews, and every line of the journal."""
    return desk.cases.bundle(id)


@router.get("/v1/pages")
def page_of(
    document: Annotated[Label, Query()],
    start: Annotated[int, Query(ge=0, le=_FURTHEST)],
    end: Annotated[int, Query(ge=0, le=_FURTHEST)],
    desk: AtDesk,
) -> PageImage:
    """The page of a document's original PDF that holds these words, boxed."""
    return desk.cases.page(document, start, end)
