"""Step 3 of a case: exemptions chosen for each item, and each one's elements as a checklist with this case's facts."""

from __future__ import annotations

from html import escape

import streamlit as st

from assistant.facts import unanswered
from corpus.cases import CaseItem, CaseView
from corpus.drafts import ArguedElement, Argument
from corpus.errors import Invalid
from corpus.provision import Provision
from corpus.results import Suggestion
from retriever import changes
from retriever.desk import Desk
from ui.app import case_pages, citations, faults, markup, rewording, suggestions, words
from ui.app.citations import Numbering
from ui.app.words import Said

_DONE, _OPEN = Said("●", "Your facts are stated", "good"), Said("◆", "Needs your facts", "ask")
_WAITING = "case-draft-waiting"


def section(desk: Desk, view: CaseView, numbering: Numbering) -> None:
    st.header("Exemptions to argue", anchor=False)
    found = desk.cases.suggest(view.case.id).suggestions
    if case_pages.writable(view):
        st.html('<p class="hint">Choose for each item. Nothing is chosen for you.</p>')
        for item in view.case.content.items:
            _choosing(desk, view, item, found)
    else:
        st.html(_chosen(view))
    with st.expander(f"What speaks for each ({words.counted(len(found), 'suggestion')})"):
        for n, suggestion in enumerate(found):
            st.html(f"<h3>{escape(suggestion.ref)} {escape(suggestion.title)}</h3>")
            suggestions.evidence(suggestion, n)
    if case_pages.writable(view):
        _drafting(desk, view)
    for argument in view.draft.arguments if view.draft else ():
        _checklist(desk, view, argument, numbering)


def _chosen(view: CaseView) -> str:
    rows = [[f"{i.n}. {escape(i.text)}", escape(", ".join(i.exemptions) or "None")] for i in view.case.content.items]
    return markup.table(["Item", "Exemptions"], rows, "Exemptions chosen for each item", shown=True)


def _choosing(desk: Desk, view: CaseView, item: CaseItem, found: list[Suggestion]) -> None:
    titles = {s.ref: f"{s.ref} {s.title} (suggested: {words.band(s.score).words.lower()})" for s in found}
    titles |= {card.ref: f"{card.ref} {card.title}" for card in desk.exemptions() if card.ref not in titles}
    titles |= {ref: ref for ref in item.exemptions if ref not in titles}
    key = f"choose-{item.n}-{len(view.case.earlier)}"
    st.multiselect(
        f"Item {item.n}: {words.short(item.text, 80)}",
        list(titles),
        default=item.exemptions,
        format_func=titles.__getitem__,
        key=key,
        accept_new_options=True,
        placeholder="Choose, or write one like 36(2)(b)(i)",
        on_change=_choose,
        args=(desk, view, item, key),
    )


def _choose(desk: Desk, view: CaseView, item: CaseItem, key: str) -> None:
    with faults.remembered("case"):
        chosen = []
        for written in st.session_state.get(key) or []:
            try:
                chosen.append(str(Provision.parse(str(written))))
            except ValueError as fault:
                st.session_state[key] = item.exemptions
                raise Invalid(str(fault)) from None
        desk.cases.change(view.case.id, changes.Choose(n=item.n, exemptions=chosen), case_pages.named())


def _drafting(desk: Desk, view: CaseView) -> None:
    if not view.case.exemptions:
        st.html(
            '<p class="hint">With nothing chosen, the draft argues the suggestions that are best supported, if any.</p>'
        )
    rewording.offer(desk, _about(view), lambda: desk.cases.prompts(view.case.id))
    _followed(desk, view)
    if view.draft is None:
        st.button("Draft the reasoning", type="primary", key="case-draft", on_click=_draft, args=(desk, view, ""))
        return
    st.html(
        '<p role="status">The draft is made. State this case’s facts below: each goes into the draft at once. '
        "Then read it under 4. Draft.</p>"
    )
    with st.expander("Make a new draft"):
        st.text_input("Why the draft in hand is put aside", key="why-left", max_chars=2_000)
        st.html('<p class="hint">It is kept with its decisions and this reason.</p>')
        st.button("Put it aside and draft again", key="case-redraft", on_click=_draft, args=(desk, view, "why-left"))


