"""The connection to the service: one for all where nobody signs in; else one for each person, with their own token."""

from __future__ import annotations

import os

import streamlit as st

from corpus.caller import LOCAL, Caller, RoleName
from corpus.errors import NotAllowed
from retriever.client import Client
from retriever.desk import Desk

_MINE, _WHO = "desk-of-mine", "who-is-here"
_LONGEST_NAME = 120


def signs_in() -> bool:
    """Whether people sign in here."""
    return bool(os.environ.get("FOI_SIGN_IN"))


def desk() -> Desk:
    """The service, as whoever sits before the page may use it. Raises NotAllowed for somebody not signed in."""
    if not signs_in():
        return _everybodys()
    token = _token()
    if not token:
        raise NotAllowed("You are not signed in. Sign in first.")
    kept: tuple[str, Client] | None = st.session_state.get(_MINE)
    if kept is None or kept[0] != token:
        kept = st.session_state[_MINE] = (token, Client(_url(), token=token))
    return kept[1]


def caller() -> Caller:
    """Who sits before the page: it decides only which pages are shown; what may be done, the service decides.

    Raises NotAllowed for somebody not signed in, or no longer; Forbidden for somebody without a role.
    """
    if not signs_in():
        return LOCAL
    st.session_state.pop(_WHO, None)
    found = st.session_state[_WHO] = desk().me()
    return found


def has_role(*roles: RoleName) -> bool:
    """Whether they have one of these roles; it decides only what is shown."""
    known: Caller = st.session_state.get(_WHO) or LOCAL
    return bool(known.roles & set(roles))


def name() -> str:
    """The name that acts are recorded under; empty where nobody signs in, so that it has to be asked."""
    known: Caller | None = st.session_state.get(_WHO)
    return (known.name or "") if known and signs_in() else ""


def name_or_box(key: str, label: str = "Your name, for the journal") -> str:
    """The name signed in with; where nobody signs in, what is written in a box that asks for it."""
    return name() or st.text_input(label, max_chars=_LONGEST_NAME, key=key).strip()


def _token() -> str:
    """The token that the provider gave for whoever is signed in; empty for nobody."""
    if not st.user.get("is_logged_in"):
        return ""
    return str(st.user.tokens["id"]) if "id" in st.user.tokens else ""


@st.cache_resource(show_spinner=False)
def _everybodys() -> Desk:
    """The service at FOI_SERVICE_URL; its token, when it has one, in FOI_SERVICE_TOKEN."""
    return Client(_url(), token=os.environ.get("FOI_SERVICE_TOKEN") or None)


def _url() -> str:
    return os.environ.get("FOI_SERVICE_URL", "http://127.0.0.1:8000")
