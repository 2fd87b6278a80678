"""Two documents side by side, or a draft and a document: what both say in one row, and the words that differ marked."""

from __future__ import annotations

from html import escape

import streamlit as st

from assistant.differences import Row, Stretch, compared, shared
from corpus.drafts import Draft, Review
from corpus.errors import NotFound
from corpus.records import Document
from retriever.desk import Desk
from ui.app import connect, faults, words

_KINDS = {"same": "Both", "changed": "Differs", "left": "Only the first", "right": "Only the second"}


def show(desk: Desk) -> None:
    st.title("Side by side", anchor=False)
    try:
        (one, left), (other, right) = _sides(desk)
    except NotFound as fault:
        faults.show(fault)
        st.page_link("views/library.py", label="Choose documents in the library")
        return
    with st.spinner("Comparing"):
        rows = compared(left, right)
    alone = st.checkbox("Show only what differs", value=False, key="only-differences")
    same = sum(row.kind == "same" for row in rows)
    st.html(
        f'<p class="hint" role="status">{same} of {words.counted(len(rows), "sentence")} are in both, word for word '
        f"({shared(rows):.0%}).</p>"
    )
    st.html(table(rows, one, other, alone))


def _sides(desk: Desk) -> tuple[tuple[str, str], tuple[str, str]]:
    """The names and texts the address asks for. Raises NotFound."""
    asked = st.query_params
    if "other" not in asked or not {"draft", "one"} & set(asked):
        raise NotFound("This address names no two documents: open one from a case or from the library.")
    draft, one, other = (asked.get(name, "") for name in ("draft", "one", "other"))
    second = desk.document(other)
    if draft:
        made = desk.drafted(draft)
        return ("The draft", text_of(made, desk.review(draft))), (_name(second), second.text)
    first = desk.document(one)
    return (_name(first), first.text), (_name(second), second.text)


def _name(document: Document) -> str:
    return ", ".join(part for part in (document.reference or document.title, document.authority) if part)


def text_of(made: Draft, review: Review) -> str:
    """A draft as its decisions have left it, paragraph by paragraph."""
    latest = review.latest()
    kept = [p for p in made.paragraphs if p.id not in latest or latest[p.id].verdict != "reject"]
    return "\n\n".join(f"{p.heading}\n{latest[p.id].after if p.id in latest else p.text}" for p in kept)


def table(rows: list[Row], one: str, other: str, alone: bool) -> str:
    """The rows as a table; <del> and <ins> mark words that one side alone has, and say so to who cannot see it."""
    body = "".join(_row(row) for row in rows if not (alone and row.kind == "same"))
    caption = f"{one} and {other}, sentence by sentence"
    return (
        f'<div class="wide" role="region" aria-label="{escape(caption)}" tabindex="0"><table class="two">'
        f'<caption>{escape(caption)}</caption><thead><tr><th scope="col">Where</th>'
        f'<th scope="col">{escape(one)}</th><th scope="col">{escape(other)}</th></tr></thead><tbody>{body}</tbody></table></div>'
    )


def _row(row: Row) -> str:
    cells = (_side(row.left, "del", "only in the first"), _side(row.right, "ins", "only in the second"))
    alone = ' class="alone"' if row.kind in ("left", "right", "changed") else ""
    return f'<tr><th scope="row">{_KINDS[row.kind]}</th><td{alone}>{cells[0]}</td><td{alone}>{cells[1]}</td></tr>'


def _side(stretches: list[Stretch], mark: str, said: str) -> str:
    pieces = []
    for stretch in stretches:
        text = escape(stretch.text)
        if stretch.only and stretch.text.strip():
            pieces.append(
                f'<{mark}><span class="unseen"> {said}: </span>{text}<span class="unseen"> end </span></{mark}>'
            )
        else:
            pieces.append(text)
    return "".join(pieces)


if __name__ == "__main__":
    show(connect.desk())
