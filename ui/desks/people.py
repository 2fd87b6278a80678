"""People in this process."""

from __future__ import annotations

from corpus.caller import Caller
from corpus.people import People
from corpus.person import Person
from retriever.words import asked
from ui.workshop import Workshop

_LONGEST_NAME = 300


class PeopleRoom:
    """`retriever.desks.people.People`, for one caller."""

    def __init__(self, shop: Workshop, caller: Caller) -> None:
        self._people = People(shop.library.store)
        self._caller = caller

    def all(self) -> list[Person]:
        return self._people.all()

    def add(self, person: Person, who: str) -> Person:
        return self._people.add(person, self._signed(who))

    def change(self, person: Person, who: str) -> Person:
        return self._people.change(person, self._signed(who))

    def remove(self, id: str, who: str) -> Person:
        return self._people.remove(id, self._signed(who))

    def _signed(self, who: str) -> str:
        return asked(self._caller.signs(who), "name", _LONGEST_NAME)
