"""The entry of the web app: its pages, its look, and the one place where a failure becomes a plain message."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from ui.app import faults

_HERE = Path(__file__).parent
_PAGES = [
    ("views/answer.py", "Answer a request", ""),
    ("views/library.py", "Library", "library"),
    ("views/exemptions.py", "Exemptions", "exemptions"),
    ("views/about.py", "About", "about"),
]


def main() -> None:
    st.set_page_config(layout="wide", menu_items=None)
    st.html(_HERE / "style.css")
    pages = [st.Page(path, title=title, url_path=url, default=not url) for path, title, url in _PAGES]
    page = st.navigation(pages, position="top")
    with faults.told():
        if "document" in st.query_params and page.url_path != "library":
            st.switch_page(pages[1], query_params=st.query_params.to_dict())
        page.run()


if __name__ == "__main__":
    main()
