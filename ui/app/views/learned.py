"""Progress: a trainee's own, element by element; a mentor's view of the trainees who named them."""

from __future__ import annotations

from html import escape

import streamlit as st

from corpus.errors import NotFound
from corpus.learning import Progress, Who
from retriever.desk import Desk
from ui.app import connect, faults, lesson_answer, lesson_words, markup, source, words


def show(desk: Desk) -> None:
    trainee = st.query_params.get("trainee")
    if trainee:
        try:
            _of(desk.lessons.progress(trainee))
        except NotFound as fault:
            st.title("Not here", anchor=False)
            faults.show(fault)
        st.button("Back to your own progress", key="back", on_click=lesson_answer.leave)
        return
    st.title("Your progress", anchor=False)
    mine = desk.lessons.progress()
    _shown(mine)
    _mentor(desk, mine)
    if "mentor" in connect.caller().roles:
        _trainees(desk)


def _of(progress: Progress) -> None:
    st.title(f"Progress of {progress.trainee.name}", anchor=False)
    _shown(progress)


def _shown(progress: Progress) -> None:
    due = f"Due again: {words.listed(progress.due)}." if progress.due else "Nothing is due to be repeated."
    st.html(f'<p role="status">{escape(due)}</p>')
    st.header("Element by element", anchor=False)
    rows = [
        [escape(one.about), str(one.right), str(one.partly), str(one.missed), words.moment(one.due)]
        for one in progress.learned
    ]
    heads = ["Element", "Right", "Partly right or arguable", "Missed or not so", "To be repeated"]
    st.html(
        markup.table(heads, rows, "Times each element was met, and when it is due again")
        if rows
        else "<p>Nothing tried yet.</p>"
    )
    st.header("What was tried", anchor=False)
    if not progress.tried:
        st.html("<p>Nothing yet.</p>")
    for one in progress.tried[:50]:
        page, name = (
            ("views/lessons.py", "attempt") if one.kind == "exercise" else ("views/compare_two.py", "comparison")
        )
        label = " ".join(one.title.split())[:90]
        st.page_link(page, label=source.plain(label), query_params={name: one.id})
        made_up = " · made-up example" if one.example else ""
        st.html(f'<p class="meta">{words.moment(one.when)}{made_up} · {lesson_words.tally(one.verdicts)}</p>')


def _mentor(desk: Desk, mine: Progress) -> None:
    st.header("Who may see this", anchor=False)
    said = (
        f"You, and your mentor, {mine.mentor.name}."
        if mine.mentor
        else "Only you. You may name a mentor, who may then see it too."
    )
    st.html(f"<p>{escape(said)}</p>")
    others = [who for who in desk.lessons.mentors() if who.id != mine.trainee.id]
    faults.recall("lesson-mentor")
    if mine.mentor:
        st.button(f"Take it back from {source.plain(mine.mentor.name)}", on_click=_name, args=(desk, None))
    elif others:
        chosen = st.selectbox(
            "Your mentor", others, index=None, format_func=lambda who: who.name, placeholder="Choose one"
        )
        st.button("Name as my mentor", on_click=_name, args=(desk, chosen), disabled=chosen is None)
    else:
        st.html('<p class="hint">Nobody acts as a mentor here yet: a mentor opens this page once to be listed.</p>')


def _name(desk: Desk, who: Who | None) -> None:
    with faults.remembered("lesson-mentor"):
        desk.lessons.name_mentor(who.id if who else None)


def _trainees(desk: Desk) -> None:
    st.header("Your trainees", anchor=False)
    trainees = desk.lessons.trainees()
    if not trainees:
        st.html('<p class="hint">Nobody has named you as mentor.</p>')
    for who in trainees:
        st.button(source.plain(who.name), key=f"trainee-{who.id}", on_click=lesson_answer.go, args=("trainee", who.id))


if __name__ == "__main__":
    show(connect.desk())
