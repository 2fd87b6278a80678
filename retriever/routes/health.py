"""Whether the service is alive and ready, and what it has done."""

from __future__ import annotations

from typing import Literal

from fastapi import APIRouter, Request, Response

from corpus.caller import Caller
from corpus.errors import Unavailable
from corpus.listings import Readiness
from corpus.records import Record
from retriever.routes import EVERY_ROLE, EVERYBODY, AtDesk, Calling, refusals

router = APIRouter(tags=["Running it"], responses=refusals())


class Alive(Record):
    """`service` tells one run of the service from another; it says nothing about where its files are."""

    status: Literal["alive"] = "alive"
    service: str


@router.get("/healthz", dependencies=[EVERYBODY])
async def alive(request: Request) -> Alive:
    """The service answers; it may still be loading."""
    return Alive(service=request.app.state.service_id)


@router.get("/readyz", dependencies=[EVERYBODY])
def ready(desk: AtDesk) -> Readiness:
    """The library and its index are loaded. 503 until they are. Counts what the caller may see."""
    now = desk.ready()
    if not now.ready:
        raise Unavailable("The index is not loaded yet; try again in a few seconds.")
    return now


@router.get("/v1/me", dependencies=[EVERY_ROLE])
def me(caller: Calling) -> Caller:
    """Who the caller is to this service: their name, roles and collections."""
    return caller


@router.get(
    "/metrics",
    dependencies=[EVERY_ROLE],
    response_class=Response,
    responses={200: {"description": "Prometheus text format.", "content": {"text/plain": {}}}},
)
async def metrics(request: Request) -> Response:
    """Calls counted by route and status, and how long they took."""
    meter = request.app.state.meter
    return Response(meter.text(), media_type=meter.media_type)
