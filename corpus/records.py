"""The document as it is stored and sent: what was asked, decided and relied on, and where each was said.

Every span is half-open, in characters of the document's `text`: `text[start:end]` is the quotation.
"""

from __future__ import annotations

from datetime import date as Date
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

Kind = Literal["response", "review", "decision_notice", "tribunal", "guidance", "legislation"]
Regime = Literal["FOIA", "EIR", "both"]
Outcome = Literal["disclosed", "partly", "withheld", "not_held", "ncnd", "refused", "unknown"]
Likelihood = Literal["would", "would be likely"]
Result = Literal["upheld", "partly", "overturned"]
Role = Literal[
    "request",
    "decision",
    "exemption",
    "statute",
    "prejudice",
    "factors_for_disclosure",
    "factors_against_disclosure",
    "balance",
    "next_steps",
    "other",
]
"""What a paragraph of a letter does there. One paragraph has one role, that of most of what it says:

request       what was asked, in the requester's words or the letter's; not the line that leads in to it
decision      what is given, kept back, not held or overturned; the answer itself, with its figures and lists; how it was
              searched for; advice and assistance
exemption     which Act or provision applies or does not and why, apart from harm: its tests, classes, opinions, cost,
              personal data (fairness and legitimate interests too); what the first answer got wrong, in a review
statute       words of an Act or Regulation, quoted
prejudice     the harm disclosure would do, and how likely it is
factors_...   what is put for disclosure (or for confirming or denying), and against it
balance       where the public interest falls
next_steps    review, complaint and appeal; use of what was sent; privacy
other         heading matter, greeting, acknowledging and handling, what a requester said in asking for a review, sign-off
"""
Span = tuple[int, int]
CollectionName = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,39}$")]
"""What a collection of documents is called: small letters, digits and hyphens, up to 40."""


class Record(BaseModel):
    """Immutable, and strict about fields it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class RequestItem(Record):
    """One thing asked for. `start`/`end` are None when it did not come out of a stored document."""

    n: int
    text: str
    start: int | None = None
    end: int | None = None


class ItemOutcome(Record):
    """What was decided on item `n`, and the words that decided it (an empty span where none were found)."""

    n: int
    outcome: Outcome
    exemptions: list[str] = []
    start: int = 0
    end: int = 0


class Reliance(Record):
    """An exemption actually relied on. `bar` is the prohibition behind section 44; `purposes` those of 31(2)."""

    ref: str
    bar: str | None = None
    likelihood: Likelihood | None = None
    outcome_of_test: Literal["maintained", "disclosed", "none"] = "none"
    purposes: list[str] = []
    spans: list[Span] = []


class Mention(Record):
    """A provision named but not relied on: only mentioned, considered and rejected, or not resolvable."""

    ref: str
    status: Literal["mentioned", "rejected", "unresolved"]
    spans: list[Span] = []


class Passage(Record):
    """A stretch of a document with one role, no longer than the embedding model reads (`tokens` counts it).

    `page` is where it starts in a document that has pages, counted from 1.
    """

    id: str
    role: Role
    heading: str | None = None
    start: int
    end: int
    tokens: int = 0
    page: int | None = None


class Retirement(Record):
    """Who took a document out of the library, when, and why."""

    who: str
    why: str
    on: Date


class Document(Record):
    """One letter, notice, guidance page or piece of law in the library.

    `reviews` are the references of the decisions a review, notice or tribunal decided again, and `result` what became
    of them. `working_days` is the time taken, as section 10 counts it. `notes` say how the file was read where a reader
    should know ("page 2 read by OCR"). `extra` is what a publisher said that has no field here. A document in no
    `collection` is everybody's. `retired` is said of the last version of one that is no longer found, because its file
    is gone.
    """

    id: str
    reference: str | None = None
    kind: Kind
    authority: str | None = None
    regime: Regime = "FOIA"
    requested: Date | None = None
    received: Date | None = None
    date: Date | None = None
    working_days: int | None = None
    title: str
    url: str | None = None
    source: str | None = None
    example: bool = False
    licence: str | None = None
    text: str
    requests: list[RequestItem] = []
    items: list[ItemOutcome] = []
    exemptions: list[Reliance] = []
    mentioned: list[Mention] = []
    outcome: Outcome = "unknown"
    reviews: list[str] = []
    result: Result | None = None
    notes: list[str] = []
    extra: dict[str, str] = {}
    collection: CollectionName | None = None
    retired: Retirement | None = None
    passages: list[Passage] = Field(default_factory=list)

    @model_validator(mode="after")
    def _spans_lie_inside(self) -> Self:
        spans = [(p.start, p.end) for p in self.passages]
        spans += [(i.start, i.end) for i in self.items]
        spans += [s for e in self.exemptions for s in e.spans] + [s for m in self.mentioned for s in m.spans]
        spans += [(r.start, r.end) for r in self.requests if r.start is not None and r.end is not None]
        for start, end in spans:
            if not 0 <= start <= end <= len(self.text):
                raise ValueError(f"span {start}-{end} lies outside the text of {self.id} ({len(self.text)} characters)")
        return self

    def quote(self, start: int, end: int) -> str:
        """The exact words at a span."""
        return self.text[start:end]

    @property
    def doubtful(self) -> bool:
        """True where its outcome was read with doubt."""
        return IN_DOUBT in self.notes

    @property
    def drafted_here(self) -> Date | None:
        """When it was issued, for a letter that was drafted with this tool."""
        try:
            return Date.fromisoformat(self.extra.get(DRAFTED_HERE, ""))
        except ValueError:
            return None


IN_DOUBT = "The outcome was read with doubt: check it in the letter before you rely on it"
"""Among a document's `notes` where what it decided may well be something else."""
DRAFTED_HERE = "Drafted with this tool, issued on"
"""Under this name a document's `extra` has the day it was issued: the tool must not take its own words for others'."""
ANSWERING: tuple[Role, ...] = (
    "decision",
    "exemption",
    "prejudice",
    "factors_for_disclosure",
    "factors_against_disclosure",
    "balance",
    "other",
)
"""The parts of a letter in which a body answers in its own words: not the request, the law quoted, or what to do next."""


class Later(Record):
    """What happened to a decision afterwards: a review, a decision notice, an appeal."""

    kind: Kind
    reference: str | None
    result: str


class Card(Record):
    """A document without its text, as lists and search results show it.

    `doubtful` where its outcome was read with doubt; `drafted_here` is when it was issued, for a letter that was drafted
    with this tool.
    """

    id: str
    reference: str | None
    title: str
    authority: str | None
    date: Date | None
    kind: Kind
    source: str | None
    url: str | None
    outcome: Outcome
    exemptions: list[str]
    example: bool
    collection: CollectionName | None = None
    later: list[Later] = []
    drafted_here: Date | None = None
    doubtful: bool = False

    @classmethod
    def of(cls, document: Document, later: list[Later] | None = None) -> Card:
        return cls(
            **document.model_dump(include=set(cls.model_fields) - {"exemptions", "later", "drafted_here", "doubtful"}),
            drafted_here=document.drafted_here,
            doubtful=document.doubtful,
            exemptions=[e.ref for e in document.exemptions],
            later=later or [],
        )
