"""The source beside the draft: which document is open at which words, and what is said about it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from html import escape

import streamlit as st

from corpus.drafts import Citation
from corpus.errors import NotFound
from corpus.records import Card, Document, Retirement
from retriever.desk import Desk
from ui.app import faults, markup, pane, words
from ui.app.words import Said

_LINKED = re.compile(r"\b(?:https?\\?:|www(?=\.)|[-.\w+]+(?=@))", re.IGNORECASE)
"""What Streamlit's Markdown makes a link by: a scheme before its slashes, "www", and a mailbox before its @."""
_PLACE, _OPENED, _NAMES = "place", "opened", "names"


@dataclass(frozen=True)
class Place:
    """Words of a document, and the number they were cited under ("[3]", or empty)."""

    document: str
    start: int
    end: int
    quote: str
    number: str = ""

    @classmethod
    def of(cls, citation: Citation, number: str = "") -> Place:
        return cls(citation.document, citation.start, citation.end, citation.quote, number)


def open_at(place: Place) -> None:
    """Show these words beside the draft, and bring them into view even if they were open already."""
    st.session_state[_PLACE] = place
    st.session_state[_OPENED] = st.session_state.get(_OPENED, 0) + 1


def close() -> None:
    st.session_state.pop(_PLACE, None)


def name(desk: Desk, id: str) -> str:
    """What to call a document on a button: its reference, or its title up to the colon. Looked up once for each tab."""
    names: dict[str, str] = st.session_state.setdefault(_NAMES, {})
    if id not in names:
        try:
            document = desk.document(id)
            names[id] = document.reference or document.title.split(": ")[0]
        except NotFound:
            names[id] = id
    return names[id]


def plain(text: str) -> str:
    """Text for a widget's label, which Streamlit would otherwise read as Markdown; no address in it becomes a link.

    An escaped address is still taken for one, so each is broken by a word joiner, which is neither seen nor read out.
    """
    return _LINKED.sub("\\g<0>\u2060", faults.plain(text))


def beside(desk: Desk) -> None:
    """The column beside the draft: the open source, or how to open one."""
    with st.container(key="source"):
        st.header("Source", anchor=False)
        place: Place | None = st.session_state.get(_PLACE)
        if place is None:
            st.html('<p class="hint">Press a numbered citation, such as [1], to read its source here.</p>')
            return
        with faults.told():
            document = desk.document(place.document)
            start, end, remark = found_again(document, place)
            st.html(heading(document, place.number))
            if remark:
                st.warning(remark)
            pane.show(document, start, end, opened=f"{document.id}-{st.session_state[_OPENED]}", key="pane")
            _original(desk, document, start, end)
            st.html(particulars(document))
            with st.container(horizontal=True):
                st.page_link(
                    "views/library.py",
                    label="Open this document in the library",
                    query_params={"document": document.id, "start": str(start or 0), "end": str(end or 0)},
                )
                st.button("Close the source", on_click=close, key="close-source")


def _original(desk: Desk, document: Document, start: int | None, end: int | None) -> None:
    """For a letter read from a PDF, its page with the words boxed, where the file is still there."""
    if start is None or end is None or not (document.source or "").lower().endswith(".pdf"):
        return
    if st.checkbox("Show the page of the original, with the words boxed", key="page-image"):
        with faults.told(), st.spinner("Drawing the page"):
            page = desk.cases.page(document.id, start, end)
            said = f"Page {page.page} of {page.pages} of the original: {words.counted(page.boxed, 'word')} boxed"
            st.html(f'<img class="page-image" alt="{escape(said)}" src="data:image/png;base64,{page.png}">')
            covered = f" {words.counted(page.covered, 'word')} that the library does not keep, such as a requester’s name, are covered."
            st.html(f'<p class="hint">{escape(said)}.{escape(covered) if page.covered else ""}</p>')


def found_again(document: Document, place: Place) -> tuple[int | None, int | None, str]:
    """Where the quoted words are now, and a remark when the document has changed since they were cited."""
    if document.text[place.start : place.end] == place.quote:
        return place.start, place.end, ""
    moved = document.text.find(place.quote)
    if place.quote and moved >= 0:
        return moved, moved + len(place.quote), "This document has changed since it was cited; the words have moved."
    return None, None, "This document has changed since it was cited, and no longer contains the quoted words."


def heading(document: Document, number: str = "") -> str:
    """Title, reference, authority and date."""
    known = [document.reference, document.authority, dated(document), words.KINDS[document.kind]]
    line = " · ".join(escape(part) for part in known if part)
    cited = f'<span class="cite">{escape(number)}</span> ' if number else ""
    example = markup.badges(*shown) if (shown := warnings(document)) else ""
    return f'<h3 class="source-title">{cited}{escape(document.title)}</h3><p class="meta">{line}</p>{example}'


def dated(document: Document | Card) -> str:
    """The date; law and guidance without one are not called undated."""
    return "" if document.date is None and document.kind in {"legislation", "guidance"} else words.day(document.date)


def warnings(document: Document | Card) -> list[Said]:
    """What a reader must know before relying on a document: retired, made up, drafted with this tool, or read with doubt."""
    made_up = [EXAMPLE] if document.example else []
    gone = [retired(document.retired)] if isinstance(document, Document) and document.retired else []
    ours = [drafted_here(document.drafted_here)] if document.drafted_here else []
    return [*gone, *made_up, *ours, *([IN_DOUBT] if document.doubtful else [])]


def retired(said: Retirement) -> Said:
    return Said("✕", f"Retired by {said.who} on {words.day(said.on)}: {said.why}", "bad")


def drafted_here(issued: date) -> Said:
    return Said("↻", f"Drafted with this tool, issued on {words.day(issued)}", "ask")


IN_DOUBT = Said("?", "Outcome read with doubt: check it in the letter", "ask")
EXAMPLE = Said("△", "Example, not a real decision", "ask")


def particulars(document: Document) -> str:
    """Where the original is, the outcome, and the exemptions: relied on, told apart from merely named."""
    rows: list[tuple[str, str]] = []
    if document.url:
        rows.append(("Original", markup.link(document.url, "Read the original")))
    if document.kind in {"response", "review", "decision_notice", "tribunal"}:
        rows.append(("Outcome", markup.badge(words.OUTCOMES[document.outcome])))
    relied = [Said("■", e.ref + (f" (by {e.bar})" if e.bar else "")) for e in document.exemptions]
    if relied:
        rows.append(("Relied on", markup.badges(*relied)))
    for status, said in words.MENTIONS.items():
        named = [Said(said.shape, m.ref) for m in document.mentioned if m.status == status]
        if named:
            rows.append((said.words, markup.badges(*named)))
    return markup.facts(rows) if rows else "<p></p>"
