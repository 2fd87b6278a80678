"""Compare two: one subject, two outcomes. Say what distinguishes them, then see what the records say."""

from __future__ import annotations

from html import escape
from typing import get_args

import streamlit as st

from corpus.errors import NotFound
from corpus.learning import Aspect, Comparison, Pair, Side
from retriever.desk import Desk
from ui.app import connect, faults, lesson_answer, lesson_words, markup, source, words
from ui.app.words import Said

_DIFFERS, _SAME = Said("⇄", "Differs", "ask"), Said("=", "The same")


def show(desk: Desk) -> None:
    asked = st.query_params
    try:
        if "comparison" in asked:
            _result(desk.lessons.comparison(asked["comparison"]))
        elif "pair" in asked:
            _pair(desk, desk.lessons.pair(asked["pair"]))
        else:
            _list(desk)
    except NotFound as fault:
        st.title("Not here", anchor=False)
        faults.show(fault)
        _back()


def _back() -> None:
    st.button("Back to the pairs", key="back", on_click=lesson_answer.leave)


def _list(desk: Desk) -> None:
    st.title("Compare two decisions", anchor=False)
    st.html("<p>Each pair was asked nearly the same and answered differently. What distinguishes them?</p>")
    examples = st.checkbox("Include made-up example letters", value=True, key="pair_examples", persist_state="session")
    with st.spinner("Looking for requests alike that were answered differently", show_time=True):
        pairs = desk.lessons.pairs(examples)
    st.html(f'<p class="hint" role="status">{words.counted(len(pairs), "pair")} found</p>')
    for pair in pairs:
        bodies = " and ".join(s.document.authority or "a public body" for s in (pair.one, pair.other))
        label = f"{words.short(' '.join(pair.subject.split()), 90)} ({bodies})"
        st.button(source.plain(label), key=f"pair-{pair.id}", on_click=lesson_answer.go, args=("pair", pair.id))
        if any(s.document.example for s in (pair.one, pair.other)):
            st.html(lesson_words.example(True))


def _sides(pair: Pair) -> None:
    for column, name, side in zip(st.columns(2, gap="large"), ("First", "Second"), (pair.one, pair.other), strict=True):
        with column:
            st.html(_side(name, side))


def _side(name: str, side: Side) -> str:
    asked = "".join(f"<li>{escape(item)}</li>" for item in side.asked)
    said = "".join(f'<blockquote class="quotation">{lesson_words.law(c)}</blockquote>' for c in side.deciding)
    shown = markup.badges(words.OUTCOMES[side.document.outcome]) + lesson_words.example(side.document.example)
    body = escape(side.document.authority or "A public body")
    return f"<h2>{name}: {body}</h2>{shown}<h3>Asked</h3><ol>{asked}</ol><h3>Decided</h3>{said}"


def _pair(desk: Desk, pair: Pair) -> None:
    st.title("What distinguishes these two?", anchor=False)
    _back()
    _sides(pair)
    st.header("Your view", anchor=False)
    aspects = list(get_args(Aspect))
    chosen = [a for a in aspects if st.checkbox(f"They differ in {a}", key=f"aspect-{a}-{pair.id}")]
    note = st.text_area("Which of these explains the difference, and why?", key=f"pair-note-{pair.id}", max_chars=5_000)
    faults.recall("lesson-pair")
    st.button("See what the records say", type="primary", on_click=_compare, args=(desk, pair.id, chosen, note))


def _compare(desk: Desk, id: str, chosen: list[Aspect], note: str) -> None:
    with faults.remembered("lesson-pair"):
        st.query_params.from_dict({"comparison": desk.lessons.compare(id, chosen, note).id})


def _result(made: Comparison) -> None:
    st.title("What the records say of these two", anchor=False)
    _back()
    _sides(made.pair)
    st.header("Differences, from the records", anchor=False)
    rows = [
        [escape(d.aspect.capitalize()), escape(d.one), escape(d.other), markup.badge(_DIFFERS if d.differs else _SAME)]
        for d in made.differences
    ]
    st.html(
        markup.table(["Aspect", "First", "Second", "Whether they differ"], rows, "Differences of the two decisions")
    )
    st.html("<p>Which of these explains the outcome is a judgement: the records do not say.</p>")
    st.header("Marks", anchor=False)
    st.html(lesson_words.marks(made.marks) or "<p>The records differ in nothing you were asked about.</p>")
    if made.note.strip():
        st.html(f"<h3>Your view</h3>{markup.prose(made.note)}")


if __name__ == "__main__":
    show(connect.desk())
