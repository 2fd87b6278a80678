"""Step 1: the request, pasted in, and the separate things it asks for."""

from __future__ import annotations

from html import escape

import streamlit as st

from corpus.drafts import Draft
from corpus.records import RequestItem
from corpus.request import items
from corpus.results import Filters
from retriever.desk import LONGEST_TEXT, Desk
from ui.app import case, faults
from ui.app.case import Found


def section(desk: Desk) -> None:
    """The box to paste into. Pressing the button searches; an empty box gets a message beside it."""
    st.header("1. The request", anchor=False)
    with st.form("request-form", border=False):
        st.text_area(
            "Paste the request",
            key="request_text",
            height=200,
            max_chars=LONGEST_TEXT,
            persist_state="session",
        )
        st.html('<p class="hint">Leave out the requester’s name and contact details: they are not needed.</p>')
        examples = st.checkbox("Include example documents", value=True, key="with_examples", persist_state="session")
        pressed = st.form_submit_button("Find precedents", type="primary")
    text = (st.session_state.get("request_text") or "").strip()
    if pressed and not text:
        st.error("Paste the request into the box first, then press Find precedents.")
    elif pressed:
        _find(desk, text, Filters(examples=examples))
    found = case.current().found
    if found:
        st.html(asked(items(found.request)))


def _find(desk: Desk, text: str, filters: Filters) -> None:
    with faults.told(), st.spinner("Searching the library"):
        found = Found(text, desk.precedents(text, filters=filters), desk.suggest(text, filters=filters), desk.ready())
        case.begin(found)
        st.rerun()


def drafted(draft: Draft) -> None:
    """The request of an open draft, which no longer changes."""
    st.header("1. The request", anchor=False)
    st.html(asked(draft.request))
    st.button("Start a new request", on_click=case.start_again, key="new-request")


def asked(found: list[RequestItem]) -> str:
    """The numbered items."""
    lead = "It asks for one thing" if len(found) == 1 else f"It asks for {len(found)} separate things"
    rows = "".join(f'<li value="{item.n}">{escape(item.text)}</li>' for item in found)
    return f'<p class="lead">{lead}:</p><ol class="items">{rows}</ol>'
