"""Step 2: past decisions on similar requests, how they came out, and those that went the other way."""

from __future__ import annotations

from html import escape

import streamlit as st

from corpus.drafts import Citation
from corpus.records import Card
from corpus.results import Contrary, PassageText, Precedent
from ui.app import citations, markup, source, words
from ui.app.case import Found
from ui.app.words import Said

SHOWN_AT_ONCE = 4


def section(found: Found) -> None:
    st.header("2. Precedents", anchor=False)
    result, searched = found.precedents, found.searched
    st.html(
        f'<p class="hint" role="status">Searched {words.counted(searched.documents, "document")} in '
        f"{words.counted(searched.passages, 'passage')}: "
        f"{words.counted(len(result.precedents), 'similar request')} found.</p>"
    )
    if not result.precedents:
        st.info("No similar request was found in the library. The exemptions below come from the request's own words.")
        return
    if result.outcomes:
        st.html(tally(result.outcomes))
    if result.example_outcomes:
        st.html(
            tally(result.example_outcomes, "How the made-up example letters were decided, which are not precedents:")
        )
    for precedent in result.precedents[:SHOWN_AT_ONCE]:
        _entry(precedent)
    rest = result.precedents[SHOWN_AT_ONCE:]
    if rest:
        with st.expander(f"{words.counted(len(rest), 'more precedent')}"):
            for precedent in rest:
                _entry(precedent)
    if result.contrary:
        st.subheader("Decided the other way", anchor=False)
        for n, contrary in enumerate(result.contrary):
            _contrary(contrary, n)


def tally(outcomes: dict[str, int], lead: str = "How they were decided:") -> str:
    """Each outcome in words with how many precedents had it, most frequent first."""
    total = sum(outcomes.values())
    ordered = sorted(((o, n) for o, n in outcomes.items() if n), key=lambda pair: (-pair[1], pair[0]))
    rows = "".join(f"<li>{markup.badge(words.OUTCOMES[o])} {n} of {total}</li>" for o, n in ordered)
    return f'<p class="lead">{lead}</p><ul class="tally">{rows}</ul>'


def card(document: Card, level: int = 3) -> str:
    """Reference, authority, date, outcome, exemptions and what happened afterwards."""
    line = " · ".join(escape(p) for p in (document.authority, words.day(document.date)) if p)
    shown = [words.OUTCOMES[document.outcome], *source.warnings(document)]
    later = [f"{words.KINDS[x.kind]} {x.reference or ''}: {x.result}" for x in document.later]
    after = f'<p class="meta">Afterwards:</p>{markup.bullets(later)}' if later else ""
    title = f'<p class="meta">{escape(document.title)}</p>' if document.reference else ""
    return (
        f"<h{level}>{escape(document.reference or document.title)}</h{level}>{title}"
        f'<p class="meta">{line}</p>{markup.badges(*shown)}<p>{relied(document.exemptions)}</p>{after}'
    )


def relied(exemptions: list[str]) -> str:
    return f"Relied on {escape(words.listed(exemptions))}." if exemptions else "No exemption relied on."


def absent(missing: list[str]) -> str:
    """The words of the request that the decision does not have, so that a likeness in form alone is seen at a glance."""
    listed = ", ".join(f"“{escape(word)}”" for word in missing)
    return f'<p class="meta">Not mentioned in it: {listed}</p>' if listed else ""


def matching(precedent: Precedent) -> str:
    """How the items like these were decided, when that is not how the whole was."""
    if (precedent.outcome, precedent.exemptions) == (precedent.document.outcome, precedent.document.exemptions):
        return ""
    outcome = markup.badge(words.OUTCOMES[precedent.outcome])
    return f"<p>On what is like this request: {outcome}. {relied(precedent.exemptions)}</p>"


def citation(document: Card, passage: PassageText) -> Citation:
    return Citation(document=document.id, start=passage.start, end=passage.end, quote=passage.text)


def _entry(precedent: Precedent) -> None:
    document = precedent.document
    with st.container(border=True, key=f"precedent-{document.id}"):
        st.html(card(document) + markup.badges(words.likeness(precedent.score)) + matching(precedent))
        if precedent.marks:
            st.html(f'<p class="meta">Weaker than it looks:</p>{markup.bullets(precedent.marks)}')
        if precedent.why:
            st.html(f'<p class="meta">Why it is similar:</p>{markup.bullets(precedent.why)}')
        if precedent.absent:
            st.html(absent(precedent.absent))
        if precedent.matched:
            match = precedent.matched[0]
            st.html(markup.quotation(match.passage.text))
            citations.read_button(
                citation(document, match.passage),
                f"Read {document.reference or document.title}",
                f"precedent-{document.id}",
            )


def _contrary(contrary: Contrary, n: int) -> None:
    document = contrary.document
    with st.container(border=True, key=f"contrary-{n}"):
        st.html(card(document, level=4))
        st.html(f"<p>{markup.badge(Said('⇄', 'How it differs'))} {escape(contrary.how)}</p>")
        st.html(markup.quotation(contrary.passage.text))
        citations.read_button(
            citation(document, contrary.passage),
            f"Read {document.reference or document.title}",
            f"contrary-{n}",
        )
