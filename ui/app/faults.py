"""The one place where failures become a plain message: what went wrong and what to do, never a traceback."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from corpus.errors import FoiError, Invalid

_KEPT = "fault"


@contextmanager
def told() -> Iterator[None]:
    """Show a failure of the block inside as one message, and go on with the page."""
    try:
        yield
    except FoiError as fault:
        show(fault)


@contextmanager
def remembered(place: str) -> Iterator[None]:
    """For button callbacks, which run before the page is drawn: keep the failure for `recall(place)`."""
    try:
        yield
    except FoiError as fault:
        st.session_state[_KEPT] = (place, fault)


def remember(place: str, fault: FoiError) -> None:
    st.session_state[_KEPT] = (place, fault)


def recall(place: str) -> None:
    """Show, once, what was remembered for this place of the page."""
    kept = st.session_state.get(_KEPT)
    if kept and kept[0] == place:
        del st.session_state[_KEPT]
        show(kept[1])


def show(fault: FoiError) -> None:
    """What was typed wrong says so itself; any other failure is named first."""
    title = "" if isinstance(fault, Invalid) else f"**{fault.title}.** "
    st.error(title + plain(str(fault)))


def plain(text: str) -> str:
    """Text for a place that reads Markdown: none of it keeps a meaning there.

    A colon before a space has none, and is left: screen readers are given labels with their backslashes.
    """
    return re.sub(r"[\\`*_\[\]<>#$~|]|:(?=\S)", lambda found: f"\\{found[0]}", text)
