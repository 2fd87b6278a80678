"""The routes of `retriever.desks.office`, for administrators."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter
from fastapi.responses import Response
from pydantic import AfterValidator, Field

from corpus.listings import SourceList
from corpus.office import BackUp, Erased, Fetching, HealthCheck, Restored, Retention, SettingCard, Sought, Storage
from corpus.records import Record
from retriever.bodies import Label
from retriever.routes import AtDesk, needs, refusals
from retriever.words import plain

router = APIRouter(
    prefix="/v1/office", tags=["Office"], responses=refusals(404, 409, 415), dependencies=[needs("administrator")]
)
_TELLING = r"([^\W_][\W_]*){4}"
Telling = Annotated[str, Field(min_length=4, max_length=200, pattern=_TELLING), AfterValidator(plain)]


class FetchBody(Record):
    """`what` is a group of the sources, or an address."""

    what: Label


class RestorationBody(Record):
    name: Label
    who: Label


class SeekingBody(Record):
    """`words` are the ways a person's name or address may be written, each of four letters or more."""

    words: list[Telling] = Field(min_length=1, max_length=20)


class ErasureBody(SeekingBody):
    who: Label
    why: Label


class RetentionBody(Record):
    who: Label


@router.get("/sources")
def sources(desk: AtDesk) -> SourceList:
    """What can be fetched, and what is worth fetching."""
    return desk.office.sources()


@router.post("/fetching")
def fetch(asked: FetchBody, desk: AtDesk) -> Fetching:
    """Begin to fetch a group of the sources, or one address; one fetch at a time."""
    return desk.office.fetch(asked.what)


@router.get("/fetching")
def fetching(desk: AtDesk) -> Fetching:
    """How the last fetch is coming on."""
    return desk.office.fetching()


@router.get("/settings")
def settings(desk: AtDesk) -> list[SettingCard]:
    """Every setting, its value and where that came from."""
    return desk.office.settings()


@router.get("/health")
def health(desk: AtDesk) -> list[HealthCheck]:
    """What is installed, configured and reachable, and what to do about the rest."""
    return desk.office.health()


@router.get("/storage")
def storage(desk: AtDesk) -> Storage:
    """What takes how much room."""
    return desk.office.storage()


@router.get("/backups")
def backups(desk: AtDesk) -> list[BackUp]:
    """The back-ups kept here, the newest first."""
    return desk.office.backups()


@router.post("/backups")
def back_up(desk: AtDesk) -> BackUp:
    """Back up the library, and the keys and people beside it, while the service runs."""
    return desk.office.back_up()


@router.get(
    "/backups/{name}",
    response_class=Response,
    responses={200: {"content": {"application/zip": {"schema": {"type": "string", "format": "binary"}}}}},
)
def backup_file(name: str, desk: AtDesk) -> Response:
    """A back-up as a file."""
    return Response(desk.office.backup_file(name), media_type="application/zip")


@router.post("/restorations")
def restore(asked: RestorationBody, desk: AtDesk) -> Restored:
    """Put a back-up's library in the place of the present one, which is backed up first."""
    return desk.office.restore(asked.name, asked.who)


@router.post("/seekings")
def seek(asked: SeekingBody, desk: AtDesk) -> Sought:
    """Every place where a person's name or address stands."""
    return desk.office.seek(asked.words)


@router.post("/erasures")
def erase(asked: ErasureBody, desk: AtDesk) -> Erased:
    """Blot a person's name or address out everywhere, on somebody's word."""
    return desk.office.erase(asked.words, asked.who, asked.why)


@router.get("/retention")
def retention(desk: AtDesk) -> Retention:
    """The rules for how long things are kept, and what is over them."""
    return desk.office.retention()


@router.post("/retention")
def retain(asked: RetentionBody, desk: AtDesk) -> Retention:
    """Take out what is over the rules, on somebody's word."""
    return desk.office.retain(asked.who)
