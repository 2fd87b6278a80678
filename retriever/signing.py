"""Signing in: from a person's token to the caller they are, with the roles and collections they were given."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from corpus.caller import ROLES, Caller
from corpus.people import People
from corpus.person import Person
from retriever.identity import Claims, Identity

_COLLECTION = "collection:"


@dataclass(frozen=True)
class Signing:
    """`roles_claim` names a claim of the token, as `realm_access.roles` does, whose values are roles, or collections
    written `collection:housing`; they are added to what is kept here.
    """

    identity: Identity
    people: Callable[[], People]
    roles_claim: str = ""

    def caller(self, token: str) -> Caller:
        """Raises NotAllowed for a token that does not hold; somebody without a role is a caller who may do nothing."""
        claims = self.identity.claims(token)
        subject, address = str(claims["sub"]), _address(claims)
        person = self.people().find(subject, address) or Person(id=subject[:120] or "?")
        said = _values(claims, self.roles_claim) if self.roles_claim else []
        collections = None
        if person.collections is not None:
            named = (value.removeprefix(_COLLECTION) for value in said if value.startswith(_COLLECTION))
            collections = frozenset([*person.collections, *named])
        return Caller(
            id=subject,
            name=_name(person, claims, address),
            roles=frozenset(person.roles) | (ROLES & set(said)),
            collections=collections,
        )

    def whom_to_ask(self) -> list[str]:
        """The administrators, as people know them."""
        return [f"{one.name} ({one.id})" if one.name else one.id for one in self.people().administrators()]


def _address(claims: Claims) -> str:
    """Their e-mail address, unless the provider says that nobody has checked it is theirs."""
    return str(claims.get("email") or "") if claims.get("email_verified", True) is True else ""


def _name(person: Person, claims: Claims, address: str) -> str:
    """What acts are recorded under: their name as kept here or as the provider has it, and what tells namesakes apart."""
    named = person.name or str(claims.get("name") or claims.get("preferred_username") or "")
    unique = address or str(claims["sub"])
    name = " ".join(f"{named} ({unique})".split() if named and named != unique else unique.split())
    return name[:120]


def _values(claims: Claims, path: str) -> list[str]:
    """The values of a claim, or of one inside another; one value is a list of one."""
    found: object = claims.get(path)
    if found is None:
        found = claims
        for part in path.split("."):
            found = found.get(part) if isinstance(found, dict) else None
    if isinstance(found, str):
        return found.split()
    return [str(value) for value in found] if isinstance(found, Iterable) and not isinstance(found, dict) else []
