"""The letter to the applicant: what was decided, in the form the body's template gives it.

Citations never appear in it. Until a draft is approved, it carries a plain notice saying so.
"""

from __future__ import annotations

from datetime import date

from assistant.parts import Part
from assistant.review import final
from assistant.template import Template
from corpus.drafts import Draft, Paragraph, Review

UNAPPROVED = "Draft, not approved. Nothing here has been decided. Do not send."


def letter(draft: Draft, review: Review, template: Template, authority: str = "") -> list[Part]:
    """What the applicant reads: the approved wording, or all of the draft while it is unapproved.

    Raises Invalid for a template that cannot be filled.
    """
    approved = review.approved_by is not None
    return template.parts(
        notice="" if approved else UNAPPROVED,
        date=letter_date(review, draft),
        sections=_sections(final(draft, review) if approved else _current(draft, review)),
        signed=review.approved_by or "",
        authority=authority,
    )


def letter_date(review: Review, draft: Draft) -> str:
    """The day of approval, or of the draft while there is none."""
    return written(review.approved_at.date() if review.approved_at else draft.created.date())


def _sections(paragraphs: list[tuple[Paragraph, str]]) -> list[dict[str, object]]:
    """Neighbouring paragraphs under one heading together; a blank line in one ends nothing."""
    sections: list[dict[str, object]] = []
    lines: list[str] = []
    for part, text in paragraphs:
        if not sections or sections[-1]["heading"] != part.heading:
            lines = []
            sections.append({"heading": part.heading, "lines": lines})
        lines += [line for line in text.split("\n") if line.strip()]
    return sections


def _current(draft: Draft, review: Review) -> list[tuple[Paragraph, str]]:
    decided = review.latest()
    rejected = {p for p, d in decided.items() if d.verdict == "reject"}
    return [(p, decided[p.id].after if p.id in decided else p.text) for p in draft.paragraphs if p.id not in rejected]


def written(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
