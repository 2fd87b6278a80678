"""Documents in: files chosen by the officer go to the service one by one, which reports what became of each."""

from __future__ import annotations

from html import escape

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from corpus.errors import FoiError
from corpus.listings import IngestReport, IngestResult
from corpus.origin import Found, Origin
from retriever.desk import Desk
from ui import reports
from ui.app import faults, markup, words

FORMS = ["pdf", "docx", "odt", "rtf", "html", "htm", "md", "txt", "eml", "msg", "tif", "tiff", "csv", "xlsx", "zip"]
_REPORT = "upload-report"


def section(desk: Desk) -> None:
    """On a page that is about something else."""
    st.header("Add documents", anchor=False)
    form(desk)


def form(desk: Desk) -> None:
    st.html(
        '<p class="hint">Letters, notices and guidance, or an archive of them. Names and contact details of requesters '
        "are taken out before anything is stored.</p>"
    )
    files = st.file_uploader("Files to add", type=FORMS, accept_multiple_files=True, max_upload_size=25, key="files")
    collection = _collection(desk)
    if st.button("Add to the library", key="add-files", type="primary"):
        if not files:
            st.error("Choose at least one file first, then press Add to the library.")
            return
        st.session_state[_REPORT] = _read(desk, files, collection)
    made: IngestReport | None = st.session_state.get(_REPORT)
    if made is not None:
        st.html(report(made))
        st.download_button("Download the report (CSV)", "\ufeff" + reports.table(made), "added.csv", "text/csv")


def _collection(desk: Desk) -> str | None:
    """The collection they go into, where there are any to choose from."""
    with faults.told():
        names = [card.name for card in desk.collections()]
        if names:
            return st.selectbox(
                "Collection", names, index=None, placeholder="None: everybody may see them", key="upload-collection"
            )
    return None


def _read(desk: Desk, files: list[UploadedFile], collection: str | None) -> IngestReport:
    """One at a time, so that what has been done shows, and one that fails does not stop the rest."""
    results: list[IngestResult] = []
    bar = st.progress(0.0, text=f"Reading {words.counted(len(files), 'file')}")
    for n, file in enumerate(files, 1):
        bar.progress((n - 1) / len(files), text=faults.plain(f"Reading file {n} of {len(files)}: {file.name}"))
        try:
            results += desk.ingest([Found(Origin(file.name, collection=collection), file.getvalue())]).results
        except FoiError as fault:
            results.append(IngestResult(source=file.name, status="refused", reason=str(fault)))
    bar.empty()
    return IngestReport.of(results)


def report(ingested: IngestReport) -> str:
    """What became of each file, refused ones with their reason, and how much was masked in it."""
    told = "; ".join(f"{words.ADMISSIONS[status].words}: {count}" for status, count in ingested.counts.items())
    rows = [
        [
            escape(r.source),
            markup.badge(words.ADMISSIONS[r.status]),
            escape(r.reason),
            escape(reports.masked(r) or "none"),
        ]
        for r in ingested.results
    ]
    heads = ["File", "Result", "Reason", "Masked of who asked"]
    table = markup.table(heads, rows, "What became of each file", shown=True)
    return f'<div role="status"><p>{words.counted(len(rows), "file")}. {escape(told)}.</p>{table}</div>'
