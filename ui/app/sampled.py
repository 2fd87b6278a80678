"""One sample at its own address: a letter to mark beside its questions, and, once all is marked, what came of it."""

from __future__ import annotations

from html import escape
from typing import get_args

import streamlit as st

from assistant.sampling import pack
from corpus.errors import Invalid
from corpus.sampling import LetterMark, PackForm, Question, Rated, Rating, SampleLetter, SampleView, Turn
from retriever.desk import Desk
from ui.app import case_pages, faults, markup, pane, source, words

_RATINGS: dict[Rating, str] = {"met": "Met", "not_met": "Not met", "not_applicable": "Does not apply"}
_TURNS: dict[Turn, str] = {"first": "First marker", "second": "Second marker"}
_FORMS: dict[PackForm, tuple[str, str]] = {
    "docx": ("Word", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "csv": ("CSV", "text/csv"),
}


def go(id: str, letter: str = "") -> None:
    """Bring the address to a sample, or to one of its letters."""
    st.query_params.from_dict({"sample": id, **({"letter": letter} if letter else {})})


def leave() -> None:
    st.query_params.clear()


def show(desk: Desk, id: str) -> None:
    """Raises NotFound for a sample that is not there."""
    view = desk.quality.sample(id, case_pages.name())
    st.title(f"Sample {view.sample.id}", anchor=False)
    st.button("See every sample", on_click=leave)
    st.html(markup.bullets(pack.method(view)[:3]))
    st.html(f'<p class="hint" role="status">{escape(_progress(view))}</p>')
    case_pages.name_box()
    faults.recall("sample")
    if view.complete:
        _results(desk, view)
    elif view.turn is None:
        st.html(
            "<p>Both markers of this sample are known, and you are neither. Its results come when all is marked.</p>"
        )
    else:
        _marking(desk, view)


def _progress(view: SampleView) -> str:
    twice = f"; {view.marked['second']} of {view.sample.second} by the second" if view.sample.second else ""
    return f"{view.marked['first']} of {len(view.letters)} marked by the first marker{twice}."


def _marking(desk: Desk, view: SampleView) -> None:
    st.header("Mark the letters", anchor=False)
    turn = _turn(view)
    mine = [one for one in view.letters if turn == "first" or one.letter.twice]
    left = [one for one in mine if _own(one, turn) is None]
    ids = [one.letter.document for one in mine]
    if not ids:
        return
    named = st.query_params.get("letter", "")
    at = named if named in ids else (left or mine)[0].letter.document
    done = {one.letter.document for one in mine} - {one.letter.document for one in left}
    chosen = st.selectbox(
        f"Letter ({len(left)} of {len(mine)} still to mark)",
        ids,
        index=ids.index(at),
        format_func=lambda id: pack.name_of(view, id) + (", marked" if id in done else ""),
        key=f"letter-{turn}-{at}",
    )
    if chosen != named:
        st.query_params["letter"] = chosen
    one = next(one for one in mine if one.letter.document == chosen)
    text, form = st.columns([3, 2], gap="large")
    with text:
        _letter(desk, one)
    with form:
        _form(desk, view, one, turn, [other.letter.document for other in left if other is not one])


def _turn(view: SampleView) -> Turn:
    """Whose marks are made: as the sample knows, or, where both are still free, as chosen."""
    if view.sample.markers or not view.sample.second:
        return view.turn or "first"
    turns: tuple[Turn, ...] = get_args(Turn)
    chosen = st.radio("You are the", turns, format_func=_TURNS.__getitem__, horizontal=True, key="s_turn")
    return chosen


def _own(one: SampleLetter, turn: Turn) -> LetterMark | None:
    return one.first if turn == "first" else one.second


def _letter(desk: Desk, one: SampleLetter) -> None:
    st.subheader("The letter", anchor=False)
    if one.card is None:
        st.warning("This letter is no longer in the library; mark each question as one that does not apply.")
        return
    document = desk.document(one.card.id)
    st.html(source.heading(document))
    pane.show(document, None, None, opened=document.id, key="sample-pane")


def _form(desk: Desk, view: SampleView, one: SampleLetter, turn: Turn, left: list[str]) -> None:
    st.subheader("Your marks", anchor=False)
    if not case_pages.name():
        st.html("<p>Write your name in the box at the top: marks are made under a name, and kept as you make them.</p>")
        return
    at = f"{view.sample.id}-{turn}-{one.letter.document}-{case_pages.name()}"
    held = _own(one, turn)
    begun = one.begun or (held.ratings if held else [])
    given = [
        rated
        for n, question in enumerate(view.questions, start=1)
        if (rated := _asked(n, question, next((r for r in begun if r.question == question.id), None), at))
    ]
    pressed = st.button("Keep these marks", type="primary")
    with faults.told():
        if given != begun:  # told of below the button, which must not move under whoever presses it
            desk.quality.begin(view.sample.id, one.letter.document, turn, given, case_pages.named())
            st.html('<p class="hint" role="status">What you have marked so far is kept.</p>')
        if pressed:
            desk.quality.rate(view.sample.id, one.letter.document, turn, _whole(view, given), case_pages.named())
            go(view.sample.id, left[0] if left else one.letter.document)
            st.rerun()


def _asked(n: int, question: Question, before: Rated | None, at: str) -> Rated | None:
    """One question with the reason for its answer, both as they were left; None while it is not answered."""
    ratings: tuple[Rating, ...] = get_args(Rating)
    rating = st.radio(
        source.plain(f"{n}. {question.asks}"),
        ratings,
        index=ratings.index(before.rating) if before else None,
        format_func=_RATINGS.__getitem__,
        horizontal=True,
        key=f"rating-{at}-{question.id}",
    )
    st.html(f'<p class="hint">{escape(question.reason)} “{escape(question.source.quote)}”</p>')
    reason = st.text_input(
        f"Why, where question {n} is not met",
        before.reason if before else "",
        max_chars=5_000,
        key=f"why-{at}-{question.id}",
    )
    return Rated(question=question.id, rating=rating, reason=reason) if rating else None


def _whole(view: SampleView, given: list[Rated]) -> list[Rated]:
    """What was answered. Raises Invalid where a question is not."""
    answered = {rated.question for rated in given}
    open_ = [question.asks for question in view.questions if question.id not in answered]
    if open_:
        raise Invalid(f"{words.counted(len(open_), 'question')} not answered yet. The first: {open_[0]}")
    return given


def _results(desk: Desk, view: SampleView) -> None:
    st.header("Results", anchor=False)
    asks = {question.id: question.asks for question in view.questions}
    rows = [
        [escape(asks[one.question]), *map(escape, (pack.said(one.met), pack.said(one.agreed), pack.kappa_said(one)))]
        for one in view.agreement
    ]
    heads = ["Question", "Met, of letters it applies to", "Letters on which both agree", "Agreement beyond chance"]
    st.html(markup.table(heads, rows, "What was met, and how far the markers agree"))
    with st.container(horizontal=True):
        for form, (name, mime) in _FORMS.items():
            st.download_button(
                f"Download the pack ({name})",
                data=desk.quality.pack(view.sample.id, form),
                file_name=f"sample-{view.sample.id}.{form}",
                mime=mime,
                on_click="ignore",
                key=f"pack-{form}",
            )
    st.header("Disagreements", anchor=False)
    if not view.disagreements:
        st.html("<p>None.</p>" if view.sample.second else "<p>No letter was marked twice.</p>")
        return
    differing = [
        [escape(pack.name_of(view, one.document)), escape(asks[one.question]), _rated(one.first), _rated(one.second)]
        for one in view.disagreements
    ]
    st.html(
        markup.table(["Letter", "Question", "First marker", "Second marker"], differing, "Where the markers differ")
    )


def _rated(rated: Rated) -> str:
    return escape(_RATINGS[rated.rating] + (f": {rated.reason}" if rated.reason else ""))
