"""An answer marked: element by element, then the decision in its own words, the law's elements, and what followed."""

from __future__ import annotations

from html import escape
from itertools import groupby

import streamlit as st

from corpus.lessons import Attempt, Decision, Exercise
from corpus.provision import Provision
from retriever.desk import Desk
from ui.app import lesson_answer, lesson_words, markup, words
from ui.app.elements import challenges


def show(desk: Desk, attempt: Attempt) -> None:
    st.title("How your answer compares", anchor=False)
    with st.container(horizontal=True):
        st.button("Back to practice", key="back", on_click=lesson_answer.leave)
        st.button("Try this one again", key="again", on_click=_again, args=(attempt.exercise,))
    st.html(_head(attempt))
    st.header("Marks, element by element", anchor=False)
    st.html(lesson_words.marks(attempt.marks))
    if attempt.given.note:
        st.html(f"<h3>Your reasons</h3>{markup.prose(attempt.given.note)}")
    _decision(attempt.decision)


def _again(exercise: Exercise) -> None:
    st.query_params.from_dict({"exercise": exercise.id})


def _head(attempt: Attempt) -> str:
    asked = "".join(f"<li>{escape(item)}</li>" for item in attempt.exercise.asked)
    counted = {v: sum(m.verdict == v for m in attempt.marks) for v in lesson_words.VERDICTS}
    said = lesson_words.tally({v: n for v, n in counted.items() if n})
    return (
        f'<p class="meta">Answered {words.moment(attempt.when)}</p>{lesson_words.example(attempt.exercise.example)}'
        f'<ol class="items">{asked}</ol><p role="status">Of {words.counted(len(attempt.marks), "mark")}: {said}. '
        "“Arguable” is where decisions on similar requests split, or this one did not stand.</p>"
    )


def _decision(decision: Decision) -> None:
    st.header("The decision itself", anchor=False)
    st.html(lesson_words.card(decision.document) + _hard(decision) + _flaws(decision) + _sentences(decision))
    st.header("What the law asks, element by element", anchor=False)
    if not decision.elements:
        st.html("<p>No exemption is relied on.</p>")
    for argument in decision.elements:
        with st.expander(f"What {Provision.parse(argument.ref).spoken()} asks"):
            rows = [
                [
                    escape(f"{e.says[0].upper()}{e.says[1:]}"),
                    "".join(f"<p>{lesson_words.law(c)}</p>" for c in e.law) or "Not in the library",
                    "".join(f"<p>{lesson_words.law(c)}</p>" for c in e.shown)
                    or "No one sentence of the letter was found",
                ]
                for e in argument.elements
            ]
            heads = ["To be shown", "The law data", "What the letter says of it"]
            st.html(markup.table(heads, rows, f"The elements of {argument.ref}", shown=True) + challenges(argument, {}))
    st.header("What happened later", anchor=False)
    st.html(_after(decision))


def _hard(decision: Decision) -> str:
    if not decision.hard:
        return "<p>What makes its level: one ground, and nothing unusual.</p>"
    return f"<p>What makes its level:</p>{markup.bullets(decision.hard)}"


def _flaws(decision: Decision) -> str:
    rows = "".join(f"<li>{escape(f.what)} {markup.link(f.source, 'The rule it breaks')}</li>" for f in decision.flaws)
    return f'<div class="ask"><p class="ask-title">Known faults of this letter</p><ul>{rows}</ul></div>' if rows else ""


def _sentences(decision: Decision) -> str:
    pieces = []
    for (ref, role), said in groupby(decision.said, key=lambda s: (s.ref, s.role)):
        title = lesson_words.ROLES[role] + (f", {Provision.parse(ref).spoken()}" if ref else "")
        quotes = "".join(f'<blockquote class="quotation">{lesson_words.law(s.quote)}</blockquote>' for s in said)
        pieces.append(f"<h3>{escape(title)}</h3>{quotes}")
    return "".join(pieces)


def _after(decision: Decision) -> str:
    if not decision.after:
        return "<p>The library knows of no review, notice or appeal.</p>"
    pieces = []
    for after in decision.after:
        result = words.RESULTS.get(after.later.result, after.later.result)
        pieces.append(
            f"<h3>{escape(words.KINDS[after.later.kind])} {escape(after.later.reference or '')}: {escape(result)}</h3>"
        )
        pieces += [f'<blockquote class="quotation">{lesson_words.law(c)}</blockquote>' for c in after.said]
    return "".join(pieces)
