"""One document on a page of its own, opened at the words its address names."""

from __future__ import annotations

from html import escape

import streamlit as st

from corpus.errors import NotFound
from corpus.records import Document
from retriever.desk import Desk
from ui.app import faults, markup, pane, source, words


def show(desk: Desk, key: str, start: int | None, end: int | None) -> None:
    try:
        document = desk.document(key)
    except NotFound as fault:
        st.title("Document not found", anchor=False)
        faults.show(fault)
        _back()
        return
    st.set_page_config(page_title=f"{document.reference or document.title} – {words.PRODUCT}")
    _back()
    title = f'<h1 class="document-title">{escape(document.title)}</h1>'
    st.html(title + _known(document) + source.particulars(document))
    st.header("Text", anchor=False)
    pane.show(document, start, end, opened=f"{document.id}-{start}-{end}", key="document-pane")
    if document.items:
        st.header("What was asked and decided", anchor=False)
        st.html(_items(document))


def _back() -> None:
    st.button("Back to the library", key="back-to-library", on_click=st.query_params.clear)


def _known(document: Document) -> str:
    rows = [
        ("Reference", escape(document.reference or "none")),
        ("Authority", escape(document.authority or "not stated")),
        ("Date", source.dated(document) or "not dated"),
        ("Kind", words.KINDS[document.kind]),
    ]
    if document.licence:
        rows.append(("Licence", escape(document.licence)))
    if document.received:
        rows.insert(2, ("Request received", words.day(document.received)))
    if document.working_days is not None:
        rows.append(("Time taken", words.counted(document.working_days, "working day")))
    if document.reviews:
        result = f" ({escape(words.RESULTS[document.result])})" if document.result else ""
        rows.append(("Decided again", escape(", ".join(document.reviews)) + result))
    rows += [("How it was read", escape(note)) for note in document.notes]
    rows += [(escape(name), escape(value)) for name, value in document.extra.items()]
    return markup.facts(rows) + (markup.badges(*shown) if (shown := source.warnings(document)) else "")


def _items(document: Document) -> str:
    asked = {item.n: item.text for item in document.requests}
    rows = [
        [
            f"{i.n}. {escape(asked.get(i.n, ''))}",
            markup.badge(words.OUTCOMES[i.outcome]),
            escape(", ".join(i.exemptions) or "none"),
        ]
        for i in document.items
    ]
    return markup.table(["Item", "Outcome", "Exemptions"], rows, "What was asked and decided")
