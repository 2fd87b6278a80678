"""Cases in this process."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import islice

from assistant import items, workflow
from assistant.ask import Asker
from assistant.facts import with_facts
from assistant.review import Reviews
from corpus.caller import Caller
from corpus.cases import (
    Acceptance,
    Asked,
    Brought,
    BroughtList,
    Bundle,
    Case,
    CaseDraft,
    CaseList,
    CaseState,
    CaseStep,
    CaseView,
    Issued,
    NewRequest,
    PageImage,
    Person,
    PrecedentTable,
    Remark,
    RequestText,
    Whose,
)
from corpus.drafts import Citation, Draft, DraftStep, Prompts, Review
from corpus.entries import Audit, Entry
from corpus.errors import Conflict, Invalid, NotFound
from corpus.pieces import Piece, answer_of, pieces
from corpus.records import Document
from corpus.request import items as items_of
from corpus.results import Filters, SuggestResult
from ingest.mask import mask_text
from retriever import changes
from retriever.changes import Change
from retriever.desk import EVERYTHING
from retriever.words import asked
from ui import drafting, issuing, original, reading
from ui.bundle import bundle
from ui.casework import Casework, now, with_hand
from ui.changing import applied
from ui.precedent_table import table
from ui.telling import Telling
from ui.workshop import Workshop

_LONGEST_NAME, _LONGEST_NOTE = 300, 5_000
_MOST_KEPT = 40
"""Questions kept with a case."""


class CasesRoom:
    """`retriever.desks.cases.Cases`, for one caller."""

    def __init__(self, shop: Workshop, caller: Caller, find: Callable[[str], Document] | None = None) -> None:
        """`find` gives the documents that the caller may see."""
        self._shop = shop
        self._caller = caller
        self._document = find or self._any
        self._reviews = Reviews(shop.library, shop.journal, lambda draft: drafting.faults(shop, draft))
        self._work = Casework(shop, self._reviews)

    def read(self, name: str, content: bytes) -> RequestText:
        text, report = mask_text(reading.text_of(content, name))
        return RequestText(text=asked(text, "request"), masked=report.counts)

    def open(self, request: str, who: str, received: date | None = None, called: str = "") -> CaseView:
        return self._work.view(self._opened(NewRequest(called=called, received=received, text=request), who))

    def bring(self, requests: Sequence[NewRequest], who: str) -> BroughtList:
        there = {case.called: case.id for case in self._work.all() if case.called}
        results: list[Brought] = []
        for request in requests:
            if request.called and request.called in there:
                reason = f"it was brought before, as case {there[request.called]}"
                results.append(Brought(called=request.called, id=there[request.called], reason=reason))
                continue
            try:
                case = self._opened(request, who)
            except Invalid as fault:
                results.append(Brought(called=request.called, reason=str(fault)))
                continue
            there[request.called] = case.id
            results.append(Brought(called=request.called, id=case.id))
        return BroughtList(results=results)

    def _opened(self, request: NewRequest, who: str) -> Case:
        text, _ = mask_text(asked(request.text, "request"))
        found = items_of(asked(text, "request"))
        owner = self._person(who)
        return self._work.open(
            Case(
                id=uuid.uuid4().hex[:12],
                created=now(),
                owner=owner,
                called=asked(request.called, "number of the request", _LONGEST_NAME) if request.called.strip() else "",
                request=text,
                regime=items.regime(found),
                content=items.begun(text, found, request.received, self._shop.law),
            )
        )

    def list(self, whose: Whose = "all", state: CaseState | None = None, words: str = "") -> CaseList:
        held = self._work.all(self._caller.id if whose == "mine" else None)
        if whose == "to_review":
            held = [case for case in held if case.state == "in_review"]
        sought = words.casefold().split()
        passing = [
            case
            for case in held
            if (state is None or case.state == state)
            and all(word in f"{case.called} {case.id} {case.content.title} {case.words}".casefold() for word in sought)
        ]
        return CaseList(cases=[self._work.card(case) for case in passing], total=len(passing))

    def view(self, id: str) -> CaseView:
        return self._work.view(self._work.find(id))

    def change(self, id: str, change: Change, who: str) -> CaseView:
        case, person = self._work.find(id), self._person(who)
        if isinstance(change, changes.Comment):
            return self._work.view(self._remarked(case, person, change.text))
        workflow.writable(case.state)
        if isinstance(change, changes.Accept):
            return self._work.view(self._accepted(case, person, change))
        new = items.undone(case) if isinstance(change, changes.Undo) else self._changed(case, change)
        return self._work.view(self._work.write(case, new, person, change.act) if new != case else case)

    def _changed(self, case: Case, change: Change) -> Case:
        return items.changed(case, applied(case.content, change, self._shop.law))

    def precedents(self, id: str, item: int, filters: Filters = EVERYTHING) -> PrecedentTable:
        case = self._work.find(id)
        return table(self._shop, case, item, filters)

    def suggest(self, id: str) -> SuggestResult:
        case = self._work.find(id)
        with self._shop.finding() as found:
            return found.suggest(case.words, of=case.wanted)

    def draft(self, id: str, who: str, why: str = "", reword: bool = False) -> CaseView:
        drafting.whole(self.drafting(id, who, why, reword))
        return self.view(id)

    def prompts(self, id: str) -> Prompts:
        case = self._work.find(id)
        return drafting.prompts(self._shop, case.words, case.exemptions, case.content.items)

    def drafting(self, id: str, who: str, why: str = "", reword: bool = False) -> Iterator[DraftStep]:
        case, person = self._work.find(id), self._person(who)
        workflow.writable(case.state)
        if case.drafts and not why.strip():
            raise Conflict(f"draft {case.draft} is in hand; write why it is put aside, then make another")
        return self._drafting(
            case, person, why, drafting.steps(self._shop, case.words, case.exemptions, reword, case.content.items)
        )

    def _drafting(self, case: Case, person: Person, why: str, steps: Iterator[DraftStep]) -> Iterator[DraftStep]:
        for step in steps:
            made = step.draft and self._keep_draft(case.id, person, why, step.draft)
            yield step.model_copy(update={"draft": made})

    def _keep_draft(self, id: str, person: Person, why: str, made: Draft) -> Draft:
        """Keep it with the case as it is by now: rewording takes long enough for somebody to have written to it."""
        case = self._work.find(id)
        workflow.writable(case.state)
        made = with_facts(made, case.content.facts).model_copy(update={"case": case.id})
        self._shop.library.keep_draft(made)
        drafts = [d.model_copy(update={"left": why.strip()}) if d.id == case.draft else d for d in case.drafts]
        drafts.append(CaseDraft(id=made.id, who=person.name, when=now()))
        new = with_hand(case.model_copy(update={"drafts": drafts}), person)
        self._work.keep(case, new, person.name, "draft", case.draft or "", made.id, why.strip())
        return made

    def deciding(self, id: str, who: str) -> None:
        """Somebody decides on a paragraph of the case's draft. Raises Conflict where it may not be touched now."""
        self._work.hand(id, self._person(who))

    def confirm(self, id: str, citation: Citation, who: str, doubt: str = "") -> Review:
        return self._confirmed(id, [citation], who, doubt)

    def confirm_all(self, id: str, citations: Sequence[Citation], who: str) -> Review:
        return self._confirmed(id, citations, who)

    def _confirmed(self, id: str, citations: Sequence[Citation], who: str, doubt: str = "") -> Review:
        case = self._work.find(id)
        cited = [c.model_copy(update={"quote": self._document(c.document).quote(c.start, c.end)}) for c in citations]
        return self._reviews.confirm(self._drafted(case), cited, self._person(who).name, doubt)

    def step(self, id: str, step: CaseStep, who: str, note: str = "", admit: bool = False) -> CaseView:
        self._caller.require(*workflow.roles(step))
        case, person = self._work.find(id), self._person(who)
        note = asked(note, "note", _LONGEST_NOTE).strip() if note.strip() else ""
        state = workflow.onward(case.state, step)
        if step == "submit" and (lacking := self._work.view(case).lacking):
            raise Conflict(f"Before it can be reviewed: {'; '.join(lacking)}.")
        if step == "return":
            note = workflow.commented(note)
        new = case.model_copy(update={"state": state, "remarks": _remarks(case, person, note, step)})
        if step == "approve":
            if self._shop.settings.second_person:
                workflow.other_hand(person, case.hands)
            self._reviews.approve(self._drafted(case), person.name, note, confirmed=True)
        if step == "issue":
            admitted = issuing.admit(self._shop, case, self._reviews) if admit else None
            issued = Issued(who=person.name, when=now(), on=now().date(), admitted=admitted)
            new = new.model_copy(update={"issued": issued})
        return self._work.view(self._work.keep(case, new, person.name, step, case.state, state, note))

    def ask(self, id: str, question: str) -> Iterator[Piece]:
        case, question = self._work.find(id), asked(question, "question")
        return self._answering(case, question)

    def _answering(self, case: Case, question: str) -> Iterator[Piece]:
        previous = case.asked[-1].question if case.asked else None
        told: list[Piece] = []
        with self._shop.finding() as found:
            asker = Asker(found, self._shop.law, self._shop.vocabulary)
            for piece in pieces(asker.parts(question, case.words, previous)):
                told.append(piece)
                if not piece.whole:
                    yield piece
        said, _ = mask_text(question)
        kept = self._work.find(case.id)
        asked_now = [*kept.asked, Asked(question=said, answer=answer_of(told))][-_MOST_KEPT:]
        new = kept.model_copy(update={"asked": asked_now})
        self._work.kept.keep(kept.id, new, kept.owner.id, instead_of=kept)
        yield told[-1]

    def bundle(self, id: str) -> Bundle:
        return bundle(self._shop, self._work.find(id), self._reviews)

    def page(self, document: str, start: int, end: int) -> PageImage:
        return original.page(self._document(document), start, end, self._shop.library, self._shop.settings)

    def audit(self) -> Audit:
        return self._shop.journal.audit()

    def entries(self, subject: str | None = None, after: int = 0, limit: int = 1000) -> Sequence[Entry]:
        told = Telling(self._shop.library)
        lines = (e for e in self._shop.journal.entries(subject) if e.seq > after and told.of(e.subject))
        return list(islice(lines, limit))

    def _remarked(self, case: Case, who: Person, text: str) -> Case:
        said, _ = mask_text(text)
        new = case.model_copy(update={"remarks": _remarks(case, who, said)})
        return self._work.keep(case, new, who.name, "comment", "", said)

    def _accepted(self, case: Case, who: Person, change: changes.Accept) -> Case:
        point = next((p for p in self._work.view(case).divergences if p.key == change.key), None)
        if point is None:
            raise NotFound(f"there is no point {change.key!r} on which the draft diverges now")
        taken = Acceptance(key=point.key, says=point.says, reason=change.reason, who=who.name, when=now())
        others = [a for a in case.accepted if a.key != point.key]
        new = case.model_copy(update={"accepted": [*others, taken]})
        return self._work.keep(case, new, who.name, "accept", point.says, "let stand", change.reason)

    def _drafted(self, case: Case) -> str:
        if case.draft is None:
            raise Conflict("the case has no draft yet; make one first")
        return case.draft

    def _person(self, who: str) -> Person:
        """Who acts. Raises Invalid for no name."""
        name = " ".join(asked(self._caller.signs(who), "name", _LONGEST_NAME).split())
        return Person(id=self._caller.id, name=name)

    def _any(self, key: str) -> Document:
        found = self._shop.library.document(key)
        if found is None:
            raise NotFound(f"There is no document {key!r} in the library.")
        return found


def _remarks(case: Case, who: Person, text: str, step: CaseStep | None = None) -> list[Remark]:
    """The remarks with one more, where something is said."""
    said = [Remark(who=who.name, when=now(), text=text, step=step)] if text else []
    return [*case.remarks, *said]
