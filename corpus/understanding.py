"""What a request asks, under which law, and what in it is not a request: shown to the officer, decided by nobody."""

from __future__ import annotations

from typing import Literal

from corpus.drafts import Citation, Correction
from corpus.records import Record, RequestItem

AsideKind = Literal["argument", "demand", "opinion", "repeat"]
Law = Literal["FOIA", "EIR", "subject access"]


class Aside(Record):
    """Words of a request that ask for no recorded information. `of` is the item that a repeat says again."""

    kind: AsideKind
    text: str
    start: int
    end: int
    of: int | None = None


class Element(Record):
    """Something that a valid request has. `met` is None where only the officer can see whether it is there."""

    what: str
    met: bool | None
    note: str = ""
    citations: list[Citation] = []


class RegimeOfItem(Record):
    """The law that seems to govern one item, why, and the source."""

    n: int
    regime: Law
    because: str
    citations: list[Citation] = []


class Understanding(Record):
    """`periods`, `bodies`, `roles` and `kinds` are as the request writes them; `corrections` are what it says wrongly
    of the law. `validity` goes through the elements of a valid request (section 8).
    """

    items: list[RequestItem]
    asides: list[Aside]
    periods: list[str]
    bodies: list[str]
    roles: list[str]
    kinds: list[str]
    regimes: list[RegimeOfItem]
    validity: list[Element]
    corrections: list[Correction]

    @property
    def valid(self) -> bool:
        """False when an element is missing; True does not replace the officer's look at the others."""
        return not any(element.met is False for element in self.validity)

    @property
    def laws(self) -> list[Law]:
        """The laws that govern the request, each once."""
        return list(dict.fromkeys(r.regime for r in self.regimes))
