"""Questions beside a draft, with the case as context: each statement is shown as it comes, and kept with the case."""

from __future__ import annotations

from html import escape

import streamlit as st

from corpus.cases import CaseView
from corpus.pieces import Piece
from retriever.desk import Desk
from ui.app import chat, citations, faults, markup
from ui.app.citations import Numbering

_WAITING = "case-question-waiting"


def section(desk: Desk, view: CaseView, numbering: Numbering) -> None:
    st.header("Ask the library", anchor=False)
    st.html('<p class="hint">Ask about this case. Citations have the numbers they have in the draft.</p>')
    for n, asked in enumerate(view.case.asked):
        with st.container(border=True, key=f"answer-{n}"):
            st.html(f'<h3 class="question">{escape(asked.question)}</h3>')
            chat.answered(desk, asked.answer, numbering, n)
    question = st.session_state.pop(_WAITING, "")
    if question:
        with st.container(border=True, key="answering"), faults.told():
            _stream(desk, view, question, numbering)
            st.rerun()
    with st.container():  # keeps the box in its place: outside a container it would cover the foot of the page
        st.chat_input(
            "Ask about this case, for example: what about section 44?",
            key="case-question",
            max_chars=chat.LONGEST_QUESTION,
            on_submit=_asked,
        )


def _asked() -> None:
    st.session_state[_WAITING] = case_question()


def case_question() -> str:
    return str(st.session_state.get("case-question") or "").strip()


def _stream(desk: Desk, view: CaseView, question: str, numbering: Numbering) -> None:
    """Each piece as it comes; the whole is then drawn from the case."""
    st.html(f'<h3 class="question">{escape(question)}</h3>')
    for piece in desk.cases.ask(view.case.id, question):
        if said := _said(piece, numbering):
            st.html(f'<div role="status">{said}</div>')


def _said(piece: Piece, numbering: Numbering) -> str:
    if piece.correction:
        marks = citations.marks(numbering.all(piece.correction.citations))
        return f"<p>In fact: {escape(piece.correction.truth)}{marks}</p>"
    if piece.statement:
        return f"<p>{escape(piece.statement.text)}{citations.marks(numbering.all(piece.statement.citations))}</p>"
    return markup.prose(piece.count.says) if piece.count else ""
