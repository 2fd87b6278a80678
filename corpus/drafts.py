"""A draft and what people decide on it: every sentence with its origin, every decision with a name."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from corpus.records import Card, Outcome, Record, RequestItem

Origin = Literal["statute", "precedent", "guidance", "officer", "model"]
Status = Literal["supported", "unsupported", "for_officer"]
Verdict = Literal["accept", "edit", "reject"]
Use = Literal["opening", "decision", "closing"]


class Citation(Record):
    """Exact words of a stored document; `document` is its id."""

    document: str
    start: int
    end: int
    quote: str


class Sentence(Record):
    """One claim. `start`/`end` are its place in the paragraph's text."""

    start: int
    end: int
    origin: Origin
    status: Status
    citations: list[Citation] = []


class Paragraph(Record):
    """A paragraph of the draft. Its `origin` is that of its weakest sentence; `ref` the exemption it argues.

    `asks` are the questions that the officer answers in it, `elements` those of the law's elements that it is about.
    """

    id: str
    heading: str
    text: str
    origin: Origin
    status: Status
    citations: list[Citation] = []
    sentences: list[Sentence] = []
    ref: str | None = None
    asks: list[str] = []
    elements: list[str] = []


class ProposedDecision(Record):
    """What the precedents and the chosen exemptions point to for item `n`; the officer decides."""

    n: int
    outcome: Outcome
    exemptions: list[str] = []
    because: str = ""


class OfficerQuestion(Record):
    """Something only the officer can know."""

    question: str
    why: str
    ref: str | None = None


class Finding(Record):
    """A fault or remark of a check; `start`/`end` place it in the text that was checked."""

    rule: str
    severity: Literal["error", "warning", "note"]
    message: str
    start: int | None = None
    end: int | None = None
    paragraph: str | None = None
    sources: list[Citation] = []


class ArguedElement(Record):
    """An element that the law asks of an exemption, in the words of the law data. `shown` are sentences with which
    precedents showed it of their own facts; `asks` what the officer must say of this case's.
    """

    says: str
    law: list[Citation]
    shown: list[Citation] = []
    asks: list[str] = []


class Challenge(Record):
    """What a requester is likely to say at review; `answered_by` is the paragraph that answers it, if one does."""

    says: str
    law: list[Citation]
    answered_by: str | None = None


class Argument(Record):
    """One exemption relied on, element by element, and what is likely to be said against it."""

    ref: str
    elements: list[ArguedElement]
    challenges: list[Challenge]


class Provenance(Record):
    """What produced a draft, so that it can be made and explained again: the program's version, the day the law data
    stands for, what searched, the settings that bear on it, each document used with the SHA-256 of its text, and, where
    a language model reworded it, its name, where it runs and the SHA-256 of what it was sent.
    """

    version: str
    law_as_at: date
    embedder: str = ""
    settings: dict[str, str] = {}
    documents: dict[str, str] = {}
    model: str | None = None
    address: str | None = None
    prompts: list[str] = []


class Phrase(Record):
    """A sentence as a body's own letters put it, with everything particular left blank: `letters` of its `of` use it."""

    use: Use
    text: str
    letters: int
    of: int
    citations: list[Citation] = []


class Prompts(Record):
    """Word for word what a language model would be sent of a draft, and which `model` that is; empty where none is set."""

    model: str
    messages: list[str]


class Draft(Record):
    """`drawn_from` are the collections that anything found for it came from, cited in the end or not.

    `case` is the case it was made for; only there it can be approved.
    """

    id: str
    created: datetime
    case: str | None = None
    request: list[RequestItem]
    decisions: list[ProposedDecision]
    paragraphs: list[Paragraph]
    for_officer: list[OfficerQuestion]
    checks: list[Finding]
    arguments: list[Argument] = []
    phrasing: list[Phrase] = []
    made_by: Provenance | None = None
    drawn_from: list[str] = []

    @property
    def cited(self) -> set[str]:
        """Every document whose words it has."""
        cited = [c for p in self.paragraphs for c in [*p.citations, *(c for s in p.sentences for c in s.citations)]]
        cited += [c for finding in self.checks for c in finding.sources]
        for argument in self.arguments:
            cited += [c for e in argument.elements for c in [*e.law, *e.shown]]
            cited += [c for challenge in argument.challenges for c in challenge.law]
        return {c.document for c in cited}


class DraftStep(Record):
    """How far a draft has come: `done` of `of` paragraphs are reworded, and `paragraph` is the last of them.

    The last step has the `draft`, whole and kept, and no paragraph.
    """

    done: int = 0
    of: int = 0
    paragraph: Paragraph | None = None
    draft: Draft | None = None


class ParagraphDecision(Record):
    """A named person's decision on one paragraph: what it said before and says after, and when.

    It has `lapsed` when a fact of the case changed the paragraph afterwards.
    """

    paragraph: str
    verdict: Verdict
    who: str
    when: datetime
    before: str
    after: str
    note: str = ""
    lapsed: bool = False


class Confirmation(Record):
    """A named person's word that a citation says what it is cited for, or, with a `doubt`, that it does not."""

    citation: Citation
    who: str
    when: datetime
    doubt: str = ""


class Review(Record):
    """Every decision taken on a draft, in order; the last one on a paragraph counts. Silence means no.

    `confirmations` hold the last word on each citation. `open` are the faults of the wording as it now stands;
    `approval_note` says why it was approved with some of them.
    """

    draft: str
    decisions: list[ParagraphDecision] = []
    confirmations: list[Confirmation] = []
    open: list[Finding] = []
    approved_by: str | None = None
    approved_at: datetime | None = None
    approval_note: str = ""

    @property
    def faults(self) -> list[Finding]:
        """What stands in the way of approval without a written reason."""
        return [finding for finding in self.open if finding.severity == "error"]

    def latest(self) -> dict[str, ParagraphDecision]:
        """The decision in force for each paragraph decided so far."""
        return {d.paragraph: d for d in self.decisions if not d.lapsed}

    def confirms(self, citation: Citation) -> bool:
        """Whether somebody confirmed this citation, and nobody doubts it now."""
        place = (citation.document, citation.start, citation.end)
        said = [c for c in self.confirmations if (c.citation.document, c.citation.start, c.citation.end) == place]
        return bool(said) and not said[-1].doubt


class Statement(Record):
    text: str
    citations: list[Citation]


class Correction(Record):
    """A false premise in a question, and the truth with its source."""

    premise: str
    truth: str
    citations: list[Citation]


class Count(Record):
    """A number asked for: `n` of `of` decisions, and which they are. `says` is the query in words."""

    says: str
    n: int
    of: int
    documents: list[Card]


class Searched(Record):
    """A search in vain: how many decisions of the library (`of`) were looked through, and the `nearest`, none of which
    answers. `says` is that in words, with nothing of the question in it."""

    says: str
    of: int
    nearest: list[Statement] = []


class Answer(Record):
    """`abstained` is a result: the library does not hold the answer. `counts` are queries over the records.

    `searched` says where no decision was found that answers; the law may still have been told.
    """

    abstained: bool
    statements: list[Statement] = []
    corrections: list[Correction] = []
    counts: list[Count] = []
    searched: Searched | None = None
