"""Who signs in here: what each may do, and which collections they may see."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from corpus.person import Person


class People(Protocol):
    """What is asked of the list of people. `who` is whoever makes a change; where people sign in, they are that."""

    def all(self) -> Sequence[Person]:
        """Everybody, by name."""

    def add(self, person: Person, who: str) -> Person:
        """Raises Conflict for somebody who is there."""

    def change(self, person: Person, who: str) -> Person:
        """Raises NotFound, and Conflict where it would leave no administrator."""

    def remove(self, id: str, who: str) -> Person:
        """Raises NotFound, and Conflict where it would leave no administrator."""
