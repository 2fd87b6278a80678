"""Who is asking: their name as signed in, what they may do, and which collections of documents they may see."""

from __future__ import annotations

import re
from typing import Literal, get_args

from corpus.errors import Forbidden, Invalid
from corpus.records import Record

RoleName = Literal["officer", "reviewer", "trainee", "mentor", "qa", "administrator"]
ROLES: frozenset[RoleName] = frozenset(get_args(RoleName))
_COLLECTION = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")


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

    def require_sight(self, collection: str) -> None:
        """Raises Forbidden for a caller who may not see a collection; there may be no such collection."""
        if not self.sees(collection):
            raise Forbidden(f"You may not see a collection called {collection}; an administrator can change that.")

    def signs(self, who: str) -> str:
        """The name an act is recorded under: the one signed in with, or, where nobody signs in, the one given."""
        return self.name or who


def collection_named(name: str) -> str:
    """A name of a collection as it is kept. Raises Invalid."""
    kept = name.strip().lower()
    if not _COLLECTION.fullmatch(kept):
        raise Invalid(f"{name[:60]!r} is no name of a collection: use up to 40 letters, digits and hyphens.")
    return kept


def _listed(roles: tuple[RoleName, ...] | list[RoleName]) -> str:
    return ", ".join(roles)


LOCAL = Caller()
"""The one user of a machine on its own: every role, every collection."""
