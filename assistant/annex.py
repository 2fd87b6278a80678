"""The officer's annex to a letter: sources with their exact words, decisions, and what is open."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from assistant.letter import UNAPPROVED, written
from assistant.parts import Part
from corpus.drafts import Citation, Draft, Review
from corpus.records import Document

ANNEX_NOTICE = "For the officer's file. Not part of the letter: remove before sending."
OUTCOMES = {
    "disclosed": "disclose",
    "partly": "disclose in part",
    "withheld": "withhold",
    "not_held": "not held",
    "ncnd": "neither confirm nor deny",
    "refused": "refuse",
    "unknown": "for the officer to decide",
}


def annex(draft: Draft, review: Review, find: Callable[[str], Document]) -> Iterator[Part]:
    """What the officer keeps: each paragraph's sources with their exact words, decisions, and what is open.

    Of a draft made for a case, only sources that somebody confirmed are given as such.
    """
    yield Part("title", "Officer’s annex")
    yield Part("notice", ANNEX_NOTICE)
    yield Part("text", f"Draft {draft.id}, made {written(draft.created.date())}.")
    if review.approved_by and review.approved_at:
        why = f" Reason given for the faults left open: {review.approval_note}" if review.approval_note else ""
        yield Part("text", f"Approved by {review.approved_by} on {written(review.approved_at.date())}.{why}")
    else:
        yield Part("text", UNAPPROVED)
    yield Part("heading", "What was asked, and what is proposed")
    for item in draft.request:
        proposed = next((d for d in draft.decisions if d.n == item.n), None)
        yield Part("list", f"{item.n}. {item.text}")
        if proposed:
            relied = f" under {', '.join(proposed.exemptions)}" if proposed.exemptions else ""
            yield Part("text", f"Proposed: {OUTCOMES[proposed.outcome]}{relied}. {proposed.because}".strip())
    yield from _sources(draft, review, find)
    yield from _decisions(draft, review)
    yield from _open(draft, review)


def _sources(draft: Draft, review: Review, find: Callable[[str], Document]) -> Iterator[Part]:
    yield Part("heading", "Sources, paragraph by paragraph")
    numbered = numbering(draft)
    for part in draft.paragraphs:
        marks = " ".join(f"[{numbered[key(c)]}]" for c in part.citations) or "no source: the officer’s own words"
        yield Part("text", f"{part.id}, {part.heading}: {marks}")
    sources = _first_of_each(draft, numbered)
    sure = [(c, n) for c, n in sources if not draft.case or review.confirms(c)]
    if len(sure) < len(sources):
        yield Part(
            "text", f"Left out, because nobody has confirmed them: {len(sources) - len(sure)} of {len(sources)}."
        )
    for cited, number in sure:
        document = find(cited.document)
        yield Part("list", f"[{number}] {_described(document)}: “{cited.quote}”")


def _decisions(draft: Draft, review: Review) -> Iterator[Part]:
    yield Part("heading", "Decisions")
    for d in review.decisions:
        yield Part(
            "text", f"{d.paragraph}: {_VERBS[d.verdict]} by {d.who} on {d.when:%d %B %Y at %H:%M} UTC. {d.note}".strip()
        )
        if d.verdict == "edit":
            yield Part("list", f"Before: {d.before}")
            yield Part("list", f"After: {d.after}")
    undecided = [p.id for p in draft.paragraphs if p.id not in review.latest()]
    if undecided:
        yield Part("text", f"Not yet decided: {', '.join(undecided)}.")


def _open(draft: Draft, review: Review) -> Iterator[Part]:
    if draft.for_officer:
        yield Part("heading", "What only you can know")
        yield from (Part("list", f"{q.question} ({q.why})") for q in draft.for_officer)
    unanswered = [(a.ref, c.says) for a in draft.arguments for c in a.challenges if c.answered_by is None]
    if unanswered:
        yield Part("heading", "What the requester may say at review, and the draft does not answer yet")
        yield from (Part("list", f"{ref}: {says}") for ref, says in unanswered)
    if review.open:
        yield Part("heading", "Findings of the checks")
        yield from (Part("list", f"{f.severity}: {f.message}") for f in review.open)


_VERBS = {"accept": "accepted", "edit": "edited", "reject": "rejected"}


def key(citation: Citation) -> tuple[str, int, int]:
    """What makes two citations the same source."""
    return citation.document, citation.start, citation.end


def numbering(draft: Draft) -> dict[tuple[str, int, int], int]:
    """One number for each source, in order of first use across the whole draft."""
    order = dict.fromkeys(key(c) for p in draft.paragraphs for c in p.citations)
    return {source: n for n, source in enumerate(order, start=1)}


def _first_of_each(draft: Draft, numbered: dict[tuple[str, int, int], int]) -> list[tuple[Citation, int]]:
    first = {key(c): c for p in reversed(draft.paragraphs) for c in reversed(p.citations)}
    return [(first[source], n) for source, n in numbered.items()]


def _described(document: Document) -> str:
    when = f", {written(document.date)}" if document.date else ""
    name = " ".join(x for x in (document.reference, "(example)" if document.example else "") if x) or document.title
    made = f" (drafted with this tool, issued on {written(document.drafted_here)})" if document.drafted_here else ""
    return f"{name}, {document.authority}{when}{made}" if document.authority else f"{name}{when}{made}"
