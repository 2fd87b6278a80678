"""The menu: pressing the page one is on opens it anew, without what its address names. Streamlit alone would draw it again."""

from __future__ import annotations

import streamlit as st
from streamlit.errors import StreamlitAPIException

_LEAVES = "menu-leaves"

_SCRIPT = """
export default function ({ data, setTriggerValue, parentElement }) {
  if (data) {
    location.assign(location.pathname);
    return;
  }
  if (parentElement.dataset.heeds) return;
  parentElement.dataset.heeds = "menu";
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("[data-testid=stTopNavDropdownLink], [data-testid=stTopNavLink], [data-testid=stSidebarNavLink]");
    if (!parentElement.isConnected || !link || !location.search) return;
    // after Streamlit's own answer to the press, which brings the address as it is
    if (new URL(link.href).pathname === location.pathname) setTimeout(() => setTriggerValue("pressed", true));
  }, true);
}
"""

_component = st.components.v2.component("menu", js=_SCRIPT, isolate_styles=False)


def heed() -> None:
    """Take no notice of the address's query once the page that is open has been pressed in the menu."""
    _component(key="menu", data=st.session_state.pop(_LEAVES, False), on_pressed_change=_anew)


def _anew() -> None:
    try:
        st.query_params.clear()
    except StreamlitAPIException:  # boxes are bound to it, and would write it again: the browser opens the page instead
        st.session_state[_LEAVES] = True
