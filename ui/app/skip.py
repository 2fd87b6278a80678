"""The link that leads past the menu, first on every page for whoever comes by keyboard.

It has to stand before the menu, where no element of a page can be put: so a script puts it there, once.
"""

from __future__ import annotations

import streamlit as st

_SCRIPT = """
<script>
  const main = document.querySelector("[data-testid=stMain]");
  if (main) { main.id = "main-content"; main.tabIndex = -1; }
  if (main && !document.getElementById("skip-link")) {
    const link = document.createElement("a");
    link.id = "skip-link";
    link.className = "skip-link";
    link.href = "#main-content";
    link.textContent = "Skip to the main content";
    link.onclick = (event) => {
      event.preventDefault();
      const target = document.getElementById("main-content");
      target.focus();
      target.scrollTop = 0;
    };
    document.body.prepend(link);
  }
</script>
"""


def link() -> None:
    st.html(_SCRIPT, unsafe_allow_javascript=True)
