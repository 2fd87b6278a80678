"""Everything the product does for a user, as one protocol with two makers.

`ui.wiring.Workbench` does the work in this process; `retriever.client.Client` asks a running service to.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, Protocol

from corpus.caller import Caller
from corpus.drafts import Answer, Draft, DraftStep, Finding, Prompts, Review, Verdict
from corpus.listings import (
    CollectionCard,
    DocumentList,
    ExemptionCard,
    ExemptionDetail,
    IngestReport,
    PlaceRead,
    Readiness,
)
from corpus.origin import Upload
from corpus.pieces import Piece
from corpus.records import Document
from corpus.results import Filters, PrecedentsResult, SearchResult, SuggestResult
from corpus.understanding import Understanding
from retriever.desks.cases import Cases
from retriever.desks.lessons import Lessons
from retriever.desks.office import Office
from retriever.desks.people import People
from retriever.desks.quality import Quality

LetterForm = Literal["docx", "annex", "md", "html", "pdf", "json"]
EVERYTHING = Filters()


class Desk(Protocol):
    """What can be asked for, by one caller. Every method raises the classes of `corpus.errors`, and only those."""

    @property
    def cases(self) -> Cases:
        """The officer's room."""

    @property
    def quality(self) -> Quality:
        """The QA lead's room."""

    @property
    def lessons(self) -> Lessons:
        """The trainee's room."""

    @property
    def office(self) -> Office:
        """The administrator's room."""

    @property
    def people(self) -> People:
        """Who may do and see what; the administrator's too."""

    def seen_by(self, caller: Caller) -> Desk:
        """The same desk as `caller` may use it."""

    def search(self, query: str, k: int = 10, filters: Filters = EVERYTHING) -> SearchResult:
        """The passages nearest to the query; `k` from 1 to MOST_RESULTS."""

    def precedents(self, request: str, k: int = 10, filters: Filters = EVERYTHING) -> PrecedentsResult:
        """Past decisions on similar requests, outcomes counted, and those that went the other way."""

    def suggest(self, request: str, filters: Filters = EVERYTHING) -> SuggestResult:
        """Exemptions worth considering, each with its precedents; never a decision."""

    def understand(self, request: str) -> Understanding:
        """What a request asks, under which law, what in it is no request, and what it gets wrong of the law."""

    def draft(self, request: str, exemptions: Sequence[str] = (), reword: bool = False) -> Draft:
        """A rationale with citations, kept for review; `reword` has the language model that is set reword it.

        Raises Invalid for an exemption that does not exist, and for rewording where no model is set.
        """

    def drafting(self, request: str, exemptions: Sequence[str] = (), reword: bool = False) -> Iterator[DraftStep]:
        """The same draft as it is made, a step for each paragraph reworded; the last one has it whole."""

    def prompts(self, request: str, exemptions: Sequence[str] = ()) -> Prompts:
        """What `draft` with `reword` would send to the language model, word for word. Nothing is sent, nothing kept."""

    def drafted(self, id: str) -> Draft:
        """A draft made earlier. Raises NotFound."""

    def review(self, id: str) -> Review:
        """The decisions taken so far on a draft. Raises NotFound."""

    def decide(
        self, id: str, paragraph: str, verdict: Verdict, who: str, text: str | None = None, note: str = ""
    ) -> Review:
        """Record a named person's decision on one paragraph; `text` is the new wording of an edit."""

    def approve(self, id: str, who: str, note: str = "") -> Review:
        """Approve a draft under a name. Raises Conflict while a paragraph is undecided, or a fault is open and `note`,
        the reason why it may stand, is empty.
        """

    def letter(self, id: str, form: LetterForm = "docx") -> bytes:
        """The draft as a file, marked as unapproved until it is approved; json and md are UTF-8.

        Once approved, `docx`, `md`, `html` and `pdf` hold the letter alone; `annex` is the officer's annex as a Word document.
        """

    def ask(self, question: str, request: str | None = None, previous: str | None = None) -> Answer:
        """An answer from the library with citations, or an abstention.

        `request` is the case at hand; `previous` the question before, which "and under the EIR?" goes on from.
        """

    def answering(self, question: str, request: str | None = None, previous: str | None = None) -> Iterator[Piece]:
        """The same answer as it comes, piece by piece; the last one says that it is whole."""

    def check(self, text: str) -> list[Finding]:
        """Faults and remarks on one response, placed in its text."""

    def documents(self, filters: Filters = EVERYTHING, offset: int = 0, limit: int = 50) -> DocumentList:
        """One page of the library; `limit` from 1 to MOST_RESULTS."""

    def document(self, key: str) -> Document:
        """A stored document by id or reference. Raises NotFound."""

    def exemptions(self) -> list[ExemptionCard]:
        """Every exemption, exception and procedural refusal that is known."""

    def exemption(self, ref: str) -> ExemptionDetail:
        """One of them in full, by any reference inside it. Raises Invalid or NotFound."""

    def ingest(self, uploads: Sequence[Upload]) -> IngestReport:
        """Read files into the library. A name is only a label, never a path to open."""

    def retire(self, id: str, who: str, why: str) -> Document:
        """Take a document out of the library on somebody's word; it is kept in its history. Raises NotFound."""

    def bring_back(self, id: str, who: str, why: str) -> Document:
        """Bring a retired document back as it was last, on somebody's word. Raises NotFound, Conflict."""

    def places(self, under: str) -> list[PlaceRead]:
        """Everything that was read whose path begins with `under`, in order."""

    def give_up(self, lost: Sequence[PlaceRead], who: str, why: str) -> IngestReport:
        """Retire, on somebody's word, what was read from files that are gone.

        A letter that is found elsewhere too stays; one that is not goes, and comes back with its file.
        """

    def move(self, id: str, collection: str | None, who: str, why: str) -> Document:
        """Put a document into a collection; with None, where everybody sees it. Raises NotFound, Conflict."""

    def collections(self) -> list[CollectionCard]:
        """The collections that the caller may see."""

    def me(self) -> Caller:
        """Who the caller is, and what they may do and see."""

    def ready(self) -> Readiness:
        """Whether the index is loaded, and how much it holds."""
