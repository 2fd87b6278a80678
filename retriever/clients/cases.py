"""Cases over HTTP."""

from __future__ import annotations

import builtins
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from corpus.cases import (
    BroughtList,
    Bundle,
    CaseList,
    CaseState,
    CaseStep,
    CaseView,
    NewRequest,
    PageImage,
    PrecedentTable,
    RequestText,
    Whose,
)
from corpus.drafts import Citation, DraftStep, Prompts, Review
from corpus.entries import Audit, Entry
from corpus.pieces import Piece
from corpus.results import Filters, SuggestResult
from retriever.changes import Change
from retriever.desks.cases import EVERYTHING
from retriever.line import REWORDING, Line, as_, part

_AT_ONCE = 200


class CasesClient:
    """`retriever.desks.cases.Cases`, asked of a service."""

    def __init__(self, line: Line) -> None:
        self._line = line

    def read(self, name: str, content: bytes) -> RequestText:
        sent = {"files": [("files", ("file-0", content))], "data": {"sources": [name]}}
        return as_(RequestText, self._line.call("POST", "/v1/cases/files", **sent))

    def open(self, request: str, who: str, received: date | None = None, called: str = "") -> CaseView:
        body = {"request": request, "who": who, "received": _day(received), "called": called}
        return self._line.post("/v1/cases", CaseView, body)

    def bring(self, requests: Sequence[NewRequest], who: str) -> BroughtList:
        results = []
        for at in range(0, len(requests), _AT_ONCE):
            batch = [request.model_dump(mode="json") for request in requests[at : at + _AT_ONCE]]
            results += self._line.post("/v1/cases/imports", BroughtList, {"who": who, "requests": batch}).results
        return BroughtList(results=results)

    def list(self, whose: Whose = "all", state: CaseState | None = None, words: str = "") -> CaseList:
        asked = {"whose": whose, "words": words} | ({"state": state} if state else {})
        return self._line.get("/v1/cases", CaseList, asked)

    def view(self, id: str) -> CaseView:
        return self._line.get(_at(id), CaseView)

    def change(self, id: str, change: Change, who: str) -> CaseView:
        body = {"who": who, "change": change.model_dump(mode="json")}
        return self._line.post(f"{_at(id)}/changes", CaseView, body)

    def precedents(self, id: str, item: int, filters: Filters = EVERYTHING) -> PrecedentTable:
        asked: dict[str, Any] = filters.model_dump(mode="json", exclude_defaults=True)
        return self._line.post(f"{_at(id)}/items/{item}/precedents", PrecedentTable, asked)

    def suggest(self, id: str) -> SuggestResult:
        return self._line.get(f"{_at(id)}/suggestions", SuggestResult)

    def draft(self, id: str, who: str, why: str = "", reword: bool = False) -> CaseView:
        asked = {"who": who, "why": why, "reword": reword}
        return self._line.post(f"{_at(id)}/drafts", CaseView, asked, patience=REWORDING if reword else None)

    def drafting(self, id: str, who: str, why: str = "", reword: bool = False) -> Iterator[DraftStep]:
        asked = {"who": who, "why": why, "reword": reword}
        return self._line.lines(f"{_at(id)}/drafts/stream", DraftStep, asked, patience=REWORDING)

    def prompts(self, id: str) -> Prompts:
        return self._line.get(f"{_at(id)}/prompts", Prompts)

    def confirm(self, id: str, citation: Citation, who: str, doubt: str = "") -> Review:
        body = {**citation.model_dump(exclude={"quote"}), "who": who, "doubt": doubt}
        return self._line.post(f"{_at(id)}/confirmations", Review, body)

    def confirm_all(self, id: str, citations: Sequence[Citation], who: str) -> Review:
        places = [citation.model_dump(exclude={"quote"}) for citation in citations]
        return self._line.post(f"{_at(id)}/confirmations/several", Review, {"citations": places, "who": who})

    def step(self, id: str, step: CaseStep, who: str, note: str = "", admit: bool = False) -> CaseView:
        return self._line.post(f"{_at(id)}/steps", CaseView, {"step": step, "who": who, "note": note, "admit": admit})

    def ask(self, id: str, question: str) -> Iterator[Piece]:
        return self._line.lines(f"{_at(id)}/questions", Piece, {"question": question})

    def bundle(self, id: str) -> Bundle:
        return self._line.get(f"{_at(id)}/bundle", Bundle)

    def page(self, document: str, start: int, end: int) -> PageImage:
        return self._line.get("/v1/pages", PageImage, {"document": document, "start": start, "end": end})

    def audit(self) -> Audit:
        return self._line.get("/v1/journal/audit", Audit)

    def entries(self, subject: str | None = None, after: int = 0, limit: int = 1000) -> Sequence[Entry]:
        asked: dict[str, Any] = {"after": after, "limit": limit} | ({"subject": subject} if subject else {})
        return self._line.get("/v1/journal", builtins.list[Entry], asked)


def _at(id: str) -> str:
    return f"/v1/cases/{part(id, 'case')}"


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
