"""The officer's decisions: under a name, one paragraph at a time, and the approval of the whole."""

from __future__ import annotations

from html import escape

import streamlit as st

from corpus.drafts import Draft, Paragraph, ParagraphDecision, Review, Verdict
from corpus.errors import Invalid
from retriever.desk import Desk, LetterForm
from ui.app import connect, faults, markup, words

_EDITING = "editing"
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_FORMS: tuple[tuple[LetterForm, str, str], ...] = (
    ("docx", "Word", _DOCX),
    ("pdf", "PDF", "application/pdf"),
    ("html", "web page", "text/html"),
)
MANY = 6
"""From so many undecided paragraphs on, they are counted rather than named."""


def who() -> str:
    return connect.name() or str(st.session_state.get("officer") or "").strip()


def officer(review: Review) -> None:
    """The box for the name every decision is recorded under."""
    if not review.approved_by and not connect.name():
        st.text_input("Your name", key="officer", persist_state="session", max_chars=120)
        st.html('<p class="hint">Recorded with each decision, with the time and what changed.</p>')


def progress(draft: Draft, review: Review) -> str:
    decided = len(draft.paragraphs) - len(undecided(draft, review))
    return (
        f'<p class="lead" role="status">{decided} of {words.counted(len(draft.paragraphs), "paragraph")} decided.</p>'
    )


def undecided(draft: Draft, review: Review) -> list[int]:
    """The numbers of the paragraphs nobody has decided on, as the page shows them."""
    latest = review.latest()
    return [n for n, p in enumerate(draft.paragraphs, start=1) if p.id not in latest]


def controls(desk: Desk, review: Review, paragraph: Paragraph, n: int) -> None:
    """What was decided, and the three buttons; after approval only what was decided."""
    decision = review.latest().get(paragraph.id)
    if decision:
        st.html(said(decision))
    if review.approved_by:
        return
    with st.container(horizontal=True, gap="small", key=f"decide-{n}"):
        for verdict, word in (("accept", "Accept"), ("edit", "Edit"), ("reject", "Reject")):
            st.button(
                f"{word} paragraph {n}",
                key=f"{verdict}-{n}",
                on_click=_pressed,
                args=(desk, review.draft, paragraph.id, verdict),
            )
    if st.session_state.get(_EDITING) == paragraph.id:
        _editor(desk, review.draft, paragraph, n, decision)
    faults.recall(f"paragraph-{paragraph.id}")


def said(decision: ParagraphDecision) -> str:
    """What was decided, by whom and when."""
    return (
        f'<p class="decided" role="status">{markup.badge(words.VERDICTS[decision.verdict])} '
        f"by {escape(decision.who)}, {words.moment(decision.when)}</p>"
    )


def _editor(desk: Desk, draft: str, paragraph: Paragraph, n: int, decision: ParagraphDecision | None) -> None:
    text = decision.after if decision and decision.after else paragraph.text
    box, note = f"edit-text-{draft}-{paragraph.id}", f"edit-note-{draft}-{paragraph.id}"
    st.text_area(f"New wording of paragraph {n}", value=text, key=box, height=220)
    st.text_input("Why it changes (optional)", key=note)
    with st.container(horizontal=True, gap="small"):
        st.button(
            "Save the new wording", type="primary", key=f"save-{n}", on_click=_save, args=(desk, draft, paragraph.id)
        )
        st.button("Cancel", key=f"cancel-{n}", on_click=_close_editor, args=(paragraph.id,))


def _pressed(desk: Desk, draft: str, paragraph: str, verdict: Verdict) -> None:
    with faults.remembered(f"paragraph-{paragraph}"):
        name = _named()
        if verdict == "edit":
            st.session_state[_EDITING] = paragraph
        else:
            desk.decide(draft, paragraph, verdict, name)
            _close_editor(paragraph)


def _save(desk: Desk, draft: str, paragraph: str) -> None:
    with faults.remembered(f"paragraph-{paragraph}"):
        text = str(st.session_state.get(f"edit-text-{draft}-{paragraph}") or "").strip()
        note = str(st.session_state.get(f"edit-note-{draft}-{paragraph}") or "").strip()
        if not text:
            raise Invalid("The new wording is empty. Write it, or reject the paragraph instead.")
        desk.decide(draft, paragraph, "edit", _named(), text=text, note=note)
        _close_editor(paragraph)


