"""Who is asking: their name as signed in, what they may do, and which collections of documents they may see."""

from __future__ import annotations

from typing import Literal, get_args

from corpus.errors import Forbidden
from corpus.records import Record

RoleName = Literal["officer", "reviewer", "trainee", "mentor", "qa", "administrator"]
ROLES: frozenset[RoleName] = frozenset(get_args(RoleName))


class Caller(Record):
    """`name` is None where nobody signs in and people give their own names; `collections` is None for all of them.

    `id` is the same for one person at every call. A document in no collection is everybody's.
    """

    id: str = "local"
    name: str | None = None
    roles: frozenset[RoleName] = ROLES
    collections: frozenset[str] | None = None

    def require(self, *roles: RoleName) -> None:
        """Raises Forbidden for a caller who has none of these roles."""
        if not self.roles & set(roles):
            raise Forbidden(f"This is for {_listed(roles)}; your roles are: {_listed(sorted(self.roles)) or 'none'}.")

    def sees(self, collection: str | None) -> bool:
        """Whether a document of this collection may be shown, cited or counted."""
        return not collection or self.collections is None or collection in self.collections

    def signs(self, who: str) -> str:
        """The name an act is recorded under: the one signed in with, or, where nobody signs in, the one given."""
        return self.name or who


def _listed(roles: tuple[RoleName, ...] | list[RoleName]) -> str:
    return ", ".join(roles)


LOCAL = Caller()
"""The one user of a machine on its own: every role, every collection."""
