"""Step 1 of a case: what was received and when, its items to merge, split and reword, and the law it names."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime
from html import escape

import streamlit as st

from corpus.cases import CaseItem, CaseView, Marked, Reference
from corpus.errors import Invalid
from retriever import changes
from retriever.desk import Desk
from ui.app import case_pages, faults, markup, understood
from ui.app.words import Said

_DATES = ("%d/%m/%Y", "%d %B %Y", "%d %b %Y", "%Y-%m-%d", "%d.%m.%Y")
_EXISTS = {
    True: Said("●", "There is such a provision", "good"),
    False: Said("▲", "The law data has no such provision", "bad"),
    None: Said("○", "Not an exemption: look it up"),
}
_MARKS: dict[Marked, str] = {
    "open": "Not looked at",
    "ticked": "Looked at: right",
    "struck": "Struck: no such provision",
}


def section(desk: Desk, view: CaseView) -> None:
    st.header("What is asked for", anchor=False)
    content = view.case.content
    free = case_pages.writable(view)
    for item in content.items:
        _item(desk, view, item, free)
    if free:
        with st.container(horizontal=True, gap="small"):
            st.button(
                "Undo the last change",
                key="undo",
                disabled=not view.case.earlier,
                on_click=case_pages.change,
                args=(desk, view, changes.Undo()),
            )
        _adding(desk, view)
    _dates(desk, view, free)
    if content.references:
        st.header("The law that the request names", anchor=False)
        for reference in content.references:
            _reference(desk, view, reference, free)
    st.header("The request", anchor=False)
    st.html(
        f"<details><summary>As it was received, without who asked</summary>{markup.prose(view.case.request)}</details>"
    )
    understood.section(desk, desk.understand(view.case.request), content.received)


def _item(desk: Desk, view: CaseView, item: CaseItem, free: bool) -> None:
    with st.container(border=True, key=f"item-{item.n}"):
        st.html(f"<h3>Item {item.n}</h3>{markup.prose(item.text)}")
        if not free:
            return
        with st.expander(f"Change item {item.n}"):
            box = f"item-text-{view.case.draft}-{len(view.case.earlier)}-{item.n}"
            st.text_area(f"Words of item {item.n}", value=item.text, key=box, height=120, max_chars=10_000)
            st.html('<p class="hint">To split it, leave an empty line between the parts.</p>')
            others = [i.n for i in view.case.content.items if i.n != item.n]
            with st.container(horizontal=True, gap="small"):
                st.button(f"Save item {item.n}", key=f"reword-{item.n}", on_click=_save, args=(desk, view, item, box))
                if others:
                    st.button(
                        f"Leave out item {item.n}",
                        key=f"drop-{item.n}",
                        on_click=case_pages.change,
                        args=(desk, view, changes.Drop(n=item.n)),
                    )
            for other in others:
                if other == item.n + 1:
                    st.button(
                        f"Merge items {item.n} and {other}",
                        key=f"merge-{item.n}",
                        on_click=case_pages.change,
                        args=(desk, view, changes.Merge(n=item.n, other=other)),
                    )


def _save(desk: Desk, view: CaseView, item: CaseItem, box: str) -> None:
    """One part is a rewording, several are a split."""
    parts = [part.strip() for part in case_pages.text_of(box).split("\n\n") if part.strip()]
    with faults.remembered("case"):
        if not parts:
            raise Invalid(f"Item {item.n} has no words. Write them, or leave the item out.")
        made = changes.Split(n=item.n, texts=parts) if len(parts) > 1 else changes.Reword(n=item.n, text=parts[0])
        desk.cases.change(view.case.id, made, case_pages.named())


def _adding(desk: Desk, view: CaseView) -> None:
    with st.expander("Add an item that was missed"):
        st.text_area("Words of the new item", key="new-item", height=90, max_chars=10_000)
        st.button("Add the item", key="add-item", on_click=_add, args=(desk, view))


def _add(desk: Desk, view: CaseView) -> None:
    with faults.remembered("case"):
        text = case_pages.written("new-item", "Write the words of the new item first.")
        desk.cases.change(view.case.id, changes.Add(text=text), case_pages.named())
        st.session_state["new-item"] = ""


def _dates(desk: Desk, view: CaseView, free: bool) -> None:
    st.header("When it is due", anchor=False)
    if not free:
        return
    content = view.case.content
    shown = content.received.strftime("%d/%m/%Y") if content.received else ""
    with st.form(f"case-dates-{len(view.case.earlier)}", border=False):
        st.text_input("Date of receipt, for example 20/11/2026", value=shown, key="case-received", max_chars=40)
        st.text_input("What to call the case", value=content.title, key="case-title", max_chars=200)
        if st.form_submit_button("Save"):
            with faults.told():
                _save_dates(desk, view)


def _save_dates(desk: Desk, view: CaseView) -> None:
    name, content = case_pages.named(), view.case.content
    received = read_day(case_pages.text_of("case-received"))
    if received != content.received:
        desk.cases.change(view.case.id, changes.Receive(received=received), name)
    title = case_pages.text_of("case-title")
    if title and title != content.title:
        desk.cases.change(view.case.id, changes.Entitle(title=title), name)
    st.rerun()


def read_day(written: str) -> date | None:
    """A day as people write it; None where none is written. Raises Invalid for what is no date."""
    said = " ".join(written.split())
    for form in _DATES:
        with suppress(ValueError):
            return datetime.strptime(said, form).date()
    if said:
        raise Invalid(f"“{said}” is not a date. Write the date of receipt like 20/11/2026, or leave it empty.")
    return None


def _reference(desk: Desk, view: CaseView, reference: Reference, free: bool) -> None:
    with st.container(border=True, key=f"reference-{reference.ref}"):
        st.html(f"<h3>{escape(reference.ref)}</h3>{markup.badges(_EXISTS[reference.exists])}")
        st.html(f'<p class="decided" role="status">{_MARKS[reference.marked]}</p>')
        if free:
            with st.container(horizontal=True, gap="small"):
                for marked, word in (("ticked", "Tick"), ("struck", "Strike"), ("open", "Unmark")):
                    st.button(
                        f"{word} {reference.ref}",
                        key=f"{marked}-{reference.ref}",
                        disabled=reference.marked == marked,
                        on_click=case_pages.change,
                        args=(desk, view, changes.Mark(ref=reference.ref, marked=marked)),
                    )