def _close_editor(paragraph: str) -> None:
    if st.session_state.get(_EDITING) == paragraph:
        del st.session_state[_EDITING]


def _named() -> str:
    if not who():
        raise Invalid("Write your name in the box above the draft first: every decision is recorded under a name.")
    return who()


def approval(desk: Desk, draft: Draft, review: Review) -> None:
    """The approval with its letter, or a button that says what is still missing."""
    st.header("5. Approve", anchor=False)
    if review.approved_by and review.approved_at:
        st.success(f"Approved by {faults.plain(review.approved_by)}, {words.moment(review.approved_at)}")
        if review.approval_note:
            st.html(f"<p>Reason for approving with open faults: {escape(review.approval_note)}</p>")
        letter(desk, draft)
    else:
        _faults(review)
        missing = lacking(draft, review)
        label = (
            f"Approve the draft as {faults.plain(who())}"
            if not missing
            else f"Not yet: {', '.join(missing[:-1])}{', and ' * (len(missing) > 1)}{missing[-1]}"
        )
        st.button(
            label, key="approve", disabled=bool(missing), type="primary", on_click=_approve, args=(desk, draft.id)
        )
        faults.recall("approve")
    st.html(record(draft, review))


def lacking(draft: Draft, review: Review) -> list[str]:
    """What stands between this draft and its approval, in words."""
    left = undecided(draft, review)
    named = words.listed([str(n) for n in left])
    which = f"paragraph{'s' * (len(left) > 1)} {named}" if len(left) < MANY else f"{len(left)} paragraphs"
    missing = [f"decide on {which}"] if left else []
    if review.faults and not _reason():
        missing.append(f"mend {words.counted(len(review.faults), 'fault')} or write why the draft may stand")
    return missing if who() else [*missing, "write your name"]


def _faults(review: Review) -> None:
    """The faults still open, and a box for the reason why the draft may stand with them."""
    if not review.faults:
        return
    rows = "".join(f"<li>{escape(fault.message)}</li>" for fault in review.faults)
    title = f"{words.counted(len(review.faults), 'fault')} still open"
    st.html(f'<div class="ask"><p class="ask-title">{escape(title)}</p><ul>{rows}</ul></div>')
    st.text_input("Why the draft may stand with the faults that are open", key="approval-note", max_chars=2_000)


def _reason() -> str:
    return str(st.session_state.get("approval-note") or "").strip()


def _approve(desk: Desk, draft: str) -> None:
    with faults.remembered("approve"):
        desk.approve(draft, _named(), _reason())


def letter(desk: Desk, draft: Draft) -> None:
    """The letter for the applicant, and apart from it the annex that stays on the officer's file."""
    with faults.told(), st.container(horizontal=True):
        for form, name, mime in _FORMS:
            st.download_button(
                f"Download the letter ({name})",
                data=desk.letter(draft.id, form),
                file_name=f"{draft.id}-letter.{form}",
                mime=mime,
                type="primary" if form == "docx" else "secondary",
                on_click="ignore",
                key=f"letter-{form}",
            )
        st.download_button(
            "Download the officer’s annex (Word)",
            data=desk.letter(draft.id, "annex"),
            file_name=f"{draft.id}-annex.docx",
            mime=_DOCX,
            on_click="ignore",
            key="annex",
        )


def record(draft: Draft, review: Review) -> str:
    """Every decision in order: who, when, and what changed."""
    if not review.decisions:
        return '<p class="hint">No decision has been recorded yet.</p>'
    numbers = {p.id: n for n, p in enumerate(draft.paragraphs, start=1)}
    rows = [
        [
            str(numbers.get(d.paragraph, "")),
            markup.badge(words.VERDICTS[d.verdict]),
            escape(d.who),
            words.moment(d.when),
            _change(d),
        ]
        for d in review.decisions
    ]
    table = markup.table(["Paragraph", "Decision", "Who", "When", "What changed"], rows, "Record of the review")
    title = f"Record of the review ({words.counted(len(review.decisions), 'decision')})"
    return f"<details><summary>{title}</summary>{table}</details>"


def _change(decision: ParagraphDecision) -> str:
    note = f"<p>{escape(decision.note)}</p>" if decision.note else ""
    if decision.verdict == "reject":
        return f"Left out of the letter{note}"
    return (markup.changes(decision.before, decision.after) if decision.before != decision.after else "Nothing") + note
