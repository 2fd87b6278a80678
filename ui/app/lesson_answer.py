"""An exercise to answer: what was asked and what is known, then one question after another. Every change is kept."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import cast

import streamlit as st

from corpus.lessons import LONGEST_NOTE, Choice, Chosen, Exercise, Given, Option
from corpus.records import Likelihood, Regime
from retriever.desk import Desk
from ui.app import faults, lesson_words, markup, source, words

_LIKELY: dict[str, Likelihood | None] = {
    "Not a matter of likelihood": None,
    "Would be likely to": "would be likely",
    "Would": "would",
}
_TESTED = {"Yes": True, "No": False}


def show(desk: Desk, exercise: Exercise) -> None:
    st.title("Exercise", anchor=False)
    st.button("Back to practice", key="back", on_click=leave)
    st.html(_described(exercise))
    given = _questions(exercise, _options(desk))
    _keep(desk, exercise, given)
    faults.recall("lesson-answer")
    st.button("Mark my answer", type="primary", key="mark", on_click=_answer, args=(desk, exercise.id, given))


def leave() -> None:
    st.query_params.clear()


def go(what: str, id: str) -> None:
    """Open something of this page at an address of its own."""
    st.query_params.from_dict({what: id})


def _options(desk: Desk) -> dict[str, Option]:
    """Every provision that can be chosen; the law does not change while the app runs."""
    if "lesson_options" not in st.session_state:
        st.session_state["lesson_options"] = {option.ref: option for option in desk.lessons.options()}
    held: dict[str, Option] = st.session_state["lesson_options"]
    return held


def _described(exercise: Exercise) -> str:
    rows = [("Asked of", f"{escape(exercise.body)}, {escape(exercise.body_kind)}")]
    if exercise.received:
        rows.append(("Received", words.day(exercise.received)))
    if exercise.about:
        rows.append(("Asks for", escape(words.listed(exercise.about))))
    held = (
        markup.bullets(exercise.facts)
        if exercise.facts
        else (
            '<p class="hint">The letter says nothing of what is held that would not give its answer away. '
            "Say what you would do if what was asked for is held.</p>"
        )
    )
    request = "".join(f"<li>{escape(item)}</li>" for item in exercise.asked)
    return (
        f"<p>Level {exercise.level} of 4</p>{lesson_words.example(exercise.example)}"
        f'<h2>What was asked</h2><ol class="items">{request}</ol>{markup.facts(rows)}<h2>What the letter says is held</h2>{held}'
    )


def _questions(exercise: Exercise, options: dict[str, Option]) -> Given:
    begun, at = exercise.begun or Given(), exercise.id
    st.header("Your answer", anchor=False)
    regime = st.radio(
        "1. Under which law is it answered?",
        list(lesson_words.REGIMES),
        index=_place(begun.regime, lesson_words.REGIMES),
        format_func=lesson_words.REGIMES.__getitem__,
        key=f"regime-{at}",
    )
    chosen = _exemptions(begun, options, at)
    tested = st.radio(
        "4. Is a public interest test due?",
        list(_TESTED),
        index=_place(begun.tested, _TESTED.values()),
        horizontal=True,
        key=f"tested-{at}",
    )
    return Given(
        regime=cast("Regime | None", regime),
        exemptions=chosen,
        tested=_TESTED[tested] if tested else None,
        for_disclosure=_factors(
            "5. What weighs for disclosure? Some do not belong", exercise, begun.for_disclosure, "for"
        ),
        against_disclosure=_factors(
            "6. What weighs against disclosure? Some do not belong", exercise, begun.against_disclosure, "against"
        ),
        notice=_notice(exercise, begun.notice),
        note=st.text_area(
            "8. Your reasons, if you like: for yourself and your mentor",
            value=begun.note,
            key=f"note-{at}",
            max_chars=LONGEST_NOTE,
        ),
    )


def _exemptions(begun: Given, options: dict[str, Option], at: str) -> list[Chosen]:
    before = {chosen.ref: chosen.likelihood for chosen in begun.exemptions}
    refs = st.multiselect(
        "2. Which exemptions or exceptions, with their limbs? None, if all is to be given",
        list(options),
        default=[ref for ref in before if ref in options],
        format_func=lambda ref: _said(options[ref]),
        key=f"refs-{at}",
        placeholder="Type a number or a word",
    )
    return [Chosen(ref=ref, likelihood=_likelihood(ref, before.get(ref), at)) for ref in refs]


def _place(kept: object, of: Iterable[object]) -> int | None:
    """Where what was kept stands among the choices; None where nothing was."""
    return None if kept is None else list(of).index(kept)


def _said(option: Option) -> str:
    return f"{option.ref} {option.title}" + (f": {option.says}" if option.says else "")


def _likelihood(ref: str, before: Likelihood | None, at: str) -> Likelihood | None:
    picked = st.radio(
        source.plain(f"3. How likely is the harm under {ref}?"),
        list(_LIKELY),
        index=list(_LIKELY.values()).index(before),
        horizontal=True,
        key=f"likely-{ref}-{at}",
    )
    return _LIKELY[picked]


def _factors(label: str, exercise: Exercise, begun: list[str], side: str) -> list[str]:
    texts = {factor.id: factor.text for factor in exercise.factors}
    return st.multiselect(
        label,
        list(texts),
        default=[id for id in begun if id in texts],
        format_func=texts.__getitem__,
        key=f"{side}-{exercise.id}",
        placeholder="Choose any",
    )


def _notice(exercise: Exercise, begun: list[str]) -> list[str]:
    st.html(
        "<h3>7. What must the notice contain?</h3>"
        "<p class='hint'>Tick what this notice needs; tick nothing if none is due.</p>"
    )
    return [point.id for point in exercise.notice if _ticked(point, point.id in begun, exercise.id)]


def _ticked(point: Choice, begun: bool, at: str) -> bool:
    return st.checkbox(source.plain(point.text), begun, key=f"notice-{point.id}-{at}")


def _keep(desk: Desk, exercise: Exercise, given: Given) -> None:
    """Send what was changed to the service, which keeps it for this trainee."""
    if given != (exercise.begun or Given()):
        desk.lessons.begin(exercise.id, given)
        st.html('<p class="hint" role="status">What you have chosen so far is kept.</p>')


def _answer(desk: Desk, id: str, given: Given) -> None:
    with faults.remembered("lesson-answer"), st.spinner("Marking it against the decision, the law and precedents"):
        attempt = desk.lessons.answer(id, given)
        st.query_params.from_dict({"attempt": attempt.id})
