"""An officer's case: one request in hand, from what was asked to the letter issued. Who asked is no part of it."""

from __future__ import annotations

from datetime import date as Date
from datetime import datetime
from typing import Literal

from corpus.drafts import Answer, Citation, Draft, Review
from corpus.entries import Entry
from corpus.records import Card, Later, Outcome, Record, RequestItem
from corpus.results import PassageText

CaseState = Literal["draft", "in_review", "returned", "approved", "issued"]
CaseStep = Literal["submit", "withdraw", "return", "approve", "issue"]
Marked = Literal["open", "ticked", "struck"]
Whose = Literal["mine", "to_review", "all"]
DivergenceKind = Literal["challenge", "contrary", "differs"]


class Person(Record):
    """Who did something: as signed in, and by the name it is recorded under."""

    id: str
    name: str

    def is_one_with(self, other: Person) -> bool:
        """Whether both are one person. Where nobody signs in, all have one id and only names tell them apart."""
        if self.id != other.id:
            return False
        return self.id != "local" or self.name.casefold() == other.name.casefold()


class CaseItem(Record):
    """One thing asked for, and the exemptions the officer chose to argue for it."""

    n: int
    text: str
    exemptions: list[str] = []


class Reference(Record):
    """A provision that the request names; `exists` is False where the law has none, None where it is not known here."""

    ref: str
    exists: bool | None
    marked: Marked = "open"


class OwnFact(Record):
    """A fact of this case, in the officer's words; `about` is the element or the question that it answers."""

    ref: str
    about: str
    text: str


class Content(Record):
    """What of a case the officer writes, and can undo."""

    title: str
    received: Date | None = None
    items: list[CaseItem] = []
    references: list[Reference] = []
    facts: list[OwnFact] = []


class Remark(Record):
    """What somebody said of a case, at a step or between steps."""

    who: str
    when: datetime
    text: str
    step: CaseStep | None = None


class Acceptance(Record):
    """A divergence that was let stand, by whom, and the reason."""

    key: str
    says: str
    reason: str
    who: str
    when: datetime


class CaseDraft(Record):
    """A draft made for a case; `left` is why it was put aside for the next one."""

    id: str
    who: str
    when: datetime
    left: str = ""


class Asked(Record):
    question: str
    answer: Answer


class Issued(Record):
    """When the letter went out, and the document it became in the library, where the officer said so."""

    who: str
    when: datetime
    on: Date
    admitted: str | None = None


class Case(Record):
    """`request` is the text as pasted or read, without who asked. `called` is the number another system gave it.

    `hands` are those who had a hand in the wording: none of them is a second person.
    """

    id: str
    created: datetime
    owner: Person
    called: str = ""
    request: str
    regime: Literal["FOIA", "EIR"] = "FOIA"
    content: Content
    earlier: list[Content] = []
    state: CaseState = "draft"
    drafts: list[CaseDraft] = []
    hands: list[Person] = []
    remarks: list[Remark] = []
    accepted: list[Acceptance] = []
    asked: list[Asked] = []
    issued: Issued | None = None

    @property
    def draft(self) -> str | None:
        """The draft in hand."""
        return self.drafts[-1].id if self.drafts else None

    @property
    def words(self) -> str:
        """What is asked, item by item."""
        return "\n".join(item.text for item in self.content.items)

    @property
    def wanted(self) -> list[RequestItem]:
        """The items as finding takes them."""
        return [RequestItem(n=item.n, text=item.text) for item in self.content.items]

    @property
    def exemptions(self) -> list[str]:
        """Every exemption chosen, once, in the order of the items."""
        return list(dict.fromkeys(ref for item in self.content.items for ref in item.exemptions))


class CaseCard(Record):
    """A case as a list shows it. `due` is None where it cannot be counted."""

    id: str
    called: str
    title: str
    owner: str
    created: datetime
    received: Date | None
    due: Date | None
    state: CaseState
    items: int
    drafted: bool


class CaseList(Record):
    cases: list[CaseCard]
    total: int


class Divergence(Record):
    """Where a draft parts from what was decided before, or leaves something unanswered.

    It is settled when the draft has been mended (`mended` says how) or when it was accepted for a reason.
    """

    key: str
    kind: DivergenceKind
    says: str
    citations: list[Citation] = []
    document: Card | None = None
    mended: str = ""
    accepted: Acceptance | None = None

    @property
    def open(self) -> bool:
        return not self.mended and self.accepted is None


class CaseView(Record):
    """A case with what follows from it: the draft in hand, its review, what diverges, and what the next step lacks."""

    case: Case
    due: Date | None = None
    clock: str = ""
    draft: Draft | None = None
    review: Review | None = None
    divergences: list[Divergence] = []
    unconfirmed: list[Citation] = []
    lacking: list[str] = []
    second_person: bool = False


class PrecedentRow(Record):
    """One answer given before, to one request or, nearly the same, to several.

    `copies` are the others; `tally` counts the bodies of all of them by outcome. `own` says that it is of one's own body.
    """

    document: Card
    outcome: Outcome
    exemptions: list[str]
    score: float
    passage: PassageText | None
    why: list[str] = []
    marks: list[str] = []
    absent: list[str] = []
    later: list[Later] = []
    own: bool = False
    copies: list[Card] = []
    bodies: int = 1
    tally: dict[str, int] = {}


class Missed(Record):
    """The nearest that did not pass, and why it is not shown."""

    document: Card
    passage: PassageText
    because: str


class PrecedentTable(Record):
    """Precedents for one item. With no row, `searched` says in how much, and `missed` what came nearest."""

    item: int
    rows: list[PrecedentRow]
    searched: int
    passed: int
    missed: Missed | None = None


class RequestText(Record):
    """The words of a request that came as a file, without who asked; `masked` counts what was taken out, by kind."""

    text: str
    masked: dict[str, int] = {}


class NewRequest(Record):
    """A request as a case system hands it over."""

    called: str = ""
    received: Date | None = None
    text: str


class Brought(Record):
    """What became of a request that was brought in: the case opened for it, or why none was."""

    called: str
    id: str | None = None
    reason: str = ""


class BroughtList(Record):
    results: list[Brought]


class PageImage(Record):
    """A page of the original file as a PNG in base 64, with `boxed` words marked and `covered` ones blacked out."""

    page: int
    pages: int
    png: str
    boxed: int
    covered: int


class Bundle(Record):
    """The whole of a case: itself, every draft with its review, every line of the journal, and what produced it.

    `library` is one digest of everything the library held when this was made.
    """

    made: datetime
    version: str
    law_as_at: Date
    library: str
    documents: int
    case: Case
    drafts: list[Draft]
    reviews: list[Review]
    entries: list[Entry]
