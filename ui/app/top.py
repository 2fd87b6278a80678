"""The top of the page: brought into view, and the focus with it, when what the page shows is another step."""

from __future__ import annotations

import streamlit as st

_SCRIPT = """
export default function ({ data, parentElement }) {
  const before = parentElement.dataset.shows;
  parentElement.dataset.shows = data;
  if (before === undefined || before === data) return;
  const main = document.querySelector("[data-testid=stMain]");
  if (!main || main.scrollTop === 0) return;
  main.scrollTop = 0;
  const title = main.querySelector("h1");
  if (!title) return;
  title.tabIndex = -1;
  title.focus({ preventScroll: true });
}
"""

_component = st.components.v2.component("top", js=_SCRIPT, isolate_styles=False)


def on_another(shown: str) -> None:
    """Go to the top when `shown` is not what it was the last time."""
    _component(key="top", data=shown)
