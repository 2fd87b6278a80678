"""What named people decided on a draft: each decision is an entry of the journal; silence means no."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Protocol

from assistant.revise import revised
from corpus.drafts import Draft, Finding, Paragraph, ParagraphDecision, Review, Verdict
from corpus.errors import Conflict, Invalid, NotFound
from corpus.journal import Entry

BLANK = re.compile(r"\[(?!requester\]|e-mail\]|phone\])[^\[\]\n]{2,900}\]")
"""A place the officer must fill in: "[date]", "[say whether the information is held]"."""


class Drafts(Protocol):
    def draft(self, id: str) -> Draft | None: ...


class Record(Protocol):
    def append(self, subject: str, who: str, action: str, before: str, after: str, note: str = "") -> Entry: ...

    def entries(self, subject: str | None = None) -> list[Entry]: ...


class Reviews:
    """Reads and records decisions. A draft itself never changes: its final wording follows from its review."""

    def __init__(self, drafts: Drafts, journal: Record, check: Callable[[Draft], list[Finding]]) -> None:
        """`check` finds the faults of a draft's wording (`assistant.ground`)."""
        self._drafts = drafts
        self._journal = journal
        self._check = check

    def review(self, id: str) -> Review:
        """All decisions on a draft so far, and the faults of its wording as it stands. Raises NotFound."""
        draft, review = self._draft(id), self._decisions(id)
        return review.model_copy(update={"open": self._check(revised(draft, review))})

    def _decisions(self, id: str) -> Review:
        return _replay(id, self._journal.entries(_subject(id)))

    def decide(
        self, id: str, paragraph: str, verdict: Verdict, who: str, text: str | None = None, note: str = ""
    ) -> Review:
        """Record one decision. Raises Invalid for what cannot be decided so, Conflict once approved."""
        draft, review = self._draft(id), self._decisions(id)
        if review.approved_by:
            raise Conflict(f"draft {id} was approved by {review.approved_by}; make a new draft to change it")
        part = next((p for p in draft.paragraphs if p.id == paragraph), None)
        if part is None:
            raise NotFound(
                f"draft {id} has no paragraph {paragraph!r}; it has {draft.paragraphs[0].id} to {draft.paragraphs[-1].id}"
            )
        name = _name(who)
        before = _wording(part, review)
        after = _after(part, verdict, text, before)
        self._journal.append(_subject(id), name, f"{verdict} {paragraph}", before, after, note.strip())
        return self.review(id)

    def approve(self, id: str, who: str, note: str = "") -> Review:
        """Approve under a name; with an open fault only for a written reason.

        Raises Conflict while a paragraph is undecided or none is left in the letter, or for a fault without a reason.
        """
        draft, review = self._draft(id), self.review(id)
        name = _name(who)
        if review.approved_by:
            raise Conflict(f"draft {id} was already approved by {review.approved_by}")
        undecided = [p.id for p in draft.paragraphs if p.id not in review.latest()]
        if undecided:
            raise Conflict(
                f"{len(undecided)} of {len(draft.paragraphs)} paragraphs are undecided: {', '.join(undecided)}"
            )
        if not final(draft, review):
            raise Conflict("every paragraph was rejected, so there is no letter to approve")
        if review.faults and not note.strip():
            raise Conflict(
                f"{len(review.faults)} fault{'s are' if len(review.faults) > 1 else ' is'} open, the first being: "
                f"{review.faults[0].message}; mend what is wrong, or approve with a written reason"
            )
        stood = "\n".join(fault.message for fault in review.faults)
        self._journal.append(_subject(id), name, "approve", "", stood, note.strip())
        return self.review(id)

    def _draft(self, id: str) -> Draft:
        draft = self._drafts.draft(id)
        if draft is None:
            raise NotFound(f"there is no draft {id!r}")
        return draft


def final(draft: Draft, review: Review) -> list[tuple[Paragraph, str]]:
    """The paragraphs that stand, with their final wording, in order; rejected and undecided ones are left out."""
    decided = review.latest()
    standing = ((p, decided[p.id]) for p in draft.paragraphs if p.id in decided)
    return [(p, d.after) for p, d in standing if d.verdict != "reject"]


def _after(part: Paragraph, verdict: Verdict, text: str | None, before: str) -> str:
    if verdict == "reject":
        return ""
    after = before if verdict == "accept" else (text or "").strip()
    if verdict == "edit" and (not after or after == before):
        raise Invalid(f"an edit of {part.id} needs its new wording, different from the old; to keep the old, accept it")
    if left := BLANK.search(after):
        raise Invalid(
            f"{part.id} still has a blank, {left[0]}; edit the paragraph to fill it in, or reject the paragraph"
        )
    return after


def _wording(part: Paragraph, review: Review) -> str:
    """The paragraph as it now reads: its last edit, if one stands."""
    edits = [d.after for d in review.decisions if d.paragraph == part.id and d.verdict == "edit"]
    return edits[-1] if edits else part.text


def _name(who: str) -> str:
    name = " ".join(who.split())
    if not any(c.isalpha() for c in name) or len(name) > 120:
        raise Invalid("a decision needs the name of the person who takes it, up to 120 characters")
    return name


def _subject(id: str) -> str:
    return f"draft:{id}"


def _replay(id: str, entries: list[Entry]) -> Review:
    decisions, approved = [], None
    for entry in entries:
        if entry.action == "approve":
            approved = entry
            continue
        verdict, paragraph = entry.action.split(" ", 1)
        decisions.append(
            ParagraphDecision(
                paragraph=paragraph,
                verdict=verdict,
                who=entry.who,
                when=entry.at,
                before=entry.before,
                after=entry.after,
                note=entry.note,
            )
        )
    return Review(
        draft=id,
        decisions=decisions,
        approved_by=approved.who if approved else None,
        approved_at=approved.at if approved else None,
        approval_note=approved.note if approved else "",
    )
