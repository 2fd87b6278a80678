"""The entry of the web app: its pages, its look, and the one place where a failure becomes a plain message."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from ui.app import faults, words

_ICON = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" fill="#0b0c0c"/>'
    '<path d="M7 9h18M7 16h18M7 23h10" stroke="#ffffff" stroke-width="3"/></svg>'
)
_HERE = Path(__file__).parent
_PAGES = [
    ("views/answer.py", "Answer a request", ""),
    ("views/cases.py", "Cases", "cases"),
    ("views/case.py", "Case", "case"),
    ("views/compare.py", "Side by side", "compare"),
    ("views/library.py", "Library", "library"),
    ("views/exemptions.py", "Exemptions", "exemptions"),
    ("views/about.py", "About", "about"),
]


def main() -> None:
    st.html(_HERE / "style.css")
    pages = [st.Page(path, title=title, url_path=url, default=not url) for path, title, url in _PAGES]
    page = st.navigation(pages, position="top")
    st.set_page_config(page_title=f"{page.title} – {words.PRODUCT}", page_icon=_ICON, layout="wide")
    with faults.told():
        if "document" in st.query_params and page.url_path != "library":
            st.switch_page(pages[1], query_params=st.query_params.to_dict())
        page.run()


if __name__ == "__main__":
    main()
