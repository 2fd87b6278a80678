"""What searching gives back: hits, precedents and suggestions, with the words that earned them."""

from __future__ import annotations

from datetime import date as Date
from typing import Self

from pydantic import Field, field_validator

from corpus.provision import Provision
from corpus.records import Card, Document, Kind, Outcome, Passage, Record, Role


class Filters(Record):
    """Which documents may answer. Empty lists filter nothing; several values of one field are alternatives.

    `exemption` uses the algebra of provisions: 31 keeps documents relying on 31(1)(g). Dates are inclusive
    and compare the document's own date; a document without one never passes a date filter. `doubtful` keeps those
    whose outcome was read with doubt.
    """

    exemption: list[str] = []
    outcome: list[Outcome] = []
    authority: list[str] = []
    kind: list[Kind] = []
    role: list[Role] = []
    since: Date | None = None
    until: Date | None = None
    examples: bool = True
    doubtful: bool = False

    @property
    def chooses_documents(self) -> bool:
        """True when some documents may be left out."""
        return not self.examples or any(
            (self.exemption, self.outcome, self.authority, self.kind, self.since, self.until, self.doubtful)
        )

    @field_validator("exemption")
    @classmethod
    def _canonical(cls, refs: list[str]) -> list[str]:
        return [str(Provision.parse(ref)) for ref in refs]

    def admit(self, document: Card) -> bool:
        """True when the document passes; `role` concerns passages and is not looked at here."""
        if (self.kind and document.kind not in self.kind) or (self.outcome and document.outcome not in self.outcome):
            return False
        names = {a.casefold() for a in self.authority}
        if (names and (document.authority or "").casefold() not in names) or (document.example and not self.examples):
            return False
        if self.doubtful and not document.doubtful:
            return False
        if self.since and (document.date is None or document.date < self.since):
            return False
        if self.until and (document.date is None or document.date > self.until):
            return False
        relied = [Provision.parse(ref) for ref in document.exemptions]
        return not self.exemption or any(Provision.parse(w).covers(r) for w in self.exemption for r in relied)


class PassageText(Record):
    """A passage with its exact words."""

    id: str
    role: Role
    heading: str | None
    page: int | None = None
    text: str
    start: int
    end: int

    @classmethod
    def of(cls, document: Document, passage: Passage) -> Self:
        return cls(
            id=passage.id,
            role=passage.role,
            heading=passage.heading,
            page=passage.page,
            text=document.quote(passage.start, passage.end),
            start=passage.start,
            end=passage.end,
        )


class Hit(Record):
    """One passage found. `score` is in [0, 1], higher is better; `why` is computed from what matched."""

    rank: int
    score: float
    why: list[str]
    document: Card
    passage: PassageText


class SearchResult(Record):
    query: str
    took_ms: float
    results: list[Hit]


class Match(Record):
    """A passage of a precedent that answers item `asked` of the new request; `item` is its own item, if it is one."""

    passage: PassageText
    score: float
    asked: int | None = None
    item: int | None = None


class Precedent(Record):
    """A past decision on a similar request.

    `score` is in [0, 1]: of decisions with it, the share that helps a good deal. `marks` say why it is a weaker guide
    than it looks; `absent` are words of the request, the rarest first, that are nowhere in it in any form.
    """

    document: Card
    score: float
    matched: list[Match]
    outcome: Outcome
    exemptions: list[str]
    why: list[str] = []
    marks: list[str] = []
    absent: list[str] = []


class Contrary(Record):
    """A similar request decided differently: how it differs, and the words that decided it."""

    document: Card
    how: str
    passage: PassageText


class PrecedentsResult(Record):
    """Similar decisions: real ones first, then made-up examples. `outcomes` counts the real, apart from the examples."""

    took_ms: float
    precedents: list[Precedent]
    outcomes: dict[str, int]
    example_outcomes: dict[str, int] = {}
    contrary: list[Contrary]


class Support(Record):
    document: Card
    passage: PassageText


class Suggestion(Record):
    """An exemption worth considering for the items in `asked`, never a decision. `score` is in [0, 1].

    `instead_of` are better supported ones that cannot cover the same information as this.
    """

    ref: str
    title: str
    score: float
    because: str
    asked: list[int] = []
    bar: str | None = None
    support: list[Support] = []
    contrary: list[Contrary] = []
    must_show: list[str] = []
    needs_from_officer: list[str] = []
    instead_of: list[str] = []


class SuggestResult(Record):
    suggestions: list[Suggestion]
    already_public: list[Support] = Field(default_factory=list)
