"""The people who sign in: what each may do and which collections they may see, as an administrator has said."""

from __future__ import annotations

from corpus.errors import Conflict, NotFound
from corpus.journal import Journal
from corpus.kept import Kept
from corpus.person import LONGEST, Person, known_as
from corpus.store import Store


class People:
    """Everybody who has been given something here, in the library's database; every change is in the journal."""

    def __init__(self, store: Store) -> None:
        self._kept = Kept(store, "person", Person)
        self._journal = Journal(store)

    def all(self) -> list[Person]:
        return sorted(self._kept.all(), key=lambda person: (person.name.casefold(), person.id))

    def find(self, *ids: str) -> Person | None:
        """The first of these who is known."""
        found = (self._kept.find(known_as(id)) for id in ids if id.strip() and len(id) <= LONGEST)
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
            raise NotFound(f"There is nobody here known as {id[:LONGEST]!r}; `foi people list` names everybody.")
        return found

    def _require_another_administrator(self, but: Person) -> None:
        if [person.id for person in self.administrators()] == [but.id]:
            raise Conflict(f"{but.id} is the only administrator; make somebody else one first.")


def _subject(id: str) -> str:
    return f"person:{id}"
