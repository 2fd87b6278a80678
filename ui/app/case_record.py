"""Step 6 of a case: every step with who, when, before and after; drafts put aside; and the case as files."""

from __future__ import annotations

from functools import partial
from html import escape
from itertools import groupby

import streamlit as st

from corpus.cases import CaseView
from retriever.desk import Desk
from ui.app import journal, markup, source, words
from ui.app.journal import Told

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_LONGEST = 400


def section(desk: Desk, view: CaseView) -> None:
    st.header("Record", anchor=False)
    bundle = desk.cases.bundle(view.case.id)
    aside = [d for d in view.case.drafts if d.left]
    if aside:
        rows = [f"The draft that {d.who} made on {words.moment(d.when)}. Why: {d.left}" for d in aside]
        st.html(f"<h3>Drafts put aside</h3>{markup.bullets(rows)}")
    steps = journal.told(bundle.entries, bundle.drafts, partial(source.name, desk))
    st.html(
        f'<p class="hint" role="status">{words.counted(len(steps), "step")}, the last first. Each is sealed to the one '
        "before it, so that a change made afterwards can be found.</p>"
    )
    told = [_row(list(run)) for _, run in groupby(reversed(steps), _run)]
    st.html(markup.table(["When", "What was done"], told, "Every step, the last first"))
    st.header("Take it away", anchor=False)
    with st.container(horizontal=True, gap="small"):
        st.download_button(
            "Download the whole case (JSON)",
            data=bundle.model_dump_json(indent=2),
            file_name=f"case-{view.case.id}.json",
            mime="application/json",
            on_click="ignore",
            key="bundle",
        )
        if view.draft:
            _files(desk, view, view.draft.id)


def _files(desk: Desk, view: CaseView, draft: str) -> None:
    approved = view.review is not None and view.review.approved_by is not None
    letter = "Download the letter (Word)" if approved else "Download a working copy, marked as not approved (Word)"
    for label, form, name in ((letter, "docx", "letter"), ("Download the officer’s annex (Word)", "annex", "annex")):
        st.download_button(
            label,
            data=desk.letter(draft, "docx" if form == "docx" else "annex"),
            file_name=f"case-{view.case.id}-{name}.docx",
            mime=_WORD,
            on_click="ignore",
            key=f"case-{name}",
        )


def _run(step: Told) -> tuple[str, str] | int:
    """What tells a row from the next: citations that one person confirmed one after another share a row."""
    return ("confirmed", step.entry.who) if step.entry.action.startswith("confirm ") else step.entry.seq


def _row(steps: list[Told]) -> list[str]:
    """A step, or several like it folded into one, the last first."""
    when = escape(words.moment(steps[0].entry.at))
    if len(steps) == 1:
        return [when, _step(steps[0])]
    who = escape(steps[0].entry.who)
    each = "".join(f"<li>{_step(step)}</li>" for step in steps)
    said = f"{who} confirmed {words.counted(len(steps), 'citation')}"
    return [when, f"{said}<details><summary>Each of the {len(steps)}</summary><ul>{each}</ul></details>"]


def _step(step: Told) -> str:
    told = [("Before", step.before), ("After", step.after), ("Reason or comment", step.entry.note)]
    rows = [(name, escape(_short(text)).replace("\n", "<br>")) for name, text in told if text]
    return escape(step.what) + (markup.facts(rows) if rows else "")


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
