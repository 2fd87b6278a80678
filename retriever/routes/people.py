"""The routes of `retriever.desks.people`."""

from __future__ import annotations

from fastapi import APIRouter, status

from corpus.person import Person
from retriever.bodies import PersonBody, RemovalBody
from retriever.routes import AtDesk, needs, refusals

router = APIRouter(tags=["People"], responses=refusals(), dependencies=[needs("administrator")])


@router.get("/v1/people")
def list_people(desk: AtDesk) -> list[Person]:
    """Everybody who has been given a role here, by name."""
    return list(desk.people.all())


@router.post("/v1/people", status_code=status.HTTP_201_CREATED, responses=refusals(409, 415))
def add_person(body: PersonBody, desk: AtDesk) -> Person:
    """Add somebody, known by their e-mail address or by the subject of their sign-in."""
    return desk.people.add(body.person, body.who)


@router.post("/v1/people/changes", responses=refusals(404, 409, 415))
def change_person(body: PersonBody, desk: AtDesk) -> Person:
    """Put this in place of what was said of somebody."""
    return desk.people.change(body.person, body.who)


@router.post("/v1/people/removals", responses=refusals(404, 409, 415))
def remove_person(body: RemovalBody, desk: AtDesk) -> Person:
    """Take somebody off the list; they may do nothing here from now on."""
    return desk.people.remove(body.id, body.who)
