"""One case at its own address: the request, its precedents, exemptions and facts, the draft, the review, the record."""

from __future__ import annotations

from html import escape

import streamlit as st

from corpus.cases import CaseView
from corpus.errors import NotFound
from retriever.desk import Desk
from ui.app import (
    case_chat,
    case_confirm,
    case_draft,
    case_facts,
    case_items,
    case_pages,
    case_precedents,
    case_record,
    case_review,
    connect,
    faults,
    markup,
    source,
    top,
    words,
)
from ui.app.citations import Numbering
from ui.app.source import Place

_STEPS = {
    "request": "1. Request",
    "precedents": "2. Precedents",
    "exemptions": "3. Exemptions and facts",
    "draft": "4. Draft",
    "review": "5. Review",
    "record": "6. Record",
}
_TURN = "case-turn"  # how often another step was gone on to: what is chosen then begins anew


def show(desk: Desk) -> None:
    try:
        view = desk.cases.view(_named())
    except NotFound as fault:
        st.title("Case not found", anchor=False)
        faults.show(fault)
        st.page_link("views/cases.py", label="See every case")
        return
    st.set_page_config(page_title=f"{view.case.content.title[:60]} – {words.PRODUCT}")
    _head(view)
    step = _step()
    numbering = Numbering.of(view.draft, [asked.answer for asked in view.case.asked])
    _remember_place(desk)
    left, right = st.columns([3, 2], gap="large")
    with left:
        faults.recall("case")
        _body(desk, view, step, numbering)
        _go_on(step)
    with right:
        source.beside(desk)
        case_confirm.at_place(desk, view)
        case_chat.section(desk, view, numbering)


def _named() -> str:
    """The case that the address names. Raises NotFound where it names none."""
    if named := st.query_params.get("case", ""):
        return str(named)
    raise NotFound("This address names no case: choose one of the list, or open one for a new request.")


def _head(view: CaseView) -> None:
    case = view.case
    st.html(f'<h1 class="document-title">{escape(case.content.title)}</h1>')
    due = f"Due at the latest {words.day(view.due)}" if view.due else "No due date yet"
    parts = [f"Case {case.called or case.id}", due, view.clock, f"opened by {case.owner.name}"]
    st.html(f'{markup.badges(words.STATES[case.state])}<p class="meta">{escape(" · ".join(parts))}</p>')
    case_pages.name_box()


def _step() -> str:
    """The step that the address names; choosing another changes the address.

    What is chosen begins as the address has it, and is not set after: a page that asks again while it is still being drawn
    then asks for the same step.
    """
    named = st.query_params.get("step")
    begins = named if named in _STEPS else "request"
    case, turn = st.query_params["case"], st.session_state.get(_TURN, 0)
    steps = list(_STEPS)
    chosen = st.radio(
        "Step",
        steps,
        index=steps.index(begins),
        format_func=_STEPS.__getitem__,
        horizontal=True,
        key=f"step-{case}-{turn}",
    )
    if chosen != named:
        st.query_params["step"] = chosen
    return str(chosen)


def _body(desk: Desk, view: CaseView, step: str, numbering: Numbering) -> None:
    with faults.told():
        if step == "request":
            case_items.section(desk, view)
        elif step == "precedents":
            case_precedents.section(desk, view)
        elif step == "exemptions":
            case_facts.section(desk, view, numbering)
        elif step == "draft":
            case_draft.section(desk, view, numbering)
        elif step == "review":
            case_review.section(desk, view, numbering)
        else:
            case_record.section(desk, view)


def _go_on(step: str) -> None:
    """To the next step, from the foot of this one."""
    top.on_another(step)
    names = list(_STEPS)
    for following in names[names.index(step) + 1 :][:1]:
        st.button(f"Go on to {_STEPS[following]}", on_click=_choose, args=(following,))


def _choose(step: str) -> None:
    st.query_params["step"] = step
    st.session_state[_TURN] = st.session_state.get(_TURN, 0) + 1


def _remember_place(desk: Desk) -> None:
    """The open source is in the address, so that a reload or a mailed link opens it again."""
    place: Place | None = st.session_state.get("place")
    written = st.query_params.get("at", "")
    if place is not None:
        st.query_params["at"] = f"{place.document},{place.start},{place.end}"
    elif written and not st.session_state.get("opened"):
        document, _, span = written.partition(",")
        start, _, end = span.partition(",")
        if start.isdecimal() and end.isdecimal() and len(span) < 20:
            with faults.told():
                quote = desk.document(document).quote(int(start), int(end))
                source.open_at(Place(document, int(start), int(end), quote))
    elif written:
        del st.query_params["at"]


if __name__ == "__main__":
    show(connect.desk())
