"""Step 1: the request, pasted in, and the separate things it asks for."""

from __future__ import annotations

from datetime import date
from html import escape

import streamlit as st

from corpus.drafts import Draft
from corpus.errors import Invalid
from corpus.records import RequestItem
from corpus.results import Filters
from retriever.desk import Desk
from retriever.limits import LONGEST_TEXT
from ui.app import case, case_items, case_pages, connect, faults, understood
from ui.app.case import Found

_FILES = ["txt", "eml", "docx", "pdf"]


def section(desk: Desk) -> None:
    """The box to paste into, or to read a file into. One button searches, the other opens a case that is kept."""
    st.header("1. The request", anchor=False)
    st.file_uploader(
        "A file with the request (optional)",
        type=_FILES,
        key="request_file",
        max_upload_size=25,
        on_change=_read,
        args=(desk,),
    )
    faults.recall("file")
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
        if not connect.name():
            case_pages.name_box()
            st.html('<p class="hint">Needed to open a case: it is recorded with every step.</p>')
        with st.container(horizontal=True, gap="small"):
            pressed = st.form_submit_button("Find precedents", type="primary")
            opened = st.form_submit_button("Open a case")
    text = (st.session_state.get("request_text") or "").strip()
    if pressed and not text:
        st.error("Paste the request into the box first, then press Find precedents.")
    elif pressed:
        with faults.told():
            _find(desk, text, Filters(examples=examples), _received())
    if opened:
        with faults.told():
            _open(desk, text)
    found = case.current().found
    if found:
        st.html(asked(found.understood.items))
        understood.section(desk, found.understood, found.received)


def _received() -> date | None:
    """The date of receipt as written; None where none is. Raises Invalid for what is no date."""
    return case_items.read_day(str(st.session_state.get("received") or ""))


def _read(desk: Desk) -> None:
    """Put the words of a file into the box, without who asked, to be looked over before anything is done with them."""
    file = st.session_state.get("request_file")
    if file is not None:
        with faults.remembered("file"):
            st.session_state["request_text"] = desk.cases.read(file.name, file.getvalue()).text


def _open(desk: Desk, text: str) -> None:
    if not text:
        raise Invalid("Paste the request into the box first, then press Open a case.")
    received, name = _received(), case_pages.named()
    opened = desk.cases.open(text, name, received)
    case.start_again()
    st.switch_page("views/case.py", query_params={"case": opened.case.id})


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
