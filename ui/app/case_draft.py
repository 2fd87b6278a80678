"""Step 4 of a case: the draft, each sentence with its origin, and beside it where it diverges from what was decided before."""

from __future__ import annotations

from collections.abc import Set
from html import escape

import streamlit as st

from assistant.review import BLANK
from corpus.cases import CaseView, Divergence
from corpus.drafts import Paragraph, ParagraphDecision, Review, Sentence
from retriever import changes
from retriever.desk import Desk
from ui.app import case_pages, citations, draft, faults, markup, review, source, words
from ui.app.citations import Numbering
from ui.app.words import Said

_OWN = Said("✎", "In your own words: stand by it or change it", "ask")


def section(desk: Desk, view: CaseView, numbering: Numbering) -> None:
    st.header("The draft", anchor=False)
    if view.draft is None or view.review is None:
        st.info("There is no draft yet. Choose exemptions under Exemptions and facts, then press Draft the reasoning.")
        return
    made, decided = view.draft, view.review
    st.html('<p class="lead">A draft for you to check, not a decision. What you leave undecided is not approved.</p>')
    draft.decisions(made)
    points(desk, view)
    draft.questions("What only you can answer", draft.shared_out(made)[1])
    draft.findings([f for f in decided.open if f.paragraph is None], desk, numbering, "whole")
    st.html(review.progress(made, decided))
    latest = decided.latest()
    for n, paragraph in enumerate(made.paragraphs, start=1):
        with st.container(border=True, key=f"paragraph-{n}"):
            _paragraph(desk, view, decided, paragraph, n, latest.get(paragraph.id), numbering)


def _paragraph(
    desk: Desk,
    view: CaseView,
    decided: Review,
    paragraph: Paragraph,
    n: int,
    decision: ParagraphDecision | None,
    numbering: Numbering,
) -> None:
    told = {fact.text.rstrip(".") for fact in view.case.content.facts}
    if decision and decision.verdict != "reject" and decision.after != paragraph.text:
        body, shown = markup.prose(decision.after), words.ORIGINS["officer"]
    else:
        body, shown = sentences(paragraph, numbering, told), standing(paragraph)
    st.html(f"<h3>{n}. {escape(paragraph.heading)}</h3>{markup.badges(shown)}{body}")
    citations.buttons(desk, citations.cited(paragraph), numbering, f"p{n}")
    draft.findings([f for f in decided.open if f.paragraph == paragraph.id], desk, numbering, f"p{n}")
    if case_pages.writable(view):
        review.controls(desk, decided, paragraph, n)
    elif decision:
        st.html(review.said(decision))


def standing(paragraph: Paragraph) -> Said:
    """Whether it stands; facts of the officer's own need their word, not a source."""
    own = all(s.origin == "officer" for s in paragraph.sentences) and paragraph.status == "for_officer"
    return _OWN if own and not BLANK.search(paragraph.text) else draft.standing(paragraph)


def sentences(paragraph: Paragraph, numbering: Numbering, told: Set[str] = frozenset()) -> str:
    """The paragraph with, after each sentence, where it comes from, in a word, and the numbers of its citations.

    `told` are the facts stated of this case.
    """
    pieces, reached = [], 0
    for sentence in sorted(paragraph.sentences, key=lambda s: s.end):
        said = origin(paragraph, sentence, told)
        whence = f' <span class="from">({said.shape} {escape(said.words)})</span>'
        text = citations.escaped(paragraph.text[reached : sentence.end])
        pieces.append(text + whence + citations.marks(numbering.all(sentence.citations)))
        reached = sentence.end
    return f'<p class="paragraph">{"".join(pieces)}{citations.escaped(paragraph.text[reached:])}</p>'


def origin(paragraph: Paragraph, sentence: Sentence, told: Set[str]) -> Said:
    """Where one sentence comes from; of the officer's, whether it is a fact stated, a blank, or theirs to decide."""
    text = paragraph.text[sentence.start : sentence.end]
    if sentence.origin != "officer" or text.rstrip(".") in told:
        return words.SOURCES[sentence.origin]
    if BLANK.search(text):
        return Said("◆", "for you to fill in")
    return Said("○", "from the request") if sentence.status == "supported" else Said("✎", "for you to decide")


def points(desk: Desk, view: CaseView) -> None:
    """Likely challenges, contrary precedents, and what differs from one's own: open ones first, each to settle."""
    if not view.divergences:
        return
    left = [p for p in view.divergences if p.open]
    st.html(f"<h3>Points to settle: {len(left)} open of {len(view.divergences)}</h3>")
    st.html('<p class="hint">Mend the draft, or accept a point as it is, for a reason that is kept.</p>')
    for n, point in enumerate(left):
        with st.container(border=True, key=f"point-{n}"):
            _point(desk, view, point, n)
    settled = [p for p in view.divergences if not p.open]
    if settled:
        rows = [f"{words.POINTS[p.kind].words}. {p.says} Settled: {_settled(p)}" for p in settled]
        st.html(f"<details><summary>Settled ({len(settled)})</summary>{markup.bullets(rows)}</details>")


def _settled(point: Divergence) -> str:
    if point.accepted:
        return f"accepted by {point.accepted.who}, because: {point.accepted.reason}"
    return point.mended


def _point(desk: Desk, view: CaseView, point: Divergence, n: int) -> None:
    made_up = source.warnings(point.document) if point.document else []
    st.html(f"{markup.badges(words.POINTS[point.kind], *made_up)}<p>{escape(point.says)}</p>")
    with st.container(horizontal=True, gap="small"):
        for cited in point.citations[:1]:
            name = source.name(desk, cited.document)
            citations.read_button(cited, f"Read {name}", f"point-{n}")
        if point.document and view.draft:
            st.page_link(
                "views/compare.py",
                label="Compare with the draft",
                query_params={"draft": view.draft.id, "other": point.document.id},
            )
    if case_pages.writable(view):
        key = f"reason-{point.key}"
        st.text_input(f"Reason to accept point {n + 1}", key=key, max_chars=2_000)
        st.button(f"Accept point {n + 1}", key=f"accept-point-{n}", on_click=_accept, args=(desk, view, point, key))


def _accept(desk: Desk, view: CaseView, point: Divergence, key: str) -> None:
    with faults.remembered("case"):
        reason = case_pages.written(key, "Write the reason why this point may stand, then press Accept.")
        desk.cases.change(view.case.id, changes.Accept(key=point.key, reason=reason), case_pages.named())
