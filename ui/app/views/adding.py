"""Add documents: files from this machine into the library, with a report of each."""

from __future__ import annotations

import streamlit as st

from retriever.desk import Desk
from ui.app import connect, faults, upload


def show(desk: Desk) -> None:
    st.title("Add documents", anchor=False)
    with faults.told():
        upload.form(desk)
    st.header("What the report says", anchor=False)
    st.html(
        "<p>Added: a new document. Unchanged: it is here already. Replaced: the earlier version is kept in its history. "
        "Another copy: the same letter came from elsewhere. Not added: with the reason, and what to do.</p>"
    )
    st.page_link("views/sources.py", label="Fetch published letters and guidance instead")


if __name__ == "__main__":
    show(connect.desk())
