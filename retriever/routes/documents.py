"""The library: what it holds, and new documents."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.concurrency import run_in_threadpool
from pydantic import ValidationError
from starlette.datastructures import FormData, Headers, UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser

from corpus.errors import Invalid, TooLarge
from corpus.listings import CollectionCard, DocumentList, IngestReport, PlaceRead
from corpus.origin import ORIGINS, Found, Origin
from corpus.records import Document
from retriever.bodies import DocumentsQuery, LossBody, MoveBody, RetirementBody
from retriever.limits import LONGEST_PATH, Limits
from retriever.routes import EVERY_ROLE, AtDesk, needs, refusals
from retriever.words import asked

router = APIRouter(tags=["Documents"], responses=refusals())
_KEEPS, _RUNS = needs("officer", "administrator"), needs("administrator")
_LONGEST_NAME, _LONGEST_ORIGIN = 1_000, 20_000
UPLOAD_FORM = {
    "requestBody": {
        "required": True,
        "content": {
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "required": ["files"],
                    "additionalProperties": False,
                    "properties": {
                        "files": {
                            "type": "array",
                            "minItems": 1,
                            "items": {"type": "string", "contentMediaType": "application/octet-stream"},
                        },
                        "sources": {
                            "type": "array",
                            "items": {"type": "string", "minLength": 1, "maxLength": _LONGEST_NAME},
                            "description": "What to call each file, in order, when its own name will not do.",
                        },
                        "origins": {
                            "type": "array",
                            "items": {"type": "string", "minLength": 2, "maxLength": _LONGEST_ORIGIN},
                            "description": "What is known of each file, in order, as JSON: source, url, reference, date, collection.",
                        },
                    },
                }
            }
        },
    }
}


@router.get("/v1/documents", dependencies=[EVERY_ROLE])
def documents(query: Annotated[DocumentsQuery, Query()], desk: AtDesk) -> DocumentList:
    """One page of the library, without the texts."""
    return desk.documents(query.filters, query.offset, query.limit)


@router.get("/v1/documents/{id:path}", dependencies=[EVERY_ROLE], responses=refusals(404))
def document(id: str, desk: AtDesk) -> Document:
    """One document with its text, by id or by its own reference."""
    return desk.document(id)


@router.post("/v1/documents", dependencies=[_KEEPS], responses=refusals(415), openapi_extra=UPLOAD_FORM)
async def ingest(request: Request, desk: AtDesk) -> IngestReport:
    """Read files into the library. Each is admitted, unchanged, replaced, grouped or refused, because."""
    found = await uploads(request, request.app.state.limits)
    return await run_in_threadpool(desk.ingest, found)


@router.post("/v1/retirements", dependencies=[_KEEPS], responses=refusals(404))
def retire(body: RetirementBody, desk: AtDesk) -> Document:
    """Take a document out of the library on somebody's word; it stays in its history, with who and why."""
    return desk.retire(body.id, body.who, body.why)


@router.post("/v1/retirements/undone", dependencies=[_KEEPS], responses=refusals(404, 409, 415))
def bring_back(body: RetirementBody, desk: AtDesk) -> Document:
    """Bring a retired document back as it was last; who did so, and why, is kept."""
    return desk.bring_back(body.id, body.who, body.why)


@router.get("/v1/places", dependencies=[_KEEPS])
def places(under: Annotated[str, Query(min_length=1, max_length=LONGEST_PATH)], desk: AtDesk) -> list[PlaceRead]:
    """Everything that was read whose path begins with these characters, and the document it gave."""
    return desk.places(under)


@router.post("/v1/places/given-up", dependencies=[_KEEPS], responses=refusals(415))
def give_up(body: LossBody, desk: AtDesk) -> IngestReport:
    """Retire what was read from files that are gone; a letter found elsewhere too stays."""
    return desk.give_up(body.lost, body.who, body.why)


@router.post("/v1/moves", dependencies=[_RUNS], responses=refusals(404, 409, 415))
def move(body: MoveBody, desk: AtDesk) -> Document:
    """Put a document into a collection, or where everybody sees it; who did so, and why, is kept."""
    return desk.move(body.id, body.collection, body.who, body.why)


@router.get("/v1/collections", dependencies=[EVERY_ROLE])
def collections(desk: AtDesk) -> list[CollectionCard]:
    """The collections that the caller may see, and how many documents each holds."""
    return desk.collections()


async def uploads(request: Request, limits: Limits) -> list[Found]:
    """The files of the form, named. Everything is held in memory: nothing of a letter is written to a disk."""
    form = await _form(await request.body(), request.headers, limits)
    unknown = sorted({name for name, _ in form.multi_items()} - {"files", "sources", "origins"})
    if unknown:
        raise Invalid(f"The form has no field {unknown[0][:100]!r}; send each file as `files`.")
    files = [value for value in form.getlist("files") if isinstance(value, UploadFile)]
    names, origins = (
        [value for value in form.getlist(field) if isinstance(value, str)] for field in ("sources", "origins")
    )
    if not files or len(files) + len(names) + len(origins) != len(form.multi_items()):
        raise Invalid("Send one or more files, each as a file field called `files`.")
    for field, given in (("sources", names), ("origins", origins)):
        if given and len(given) != len(files):
            raise Invalid(f"There are {len(files)} files and {len(given)} {field}; send one for each, or none.")
    labels = names or [file.filename or f"file {n}" for n, file in enumerate(files, 1)]
    known = [_origin(said) for said in origins] or [
        Origin(asked(label, "name of a file", _LONGEST_NAME)) for label in labels
    ]
    return [Found(origin, await file.read()) for origin, file in zip(known, files, strict=True)]


def _origin(said: str) -> Origin:
    try:
        origin = ORIGINS.validate_json(said[:_LONGEST_ORIGIN])
    except ValidationError as error:
        raise Invalid(
            f"An origin cannot be read: {error.errors()[0]['msg']}; send it as JSON with a source."
        ) from error
    return replace(origin, source=asked(origin.source, "name of a file", _LONGEST_NAME))


async def _form(body: bytes, headers: Headers, limits: Limits) -> FormData:
    async def stream() -> AsyncGenerator[bytes, None]:
        yield body

    if not body:
        raise Invalid("Nothing was sent; send one or more files as multipart/form-data fields called `files`.")
    parser = MultiPartParser(headers, stream(), max_files=limits.files, max_fields=2 * limits.files)
    parser.spool_max_size = limits.upload_bytes + 1
    try:
        return await parser.parse()
    except MultiPartException as error:
        if error.message.startswith("Too many"):
            raise TooLarge(f"At most {limits.files} files are read in one call; send the rest in another.") from error
        raise Invalid(f"The form cannot be read: {error.message}") from error
