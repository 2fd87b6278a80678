"""Health: what is in order, what takes how much room, and whether the journal is as it was written."""

from __future__ import annotations

from html import escape

import streamlit as st

from corpus.entries import Audit
from corpus.office import Storage
from retriever.desk import Desk
from ui.app import connect, faults, markup, words
from ui.app.words import Said

_STATES = {
    "ok": Said("●", "In order", "good"),
    "warning": Said("◆", "Look at this", "ask"),
    "fault": Said("▲", "Must be put right", "bad"),
}


def show(desk: Desk) -> None:
    st.title("Health", anchor=False)
    with faults.told(), st.spinner("Looking at what is installed and reachable"):
        checks = desk.office.health()
        rows = [[escape(c.what), markup.badge(_STATES[c.state]), escape(c.found), escape(c.do)] for c in checks]
        st.header("What was looked at", anchor=False)
        st.html(markup.table(["What", "State", "Found", "What to do"], rows, "What was looked at"))
    with faults.told(), st.spinner("Measuring what is stored"):
        st.header("Storage", anchor=False)
        st.html(_storage(desk.office.storage()))
    with faults.told(), st.spinner("Checking every line of the journal"):
        st.header("Journal", anchor=False)
        st.html(_audit(desk.cases.audit()))


def _storage(stored: Storage) -> str:
    sizes = [
        ("Library", stored.library_bytes),
        ("Index, which can be made again", stored.index_bytes),
        ("Back-ups", stored.backup_bytes),
        ("Pages fetched, kept for a day", stored.fetched_bytes),
        ("Free on this disk", stored.free_bytes),
    ]
    held = stored.counts
    counts = [
        ("Documents", held.documents),
        ("Passages", held.passages),
        ("Earlier versions", held.versions),
        ("Drafts", held.drafts),
        ("Cases, attempts and other records", held.records),
        ("Lines of the journal", held.entries),
    ]
    rooms = [[name, f"{size / 1e6:,.1f} MB"] for name, size in sizes]
    numbers = [[name, f"{count:,}"] for name, count in counts]
    return (
        f"<p>Everything is kept in {escape(stored.home)}.</p>"
        + markup.table(["What", "Room"], rooms, "Room on the disk", shown=True)
        + markup.table(["What", "How many"], numbers, "What the library holds", shown=True)
    )


def _audit(found: Audit) -> str:
    state = (
        Said("▲", f"{words.counted(len(found.broken), 'line')} not as written", "bad")
        if found.broken
        else Said("●", "Every line is as it was written", "good")
    )
    rows = [
        ("State", markup.badge(state)),
        ("Lines", f"{found.entries:,}"),
        ("Lines with words erased since, each vouched for by a later line", f"{len(found.redacted):,}"),
        ("Last seal", f"<code>{escape(found.seal)}</code>"),
    ]
    wrong = markup.bullets([f"Line {one.seq}: {one.what}" for one in found.broken])
    note = "<p>Note the last seal somewhere else: it proves later that nothing was taken from the end.</p>"
    return markup.facts(rows) + (wrong if found.broken else "") + note


if __name__ == "__main__":
    show(connect.desk())
