"""A small room of cases in memory, over the small desk: the real rules of items, steps, reviews and the journal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from small_desk import EVERYTHING, WHEN, SmallDesk

from assistant import items, workflow
from assistant.diverge import divergences
from assistant.facts import with_facts
from assistant.review import Reviews
from assistant.revise import revised
from corpus.cases import (
    Acceptance,
    Asked,
    Bundle,
    Case,
    CaseDraft,
    CaseStep,
    CaseView,
    Issued,
    Person,
    PrecedentTable,
    Remark,
)
from corpus.drafts import Citation, Draft, DraftStep, Prompts, Review, Verdict
from corpus.errors import Invalid, NotFound
from corpus.journal import Audit, Journal
from corpus.law import Law
from corpus.library import Library
from corpus.pieces import Piece, answer_of
from corpus.records import Card
from corpus.request import items as items_of
from corpus.results import Filters, SuggestResult
from retriever import changes, collapse
from retriever.changes import Change
from ui import casework
from ui.changing import applied

LAW = Law.shipped()


class SmallCases:
    """One case at a time is enough: they are numbered c1, c2, … as they are opened."""

    def __init__(self, desk: SmallDesk) -> None:
        self._desk = desk
        self.held: dict[str, Case] = {}
        self.asked: list[str] = []
        self.library = Library.open(":memory:")
        self.journal = Journal(self.library.store)
        self.reviews = Reviews(self.library, self.journal, lambda draft: [])

    def open(self, request: str, who: str, received: date | None = None, called: str = "") -> CaseView:
        content = items.begun(request, items_of(request), received, LAW)
        owner = Person(id="local", name=who)
        case = Case(id=f"c{len(self.held) + 1}", created=WHEN, owner=owner, request=request, content=content)
        return self._keep(case, who, "open", "", casework.written(content))

    def view(self, id: str) -> CaseView:
        case = self._case(id)
        draft = self._drafted(case) if case.draft else None
        review = self.reviews.review(draft.id) if draft else None
        contrary = self._desk.precedents(case.words).contrary if draft else []
        points = divergences(revised(draft, review), LAW, contrary, {}, case.accepted) if draft and review else []
        left = self.reviews.unconfirmed(draft.id) if draft else []
        writing = case.state in ("draft", "returned")
        return CaseView(
            case=case,
            draft=draft,
            review=review,
            divergences=points,
            unconfirmed=left,
            lacking=workflow.to_submit(draft, review, points) if writing else workflow.to_approve(review, left),
        )

    def change(self, id: str, change: Change, who: str) -> CaseView:
        case = self._case(id)
        if isinstance(change, changes.Comment):
            said = Remark(who=who, when=WHEN, text=change.text)
            new = case.model_copy(update={"remarks": [*case.remarks, said]})
            return self._keep(new, who, "comment", "", change.text)
        workflow.writable(case.state)
        if isinstance(change, changes.Accept):
            says = next(p.says for p in self.view(id).divergences if p.key == change.key)
            taken = Acceptance(key=change.key, says=says, reason=change.reason, who=who, when=WHEN)
            new = case.model_copy(update={"accepted": [*case.accepted, taken]})
            return self._keep(new, who, "accept", says, "let stand", change.reason)
        undoes = isinstance(change, changes.Undo)
        new = items.undone(case) if undoes else items.changed(case, applied(case.content, change, LAW))
        before, after = casework.told(case.content, new.content)
        if case.draft:
            self.library.keep_draft(with_facts(self._drafted(case), new.content.facts))
        return self._keep(new, who, change.act, before, after)

    def precedents(self, id: str, item: int, filters: Filters = EVERYTHING) -> PrecedentTable:
        found = self._desk.precedents(items.item(self._case(id).content, item).text, filters=filters).precedents
        held = {id: Card.of(d) for id, d in self._desk.held.items()}
        return PrecedentTable(item=item, rows=collapse.rows(found, {}, held), searched=2, passed=2)

    def suggest(self, id: str) -> SuggestResult:
        return self._desk.suggest(self._case(id).words)

    def prompts(self, id: str) -> Prompts:
        return Prompts(model="", messages=[])

    def draft(self, id: str, who: str, why: str = "", reword: bool = False) -> CaseView:
        case = self._case(id)
        made = self._desk.draft(case.words, case.exemptions).model_copy(update={"case": id})
        self.library.keep_draft(made)
        drafts = [d.model_copy(update={"left": why}) if d.id == case.draft else d for d in case.drafts]
        new = case.model_copy(update={"drafts": [*drafts, CaseDraft(id=made.id, who=who, when=WHEN)]})
        return self._keep(new, who, "draft", case.draft or "", made.id, why)

    def drafting(self, id: str, who: str, why: str = "", reword: bool = False) -> Iterator[DraftStep]:
        yield DraftStep(of=1)
        yield DraftStep(done=1, of=1, draft=self.draft(id, who, why).draft)

    def confirm(self, id: str, citation: Citation, who: str, doubt: str = "") -> Review:
        return self.reviews.confirm(self._case(id).draft or "", [citation], who, doubt)

    def confirm_all(self, id: str, citations: Sequence[Citation], who: str) -> Review:
        return self.reviews.confirm(self._case(id).draft or "", citations, who)

    def step(self, id: str, step: CaseStep, who: str, note: str = "", admit: bool = False) -> CaseView:
        case = self._case(id)
        state = workflow.onward(case.state, step)
        if step == "return":
            note = workflow.commented(note)
        if step == "approve":
            self.reviews.approve(case.draft or "", who, note, confirmed=True)
        issued = Issued(who=who, when=WHEN, on=WHEN.date()) if step == "issue" else None
        said = [Remark(who=who, when=WHEN, text=note, step=step)] if note else []
        new = case.model_copy(update={"state": state, "issued": issued, "remarks": [*case.remarks, *said]})
        return self._keep(new, who, step, case.state, state, note)

    def ask(self, id: str, question: str) -> Iterator[Piece]:
        case, told = self._case(id), []
        self.asked.append(case.words)
        for piece in self._desk.answering(question, request=case.words):
            told.append(piece)
            yield piece
        kept = Asked(question=question, answer=answer_of(told))
        self.held[id] = case.model_copy(update={"asked": [*case.asked, kept]})

    def bundle(self, id: str) -> Bundle:
        case = self._case(id)
        drafts = [d for one in case.drafts if (d := self.library.draft(one.id))]
        subjects = {casework.subject(id), *(f"draft:{d.id}" for d in drafts)}
        entries = [e for e in self.journal.entries() if e.subject in subjects]
        return Bundle(
            made=WHEN, version="0", law_as_at=WHEN.date(), library="", documents=2, case=case, drafts=drafts,
            reviews=[self.reviews.review(d.id) for d in drafts], entries=entries,
        )  # fmt: skip

    def audit(self) -> Audit:
        return self.journal.audit()

    def _case(self, id: str) -> Case:
        if id not in self.held:
            raise NotFound(f"There is no case {id!r}.")
        return self.held[id]

    def _drafted(self, case: Case) -> Draft:
        draft = self.library.draft(case.draft or "")
        if draft is None:
            raise Invalid("There is no draft yet.")
        return draft

    def _keep(self, case: Case, who: str, action: str, before: str, after: str, note: str = "") -> CaseView:
        self.held[case.id] = case
        self.journal.append(casework.subject(case.id), who, action, before, after, note)
        return self.view(case.id)


class CaseDesk(SmallDesk):
    """The small desk with its cases, whose drafts are decided on in their own room."""

    def __init__(self) -> None:
        super().__init__()
        self.cases = SmallCases(self)

    def review(self, id: str) -> Review:
        return self.cases.reviews.review(id)

    def decide(
        self, id: str, paragraph: str, verdict: Verdict, who: str, text: str | None = None, note: str = ""
    ) -> Review:
        return self.cases.reviews.decide(id, paragraph, verdict, who, text, note)
