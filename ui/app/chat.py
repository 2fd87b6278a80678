"""Questions to the library, with the request at hand as context: each statement with its citations as it comes, or an
honest no."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

import streamlit as st

from corpus.drafts import Answer, Searched
from corpus.pieces import Piece, answer_of
from corpus.records import Card
from retriever.desk import Desk
from ui.app import case, citations, faults, markup, words
from ui.app.citations import Numbering
from ui.app.words import Said

LONGEST_QUESTION = 2_000
_WAITING = "question-waiting"
_ABSTAINED = Said("○", "The library does not answer this")
_CORRECTION = Said("◆", "The question assumes something that is not so", "ask")


def section(desk: Desk, request: str | None, numbering: Numbering) -> None:
    st.header("Ask the library", anchor=False)
    about = "about this request" if request else "about past decisions and the law"
    st.html(f'<p class="hint">Ask {about}. Every statement in an answer names its source.</p>')
    for n, (question, answer) in enumerate(case.current().answers):
        with st.container(border=True, key=f"answer-{n}"):
            st.html(f'<h3 class="question">{escape(question)}</h3>')
            answered(desk, answer, numbering, n)
    question = st.session_state.pop(_WAITING, "")
    if question:
        with st.container(border=True, key="answering"), faults.told():
            _answer(desk, question, request, numbering)
            st.rerun()
    with st.container():  # keeps the box in its place: outside a container it would cover the foot of the page
        st.chat_input(
            "Ask a question, for example: what about section 44?",
            key="question",
            max_chars=LONGEST_QUESTION,
            on_submit=_asked,
        )


def _asked() -> None:
    st.session_state[_WAITING] = str(st.session_state.get("question") or "").strip()


def _answer(desk: Desk, question: str, request: str | None, numbering: Numbering) -> None:
    """Show an answer as it comes, and keep it once it is whole."""
    answers = case.current().answers
    previous = answers[-1][0] if answers else None
    found = desk.answering(question, request=request, previous=previous)
    answers.append((question, answer_of(streamed(question, found, numbering))))


def streamed(question: str, found: Iterable[Piece], numbering: Numbering) -> Iterator[Piece]:
    """Each piece, passed on once it is shown under its question."""
    st.html(f'<h3 class="question">{escape(question)}</h3>')
    for piece in found:
        if said := _said(piece, numbering):
            st.html(f'<div role="status">{said}</div>')
        yield piece


def _said(piece: Piece, numbering: Numbering) -> str:
    if piece.correction:
        marks = citations.marks(numbering.all(piece.correction.citations))
        return f"<p>In fact: {escape(piece.correction.truth)}{marks}</p>"
    if piece.statement:
        return f"<p>{escape(piece.statement.text)}{citations.marks(numbering.all(piece.statement.citations))}</p>"
    if piece.searched:
        return _searched(piece.searched, numbering)
    return markup.prose(piece.count.says) if piece.count else ""


def _searched(found: Searched, numbering: Numbering) -> str:
    """What was looked through in vain, and the nearest of it as a list."""
    listed = "".join(f"<li>{escape(s.text)}{citations.marks(numbering.all(s.citations))}</li>" for s in found.nearest)
    return f"<p>{escape(found.says)}</p>" + (f"<ul>{listed}</ul>" if listed else "")


def _card(card: Card) -> str:
    """A decision in one line."""
    name = " · ".join(filter(None, [card.reference, card.authority, words.day(card.date) if card.date else ""]))
    return f"{escape(card.title)} ({escape(name)}){' (example)' if card.example else ''}"


def answered(desk: Desk, answer: Answer, numbering: Numbering, n: int) -> None:
    """Corrections of false premises first, then the statements, then the buttons of their sources."""
    for correction in answer.corrections:
        st.html(
            f'<div class="ask"><p>{markup.badge(_CORRECTION)}</p><p>Assumed: {escape(correction.premise)}</p>'
            f"<p>In fact: {escape(correction.truth)}{citations.marks(numbering.all(correction.citations))}</p></div>"
        )
    if answer.abstained:
        st.html(
            f'<p role="status">{markup.badge(_ABSTAINED)}</p><p class="hint">Nothing it holds is close enough to '
            "answer from. Try other words, or add documents on the Library page.</p>"
        )
    for count in answer.counts:
        listed = "".join(f"<li>{_card(card)}</li>" for card in count.documents)
        st.html(f"<p>{escape(count.says)}</p><ul>{listed}</ul>")
    for statement in answer.statements:
        st.html(f"<p>{escape(statement.text)}{citations.marks(numbering.all(statement.citations))}</p>")
    if answer.searched:
        st.html(_searched(answer.searched, numbering))
    everything = [c for correction in answer.corrections for c in correction.citations]
    everything += [c for statement in answer.statements for c in statement.citations]
    everything += [c for near in answer.searched.nearest for c in near.citations] if answer.searched else []
    citations.buttons(desk, everything, numbering, f"answer-{n}")
