"""A room of cases on paper: one case, whose draft is the desk's own, kept by the rules of its steps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime

from assistant import workflow
from corpus.cases import (
    Brought,
    BroughtList,
    Bundle,
    Case,
    CaseCard,
    CaseItem,
    CaseList,
    CaseState,
    CaseStep,
    CaseView,
    Content,
    NewRequest,
    PageImage,
    Person,
    PrecedentTable,
    RequestText,
    Whose,
)
from corpus.drafts import Citation, DraftStep, Prompts, Review
from corpus.errors import NotFound
from corpus.journal import Audit
from corpus.pieces import Piece, pieces
from corpus.results import Filters, SuggestResult
from corpus.seal import Entry
from retriever.changes import Change, Comment
from retriever.desks.cases import EVERYTHING

WHEN = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


class PaperCases:
    """Cases are numbered c1, c2, … as they are opened."""

    def __init__(self) -> None:
        self.held: dict[str, Case] = {}

    def read(self, name: str, content: bytes) -> RequestText:
        return RequestText(text=content.decode("latin-1").strip() or "nothing")

    def open(self, request: str, who: str, received: date | None = None, called: str = "") -> CaseView:
        content = Content(title=request[:40], received=received, items=[CaseItem(n=1, text=request)])
        made = Case(
            id=f"c{len(self.held) + 1}",
            created=WHEN,
            owner=Person(id="local", name=who),
            called=called,
            request=request,
            content=content,
        )
        return self._kept(made)

    def bring(self, requests: Sequence[NewRequest], who: str) -> BroughtList:
        opened = [(r.called, self.open(r.text, who, r.received, r.called).case.id) for r in requests]
        return BroughtList(results=[Brought(called=called, id=id) for called, id in opened])

    def list(self, whose: Whose = "all", state: CaseState | None = None, words: str = "") -> CaseList:
        cards = [
            CaseCard(
                id=c.id,
                called=c.called,
                title=c.content.title,
                owner=c.owner.name,
                created=c.created,
                received=c.content.received,
                due=None,
                state=c.state,
                items=1,
                drafted=False,
            )
            for c in self.held.values()
            if state in (None, c.state)
        ]
        return CaseList(cases=cards, total=len(cards))

    def view(self, id: str) -> CaseView:
        return CaseView(case=self._case(id))

    def change(self, id: str, change: Change, who: str) -> CaseView:
        if not isinstance(change, Comment):
            workflow.writable(self._case(id).state)
        return self.view(id)

    def precedents(self, id: str, item: int, filters: Filters = EVERYTHING) -> PrecedentTable:
        self._case(id)
        return PrecedentTable(item=item, rows=[], searched=1, passed=0)

    def suggest(self, id: str) -> SuggestResult:
        self._case(id)
        return SuggestResult(suggestions=[])

    def draft(self, id: str, who: str, why: str = "", reword: bool = False) -> CaseView:
        return self.view(id)

    def drafting(self, id: str, who: str, why: str = "", reword: bool = False) -> Iterator[DraftStep]:
        self._case(id)
        return iter([DraftStep(of=1), DraftStep(done=1, of=1)])

    def prompts(self, id: str) -> Prompts:
        self._case(id)
        return Prompts(model="", messages=["Reword this paragraph from its sources."])

    def confirm(self, id: str, citation: Citation, who: str, doubt: str = "") -> Review:
        return Review(draft=self._case(id).id)

    def confirm_all(self, id: str, citations: Sequence[Citation], who: str) -> Review:
        return Review(draft=self._case(id).id)

    def step(self, id: str, step: CaseStep, who: str, note: str = "", admit: bool = False) -> CaseView:
        case = self._case(id)
        return self._kept(case.model_copy(update={"state": workflow.onward(case.state, step)}))

    def ask(self, id: str, question: str) -> Iterator[Piece]:
        self._case(id)
        return pieces([])

    def bundle(self, id: str) -> Bundle:
        return Bundle(
            made=WHEN,
            version="0",
            law_as_at=WHEN.date(),
            library="",
            documents=1,
            case=self._case(id),
            drafts=[],
            reviews=[],
            entries=[],
        )

    def page(self, document: str, start: int, end: int) -> PageImage:
        raise NotFound(f"There is no page of {document!r}.")

    def audit(self) -> Audit:
        return Audit(entries=0, seal="")

    def entries(self, subject: str | None = None, after: int = 0, limit: int = 1000) -> Sequence[Entry]:
        return []

    def _case(self, id: str) -> Case:
        if id not in self.held:
            raise NotFound(f"There is no case {id!r}.")
        return self.held[id]

    def _kept(self, case: Case) -> CaseView:
        self.held[case.id] = case
        return CaseView(case=case)
