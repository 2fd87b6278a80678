"""Cases: one's own, those to review, or all; each opens at an address of its own."""

from __future__ import annotations

from html import escape
from typing import cast

import streamlit as st

from corpus.cases import CaseCard, CaseState, Whose
from corpus.errors import Invalid
from retriever.desk import Desk
from ui import importing
from ui.app import case_pages, connect, faults, markup, source, words

_WHOSE: dict[Whose, str] = {"mine": "Mine", "to_review": "To review", "all": "All"}


def show(desk: Desk) -> None:
    st.title("Cases", anchor=False)
    st.page_link("views/answer.py", label="Open a case for a new request")
    whose = st.radio(
        "Which cases",
        list(_WHOSE),
        index=2,
        format_func=lambda one: _WHOSE[one],
        horizontal=True,
        key="whose",
        persist_state="session",
    )
    with st.form("cases-form", border=False):
        first, second = st.columns(2)
        text = first.text_input("Words of the request, or its number", key="case_words", persist_state="session")
        state = second.selectbox(
            "State",
            list(words.STATES),
            index=None,
            format_func=lambda one: words.STATES[one].words,
            placeholder="Any",
            key="case_state",
            persist_state="session",
        )
        st.form_submit_button("Show")
    with faults.told():
        found = desk.cases.list(whose, cast("CaseState | None", state), text.strip())
        st.html(f'<p class="hint" role="status">{words.counted(found.total, "case")}</p>')
        for card in found.cases:
            _entry(card)
    _bring(desk)


def _entry(card: CaseCard) -> None:
    with st.container(key=f"case-{card.id}"):
        label = " · ".join(part for part in (card.called, card.title) if part)
        st.page_link("views/case.py", label=source.plain(label), query_params={"case": card.id})
        due = f"Due at the latest {words.day(card.due)}" if card.due else "No due date yet"
        parts = [due, words.counted(card.items, "item"), f"opened by {card.owner}", words.moment(card.created)]
        st.html(f'{markup.badges(words.STATES[card.state])}<p class="meta">{escape(" · ".join(parts))}</p>')


def _bring(desk: Desk) -> None:
    st.header("Bring in requests", anchor=False)
    st.html(
        '<p class="hint">A CSV or JSON file from your case system, with a column or field each for id, received '
        "(like 2026-11-20) and text. Names and contact details are taken out before anything is kept.</p>"
    )
    case_pages.name_box()
    file = st.file_uploader("File of requests", type=["csv", "json"], key="requests-file", max_upload_size=25)
    if not st.button("Open a case for each", key="bring"):
        return
    with faults.told(), st.spinner("Reading the requests", show_time=True):
        if file is None:
            raise Invalid("Choose a file first, then press Open a case for each.")
        brought = desk.cases.bring(importing.requests_of(file.getvalue(), file.name), case_pages.named())
        rows = [
            [escape(one.called or "no number"), "Opened" if not one.reason else "Not opened", escape(one.reason)]
            for one in brought.results
        ]
        table = markup.table(["Request", "Result", "Reason"], rows, "What became of each request", shown=True)
        st.html(f'<div role="status">{table}</div>')


if __name__ == "__main__":
    show(connect.desk())
