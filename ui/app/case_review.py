"""Step 5 of a case: citations confirmed, and the steps from the draft to the letter issued."""

from __future__ import annotations

from html import escape

import streamlit as st

from corpus.cases import CaseStep, CaseView
from retriever import changes
from retriever.desk import Desk
from ui.app import case_confirm, case_pages, faults, markup, review, words
from ui.app.citations import Numbering


def section(desk: Desk, view: CaseView, numbering: Numbering) -> None:
    st.header("Review", anchor=False)
    st.html(_where(view))
    _remarks(desk, view)
    if view.draft is None or view.review is None:
        st.info("There is no draft to review yet.")
        return
    if view.review.approved_by:  # what is done comes after what is left to do
        _steps(desk, view)
        st.header("The letter", anchor=False)
        review.letter(desk, view.draft)
        case_confirm.section(desk, view, numbering)
    else:
        case_confirm.section(desk, view, numbering)
        _steps(desk, view)
    st.html(review.record(view.draft, view.review))


def _where(view: CaseView) -> str:
    second = (
        "A second person, who had no hand in the wording, approves it."
        if view.second_person
        else "One person may write it and approve it."
    )
    lacking = f"<p>Before the next step:</p>{markup.bullets(view.lacking)}" if view.lacking else ""
    return (
        '<p class="hint">The draft is submitted for review, approved there or returned with comments, and then issued. '
        f"{second}</p>{lacking}"
    )


def _remarks(desk: Desk, view: CaseView) -> None:
    rows = [
        f"{words.STEPS[r.step] + '. ' if r.step else ''}{r.text} ({r.who}, {words.moment(r.when)})"
        for r in view.case.remarks
    ]
    if rows:
        st.html(f"<h3>Comments</h3>{markup.bullets(rows)}")
    with st.expander("Write a comment"):
        st.text_area("Comment", key="comment", height=90, max_chars=5_000)
        st.button("Add the comment", key="add-comment", on_click=_comment, args=(desk, view))


def _comment(desk: Desk, view: CaseView) -> None:
    with faults.remembered("case"):
        text = case_pages.written("comment", "Write the comment first.")
        desk.cases.change(view.case.id, changes.Comment(text=text), case_pages.named())
        st.session_state["comment"] = ""


def _steps(desk: Desk, view: CaseView) -> None:
    state = view.case.state
    st.header("Issued" if state == "issued" else "Next step", anchor=False)
    if state in ("draft", "returned"):
        label = "Submit for review" if not view.lacking else f"Not yet: {', and '.join(view.lacking)}"
        _button(desk, view, "submit", label, "", disabled=bool(view.lacking))
    elif state == "in_review":
        _in_review(desk, view)
    elif state == "approved":
        st.checkbox("Add the letter to the library as a precedent, marked as drafted with this tool", key="admit")
        _button(desk, view, "issue", "Mark the letter as issued", "")
    elif view.case.issued:
        issued = view.case.issued
        st.success(f"Issued on {words.day(issued.on)}, recorded by {faults.plain(issued.who)}.")
        if issued.admitted:
            st.page_link("views/library.py", label="Read it in the library", query_params={"document": issued.admitted})


def _in_review(desk: Desk, view: CaseView) -> None:
    faulty = bool(view.review and view.review.faults)
    if view.review and faulty:
        rows = "".join(f"<li>{escape(fault.message)}</li>" for fault in view.review.faults)
        title = f"{words.counted(len(view.review.faults), 'fault')} still open"
        st.html(f'<div class="ask"><p class="ask-title">{escape(title)}</p><ul>{rows}</ul></div>')
        st.text_input("Why the draft may stand with these faults", key="step-reason", max_chars=2_000)
    missing = [f"confirm {words.counted(len(view.unconfirmed), 'citation')}"] if view.unconfirmed else []
    if faulty and not case_pages.text_of("step-reason"):
        missing.append("mend the faults, or write why the draft may stand")
    label = "Approve the draft" if not missing else f"Not yet: {', and '.join(missing)}"
    _button(desk, view, "approve", label, "step-reason", disabled=bool(missing))
    st.text_area("What has to change", key="return-comments", height=100, max_chars=5_000)
    with st.container(horizontal=True, gap="small"):
        _button(desk, view, "return", "Return with comments", "return-comments", kind="secondary")
        _button(desk, view, "withdraw", "Withdraw from review", "", kind="secondary")


def _button(
    desk: Desk, view: CaseView, step: CaseStep, label: str, note: str, disabled: bool = False, kind: str = "primary"
) -> None:
    st.button(
        label,
        key=f"step-{step}",
        disabled=disabled,
        type="primary" if kind == "primary" else "secondary",
        on_click=_take,
        args=(desk, view, step, note),
    )


def _take(desk: Desk, view: CaseView, step: CaseStep, note: str) -> None:
    with faults.remembered("case"):
        said = case_pages.text_of(note) if note else ""
        admit = step == "issue" and bool(st.session_state.get("admit"))
        desk.cases.step(view.case.id, step, case_pages.named(), said, admit)
