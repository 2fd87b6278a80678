"""The HTTP service: a desk's methods as routes, every error a problem document, everything in the schema."""

from __future__ import annotations

import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.openapi.utils import get_openapi
from fastapi.responses import Response
from starlette.exceptions import HTTPException

from corpus.errors import FoiError, Invalid, Unavailable
from corpus.version import version
from retriever.access import Access
from retriever.crowd import RETRY_AFTER
from retriever.desk import Desk
from retriever.gate import Gate
from retriever.limits import Limits
from retriever.meter import Meter
from retriever.opening import Opening
from retriever.problems import MEDIA_TYPE, Fault, Problem, of_error, of_status
from retriever.routes import (
    ask,
    cases,
    consistency,
    documents,
    drafts,
    exemptions,
    find,
    health,
    journal,
    lessons,
    office,
    people,
    pictures,
    quality,
    reference,
    sampling,
)

_TITLE = "Freedom of information precedents"
_ABOUT = (
    "Finds how requests like a new one were answered, suggests exemptions to consider and drafts a rationale with "
    "citations for an officer to decide on. It gives no legal advice, and approves nothing by itself."
)
_SAID = {
    "extra_forbidden": "there is no such field",
    "json_invalid": "this is not JSON",
    "missing": "this is needed",
    "string_pattern_mismatch": "write some words",
    "string_unicode": "this is not valid text",
}


def create_app(desk: Desk | Opening, access: Access | None = None, limits: Limits | None = None) -> FastAPI:
    """The service over a desk, or over one that is still opening. Nothing is opened before it starts."""
    opening = desk if isinstance(desk, Opening) else Opening.done(desk)
    limits, meter = limits or Limits(), Meter()

    @asynccontextmanager
    async def life(app: FastAPI) -> AsyncIterator[None]:
        opening.begin()
        yield

    app = FastAPI(
        title=_TITLE,
        description=_ABOUT,
        version=version(),
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        lifespan=life,
        generate_unique_id_function=lambda route: route.name,
    )
    app.state.opening, app.state.meter, app.state.limits = opening, meter, limits
    app.state.service_id = secrets.token_hex(8)
    for part in (
        find,
        drafts,
        ask,
        documents,
        exemptions,
        cases,
        journal,
        quality,
        consistency,
        pictures,
        sampling,
        lessons,
        office,
        people,
        health,
        reference,
    ):
        app.include_router(part.router)
    app.add_exception_handler(FoiError, _foi_error)
    app.add_exception_handler(RequestValidationError, _not_as_expected)
    app.add_exception_handler(HTTPException, _http_error)
    app.openapi = lambda: _schema(app)  # type: ignore[method-assign]
    app.add_middleware(Gate, access=access or Access(), limits=limits, meter=meter)
    return app


def _schema(app: FastAPI) -> dict[str, Any]:
    if app.openapi_schema is None:
        made = get_openapi(title=app.title, version=app.version, description=app.description, routes=app.routes)
        parts = made.setdefault("components", {})
        problem = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
        parts.setdefault("schemas", {}).update(problem.pop("$defs", {}) | {"Problem": problem})
        parts["securitySchemes"] = {"key": {"type": "http", "scheme": "bearer"}}
        made["security"] = [{}, {"key": []}]  # a key is needed only where one has been set up
        app.openapi_schema = made
    return app.openapi_schema


def _answer(problem: Problem, headers: dict[str, str] | None = None) -> Response:
    return Response(problem.model_dump_json(), problem.status, headers, MEDIA_TYPE)


async def _foi_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, FoiError)  # noqa: S101  (registered for nothing else)
    again = {"Retry-After": str(RETRY_AFTER)} if isinstance(error, Unavailable) else None
    return _answer(of_error(error, request.url.path), again)


async def _not_as_expected(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)  # noqa: S101  (registered for nothing else)
    faults = [Fault(where=".".join(map(str, e["loc"])), what=_said(e)) for e in error.errors()[:20]]
    first = f"{faults[0].where}: {faults[0].what}" if faults else "The call is not what was expected."
    return _answer(of_error(Invalid(first[:500]), request.url.path, faults))


def _said(error: dict[str, Any]) -> str:
    """What is wrong with a field: in our words for the common faults, else in pydantic's; never what was sent."""
    own = _SAID.get(error["type"])
    return own or str(error["msg"]).removeprefix("Value error, ")[:300]


async def _http_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101  (registered for nothing else)
    details = {
        404: "There is no such page here; /docs lists every one.",
        405: f"{request.method[:20]} is not offered here; /docs lists what is.",
    }
    detail = details.get(error.status_code, str(error.detail)[:300])
    problem = of_status(error.status_code, detail, request.url.path)
    headers = dict(error.headers or {})
    if error.status_code == 405:
        headers["Allow"] = _allowed(request) or headers.get("Allow", "GET")
    return _answer(problem, headers)


def _allowed(request: Request) -> str:
    """Every method of the path, where the router that refused knew of one only."""
    path = getattr(request.scope.get("route"), "path_format", "")
    return ", ".join(sorted(verb.upper() for verb in request.app.openapi()["paths"].get(path, {})))
