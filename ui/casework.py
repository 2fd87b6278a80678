"""Cases as they are kept: each change and its line in the journal together, and all that follows from a case."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import UTC, date, datetime

from assistant import workflow
from assistant.diverge import divergences
from assistant.facts import with_facts
from assistant.review import Reviews
from assistant.revise import revised
from corpus import calendar
from corpus.cases import Case, CaseCard, CaseView, Content, Divergence, Person
from corpus.drafts import Draft, Review
from corpus.errors import Conflict, Invalid, NotFound
from corpus.kept import Kept
from corpus.library import Library
from corpus.results import Contrary, Filters, Precedent
from retriever.words import is_key
from ui.finder import Finder
from ui.workshop import Workshop

_NEAREST, _OWN, _TRIES = 10, 5, 5


class Casework:
    """The cases of one workshop."""

    def __init__(self, shop: Workshop, reviews: Reviews) -> None:
        self._shop = shop
        self._reviews = reviews
        self.kept = Kept(shop.library.store, "case", Case)

    def find(self, id: str) -> Case:
        """Raises NotFound."""
        found = self.kept.find(id) if is_key(id) else None
        if found is None or not seen(found, self._shop.library):
            raise NotFound(f"There is no case {id!r}; `foi cases` lists them.")
        return found

    def all(self, owner: str | None = None) -> list[Case]:
        """The cases that the caller may see, of an owner or of everybody; the last begun first."""
        return [case for case in self.kept.all(owner) if seen(case, self._shop.library)]

    def open(self, case: Case) -> Case:
        line = (subject(case.id), case.owner.name, "open", "", written(case.content), case.called)
        return self.kept.keep(case.id, case, case.owner.id, entry=line)

    def keep(self, old: Case, new: Case, who: str, action: str, before: str, after: str, note: str = "") -> Case:
        """The new case in place of the old. Raises Conflict when somebody else has changed it meanwhile."""
        line = (subject(old.id), who, action, before, after, note)
        return self.kept.keep(new.id, new, new.owner.id, instead_of=old, entry=line)

    def write(self, old: Case, new: Case, who: Person, action: str) -> Case:
        """Keep what the officer wrote; facts go into the draft in hand at once."""
        before, after = told(old.content, new.content)
        if old.content.facts != new.content.facts:
            new = with_hand(new, who)
        kept = self.keep(old, new, who.name, action, before, after)
        if old.content.facts != new.content.facts and kept.draft:
            self._restate(kept, who)
        return kept

    def _restate(self, case: Case, who: Person) -> None:
        draft = self._shop.library.draft(case.draft or "")
        if draft is None or self._reviews.review(draft.id).approved_by:
            return
        changed = with_facts(draft, case.content.facts)
        if self._reviews.revise(draft.id, changed, who.name, "a fact of the case"):
            self._shop.library.keep_draft(changed)

    def view(self, case: Case) -> CaseView:
        """All that follows from a case."""
        draft = self._shop.library.draft(case.draft) if case.draft else None
        review = self._reviews.review(draft.id) if draft else None
        points = self.divergences(case, draft, review) if draft and review else []
        unconfirmed = self._reviews.unconfirmed(draft.id) if draft else []
        due, clock = self.due(case)
        if case.state in ("draft", "returned"):
            lacking = workflow.to_submit(draft, review, points, is_stale(case, draft))
        else:
            lacking = workflow.to_approve(review, unconfirmed) if case.state == "in_review" else []
        return CaseView(
            case=case,
            due=due,
            clock=clock,
            draft=draft,
            review=review,
            divergences=points,
            unconfirmed=unconfirmed,
            lacking=lacking,
            second_person=self._shop.settings.second_person,
        )

    def divergences(self, case: Case, draft: Draft, review: Review) -> list[Divergence]:
        with self._shop.finding() as found:
            said = f"{case.wanted}\n{case.exemptions}"
            contrary = found.recall.of("contrary to a case", said, lambda: self._contrary(found, case))
            own = found.recall.of("one's own on a case", said, lambda: self._own(found, case))
        return divergences(revised(draft, review), self._shop.law, contrary, own, case.accepted)

    def _contrary(self, found: Finder, case: Case) -> Sequence[Contrary]:
        result = found.precedents(case.words, _NEAREST, of=case.wanted)
        chosen = set(case.exemptions)
        against = [
            c for s in found.suggest(case.words, of=case.wanted).suggestions if s.ref in chosen for c in s.contrary
        ]
        return [*result.contrary, *against]

    def _own(self, found: Finder, case: Case) -> Mapping[int, Sequence[Precedent]]:
        """What one's own body decided on items like these."""
        own = self._shop.settings.authority.strip()
        if not own:
            return {}
        mine = Filters(authority=[own], kind=["response", "review"])
        return {item.n: found.precedents_of(case.wanted, item.n, _OWN, mine).precedents for item in case.wanted}

    def due(self, case: Case) -> tuple[date | None, str]:
        """The last day to answer, and how it was counted or why it cannot be."""
        received = case.content.received
        if received is None:
            return None, "Give the day it was received; then the last day to answer is counted here."
        try:
            found = calendar.due(received, case.regime)
        except (Invalid, OverflowError) as fault:
            return None, f"It cannot be counted: {fault}"
        return (
            found.due,
            f"{case.regime}: working day {found.limit} after {received.day} {received:%B %Y}, and always promptly",
        )

    def card(self, case: Case) -> CaseCard:
        due, _ = self.due(case)
        return CaseCard(
            id=case.id,
            called=case.called,
            title=case.content.title,
            owner=case.owner.name,
            created=case.created,
            received=case.content.received,
            due=due,
            state=case.state,
            items=len(case.content.items),
            drafted=case.draft is not None,
        )

    def hand(self, id: str, who: Person) -> None:
        """Note that somebody had a hand in the wording. Raises Conflict where it may not be touched now."""
        for _ in range(_TRIES):
            case = self.find(id)
            workflow.writable(case.state)
            if with_hand(case, who) == case:
                return
            with suppress(Conflict):  # changed meanwhile: look again
                self.kept.keep(id, with_hand(case, who), case.owner.id, instead_of=case)
        raise Conflict("the case is being changed by others; try again in a moment")


