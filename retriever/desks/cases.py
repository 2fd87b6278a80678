"""An officer's cases: requests in hand, from what was asked to the letter issued."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Protocol

from corpus.cases import (
    BroughtList,
    Bundle,
    CaseList,
    CaseState,
    CaseStep,
    CaseView,
    NewRequest,
    PageImage,
    PrecedentTable,
    RequestText,
    Whose,
)
from corpus.drafts import Citation, DraftStep, Prompts, Review
from corpus.entries import Audit, Entry
from corpus.pieces import Piece
from corpus.results import Filters, SuggestResult

if TYPE_CHECKING:  # what may be sent is bounded by what this desk says of itself
    from retriever.changes import Change

EVERYTHING = Filters()


class Cases(Protocol):
    """What is asked of the officer's cases. Every method raises the classes of `corpus.errors`, and only those.

    `who` is the name a step is recorded under where nobody signs in.
    """

    def read(self, name: str, content: bytes) -> RequestText:
        """The words of a request that came as a file, without who asked; nothing is kept."""

    def open(self, request: str, who: str, received: date | None = None, called: str = "") -> CaseView:
        """Open a case for a request, kept without who asked."""

    def bring(self, requests: Sequence[NewRequest], who: str) -> BroughtList:
        """Open a case for each request of another system; one brought before is not opened twice."""

    def list(self, whose: Whose = "all", state: CaseState | None = None, words: str = "") -> CaseList:
        """Cases, the last opened first: one's own, those to review, or all."""

    def view(self, id: str) -> CaseView:
        """A case with its draft, its review, and what the next step lacks. Raises NotFound."""

    def change(self, id: str, change: Change, who: str) -> CaseView:
        """Change what the officer writes of a case. Raises Conflict while it is in review, and once it is approved."""

    def precedents(self, id: str, item: int, filters: Filters = EVERYTHING) -> PrecedentTable:
        """Precedents for one item of a case, one's own body's first, near-copies together."""

    def suggest(self, id: str) -> SuggestResult:
        """Exemptions worth considering for a case, item by item as its officer set them apart."""

    def draft(self, id: str, who: str, why: str = "", reword: bool = False) -> CaseView:
        """Draft what was chosen, with the facts stated. A draft in hand is put aside for a reason, and kept."""

    def drafting(self, id: str, who: str, why: str = "", reword: bool = False) -> Iterator[DraftStep]:
        """The same as it is made, a step for each paragraph reworded; the last one has the draft whole."""

    def prompts(self, id: str) -> Prompts:
        """What `draft` with `reword` would send to the language model, word for word. Nothing is sent, nothing kept."""

    def confirm(self, id: str, citation: Citation, who: str, doubt: str = "") -> Review:
        """Record that a person read a citation of the draft at its place, and what they doubt of it."""

    def confirm_all(self, id: str, citations: Sequence[Citation], who: str) -> Review:
        """The same of several citations read together, each recorded by itself; of none, where one is not the draft's."""

    def step(self, id: str, step: CaseStep, who: str, note: str = "", admit: bool = False) -> CaseView:
        """Submit, withdraw, return, approve or issue. Raises Conflict, saying what is lacking, and Forbidden."""

    def ask(self, id: str, question: str) -> Iterator[Piece]:
        """An answer from the library, statement by statement; it is kept with the case once it is whole."""

    def bundle(self, id: str) -> Bundle:
        """Everything about a case."""

    def page(self, document: str, start: int, end: int) -> PageImage:
        """The page of a document's original PDF that holds these words. Raises NotFound where there is none any more."""

    def audit(self) -> Audit:
        """Whether the journal is as it was written."""

    def entries(self, subject: str | None = None, after: int = 0, limit: int = 1000) -> Sequence[Entry]:
        """Lines of the journal in order, of one subject or of all, from the one after `after`."""
