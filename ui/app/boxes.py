"""Boxes that begin with what was kept of them."""

from __future__ import annotations

import streamlit as st


def seeded(key: str, value: object) -> str:
    """The key of a box, which begins with what was kept; from then on it is its own.

    A default would change with what is kept, and a widget whose default changes is drawn anew and loses the focus.
    """
    if key not in st.session_state:
        st.session_state[key] = value
    return key
