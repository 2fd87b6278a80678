"""Answer a request: from the pasted request to the approved letter, with the source of every claim beside it."""

from __future__ import annotations

import streamlit as st

from corpus.drafts import Draft
from corpus.errors import NotFound
from retriever.desk import Desk
from ui.app import case, chat, connect, draft, faults, precedents, request, source, suggestions
from ui.app.citations import Numbering


def show(desk: Desk) -> None:
    st.title("Answer a request", anchor=False)
    opened = _opened(desk)
    held = case.current()
    left, right = st.columns([3, 2], gap="large")
    with left:
        _steps(desk, opened)
    if opened or held.found or held.answers:
        with right:
            source.beside(desk)


def _steps(desk: Desk, opened: Draft | None) -> None:
    held = case.current()
    numbering = Numbering.of(opened, [answer for _, answer in held.answers])
    if opened:
        request.drafted(opened)
    else:
        request.section(desk)
        held = case.current()
    if held.found:
        precedents.section(held.found)
        suggestions.section(desk, held.found)
    if opened:
        with faults.told():
            draft.section(desk, opened, desk.review(opened.id), numbering)
    chat.section(desk, _context(opened), numbering)


def _opened(desk: Desk) -> Draft | None:
    """The draft the address names; one that does not exist is said so, and forgotten."""
    id = case.draft_id()
    if not id:
        return None
    try:
        return desk.drafted(id)
    except NotFound as fault:
        case.start_again()
        faults.show(fault)
        return None


def _context(opened: Draft | None) -> str | None:
    """What a question is about: the request as pasted, or as the draft keeps it."""
    found = case.current().found
    if found:
        return found.request
    return "\n".join(item.text for item in opened.request) if opened else None


if __name__ == "__main__":
    show(connect.desk())
