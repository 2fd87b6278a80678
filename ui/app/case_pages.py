"""What the steps of a case share: the case at its address, the name acts are recorded under, and a change made."""

from __future__ import annotations

import streamlit as st

from corpus.cases import CaseView
from corpus.errors import Invalid
from retriever.changes import Change
from retriever.desk import Desk
from ui.app import connect, faults

NAME = "officer"


def name_box() -> None:
    """The box for the name that every step is recorded under, unless people sign in."""
    if not connect.name():
        st.text_input("Your name", key=NAME, persist_state="session", max_chars=120)


def name() -> str:
    """The name given so far; empty for none."""
    return connect.name() or str(st.session_state.get(NAME) or "").strip()


def named() -> str:
    """The name given. Raises Invalid for none."""
    given = name()
    if not given:
        raise Invalid("Write your name in the box at the top first: every step is recorded under a name.")
    return given


def change(desk: Desk, view: CaseView, made: Change, place: str = "case") -> None:
    """For buttons: make a change, and tell at `place` why it cannot be made."""
    with faults.remembered(place):
        desk.cases.change(view.case.id, made, named())


def writable(view: CaseView) -> bool:
    """Whether what the officer writes may be changed now."""
    return view.case.state in ("draft", "returned")


def text_of(key: str) -> str:
    return str(st.session_state.get(key) or "").strip()


def written(key: str, otherwise: str) -> str:
    """What stands in a box. Raises Invalid, saying `otherwise`, where nothing does."""
    if not (text := text_of(key)):
        raise Invalid(otherwise)
    return text
