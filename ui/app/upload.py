"""Documents in: files chosen by the officer go to the service, which reports what became of each."""

from __future__ import annotations

from html import escape

import streamlit as st

from corpus.listings import IngestReport
from corpus.origin import Found, Origin
from retriever.desk import Desk
from ui.app import faults, markup, words

FORMS = ["pdf", "docx", "html", "htm", "md", "txt", "eml", "zip"]


def section(desk: Desk) -> None:
    st.header("Add documents", anchor=False)
    st.html(
        '<p class="hint">Letters, notices and guidance. Names and contact details of requesters are taken out '
        "before anything is stored.</p>"
    )
    names = [one.name for one in desk.collections()]
    seen_by = (
        st.selectbox(
            "Who may see them", [None, *names], format_func=lambda name: f"Collection {name}" if name else "Everybody"
        )
        if names
        else None
    )
    files = st.file_uploader("Files to add", type=FORMS, accept_multiple_files=True, max_upload_size=25, key="files")
    if st.button("Add to the library", key="add-files"):
        if not files:
            st.error("Choose at least one file first, then press Add to the library.")
            return
        with faults.told(), st.spinner("Reading the files"):
            chosen = [Found(Origin(file.name, collection=seen_by), file.getvalue()) for file in files]
            st.html(report(desk.ingest(chosen)))


def report(ingested: IngestReport) -> str:
    """What became of each file, refused ones with their reason."""
    rows = [[escape(r.source), markup.badge(words.ADMISSIONS[r.status]), escape(r.reason)] for r in ingested.results]
    table = markup.table(["File", "Result", "Reason"], rows, "What became of each file", shown=True)
    return f'<div role="status">{table}</div>'
