"""What the product says about what it holds: lists of documents, the exemptions, an ingest's outcome, readiness."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Literal, Self

from pydantic import Field

from corpus.drafts import Citation, Finding
from corpus.records import Card, CollectionName, Record

IngestStatus = Literal["admitted", "unchanged", "replaced", "grouped", "refused", "retired"]
Nature = Literal["absolute", "qualified", "mixed", "procedural"]
Regulated = Literal["FOIA", "EIR"]
Severity = Literal["error", "warning", "note"]
RuleGroup = Literal[
    "notice",
    "exemption",
    "elements",
    "confirming",
    "test",
    "wording",
    "time",
    "rights",
    "references",
    "personal data",
    "language",
    "consistency",
]


class DocumentList(Record):
    """One page of the library; `total` counts every document that passes the filters, `examples` the made-up among them."""

    documents: list[Card]
    total: int
    examples: int = 0


class CollectionCard(Record):
    """A collection of documents, and how many it holds."""

    name: CollectionName
    documents: int


class PlaceRead(Record):
    """A path or address that was read, as it is kept, and the document it gave."""

    source: str
    document: str


class IngestResult(Record):
    """What became of one file; `retired` is said of one that is gone. `source` is its path as given; `reason` is never empty for a refusal.

    `masked` counts what was masked of who asked, by kind, and never says what. `kept_as` is the source without the
    requester's name, where that was in it: what is stored, and what any record of this should say.
    """

    source: str
    status: IngestStatus
    id: str | None = None
    reason: str = ""
    masked: dict[str, int] = {}
    kept_as: str | None = None


class IngestReport(Record):
    """Every file offered, in order, and how many met each fate."""

    results: list[IngestResult]
    counts: dict[str, int]

    @classmethod
    def of(cls, results: Sequence[IngestResult]) -> Self:
        return cls(results=list(results), counts=dict(Counter(r.status for r in results)))


class Readiness(Record):
    """Whether questions can be answered now, from how much, and found by which embedding model.

    `rewords` is the language model that may reword drafts, and where it runs; empty where none is set.
    """

    ready: bool
    documents: int
    passages: int
    model: str
    rewords: str = ""


class LimbText(Record):
    """One limb of an exemption and what it says, in our own words."""

    ref: str
    says: str


class ExemptionCard(Record):
    """An exemption, exception or procedural refusal as a list shows it. `nature` is the section's as a whole."""

    ref: str
    title: str
    regime: Regulated
    nature: Nature
    public_interest_test: bool


class ExemptionDetail(ExemptionCard):
    """An exemption in full. What is not `verified` is general knowledge, to be checked before relying on it.

    `documents` are the newest decisions that relied on it, then the newest made-up examples; both are counted whole.
    """

    kind: str
    test: str
    limbs: list[LimbText] = Field(default_factory=list)
    requires: list[str] = Field(default_factory=list)
    factors_for_disclosure: list[str] = Field(default_factory=list)
    factors_for_maintaining: list[str] = Field(default_factory=list)
    factors_verified: bool = False
    ncnd: str = ""
    statutory_words: list[str] = Field(default_factory=list)
    guidance_url: str | None = None
    source: str = ""
    verified: bool = False
    note: str = ""
    documents: list[Card] = Field(default_factory=list)
    relied_on: int = 0
    relied_on_in_examples: int = 0


class SourceCard(Record):
    """A kind of address that can be fetched, with one of that kind."""

    name: str
    what: str
    example: str


class WorthFetching(Record):
    """An address of the shipped list; `checked` when it was seen to be there."""

    group: str
    url: str
    about: str
    checked: bool


class SourceList(Record):
    sources: list[SourceCard]
    worth_fetching: list[WorthFetching]


class Tick(Record):
    """A rule kept: the words that earned it, and what of the rule they meet."""

    rule: str
    says: str = ""
    start: int | None = None
    end: int | None = None


class AppliedRule(Record):
    """A rule a response was checked by: why it is there, what it rests on, and whether it had anything to bear on.

    `sources` is empty where the library has no document of it.
    """

    id: str
    group: RuleGroup
    severity: Severity
    reason: str
    applied: bool
    sources: list[Citation] = []


class Findings(Record):
    """What a check found, in the order of the text; what it found as it should be; and every rule it went by."""

    findings: list[Finding]
    ticks: list[Tick] = []
    rules: list[AppliedRule] = []
