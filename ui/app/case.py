"""The case in hand: what this browser tab has asked and found. Drafts and decisions live in the service."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

import streamlit as st

from corpus.drafts import Answer
from corpus.listings import Readiness
from corpus.results import PrecedentsResult, SuggestResult
from corpus.understanding import Understanding

_CASE, _DRAFT = "case", "draft"


@dataclass
class Found:
    """What one press of "Find precedents" brought back, and how much was searched."""

    request: str
    precedents: PrecedentsResult
    suggestions: SuggestResult
    searched: Readiness
    understood: Understanding
    received: date | None = None


@dataclass
class Case:
    found: Found | None = None
    answers: list[tuple[str, Answer]] = field(default_factory=list)


def current() -> Case:
    if _CASE not in st.session_state:
        st.session_state[_CASE] = Case()
    case: Case = st.session_state[_CASE]
    return case


def draft_id() -> str | None:
    """The open draft: named by the address of the page, so a reload or a mailed link opens it again."""
    named = st.query_params.get(_DRAFT) or st.session_state.get(_DRAFT)
    if named:
        open_draft(named)
    return named


def open_draft(id: str) -> None:
    st.session_state[_DRAFT] = id
    if st.query_params.get(_DRAFT) != id:
        st.query_params[_DRAFT] = id


def begin(found: Found) -> None:
    """Start a case from what was found; nothing ticked, answered or opened before carries over."""
    _forget()
    st.session_state[_CASE] = Case(found)


def start_again() -> None:
    """Forget the case in this tab, the pasted request too. What was drafted and decided stays in the service."""
    _forget()
    st.session_state.pop("request_text", None)


def _forget() -> None:
    for name in list(st.session_state):
        if name in {_CASE, _DRAFT, "place", "editing", "other_exemptions"} or str(name).startswith("tick-"):
            del st.session_state[name]
    if _DRAFT in st.query_params:
        del st.query_params[_DRAFT]
