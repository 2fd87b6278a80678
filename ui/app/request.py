"""Step 1: the request, pasted in, and the separate things it asks for."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime
from html import escape

import streamlit as st

from corpus.drafts import Draft
from corpus.errors import Invalid
from corpus.records import RequestItem
from corpus.results import Filters
from retriever.desk import LONGEST_TEXT, Desk
from ui.app import case, faults, understood
from ui.app.case import Found

_DATES = ("%d/%m/%Y", "%d %B %Y", "%d %b %Y", "%Y-%m-%d", "%d.%m.%Y")


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
        st.text_input(
            "Date of receipt (optional), for example 20/11/2026", key="received", max_chars=40, persist_state="session"
        )
        examples = st.checkbox("Include example documents", value=True, key="with_examples", persist_state="session")
        pressed = st.form_submit_button("Find precedents", type="primary")
    text = (st.session_state.get("request_text") or "").strip()
    if pressed and not text:
        st.error("Paste the request into the box first, then press Find precedents.")
    elif pressed:
        with faults.told():
            _find(desk, text, Filters(examples=examples), _received())
    found = case.current().found
    if found:
        st.html(asked(found.understood.items))
        understood.section(desk, found.understood, found.received)


def _received() -> date | None:
    """The date of receipt as written; None where none is. Raises Invalid for what is no date."""
    written = " ".join(str(st.session_state.get("received") or "").split())
    for form in _DATES:
        with suppress(ValueError):
            return datetime.strptime(written, form).date()
    if written:
        raise Invalid(f"“{written}” is not a date. Write the date of receipt like 20/11/2026, or leave it empty.")
    return None


def _find(desk: Desk, text: str, filters: Filters, received: date | None) -> None:
    with st.spinner("Searching the library"):
        precedents, suggestions = desk.precedents(text, filters=filters), desk.suggest(text, filters=filters)
        case.begin(Found(text, precedents, suggestions, desk.ready(), desk.understand(text), received))
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
