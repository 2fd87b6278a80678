"""A person who signs in, as a record: what they may do and which collections they may see."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from corpus.caller import RoleName
from corpus.errors import Invalid
from corpus.records import CollectionName, Record

LONGEST = 120


class Person(Record):
    """`id` is the subject of their sign-in or their e-mail address; `collections` is None for all of them."""

    id: Annotated[str, Field(min_length=1, max_length=LONGEST)]
    name: Annotated[str, Field(max_length=LONGEST)] = ""
    roles: list[RoleName] = []
    collections: list[CollectionName] | None = []

    def said(self) -> str:
        """Their roles and collections in one line, as the record of a change says them."""
        seen = "all collections" if self.collections is None else ", ".join(self.collections) or "no collection"
        return f"{', '.join(self.roles) or 'no role'}; {seen}"


def known_as(id: str) -> str:
    """A subject or an address as it is kept: an address in small letters. Raises Invalid."""
    kept = " ".join(id.split())
    if not kept or len(kept) > LONGEST or not kept.isprintable():
        raise Invalid(f"A person is known by up to {LONGEST} characters: their e-mail address, or what signs them in.")
    return kept.lower() if "@" in kept else kept


def described(id: str, name: str, roles: list[RoleName], collections: list[str] | None) -> Person:
    """A person as somebody has written them down. Raises Invalid."""
    if len(name.strip()) > LONGEST:
        raise Invalid(f"A person's name has up to {LONGEST} characters; this one has {len(name.strip())}.")
    return Person(id=known_as(id), name=name.strip(), roles=roles, collections=collections)
