"""Check a response: pasted, uploaded or of the library, by every rule, with the words that keep or break each."""

from __future__ import annotations

import streamlit as st

from corpus.errors import Invalid
from retriever.desk import Desk
from retriever.limits import LONGEST_TEXT
from ui.app import checked, connect, faults, source, words
from ui.app.checked import Checked
from ui.reading import opened

_CHECKED = "checked"
_FORMS = ["pdf", "docx", "odt", "rtf", "html", "htm", "md", "txt", "eml"]
_PASTE, _UPLOAD, _LIBRARY = "Paste it", "Upload a file", "Take one from the library"
_SEVERITIES = ["error", "warning", "note"]


def show(desk: Desk) -> None:
    st.title("Check a response", anchor=False)
    _from_address(desk)
    _chooser(desk)
    made: Checked | None = st.session_state.get(_CHECKED)
    if made is None:
        st.html('<p class="hint">Nothing has been checked yet. What you give is not stored.</p>')
        return
    left, right = st.columns([3, 2], gap="large")
    with left:
        _result(desk, made)
    with right:
        checked.letter(made)


def _from_address(desk: Desk) -> None:
    """The response that the address names, checked once."""
    key = st.query_params.get("document")
    made: Checked | None = st.session_state.get(_CHECKED)
    if key and (made is None or made.document != key):
        with faults.told():
            _check_stored(desk, key)


def _chooser(desk: Desk) -> None:
    made = st.session_state.get(_CHECKED)
    if made is None:
        _form(desk)
        return
    with st.expander("Check another response"):
        _form(desk)


def _form(desk: Desk) -> None:
    how = st.radio("How will you give the response?", [_PASTE, _UPLOAD, _LIBRARY], key="check_how", horizontal=True)
    with st.form("check-form", border=False):
        if how == _PASTE:
            st.text_area("Paste the response", key="check_text", height=200, max_chars=LONGEST_TEXT)
        elif how == _UPLOAD:
            st.file_uploader("The file of the response", type=_FORMS, max_upload_size=25, key="check_file")
        else:
            st.text_input("Its reference or id in the library", key="check_key", max_chars=200)
        pressed = st.form_submit_button("Check", type="primary")
    if pressed:
        with faults.told(), st.spinner("Checking the response"):
            _check(desk, how)
            st.rerun()


def _check(desk: Desk, how: str) -> None:
    """Check what was given. Raises Invalid where nothing was."""
    checked.forget_place()
    if how == _LIBRARY:
        key = str(st.session_state.get("check_key") or "").strip()
        if not key:
            raise Invalid("Write the reference or id of a response first, then press Check.")
        _check_stored(desk, key)
        return
    text, notes, title = _given(how)
    if not text.strip():
        raise Invalid("Give a response first: paste it or choose a file, then press Check.")
    st.session_state[_CHECKED] = Checked(title, text, desk.quality.check(text, notes=notes))
    st.query_params.pop("document", None)


def _given(how: str) -> tuple[str, list[str], str]:
    if how == _PASTE:
        return str(st.session_state.get("check_text") or ""), [], "The response as pasted"
    file = st.session_state.get("check_file")
    return (*opened(file.getvalue(), file.name), file.name) if file else ("", [], "")


def _check_stored(desk: Desk, key: str) -> None:
    held = desk.document(key)
    found = desk.quality.check(document=held.id)
    st.session_state[_CHECKED] = Checked(held.reference or held.title, held.text, found, held.id)
    st.query_params["document"] = held.id


def _result(desk: Desk, made: Checked) -> None:
    st.header("What was found", anchor=False)
    st.html(checked.summary(made))
    severities = st.multiselect(
        "Show",
        _SEVERITIES,
        default=_SEVERITIES,
        format_func=lambda s: words.SEVERITIES[s].words,
        key="check_severities",
    )
    st.header("Faults and remarks", anchor=False)
    checked.findings(desk, made, severities)
    st.header("As it should be", anchor=False)
    checked.ticks(made)
    with st.expander("Rules that have nothing to bear on in this letter"):
        st.html(checked.silent(made))
    st.header("Take it with you", anchor=False)
    with st.container(horizontal=True):
        st.download_button("Download as CSV", checked.as_csv(made), "check.csv", "text/csv", key="check-csv")
        st.download_button(
            "Download as JSON", made.found.model_dump_json(indent=2), "check.json", "application/json", key="check-json"
        )
    if made.document:
        st.page_link(
            "views/library.py",
            label=source.plain(f"Open {made.title} in the library"),
            query_params={"document": made.document},
        )


if __name__ == "__main__":
    show(connect.desk())
