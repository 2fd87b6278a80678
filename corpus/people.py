"""The people who sign in: what each may do and which collections they may see, as an administrator has said."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from corpus.caller import RoleName
from corpus.errors import Conflict, Invalid, NotFound
from corpus.journal import Journal
from corpus.kept import Kept
from corpus.records import CollectionName, Record
from corpus.store import Store

_LONGEST = 120


class Person(Record):
    """`id` is the subject of their sign-in or their e-mail address; `collections` is None for all of them."""

    id: Annotated[str, Field(min_length=1, max_length=_LONGEST)]
    name: Annotated[str, Field(max_length=_LONGEST)] = ""
    roles: list[RoleName] = []
    collections: list[CollectionName] | None = []

    def said(self) -> str:
        """Their roles and collections in one line, as the record of a change says them."""
        seen = "all collections" if self.collections is None else ", ".join(self.collections) or "no collection"
        return f"{', '.join(self.roles) or 'no role'}; {seen}"


def known_as(id: str) -> str:
    """A subject or an address as it is kept: an address in small letters. Raises Invalid."""
    kept = " ".join(id.split())
    if not kept or len(kept) > _LONGEST or not kept.isprintable():
        raise Invalid(f"A person is known by up to {_LONGEST} characters: their e-mail address, or what signs them in.")
    return kept.lower() if "@" in kept else kept


class People:
    """Everybody who has been given something here, in the library's database; every change is in the journal."""

    def __init__(self, store: Store) -> None:
        self._kept = Kept(store, "person", Person)
        self._journal = Journal(store)

    def all(self) -> list[Person]:
        return sorted(self._kept.all(), key=lambda person: (person.name.casefold(), person.id))

    def find(self, *ids: str) -> Person | None:
        """The first of these who is known."""
        found = (self._kept.find(known_as(id)) for id in ids if id.strip() and len(id) <= _LONGEST)
        return next((person for person in found if person), None)

    def add(self, person: Person, who: str) -> Person:
        """Raises Conflict for one who is there."""
        person = person.model_copy(update={"id": known_as(person.id)})
        if self._kept.find(person.id):
            raise Conflict(f"{person.id} is there already; change them with: foi people change {person.id}")
        self._journal.append(_subject(person.id), who, "add a person", "", person.said())
        return self._kept.keep(person.id, person)

    def change(self, person: Person, who: str) -> Person:
        """Put this in place of what was said of them. Raises NotFound; Conflict for the last administrator."""
        before = self._known(person.id)
        person = person.model_copy(update={"id": before.id})
        if "administrator" not in person.roles:
            self._require_another_administrator(before)
        self._journal.append(_subject(person.id), who, "change a person", before.said(), person.said())
        return self._kept.keep(person.id, person, instead_of=before)

    def remove(self, id: str, who: str) -> Person:
        """Raises NotFound; Conflict for the last administrator."""
        gone = self._known(id)
        self._require_another_administrator(gone)
        self._journal.append(_subject(gone.id), who, "remove a person", gone.said(), "")
        self._kept.drop(gone.id)
        return gone

    def administrators(self) -> list[Person]:
        return [person for person in self.all() if "administrator" in person.roles]

    def _known(self, id: str) -> Person:
        found = self._kept.find(known_as(id))
        if found is None:
            raise NotFound(f"There is nobody here known as {id[:_LONGEST]!r}; `foi people list` names everybody.")
        return found

    def _require_another_administrator(self, but: Person) -> None:
        if [person.id for person in self.administrators()] == [but.id]:
            raise Conflict(f"{but.id} is the only administrator; make somebody else one first.")


def _subject(id: str) -> str:
    return f"person:{id}"
