"""Whether the service is alive and ready, and what it has done."""

from __future__ import annotations

from typing import Literal

from fastapi import APIRouter, Request, Response

from corpus.errors import Unavailable
from corpus.listings import Readiness
from corpus.records import Record
from retriever.desk import Desk
from retriever.routes import refusals

router = APIRouter(tags=["Running it"], responses=refusals())


class Alive(Record):
    """`service` tells one run of the service from another; it says nothing about where its files are."""

    status: Literal["alive"] = "alive"
    service: str


@router.get("/healthz")
async def alive(request: Request) -> Alive:
    """The service answers; it may still be loading."""
    return Alive(service=request.app.state.service_id)


@router.get("/readyz")
def ready(request: Request) -> Readiness:
    """The library and its index are loaded. 503 until they are."""
    desk: Desk = request.app.state.opening.desk()
    now = desk.ready()
    if not now.ready:
        raise Unavailable("The index is not loaded yet; try again in a few seconds.")
    return now


@router.get(
    "/metrics",
    response_class=Response,
    responses={200: {"description": "Prometheus text format.", "content": {"text/plain": {}}}},
)
async def metrics(request: Request) -> Response:
    """Calls counted by route and status, and how long they took."""
    meter = request.app.state.meter
    return Response(meter.text(), media_type=meter.media_type)
