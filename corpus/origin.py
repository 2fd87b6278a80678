"""Where a document was found, and what is known of it from outside its own text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date as Date

from pydantic import TypeAdapter
from pydantic.dataclasses import dataclass as checked

from corpus.records import CollectionName, Kind, Outcome


@checked(frozen=True)
class Origin:
    """What a publisher, a sidecar file or a row of a disclosure log says of a document; None where its text must say.

    `source` is the path or address it was found at, and its ending tells the format. `extra` keeps what a publisher
    says that has no field of its own, under the publisher's own names. `collection` is who may see it: None, everybody.
    """

    source: str
    url: str | None = None
    licence: str | None = None
    example: bool = False
    kind: Kind | None = None
    title: str | None = None
    reference: str | None = None
    authority: str | None = None
    requested: Date | None = None
    received: Date | None = None
    date: Date | None = None
    outcome: Outcome | None = None
    reviews: tuple[str, ...] = ()
    extra: Mapping[str, str] = field(default_factory=dict)
    collection: CollectionName | None = None


ORIGINS = TypeAdapter(Origin)
"""Reads an origin from JSON, and writes it."""


@dataclass(frozen=True)
class Found:
    """A file met in a folder, an archive, a message, a log or on a web page."""

    origin: Origin
    content: bytes


Upload = Found | tuple[str, bytes]
"""A file to be read, with what is known of it, or with its name alone."""


def offered(upload: Upload) -> Found:
    return upload if isinstance(upload, Found) else Found(Origin(upload[0]), upload[1])


@dataclass(frozen=True)
class Refused:
    """A file met that cannot be given to a reader, with a reason a person can act on."""

    source: str
    reason: str
