"""Questions beside a draft, with the case as context: each statement is shown as it comes, and kept with the case."""

from __future__ import annotations

from html import escape

import streamlit as st

from corpus.cases import CaseView
from retriever.desk import Desk
from ui.app import chat, faults
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
            for _ in chat.streamed(question, desk.cases.ask(view.case.id, question), numbering):
                pass  # each piece is shown as it comes; the whole is then drawn from the case
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
