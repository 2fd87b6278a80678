"""Sources: what can be fetched from the web, what is worth fetching, and a fetch as it comes on."""

from __future__ import annotations

from html import escape

import streamlit as st

from corpus.office import Fetching
from retriever.desk import Desk
from ui.app import connect, faults, markup, upload, words

_LOOK_EVERY = 1.5


def show(desk: Desk) -> None:
    st.title("Sources", anchor=False)
    with faults.told():
        listed = desk.office.sources()
        groups = sorted({one.group for one in listed.worth_fetching})
        st.header("Fetch", anchor=False)
        st.html(
            '<p class="hint">Pages are read one at a time, as each site asks, and nothing is sent but the address. '
            "A fetch goes on in the service when you leave this page.</p>"
        )
        with st.form("fetch-form", border=False):
            group = st.selectbox(
                "A group of addresses", groups, index=None, placeholder="Choose one", key="fetch-group"
            )
            address = st.text_input("Or one address, beginning with https://", key="fetch-address")
            begun = st.form_submit_button("Fetch", type="primary")
        if begun:
            _begin(desk, group, address.strip())
        _coming_on(desk)
        st.header("What can be fetched", anchor=False)
        rows = [[escape(s.name), escape(s.what), escape(s.example)] for s in listed.sources]
        st.html(markup.table(["Kind of address", "What it gives", "Example"], rows, "What can be fetched"))
        st.header("Worth fetching", anchor=False)
        worth = [
            [escape(w.about), escape(w.group), markup.link(w.url, w.url), "yes" if w.checked else "not yet"]
            for w in listed.worth_fetching
        ]
        st.html(markup.table(["What", "Group", "Address", "Seen to be there"], worth, "Worth fetching"))


def _begin(desk: Desk, group: str | None, address: str) -> None:
    if bool(group) == bool(address):
        st.error("Choose a group, or write one address, and not both.")
        return
    with faults.told():
        desk.office.fetch(group or address)


@st.fragment(run_every=_LOOK_EVERY)
def _coming_on(desk: Desk) -> None:
    """How far it is; looked at again and again while it goes on."""
    with faults.told():
        state = desk.office.fetching()
        if state.what:
            _told(state)


def _told(state: Fetching) -> None:
    share = state.done / state.total if state.total else 0.0
    if state.running:
        st.progress(share, text=faults.plain(f"Fetching {state.what}: {state.done} of {state.total}"))
    else:
        st.html(
            f'<p role="status">{escape(state.what)}: {words.counted(state.total, "address", "addresses")} done.</p>'
        )
    if state.fault:
        st.error(faults.plain(state.fault))
    if state.report.results:
        st.html(upload.report(state.report))


if __name__ == "__main__":
    show(connect.desk())
