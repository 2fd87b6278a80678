"""Where nobody signs in, the name somebody writes is kept by their browser until its tab is closed: a reload asks not again."""

from __future__ import annotations

import streamlit as st

from ui.app import case_pages, connect

_KEY = "name-kept"
_SCRIPT = """
export default function ({ data, setStateValue, parentElement }) {
  const before = sessionStorage.getItem("name");
  if (data) sessionStorage.setItem("name", data);
  else if (before && !parentElement.dataset.told) setStateValue("name", before);
  parentElement.dataset.told = "once";
}
"""

_component = st.components.v2.component("own_name", js=_SCRIPT, isolate_styles=False)


def keep() -> None:
    """Give the browser the name written so far, or take up the one that it kept."""
    if not connect.signs_in():
        _component(key=_KEY, data=case_pages.name(), on_name_change=_recall)


def _recall() -> None:
    """Take the name that the browser kept, where none has been written since."""
    if not case_pages.name():
        st.session_state[case_pages.NAME] = st.session_state[_KEY].get("name") or ""
