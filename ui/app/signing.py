"""Signing in and out: the page for somebody who is not signed in, or has no role, and the line that says who is."""

from __future__ import annotations

from html import escape

import streamlit as st

from corpus.caller import Caller
from corpus.errors import FoiError, Forbidden, NotAllowed
from ui.app import connect, faults, words


def arrived() -> Caller | None:
    """Who sits before the page; None, with a page that says what to do, for somebody who may do nothing here."""
    try:
        return connect.caller()
    except NotAllowed as fault:
        _gate("Sign in", str(fault) if st.user.get("is_logged_in") else "", signed_in=False)
    except Forbidden as fault:
        _gate("You have no role here", str(fault), signed_in=True)
    except FoiError as fault:
        _gate("Not available", "", signed_in=bool(st.user.get("is_logged_in")))
        faults.show(fault)
    return None


def line(caller: Caller) -> None:
    """Who is signed in and in which roles, and the way out."""
    with st.container(horizontal=True, horizontal_alignment="right", vertical_alignment="center", key="signed-in"):
        roles = words.listed(sorted(caller.roles))
        st.html(
            f'<p class="hint">Signed in as {escape(caller.name or caller.id)}: {escape(roles)}</p>', width="content"
        )
        st.button("Sign out", key="sign-out", on_click=st.logout)


def _gate(title: str, says: str, signed_in: bool) -> None:
    st.navigation([st.Page(lambda: None, title=title)], position="hidden")
    st.set_page_config(page_title=f"{title} – {words.PRODUCT}", layout="centered")
    st.title(title, anchor=False)
    st.html(f"<p>{escape(says or 'This is for people whom an administrator has added. Sign in to go on.')}</p>")
    if signed_in:
        st.button("Sign out", key="sign-out", on_click=st.logout)
    else:
        st.button("Sign in", key="sign-in", type="primary", on_click=st.login)
