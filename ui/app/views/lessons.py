"""Practice: an exercise from a decision, chosen by level, by exemption or by what is due again; then its marks."""

from __future__ import annotations

import streamlit as st

from corpus.errors import NotFound
from corpus.lessons import LEVELS
from retriever.desk import Desk
from ui.app import connect, faults, lesson_answer, lesson_result, lesson_words, source, words

_MIXED, _DUE = "Mixed", "What I missed and is due again"


def show(desk: Desk) -> None:
    asked = st.query_params
    try:
        if "attempt" in asked:
            lesson_result.show(desk, desk.lessons.attempt(asked["attempt"]))
        elif "exercise" in asked:
            lesson_answer.show(desk, desk.lessons.exercise(asked["exercise"]))
        else:
            _start(desk)
    except NotFound as fault:
        st.title("Not here", anchor=False)
        faults.show(fault)
        st.button("Back to practice", key="back", on_click=lesson_answer.leave)


def _start(desk: Desk) -> None:
    st.title("Practise on decisions", anchor=False)
    st.html(
        "<p>Read a request, decide how you would answer it, then see how a public body did, element by element.</p>"
    )
    progress = desk.lessons.progress()
    due = f"Due again: {words.listed(progress.due)}." if progress.due else "Nothing is due to be repeated."
    st.html(f'<p class="hint" role="status">{due}</p>')
    kind = st.radio("What to practise", [_MIXED, _DUE], key="lesson_kind", persist_state="session")
    level = st.selectbox(
        "Level",
        list(range(1, LEVELS + 1)),
        index=None,
        placeholder="Any",
        key="lesson_level",
        persist_state="session",
    )
    exemptions = {card.ref: card for card in desk.exemptions()}
    exemption = st.selectbox(
        "Exemption",
        list(exemptions),
        index=None,
        format_func=lambda ref: f"{ref} {exemptions[ref].title}",
        placeholder="Any: choosing one gives part of the answer away",
        key="lesson_exemption",
        persist_state="session",
    )
    examples = st.checkbox(
        "Include made-up example letters", value=True, key="lesson_examples", persist_state="session"
    )
    st.button(
        "Start an exercise", type="primary", on_click=_next, args=(desk, level, exemption, examples, kind == _DUE)
    )
    faults.recall("lesson-start")
    _earlier(desk)


def _next(desk: Desk, level: int | None, exemption: str | None, examples: bool, repeat: bool) -> None:
    with faults.remembered("lesson-start"):
        exercise = desk.lessons.following(level, exemption, examples, repeat)
        st.query_params.from_dict({"exercise": exercise.id})


def _earlier(desk: Desk) -> None:
    tried = [one for one in desk.lessons.progress().tried if one.kind == "exercise"][:5]
    if not tried:
        return
    st.header("Your last answers", anchor=False)
    for one in tried:
        label = " ".join(one.title.split())[:90]
        st.button(source.plain(label), key=f"attempt-{one.id}", on_click=lesson_answer.go, args=("attempt", one.id))
        made_up = " · made-up example" if one.example else ""
        st.html(
            f'<p class="meta">{words.moment(one.when)} · level {one.level}{made_up} · {lesson_words.tally(one.verdicts)}</p>'
        )


if __name__ == "__main__":
    show(connect.desk())
