"""What named people decided on a draft: each decision is an entry of the journal; silence means no."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Protocol, get_args

from assistant.revise import revised
from corpus.drafts import Citation, Confirmation, Draft, Finding, Paragraph, ParagraphDecision, Review, Verdict
from corpus.entries import Entry
from corpus.errors import Conflict, Invalid, NotFound

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

    def confirm(self, id: str, citations: Sequence[Citation], who: str, doubt: str = "") -> Review:
        """Record that a person read citations at their places and found them right, or what they doubt: a line for each.

        Raises NotFound, and records nothing, where the draft does not cite one of them; Conflict once approved.
        """
        draft, review = self._draft(id), self._decisions(id)
        if review.approved_by:
            raise Conflict(f"draft {id} was approved by {review.approved_by}; its citations are settled")
        held = {c for part in draft.paragraphs for c in cited(part)}
        if strange := next((c for c in citations if c not in held), None):
            raise NotFound(f"draft {id} does not cite {strange.document} at {strange.start} to {strange.end}")
        action, name = "doubt" if doubt.strip() else "confirm", _name(who)
        for one in dict.fromkeys(citations):
            place = f"{action} {one.document} {one.start}-{one.end}"
            self._journal.append(_subject(id), name, place, "", one.quote, doubt.strip())
        return self.review(id)

    def revise(self, id: str, changed: Draft, who: str, note: str) -> list[str]:
        """Record the paragraphs that a fact of the case changed; what was decided on them lapses. Returns their ids."""
        before = {p.id: p.text for p in self._draft(id).paragraphs}
        parts = [p for p in changed.paragraphs if before.get(p.id) != p.text]
        for part in parts:
            self._journal.append(_subject(id), _name(who), f"revise {part.id}", before[part.id], part.text, note)
        return [part.id for part in parts]

    def unconfirmed(self, id: str) -> list[Citation]:
        """The citations of what stands in the letter that nobody has confirmed, each once, in order."""
        review = self._decisions(id)
        standing = (c for part in revised(self._draft(id), review).paragraphs for c in cited(part))
        return [c for c in dict.fromkeys(standing) if not review.confirms(c)]

    def approve(self, id: str, who: str, note: str = "", *, confirmed: bool = False) -> Review:
        """Approve under a name; with an open fault only for a written reason, and, where citations must be `confirmed`,
        only once each is.

        Raises Conflict while a paragraph is undecided or none is left in the letter, or for a fault without a reason.
        """
        draft, review = self._draft(id), self.review(id)
        name = _name(who)
        if confirmed and (left := self.unconfirmed(id)):
            count = f"{len(left)} citation{'s are' if len(left) > 1 else ' is'}"
            raise Conflict(f"{count} not confirmed; read each at its place, and confirm it or mend the draft")
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


def cited(part: Paragraph) -> list[Citation]:
    """What a paragraph cites: all it cites, or, once reworded, what the sentences that were kept cite."""
    spoken = [c for sentence in part.sentences for c in sentence.citations]
    return list(dict.fromkeys(spoken if part.sentences else part.citations))


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
    edits = [d.after for d in review.decisions if d.paragraph == part.id and d.verdict == "edit" and not d.lapsed]
    return edits[-1] if edits else part.text


def _name(who: str) -> str:
    name = " ".join(who.split())
    if not any(c.isalpha() for c in name) or len(name) > 120:
        raise Invalid("a decision needs the name of the person who takes it, up to 120 characters")
    return name


def _subject(id: str) -> str:
    return f"draft:{id}"


def _replay(id: str, entries: list[Entry]) -> Review:
    decisions: list[ParagraphDecision] = []
    confirmations: dict[str, Confirmation] = {}
    approved: Entry | None = None
    for entry in entries:
        action, _, at = entry.action.partition(" ")
        if action == "approve":
            approved = entry
        elif action in ("confirm", "doubt"):
            confirmations[at] = _confirmation(entry, at)
        elif action == "revise":
            decisions = [d.model_copy(update={"lapsed": True}) if d.paragraph == at else d for d in decisions]
        elif verdict := next((v for v in get_args(Verdict) if v == action), None):
            decisions.append(_decision(entry, at, verdict))
    return Review(
        draft=id,
        decisions=decisions,
        confirmations=list(confirmations.values()),
        approved_by=approved.who if approved else None,
        approved_at=approved.at if approved else None,
        approval_note=approved.note if approved else "",
    )


def _decision(entry: Entry, paragraph: str, verdict: Verdict) -> ParagraphDecision:
    return ParagraphDecision(
        paragraph=paragraph,
        verdict=verdict,
        who=entry.who,
        when=entry.at,
        before=entry.before,
        after=entry.after,
        note=entry.note,
    )


def _confirmation(entry: Entry, at: str) -> Confirmation:
    document, _, place = at.rpartition(" ")
    start, _, end = place.partition("-")
    cited = Citation(document=document, start=int(start), end=int(end), quote=entry.after)
    return Confirmation(citation=cited, who=entry.who, when=entry.at, doubt=entry.note)
