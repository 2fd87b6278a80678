"""Back-ups: made while the service runs, taken away as files, and put back."""

from __future__ import annotations

import streamlit as st

from corpus.office import BackUp, Counts
from retriever.desk import Desk
from ui.app import connect, faults, markup, words

_DONE, _LARGEST = "backups-done", 300 * 1000 * 1000


def show(desk: Desk) -> None:
    st.title("Back-ups", anchor=False)
    with faults.told():
        st.header("Back up now", anchor=False)
        _told("backed up")
        st.html(
            "<p>One file holds the library as it stands, its journal, and the keys and people of this service. The index "
            "is left out: it is made again from the library. For every night, whoever runs the machine adds one line to "
            "crontab: <code>0 3 * * * foi backup</code></p>"
        )
        if st.button("Back up now", type="primary", key="back-up"):
            with st.spinner("Copying the library and packing it", show_time=True):
                made = desk.office.back_up()
            _say("backed up", f"Backed up as {made.name}. SHA-256 of the file: {made.sha256}. Last seal: {made.seal}.")
        _list(desk, desk.office.backups())


def _list(desk: Desk, kept: list[BackUp]) -> None:
    st.header("Back-ups kept here", anchor=False)
    if not kept:
        st.html("<p>There are none yet.</p>")
        return
    rows = [[k.name, words.moment(k.made), f"{k.bytes / 1e6:,.1f} MB", _held(k.counts)] for k in kept]
    st.html(markup.table(["File", "Made", "Size", "Holds"], rows, "Back-ups kept here"))
    name = st.selectbox("Back-up", [k.name for k in kept], key="backup-name")
    size = next(k.bytes for k in kept if k.name == name)
    if size > _LARGEST:
        st.html("<p>It is too large to send through the browser; copy it from the folder backups of the home.</p>")
    elif st.button("Prepare the file to download", key="prepare"):
        with st.spinner("Fetching the file", show_time=True):
            st.download_button("Download it", desk.office.backup_file(name), name, "application/zip")
    st.header("Restore", anchor=False)
    _told("restored")
    st.html(
        "<p>Puts the library of the chosen back-up in the place of the present one. The back-up is checked whole first, "
        "and the present library is backed up, so that this can be undone by restoring that. Keys and people stay as "
        "they are. A library that no longer opens is restored with the service stopped: "
        "<code>foi restore FILE</code></p>"
    )
    with st.form("restore-form", border=False):
        who = connect.name_or_box("restore-who")
        sure = st.checkbox("What was written since this back-up may be put aside", key="restore-sure")
        if st.form_submit_button("Restore this back-up"):
            _restore(desk, name, who, sure)


def _restore(desk: Desk, name: str, who: str, sure: bool) -> None:
    if not who or not sure:
        missing = "Tick the box" if who else "Write your name and tick the box"
        st.error(f"{missing}, then press Restore this back-up.")
        return
    with faults.told():
        with st.spinner("Checking the back-up, putting it in place and bringing the index up to date", show_time=True):
            done = desk.office.restore(name, who)
        again = f" {words.counted(done.erasures, 'erasure')} made since must be done again." if done.erasures else ""
        undo = f" To undo this, restore {done.aside}." if done.aside else ""
        _say("restored", f"Restored: {_held(done.manifest.counts)}.{undo}{again}")


def _held(counts: Counts) -> str:
    return f"{words.counted(counts.documents, 'document')}, {words.counted(counts.entries, 'journal line')}"


def _say(what: str, said: str) -> None:
    """Said where it was asked for once the page is drawn again, with the list as it now is."""
    st.session_state[_DONE] = (what, said)
    st.rerun()


def _told(what: str) -> None:
    done = st.session_state.get(_DONE)
    if done and done[0] == what:
        del st.session_state[_DONE]
        st.success(faults.plain(done[1]))


if __name__ == "__main__":
    show(connect.desk())
