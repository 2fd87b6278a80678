"""Step 4: the draft, paragraph by paragraph, with where each came from, what is wrong with it, and what it needs."""

from __future__ import annotations

from html import escape

import streamlit as st

from corpus.drafts import Argument, Draft, Finding, OfficerQuestion, Paragraph, ParagraphDecision, Review
from retriever.desk import Desk
from ui.app import citations, elements, markup, review, words
from ui.app.citations import Numbering


def section(desk: Desk, draft: Draft, decided: Review, numbering: Numbering) -> None:
    """The whole draft and its review. Nothing is decided until the officer decides it."""
    st.header("4. Draft and review", anchor=False)
    st.html(
        '<p class="lead">A draft for you to check, not a decision. Accept, edit or reject every paragraph; '
        "what you leave undecided is not approved.</p>"
    )
    decisions(draft)
    own, general = shared_out(draft)
    questions("What only you can answer", general)
    findings([f for f in decided.open if f.paragraph is None], desk, numbering, "whole")
    review.officer(decided)
    st.html(review.progress(draft, decided))
    latest = decided.latest()
    for n, paragraph in enumerate(draft.paragraphs, start=1):
        with st.container(border=True, key=f"paragraph-{n}"):
            _paragraph(desk, decided, paragraph, n, latest.get(paragraph.id), numbering)
            questions("Needed from you here", own.get(paragraph.id, []))
            if argument := first_of(draft, paragraph):
                elements.section(desk, draft, argument, numbering)
            review.controls(desk, decided, paragraph, n)
    review.approval(desk, draft, decided)


def shared_out(draft: Draft) -> tuple[dict[str, list[OfficerQuestion]], list[OfficerQuestion]]:
    """Each question at the first paragraph that argues its exemption; those of no paragraph stay general."""
    own: dict[str, list[OfficerQuestion]] = {}
    general = []
    for question in draft.for_officer:
        home = next((p.id for p in draft.paragraphs if question.ref and p.ref == question.ref), None)
        if home:
            own.setdefault(home, []).append(question)
        else:
            general.append(question)
    return own, general


def first_of(draft: Draft, paragraph: Paragraph) -> Argument | None:
    """The argument of an exemption, at the first paragraph that speaks of it."""
    first = next((p.id for p in draft.paragraphs if paragraph.ref and p.ref == paragraph.ref), None)
    return next((a for a in draft.arguments if a.ref == paragraph.ref), None) if first == paragraph.id else None


def _paragraph(
    desk: Desk,
    decided: Review,
    paragraph: Paragraph,
    n: int,
    decision: ParagraphDecision | None,
    numbering: Numbering,
) -> None:
    cited = citations.cited(paragraph)
    faults = [f for f in decided.open if f.paragraph == paragraph.id]
    if decision and decision.verdict != "reject" and decision.after != paragraph.text:
        shown, body = [words.ORIGINS["officer"]], markup.prose(decision.after)
    else:
        shown, body = [words.ORIGINS[paragraph.origin], standing(paragraph)], citations.marked(paragraph, numbering)
    st.html(f"<h3>{n}. {escape(paragraph.heading)}</h3>{markup.badges(*shown)}{body}")
    citations.buttons(desk, cited, numbering, f"p{n}")
    findings(faults, desk, numbering, f"p{n}")


def standing(paragraph: Paragraph) -> words.Said:
    """Whether the paragraph stands, in words; what claims nothing and cites nothing needs no source."""
    claims_nothing = paragraph.status == "supported" and not citations.cited(paragraph)
    return words.NO_SOURCE_NEEDED if claims_nothing else words.STATUSES[paragraph.status]


def decisions(draft: Draft) -> None:
    """What the precedents point to for each item, as a table."""
    if not draft.decisions:
        return
    asked = {item.n: item.text for item in draft.request}
    rows = [
        [
            f"{d.n}. {escape(asked.get(d.n, ''))}",
            markup.badge(words.OUTCOMES[d.outcome]),
            escape(", ".join(d.exemptions) or "none"),
            escape(d.because),
        ]
        for d in draft.decisions
    ]
    caption = "What this draft proposes for each item. You decide."
    st.html(markup.table(["Item", "Proposed outcome", "Exemptions", "Because"], rows, caption, shown=True))


def questions(title: str, asked: list[OfficerQuestion]) -> None:
    if asked:
        rows = "".join(f"<li>{escape(q.question)}<br><span class='hint'>{escape(q.why)}</span></li>" for q in asked)
        st.html(f'<div class="ask"><p class="ask-title">{escape(title)}</p><ul>{rows}</ul></div>')


def findings(found: list[Finding], desk: Desk, numbering: Numbering, key: str) -> None:
    for n, finding in enumerate(found):
        marks = citations.marks(numbering.all(finding.sources))
        st.html(
            f'<div class="finding finding-{finding.severity}"><p>{markup.badge(words.SEVERITIES[finding.severity])} '
            f"{escape(finding.message)}{marks}</p></div>"
        )
        citations.buttons(desk, finding.sources, numbering, f"finding-{key}-{n}")
