"""Retention and erasure: what is kept longer than it should be, and a person's data taken out on request."""

from __future__ import annotations

from html import escape

import streamlit as st

from corpus.office import Place, Sought
from retriever.desk import Desk
from ui.app import connect, faults, markup, words

_FOUND, _DONE = "sought", "retention-done"


def show(desk: Desk) -> None:
    st.title("Retention and erasure", anchor=False)
    if said := st.session_state.pop(_DONE, ""):
        st.success(faults.plain(said))
    with faults.told():
        _retention(desk)
    with faults.told():
        _erasure(desk)


def _retention(desk: Desk) -> None:
    st.header("Kept longer than the rules say", anchor=False)
    found = desk.office.retention()
    rules = [
        (name.capitalize(), words.counted(months, "month") if months else "for ever")
        for name, months in found.rules.items()
    ]
    st.html(
        markup.facts(rules)
        + '<p class="hint">The rules are settings. A draft that a case still names is kept as long as '
        "the case, and the journal is kept: it is the record of what was decided.</p>"
    )
    if not found.expired:
        st.html("<p>Nothing is over its rule.</p>")
        return
    rows = [[escape(one.id), escape(one.kind), words.moment(one.changed)] for one in found.expired]
    st.html(markup.table(["Which", "What", "Last changed"], rows, "Over its rule"))
    with st.form("retain-form", border=False):
        who = connect.name_or_box("retain-who")
        if st.form_submit_button(f"Take out {words.counted(len(found.expired), 'record')}, for good"):
            if not who:
                st.error("Write your name first: this is done on a named person's word.")
                return
            with st.spinner("Taking them out and writing the files afresh", show_time=True):
                done = desk.office.retain(who)
            st.session_state[_DONE] = f"{words.counted(len(done.expired), 'record')} taken out."
            st.rerun()


def _erasure(desk: Desk) -> None:
    st.header("Erase a person’s data", anchor=False)
    st.html(
        "<p>First find where it stands: documents, their titles and sources, earlier versions, drafts, cases, attempts and "
        "the words of the journal. Nothing is changed until somebody says so under their name.</p>"
    )
    with st.form("seek-form", border=False):
        text = st.text_area(
            "Name, e-mail address, and other ways they are written, one a line", key="erase-words", max_chars=2_000
        )
        if st.form_submit_button("Find every place"):
            st.session_state.pop(_FOUND, None)
            wanted = [line.strip() for line in text.splitlines() if line.strip()]
            with st.spinner("Looking through everything that is kept", show_time=True):
                st.session_state[_FOUND] = (wanted, desk.office.seek(wanted))
    if _FOUND in st.session_state:
        wanted, found = st.session_state[_FOUND]
        _places(found)
        if found.places:
            _erase(desk, wanted, found)


def _places(found: Sought) -> None:
    st.html(f'<p role="status">{words.counted(found.count, "place")} found.</p>')
    if found.places:
        st.html(_table(found.places, "Where it stands"))
    if found.kept:
        st.html(_table(found.kept, "Stays: the record of who did what"))
    if found.partly:
        said = words.counted(found.partly, "more place")
        st.html(f"<p>The last name stands alone in {said}: add it above if it is the same person.</p>")


def _table(places: list[Place], caption: str) -> str:
    rows = [[escape(p.id), escape(p.kind), escape(p.part), f"{p.count:,}"] for p in places]
    return markup.table(["Which", "What", "Part of it", "Times"], rows, caption, shown=True)


def _erase(desk: Desk, wanted: list[str], found: Sought) -> None:
    with st.form("erase-form", border=False):
        who = connect.name_or_box("erase-who")
        why = st.text_input("The reason, without the person’s name", key="erase-why").strip()
        sure = st.checkbox("This cannot be undone, and I have looked at each place", key="erase-sure")
        if not st.form_submit_button(f"Blot out {words.counted(found.count, 'place')}"):
            return
        if not (who and why and sure):
            missing = "the reason" if who else "your name and the reason"
            st.error(f"Write {missing} and tick the box: this is done on a named person’s word.")
            return
    with faults.told():
        with st.spinner("Blotting it out, bringing the index up to date and writing the files afresh", show_time=True):
            done = desk.office.erase(wanted, who, why)
        left = f" Still in these back-ups: {', '.join(done.backups)}." if done.backups else ""
        st.session_state.pop(_FOUND, None)
        st.session_state[_DONE] = (
            f"{words.counted(done.found.count, 'place')} blotted out. Receipt, to keep with the request: {done.receipt}.{left}"
        )
        st.rerun()


if __name__ == "__main__":
    show(connect.desk())
