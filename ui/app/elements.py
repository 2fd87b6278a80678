"""An exemption element by element, with what showed it in precedents, and what is likely to be said against it."""

from __future__ import annotations

from html import escape

import streamlit as st

from corpus.drafts import Argument, Challenge, Draft
from corpus.provision import Provision
from retriever.desk import Desk
from ui.app import citations, markup
from ui.app.citations import Numbering


def section(desk: Desk, draft: Draft, argument: Argument, numbering: Numbering) -> None:
    """Folded away until wanted: the paragraph comes first."""
    name = Provision.parse(argument.ref).spoken()
    with st.expander(f"What {name} asks, element by element, and likely challenges"):
        st.html(elements(argument, numbering))
        shown = [c for element in argument.elements for c in element.shown]
        citations.buttons(desk, shown, numbering, f"element-{argument.ref}")
        st.html(challenges(argument, {p.id: n for n, p in enumerate(draft.paragraphs, start=1)}))


def elements(argument: Argument, numbering: Numbering) -> str:
    """A row for each element; a precedent's words are never this case's."""
    rows = [
        [
            escape(f"{element.says[0].upper()}{element.says[1:]}"),
            "".join(f"<p>“{escape(c.quote)}”{citations.marks(numbering.all([c]))}</p>" for c in element.shown)
            or "Nothing found",
            "".join(f"<p>{escape(question)}</p>" for question in element.asks),
        ]
        for element in argument.elements
    ]
    heads = ["To be shown", "What precedents showed: their facts, not yours", "For you to say"]
    return markup.table(heads, rows, "The elements of the exemption", shown=True)


def challenges(argument: Argument, numbers: dict[str, int]) -> str:
    """What is likely to be said at review, unanswered ones first."""
    if not argument.challenges:
        return ""
    ordered = sorted(argument.challenges, key=lambda c: c.answered_by is not None)
    rows = "".join(f"<li>{escape(c.says)}<br><span class='hint'>{_answered(c, numbers)}</span></li>" for c in ordered)
    return f'<div class="ask"><p class="ask-title">What the requester may say at review</p><ul>{rows}</ul></div>'


def _answered(challenge: Challenge, numbers: dict[str, int]) -> str:
    if challenge.answered_by in numbers:
        return f"Spoken to in paragraph {numbers[challenge.answered_by]}."
    return "Nothing in the draft answers this yet."
