"""A desk over HTTP: the same questions and answers, and the same errors, from a running service."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Self

import httpx

from corpus.caller import Caller
from corpus.drafts import Answer, Draft, DraftStep, Finding, Prompts, Review, Verdict
from corpus.listings import (
    CollectionCard,
    DocumentList,
    ExemptionCard,
    ExemptionDetail,
    IngestReport,
    IngestResult,
    PlaceRead,
    Readiness,
)
from corpus.origin import ORIGINS, Found, Upload, offered
from corpus.pieces import Piece
from corpus.records import Document
from corpus.results import Filters, PrecedentsResult, SearchResult, SuggestResult
from corpus.understanding import Understanding
from retriever.clients.cases import CasesClient
from retriever.clients.lessons import LessonsClient
from retriever.clients.office import OfficeClient
from retriever.clients.people import PeopleClient
from retriever.clients.quality import QualityClient
from retriever.desk import EVERYTHING, LetterForm
from retriever.limits import MOST_PLACES, Limits
from retriever.line import REWORDING, Line, NotYetError, as_, part
from retriever.running import alive, read_note

_READING = httpx.Timeout(900, connect=5)  # a bundle of scanned letters takes minutes to read
_LOOKING = httpx.Timeout(3, connect=1)


class Client:
    """A desk whose work is done by the service at `url`. Safe to use from several threads."""

    def __init__(self, url: str, token: str | None = None, limits: Limits | None = None) -> None:
        self._line = Line(url, token)
        self.cases = CasesClient(self._line)
        self.quality = QualityClient(self._line)
        self.lessons = LessonsClient(self._line)
        self.office = OfficeClient(self._line)
        self.people = PeopleClient(self._line)
        self._limits = limits or Limits()

    @classmethod
    def to_running(cls, home: Path, limits: Limits | None = None) -> Client | None:
        """A client of the service that serves `home`; None when none does, whatever note one left behind."""
        note = read_note(home)
        if note is None or not alive(note.pid):
            return None
        try:
            answer = httpx.get(f"{note.url}/healthz", timeout=_LOOKING, trust_env=False)
            same = answer.json().get("service") == note.service
        except (httpx.HTTPError, httpx.InvalidURL, ValueError, AttributeError):
            return None
        return cls(note.url, note.token, limits) if same else None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self._line.close()

    def seen_by(self, caller: Caller) -> Client:
        """Itself: who asks is told by the token, and the service sees to what they may."""
        return self

    def search(self, query: str, k: int = 10, filters: Filters = EVERYTHING) -> SearchResult:
        return self._line.post("/v1/search", SearchResult, {"query": query, "k": k, **_flat(filters)})

    def precedents(self, request: str, k: int = 10, filters: Filters = EVERYTHING) -> PrecedentsResult:
        return self._line.post("/v1/precedents", PrecedentsResult, {"request": request, "k": k, **_flat(filters)})

    def suggest(self, request: str, filters: Filters = EVERYTHING) -> SuggestResult:
        return self._line.post("/v1/suggest", SuggestResult, {"request": request, **_flat(filters)})

    def understand(self, request: str) -> Understanding:
        return self._line.post("/v1/understand", Understanding, {"request": request})

    def draft(self, request: str, exemptions: Sequence[str] = (), reword: bool = False) -> Draft:
        asked = {"request": request, "exemptions": list(exemptions), "reword": reword}
        return self._line.post("/v1/drafts", Draft, asked, patience=REWORDING if reword else None)

    def drafting(self, request: str, exemptions: Sequence[str] = (), reword: bool = False) -> Iterator[DraftStep]:
        asked = {"request": request, "exemptions": list(exemptions), "reword": reword}
        return self._line.lines("/v1/drafts/stream", DraftStep, asked, patience=REWORDING)

    def prompts(self, request: str, exemptions: Sequence[str] = ()) -> Prompts:
        return self._line.post("/v1/drafts/prompts", Prompts, {"request": request, "exemptions": list(exemptions)})

    def drafted(self, id: str) -> Draft:
        return self._line.get(f"/v1/drafts/{part(id, 'draft')}", Draft)

    def review(self, id: str) -> Review:
        return self._line.get(f"/v1/drafts/{part(id, 'draft')}/review", Review)

    def decide(
        self, id: str, paragraph: str, verdict: Verdict, who: str, text: str | None = None, note: str = ""
    ) -> Review:
        decision = {"paragraph": paragraph, "verdict": verdict, "who": who, "text": text, "note": note}
        return self._line.post(f"/v1/drafts/{part(id, 'draft')}/decisions", Review, decision)

    def approve(self, id: str, who: str, note: str = "") -> Review:
        return self._line.post(f"/v1/drafts/{part(id, 'draft')}/approval", Review, {"who": who, "note": note})

    def letter(self, id: str, form: LetterForm = "docx") -> bytes:
        return self._line.call("GET", f"/v1/drafts/{part(id, 'draft')}/letter", params={"form": form}).content

    def ask(self, question: str, request: str | None = None, previous: str | None = None) -> Answer:
        return self._line.post("/v1/ask", Answer, {"question": question, "request": request, "previous": previous})

    def answering(self, question: str, request: str | None = None, previous: str | None = None) -> Iterator[Piece]:
        asked = {"question": question, "request": request, "previous": previous}
        return self._line.lines("/v1/ask/stream", Piece, asked)

    def check(self, text: str) -> list[Finding]:
        return self.quality.check(text).findings

    def documents(self, filters: Filters = EVERYTHING, offset: int = 0, limit: int = 50) -> DocumentList:
        return self._line.get("/v1/documents", DocumentList, {**_flat(filters), "offset": offset, "limit": limit})

    def document(self, key: str) -> Document:
        return self._line.get(f"/v1/documents/{part(key, 'document')}", Document)

    def exemptions(self) -> list[ExemptionCard]:
        return self._line.get("/v1/exemptions", list[ExemptionCard])

    def exemption(self, ref: str) -> ExemptionDetail:
        return self._line.get(f"/v1/exemptions/{part(ref, 'exemption')}", ExemptionDetail)

    def ingest(self, uploads: Sequence[Upload]) -> IngestReport:
        results: list[IngestResult] = []
        for batch in _batches([offered(upload) for upload in uploads], self._limits):
            if len(batch) == 1 and len(batch[0].content) > self._limits.file_bytes:
                results.append(_too_large(batch[0].origin.source, self._limits.file_bytes))
                continue
            files = [("files", (f"file-{n}", found.content)) for n, found in enumerate(batch)]
            about = {"origins": [ORIGINS.dump_json(found.origin).decode() for found in batch]}
            answer = self._line.call("POST", "/v1/documents", files=files, data=about, timeout=_READING)
            results += as_(IngestReport, answer).results
        return IngestReport.of(results)

    def retire(self, id: str, who: str, why: str) -> Document:
        return self._line.post("/v1/retirements", Document, {"id": id, "who": who, "why": why})

    def bring_back(self, id: str, who: str, why: str) -> Document:
        return self._line.post("/v1/retirements/undone", Document, {"id": id, "who": who, "why": why})

    def places(self, under: str) -> list[PlaceRead]:
        return self._line.get("/v1/places", list[PlaceRead], {"under": under})

    def give_up(self, lost: Sequence[PlaceRead], who: str, why: str) -> IngestReport:
        places = [place.model_dump() for place in lost]
        results: list[IngestResult] = []
        for at in range(0, len(places), MOST_PLACES):
            body = {"lost": places[at : at + MOST_PLACES], "who": who, "why": why}
            results += self._line.post("/v1/places/given-up", IngestReport, body).results
        return IngestReport.of(results)

    def move(self, id: str, collection: str | None, who: str, why: str) -> Document:
        return self._line.post("/v1/moves", Document, {"id": id, "collection": collection, "who": who, "why": why})

    def collections(self) -> list[CollectionCard]:
        return self._line.get("/v1/collections", list[CollectionCard])

    def me(self) -> Caller:
        return self._line.get("/v1/me", Caller)

    def ready(self) -> Readiness:
        try:
            return self._line.get("/readyz", Readiness)
        except NotYetError:
            return Readiness(ready=False, documents=0, passages=0, model="")

    def wait_until_ready(self, seconds: float) -> None:
        """Return once questions can be answered. Raises Unavailable, with the service's reason, after `seconds`."""
        until = time.monotonic() + seconds
        while True:
            try:
                self._line.get("/readyz", Readiness)
            except NotYetError:
                if time.monotonic() > until:
                    raise
                time.sleep(0.2)
            else:
                return


def _flat(filters: Filters) -> dict[str, Any]:
    """The filters that say something, as JSON values."""
    return filters.model_dump(mode="json", exclude_defaults=True)


def _batches(uploads: Sequence[Found], limits: Limits) -> Iterator[list[Found]]:
    """The uploads in order, as many to a call as it may bring; one that is too large comes alone."""
    batch: list[Found] = []
    size = 0
    room = limits.upload_bytes - 22_000 * (limits.files + 1)  # what is known of each, and the form's own lines
    for found in uploads:
        alone = len(found.content) > limits.file_bytes
        if batch and (alone or len(batch) == limits.files or size + len(found.content) > room):
            yield batch
            batch, size = [], 0
        batch.append(found)
        size += len(found.content)
        if alone:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _too_large(name: str, most: int) -> IngestResult:
    reason = f"larger than {most // 1024 // 1024} MB, the most that is read of one file"
    return IngestResult(source=name, status="refused", reason=reason)
