"""Step 3: exemptions worth considering. The officer ticks those to argue; none is ticked beforehand."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from corpus.results import Contrary, Suggestion, Support
from retriever.desk import Desk
from ui.app import case, citations, faults, markup, precedents, rewording, words
from ui.app.case import Found

_MESSAGE = "tick-first"


def section(desk: Desk, found: Found) -> None:
    st.header("3. Exemptions to consider", anchor=False)
    suggestions = found.suggestions.suggestions
    if suggestions:
        st.html('<p class="hint">Tick the ones to argue in the draft. Nothing is ticked for you.</p>')
    else:
        st.info("Nothing in the library or the law points to an exemption. A draft without one proposes disclosure.")
    for n, suggestion in enumerate(suggestions):
        _entry(suggestion, n)
    _already_public(found.suggestions.already_public)
    st.text_input("Other exemptions, separated by commas", key="other_exemptions", persist_state="session")
    st.html('<p class="hint">For example 36(2)(b)(i) or EIR 12(5)(e).</p>')
    refs = ticked(suggestions)
    rewording.offer(desk, _about(found, refs), lambda: desk.prompts(found.request, refs))
    if st.button("Draft the reasoning", type="primary", key="draft-it"):
        _draft(desk, found, suggestions)
    faults.recall("draft")
    if st.session_state.pop(_MESSAGE, False):
        st.error("Tick at least one exemption, or write one in the box, then press Draft the reasoning.")


def ticked(suggestions: list[Suggestion]) -> list[str]:
    """The references chosen: ticked ones in their order, then those written in."""
    chosen = [s.ref for n, s in enumerate(suggestions) if st.session_state.get(f"tick-{n}-{s.ref}")]
    written = [part.strip() for part in (st.session_state.get("other_exemptions") or "").split(",")]
    return list(dict.fromkeys([*chosen, *(part for part in written if part)]))


def _draft(desk: Desk, found: Found, suggestions: list[Suggestion]) -> None:
    chosen = ticked(suggestions)
    if suggestions and not chosen:
        st.session_state[_MESSAGE] = True
        return
    with faults.told():
        if rewording.chosen(_about(found, chosen)):
            made = rewording.followed(desk.drafting(found.request, chosen, reword=True))
        else:
            with st.spinner("Drafting the reasoning", show_time=True):
                made = desk.draft(found.request, chosen)
        case.open_draft(made.id)
        st.rerun()


def _about(found: Found, refs: Sequence[str]) -> str:
    """What a draft would be made from."""
    return "\n".join([*refs, found.request])


def _entry(suggestion: Suggestion, n: int) -> None:
    with st.container(border=True, key=f"suggestion-{n}"):
        st.checkbox(f"{suggestion.ref} {suggestion.title}", key=f"tick-{n}-{suggestion.ref}")
        evidence(suggestion, n)


def evidence(suggestion: Suggestion, n: int) -> None:
    """What speaks for an exemption and against it, with the words of each precedent."""
    with st.container(key=f"evidence-{n}"):
        asked = f"For {words.listed([f'item {i}' for i in suggestion.asked])}. " if suggestion.asked else ""
        bar = f"<p>The bar: {escape(suggestion.bar)}.</p>" if suggestion.bar else ""
        st.html(
            f"{markup.badges(words.band(suggestion.score))}<p>{escape(asked + suggestion.because)}</p>{bar}"
            + _folded("What the letter must show", suggestion.must_show)
            + _folded("What it needs from you", suggestion.needs_from_officer)
        )
        _passages("Where it was relied on", suggestion.support, f"support-{n}")
        _passages("Where it was not accepted or not used", suggestion.contrary, f"against-{n}")


def _folded(title: str, lines: list[str]) -> str:
    if not lines:
        return ""
    return f"<details><summary>{escape(title)} ({len(lines)})</summary>{markup.bullets(lines)}</details>"


def _passages(title: str, found: Sequence[Support | Contrary], key: str) -> None:
    if not found:
        return
    with st.expander(f"{title} ({len(found)})"):
        for n, support in enumerate(found):
            document = support.document
            where = " · ".join(p for p in (document.reference or document.title, words.day(document.date)) if p)
            how = f"<p>{escape(support.how)}</p>" if isinstance(support, Contrary) else ""
            st.html(f'<p class="meta">{escape(where)}</p>{how}{markup.quotation(support.passage.text)}')
            name = document.reference or document.title
            citations.read_button(precedents.citation(document, support.passage), f"Read {name}", f"{key}-{n}")


def _already_public(found: list[Support]) -> None:
    if found:
        st.subheader("May already be public", anchor=False)
        st.html('<p class="hint">If the requester can reach it, section 21 may apply to that part.</p>')
        _passages("Documents that mention publication", found, "public")
