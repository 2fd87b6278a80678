"""The library: every document it holds, found by filters or by words, read in full, and added to."""

from __future__ import annotations

from html import escape
from typing import cast, get_args

import streamlit as st

from corpus.records import Card, Kind, Outcome
from corpus.results import Filters, Hit
from retriever.desk import Desk
from ui.app import connect, document, faults, markup, narrow, source, upload, words

PAGE = 20


def show(desk: Desk) -> None:
    key = st.query_params.get("document")
    if key:
        document.show(desk, key, _number("start"), _number("end"))
        return
    st.title("Library", anchor=False)
    with st.form("library-form", border=False):
        query = st.text_input("Search the words of the documents", key="library_query", persist_state="session")
        with st.expander("Filters"):
            _filter_boxes()
        st.form_submit_button("Search", type="primary")
    with faults.told():
        filters = _filters()
        if query.strip():
            _passages(desk, query.strip(), filters)
        else:
            _listing(desk, filters)
    if connect.has_role("officer", "administrator"):
        upload.section(desk)


def _number(name: str) -> int | None:
    """A number from the address; anything else there is as good as nothing."""
    value = st.query_params.get(name, "")
    return int(value) if value.isdecimal() and len(value) < 10 else None


def _filter_boxes() -> None:
    st.multiselect("Kind", get_args(Kind), format_func=words.KINDS.__getitem__, key="f_kind", persist_state="session")
    st.multiselect(
        "Outcome",
        get_args(Outcome),
        format_func=lambda o: words.OUTCOMES[o].words,
        key="f_outcome",
        persist_state="session",
    )
    st.text_input("Exemption relied on, for example 31 or 40(2)", key="f_exemption", persist_state="session")
    st.text_input("Authority, its full name", key="f_authority", persist_state="session")
    since, until = st.columns(2)
    since.date_input("Dated on or after", value=None, key="f_since", format="DD/MM/YYYY", persist_state="session")
    until.date_input("Dated on or before", value=None, key="f_until", format="DD/MM/YYYY", persist_state="session")
    st.checkbox("Include example documents", value=True, key="f_examples", persist_state="session")
    st.checkbox("Only outcomes read with doubt", key="f_doubtful", persist_state="session")


def _filters() -> Filters:
    chosen = st.session_state
    return narrow.chosen(
        "f_",
        kind=cast("list[Kind]", chosen.get("f_kind") or []),
        outcome=cast("list[Outcome]", chosen.get("f_outcome") or []),
    )


def _listing(desk: Desk, filters: Filters) -> None:
    page = int(st.session_state.get("library_page") or 1)
    found = desk.documents(filters, offset=(page - 1) * PAGE, limit=PAGE)
    st.header("Documents", anchor=False)
    made_up = f", {found.examples} of them made-up examples" if found.examples else ""
    st.html(f'<p class="hint" role="status">{words.counted(found.total, "document")}{made_up}</p>')
    for card in found.documents:
        with st.container(key=f"row-{card.id}"):
            _link(card, card.title, {})
            st.html(_line(card))
    pages = -(-found.total // PAGE)
    if pages > 1:
        st.pagination(pages, key="library_page")


def _passages(desk: Desk, query: str, filters: Filters) -> None:
    result = desk.search(query, k=PAGE, filters=filters)
    st.header("Passages", anchor=False)
    st.html(f'<p class="hint" role="status">{words.counted(len(result.results), "passage")} found</p>')
    for hit in result.results:
        with st.container(border=True, key=f"hit-{hit.rank}"):
            _hit(hit)


def _hit(hit: Hit) -> None:
    at = {"start": str(hit.passage.start), "end": str(hit.passage.end)}
    _link(hit.document, hit.document.reference or hit.document.title, at)
    why = f'<p class="meta">Why: {escape("; ".join(hit.why))}</p>' if hit.why else ""
    st.html(_line(hit.document) + markup.quotation(hit.passage.text) + why)


def _link(card: Card, label: str, at: dict[str, str]) -> None:
    st.page_link("views/library.py", label=source.plain(label), query_params={"document": card.id, **at})


def _line(card: Card) -> str:
    parts = [card.reference, card.authority, source.dated(card), words.KINDS[card.kind]]
    line = " · ".join(escape(part) for part in parts if part)
    relied = f" Relied on {escape(words.listed(card.exemptions))}." if card.exemptions else ""
    decided = card.kind in {"response", "review", "decision_notice", "tribunal"}
    shown = [*([words.OUTCOMES[card.outcome]] if decided else []), *source.warnings(card)]
    return f'<p class="meta">{line}.{relied}</p>' + (markup.badges(*shown) if shown else "")


if __name__ == "__main__":
    show(connect.desk())