def _draft(desk: Desk, view: CaseView, why: str) -> None:
    with faults.remembered("case"):
        reason = case_pages.text_of(why) if why else ""
        if why and not reason:
            raise Invalid("Write why the draft in hand is put aside first.")
        name = case_pages.named()
        st.session_state[_WAITING] = (view.case.id, name, reason, rewording.chosen(_about(view)))


def _followed(desk: Desk, view: CaseView) -> None:
    """Make the draft that a button asked for; where it is reworded, show each paragraph as it comes."""
    id, name, reason, reword = st.session_state.pop(_WAITING, ("", "", "", False))
    if id != view.case.id:
        return
    with faults.told():
        if reword:
            rewording.followed(desk.cases.drafting(id, name, reason, reword=True))
        else:
            with st.spinner("Drafting the reasoning. This takes a few seconds.", show_time=True):
                desk.cases.draft(id, name, reason)
        st.rerun()


def _about(view: CaseView) -> str:
    """What a draft would be made from."""
    items = [(item.n, item.text, item.exemptions) for item in view.case.content.items]
    return f"{view.case.words}\n{items}"


def _checklist(desk: Desk, view: CaseView, argument: Argument, numbering: Numbering) -> None:
    name = Provision.parse(argument.ref).spoken()
    st.header(f"{name[0].upper()}{name[1:]}: what has to be shown", anchor=False)
    held = {f.about: f.text for f in view.case.content.facts if f.ref == argument.ref}
    with st.form(f"facts-{argument.ref}", border=False):
        boxes: list[tuple[str, str]] = []
        for n, element in enumerate(argument.elements):
            with st.container(border=True, key=f"element-{argument.ref}-{n}"):
                boxes.append(_element(view, element, argument.ref, n, held, numbering))
        loose = _loose(view, argument)
        for n, question in enumerate(loose):
            key = f"fact-{argument.ref}-q{n}"
            st.text_area(question, value=held.get(question, ""), key=key, height=80, max_chars=2_000)
            boxes.append((key, question))
        if case_pages.writable(view) and st.form_submit_button(f"Save the facts on {argument.ref}", type="primary"):
            with faults.told():
                _save(desk, view, argument.ref, boxes, held)
    shown = [c for element in argument.elements for c in element.shown]
    citations.buttons(desk, shown, numbering, f"facts-{argument.ref}")


def _element(
    view: CaseView, element: ArguedElement, ref: str, n: int, held: dict[str, str], numbering: Numbering
) -> tuple[str, str]:
    said = f"{element.says[0].upper()}{element.says[1:]}"
    done = element.says in held or (bool(element.asks) and all(question in held for question in element.asks))
    shown = "".join(f"<li>“{escape(c.quote)}”{citations.marks(numbering.all([c]))}</li>" for c in element.shown)
    quoted = f'<p class="meta">In precedents: their facts, not yours</p><ul>{shown}</ul>' if shown else ""
    st.html(f"<h3>{n + 1}. {escape(said)}</h3>{markup.badges(_DONE if done else _OPEN)}{quoted}")
    asks = " ".join(element.asks)
    key = f"fact-{ref}-{n}"
    st.text_area(
        f"This case’s facts on {n + 1}{f': {asks}' if asks else ''}",
        value=held.get(element.says, ""),
        key=key,
        height=80,
        max_chars=2_000,
        disabled=not case_pages.writable(view),
    )
    return key, element.says


def _loose(view: CaseView, argument: Argument) -> list[str]:
    """Questions that bear on no element of the checklist."""
    if view.draft is None:
        return []
    under = {question for element in argument.elements for question in element.asks}
    return [question for question in unanswered(view.draft, argument.ref, ()) if question not in under]


def _save(desk: Desk, view: CaseView, ref: str, boxes: list[tuple[str, str]], held: dict[str, str]) -> None:
    name = case_pages.named()
    for key, about in boxes:
        text = case_pages.text_of(key)
        if " ".join(text.split()) != held.get(about, ""):
            desk.cases.change(view.case.id, changes.State(ref=ref, about=about, text=text), name)
    st.rerun()
