"""The entry of the web app: its pages, its look, and the one place where a failure becomes a plain message."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import streamlit as st
from streamlit.navigation.page import Page

from corpus.caller import ROLES, Caller, RoleName
from ui.app import connect, faults, menu, own_name, signing, words

_ICON = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" fill="#0b0c0c"/>'
    '<path d="M7 9h18M7 16h18M7 23h10" stroke="#ffffff" stroke-width="3"/></svg>'
)
_HERE = Path(__file__).parent
_ANYONE = ROLES
_PAGES: dict[str, tuple[frozenset[RoleName], list[tuple[str, str, str]]]] = {
    # desk: who may use it, and its pages: the module, the title, and the address
    "Officer": (
        frozenset({"officer", "reviewer"}),
        [
            ("views/answer.py", "Answer a request", ""),
            ("views/cases.py", "Cases", "cases"),
            ("views/case.py", "Case", "case"),
        ],
    ),
    "Trainee": (
        frozenset({"trainee", "mentor"}),
        [
            ("views/lessons.py", "Practise", "practise"),
            ("views/compare_two.py", "Compare two", "compare-two"),
            ("views/reader.py", "Learn an exemption", "learn"),
            ("views/learned.py", "Progress", "progress"),
        ],
    ),
    "QA": (
        frozenset({"qa"}),
        [
            ("views/check.py", "Check a response", "check"),
            ("views/consistency.py", "Consistency", "consistency"),
            ("views/pictures.py", "Pictures", "pictures"),
            ("views/sampling.py", "Sampling", "sampling"),
        ],
    ),
    "Administration": (
        frozenset({"administrator"}),
        [
            ("views/people.py", "People", "people"),
            ("views/adding.py", "Add documents", "add"),
            ("views/sources.py", "Sources", "sources"),
            ("views/settings.py", "Settings", "settings"),
            ("views/health.py", "Health", "health"),
            ("views/backups.py", "Back-ups", "backups"),
            ("views/retention.py", "Retention and erasure", "retention"),
        ],
    ),
    "Library and law": (
        _ANYONE,
        [
            ("views/library.py", "Library", "library"),
            ("views/exemptions.py", "Exemptions", "exemptions"),
            ("views/about.py", "About", "about"),
            ("views/compare.py", "Side by side", "compare"),
        ],
    ),
}
# Pages that need an address that says of what: reached by links, and not in the menu.
_BY_LINK = frozenset({"views/case.py", "views/compare.py"})


def main() -> None:
    st.html(_HERE / "style.css")
    caller = signing.arrived()
    if caller is None:
        return
    page = st.navigation(_pages(caller), position="top")
    st.set_page_config(page_title=f"{page.title} – {words.PRODUCT}", page_icon=_ICON, layout="wide")
    if connect.signs_in():
        signing.line(caller)
    menu.heed()
    own_name.keep()
    with faults.told():
        if "document" in st.query_params and page.url_path not in ("library", "check"):
            st.switch_page("views/library.py", query_params=st.query_params.to_dict())
        page.run()


def _pages(caller: Caller) -> dict[str, list[Page]]:
    """The pages of the desks that the caller may use; where none is at the bare address, the first is there too.

    Streamlit takes a page's own address from it when it is the one at the bare address, so it is registered twice.
    """
    shown = {desk: pages for desk, (roles, pages) in _PAGES.items() if pages and caller.roles & roles}
    made = {desk: [_page(path, title, url) for path, title, url in pages] for desk, pages in shown.items()}
    if made and not any(not url for pages in shown.values() for _, _, url in pages):
        desk = next(iter(shown))
        path, title, _ = shown[desk][0]
        made[desk].append(st.Page(path, title=title, url_path="start", default=True, visibility="hidden"))
    return made


def _page(path: str, title: str, url: str) -> Page:
    visibility: Literal["hidden", "visible"] = "hidden" if path in _BY_LINK else "visible"
    return st.Page(path, title=title, url_path=url, default=not url, visibility=visibility)


if __name__ == "__main__":
    main()
