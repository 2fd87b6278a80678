"""The letter to the applicant, and apart from it the officer's annex: sources, decisions, open questions.

Citations never appear in the letter. Until a draft is approved, both carry a plain notice saying so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from assistant.review import final
from corpus.drafts import Citation, Draft, Paragraph, Review
from corpus.records import Document

UNAPPROVED = "Draft, not approved. Nothing here has been decided. Do not send."
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


@dataclass(frozen=True)
class Part:
    """A stretch of a document on paper: "title", "heading", "notice", "text", "list" or "page" (a new page)."""

    kind: str
    text: str = ""


def letter(draft: Draft, review: Review) -> Iterator[Part]:
    """What the applicant reads: the approved wording, or all of the draft while it is unapproved."""
    approved = review.approved_by is not None
    yield Part("title", "Response to your request for information")
    if not approved:
        yield Part("notice", UNAPPROVED)
    day = review.approved_at.date() if review.approved_at else draft.created.date()
    yield Part("text", _written(day))
    heading = ""
    for part, text in final(draft, review) if approved else _current(draft, review):
        if part.heading != heading:
            heading = part.heading
            yield Part("heading", heading)
        yield from (Part("text", line) for line in text.split("\n") if line.strip())
    if approved:
        yield Part("text", "Yours sincerely,")
        yield Part("text", review.approved_by or "")


def annex(draft: Draft, review: Review, find: Callable[[str], Document]) -> Iterator[Part]:
    """What the officer keeps: each paragraph's sources with their exact words, decisions, and what is open."""
    yield Part("title", "Officer’s annex")
    yield Part("notice", ANNEX_NOTICE)
    yield Part("text", f"Draft {draft.id}, made {_written(draft.created.date())}.")
    if review.approved_by and review.approved_at:
        yield Part("text", f"Approved by {review.approved_by} on {_written(review.approved_at.date())}.")
    else:
        yield Part("text", UNAPPROVED)
    yield Part("heading", "What was asked, and what is proposed")
    for item in draft.request:
        proposed = next((d for d in draft.decisions if d.n == item.n), None)
        yield Part("list", f"{item.n}. {item.text}")
        if proposed:
            relied = f" under {', '.join(proposed.exemptions)}" if proposed.exemptions else ""
            yield Part("text", f"Proposed: {OUTCOMES[proposed.outcome]}{relied}. {proposed.because}".strip())
    yield from _sources(draft, find)
    yield from _decisions(draft, review)
    yield from _open(draft)


def _sources(draft: Draft, find: Callable[[str], Document]) -> Iterator[Part]:
    yield Part("heading", "Sources, paragraph by paragraph")
    numbered = numbering(draft)
    for part in draft.paragraphs:
        marks = " ".join(f"[{numbered[key(c)]}]" for c in part.citations) or "no source: the officer’s own words"
        yield Part("text", f"{part.id}, {part.heading}: {marks}")
    for cited, number in _first_of_each(draft, numbered):
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


def _open(draft: Draft) -> Iterator[Part]:
    if draft.for_officer:
        yield Part("heading", "What only you can know")
        yield from (Part("list", f"{q.question} ({q.why})") for q in draft.for_officer)
    if draft.checks:
        yield Part("heading", "Findings of the checks")
        yield from (Part("list", f"{f.severity}: {f.message}") for f in draft.checks)


_VERBS = {"accept": "accepted", "edit": "edited", "reject": "rejected"}


def key(citation: Citation) -> tuple[str, int, int]:
    """What makes two citations the same source."""
    return citation.document, citation.start, citation.end


def numbering(draft: Draft) -> dict[tuple[str, int, int], int]:
    """One number for each source, in order of first use across the whole draft."""
    order = dict.fromkeys(key(c) for p in draft.paragraphs for c in p.citations)
    return {source: n for n, source in enumerate(order, start=1)}


def markdown(parts: Iterator[Part]) -> str:
    """The parts as Markdown."""
    written = []
    for part in parts:
        mark = {"title": "# ", "heading": "## ", "notice": "> **", "list": "- "}.get(part.kind, "")
        written.append(f"{mark}{part.text}{'**' if part.kind == 'notice' else ''}" if part.kind != "page" else "---")
    return "\n\n".join(written) + "\n"


def _first_of_each(draft: Draft, numbered: dict[tuple[str, int, int], int]) -> list[tuple[Citation, int]]:
    first = {key(c): c for p in reversed(draft.paragraphs) for c in reversed(p.citations)}
    return [(first[source], n) for source, n in numbered.items()]


def _current(draft: Draft, review: Review) -> list[tuple[Paragraph, str]]:
    decided = review.latest()
    rejected = {p for p, d in decided.items() if d.verdict == "reject"}
    return [(p, decided[p.id].after if p.id in decided else p.text) for p in draft.paragraphs if p.id not in rejected]


def _described(document: Document) -> str:
    when = f", {_written(document.date)}" if document.date else ""
    name = " ".join(x for x in (document.reference, "(example)" if document.example else "") if x) or document.title
    return f"{name}, {document.authority}{when}" if document.authority else f"{name}{when}"


def _written(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