def seen(case: Case, library: Library) -> bool:
    """Whether the caller of this library may see all that a case holds: its drafts, and what was answered in it."""
    if library.caller.collections is None:
        return True
    told = [one.answer for one in case.asked]
    cited = {c.document for answer in told for one in answer.statements for c in one.citations}
    cited |= {c.document for answer in told for one in answer.corrections for c in one.citations}
    cited |= {
        c.document for answer in told if answer.searched for one in answer.searched.nearest for c in one.citations
    }
    cited |= {card.id for answer in told for count in answer.counts for card in count.documents}
    return not library.hides([draft.id for draft in case.drafts]) and library.shows(cited)


def subject(id: str) -> str:
    """What a case's lines in the journal are under."""
    return f"case:{id}"


def with_hand(case: Case, who: Person) -> Case:
    if any(who.is_one_with(hand) for hand in case.hands):
        return case
    return case.model_copy(update={"hands": [*case.hands, who]})


def is_stale(case: Case, draft: Draft | None) -> bool:
    """Whether the draft in hand was made of other items, or for other exemptions, than those that stand now."""
    if draft is None:
        return False
    asked, chosen = [i.text for i in case.content.items], [set(i.exemptions) for i in case.content.items]
    if [i.text for i in draft.request] != asked:
        return True
    return any(chosen) and [set(d.exemptions) for d in draft.decisions] != chosen


def written(content: Content) -> str:
    """What a case says, as lines."""
    lines = [content.title, f"received {content.received}" if content.received else "no date of receipt"]
    lines += [f"{i.n}. {i.text} [{', '.join(i.exemptions) or 'no exemption'}]" for i in content.items]
    lines += [f"names {r.ref}: {r.marked}" for r in content.references]
    lines += [f"{f.ref}, {f.about}: {f.text}" for f in content.facts]
    return "\n".join(lines)


def told(before: Content, after: Content) -> tuple[str, str]:
    """The lines that went, and those that came."""
    old, new = written(before).split("\n"), written(after).split("\n")
    return "\n".join(line for line in old if line not in new), "\n".join(line for line in new if line not in old)


def now() -> datetime:
    return datetime.now(UTC)
