"""People: who signs in here, what each may do and which collections they may see; for administrators."""

from __future__ import annotations

from html import escape

import streamlit as st

from corpus.caller import ROLES, RoleName, collection_named
from corpus.errors import Invalid
from corpus.person import Person, described
from retriever.desk import Desk
from ui.app import connect, faults, markup, words

_DONE = "people-done"


def show(desk: Desk) -> None:
    st.title("People", anchor=False)
    if not connect.signs_in():
        st.html('<p class="hint">Nobody signs in on this machine: whoever uses it has every role.</p>')
    done = st.session_state.pop(_DONE, "")
    if done:
        st.success(faults.plain(done))
    everybody = list(desk.people.all())
    rows = [[escape(p.name or p.id), escape(p.id), escape(_roles(p)), escape(_seen(p))] for p in everybody]
    caption = f"{len(everybody)} {'person' if len(everybody) == 1 else 'people'} here"
    if rows:
        st.html(markup.table(["Name", "Signs in as", "Roles", "Collections"], rows, caption, shown=True))
    else:
        st.html('<p role="status">Nobody has been added yet.</p>')
    st.header("Add somebody, or change what they may do", anchor=False)
    chosen = st.selectbox("Who", ["", *(p.id for p in everybody)], format_func=lambda id: id or "Somebody new")
    _form(desk, next((p for p in everybody if p.id == chosen), None))


def _form(desk: Desk, person: Person | None) -> None:
    key = person.id if person else "new"
    with st.form(f"person-{key}", border=False):
        id = person.id if person else st.text_input("E-mail address they sign in with", max_chars=120, key="person-id")
        name = st.text_input("Name", person.name if person else "", max_chars=120, key=f"name-{key}")
        roles = st.multiselect("Roles", sorted(ROLES), person.roles if person else [], key=f"roles-{key}")
        every = st.checkbox("May see every collection", bool(person and person.collections is None), key=f"all-{key}")
        listed = ", ".join(person.collections or []) if person else ""
        seen = st.text_input("Collections they may see, with commas between", listed, key=f"seen-{key}")
        who = connect.name_or_box(f"by-{key}", "Your name")
        saved = st.form_submit_button("Save", type="primary")
        gone = bool(person) and st.form_submit_button("Remove")
    with faults.told():
        if saved:
            names = None if every else [collection_named(part) for part in seen.split(",") if part.strip()]
            made = _person(id, name, roles, names)
            (desk.people.change if person else desk.people.add)(made, who)
            _end(f"Saved: {made.name or made.id}, {made.said()}.")
        elif gone and person:
            desk.people.remove(person.id, who)
            _end(f"Removed: {person.name or person.id}.")


def _person(id: str, name: str, roles: list[RoleName], collections: list[str] | None) -> Person:
    if not id.strip():
        raise Invalid("Write the e-mail address they sign in with.")
    return described(id, name, roles, collections)


def _end(says: str) -> None:
    st.session_state[_DONE] = says
    st.rerun()


def _roles(person: Person) -> str:
    return words.listed(list(person.roles)) if person.roles else "none"


def _seen(person: Person) -> str:
    return "all" if person.collections is None else words.listed(person.collections) if person.collections else "none"


if __name__ == "__main__":
    show(connect.desk())
