"""People over HTTP."""

from __future__ import annotations

from typing import Any

from corpus.person import Person
from retriever.line import Line


class PeopleClient:
    """`retriever.desks.people.People`, asked of a service."""

    def __init__(self, line: Line) -> None:
        self._line = line

    def all(self) -> list[Person]:
        return self._line.get("/v1/people", list[Person])

    def add(self, person: Person, who: str) -> Person:
        return self._line.post("/v1/people", Person, _said(person, who))

    def change(self, person: Person, who: str) -> Person:
        return self._line.post("/v1/people/changes", Person, _said(person, who))

    def remove(self, id: str, who: str) -> Person:
        return self._line.post("/v1/people/removals", Person, {"id": id, "who": who})


def _said(person: Person, who: str) -> dict[str, Any]:
    return {**person.model_dump(mode="json"), "who": who}
