"""About: what this does, what it never does, its limits, and whether its parts are ready."""

from __future__ import annotations

import streamlit as st

from retriever.desk import Desk
from ui.app import connect, faults, markup, words
from ui.app.words import Said

_DOES = [
    "Finds how requests like the one in hand were answered before, and counts the outcomes.",
    "Shows the precedents that went the other way.",
    "Suggests exemptions worth considering, and what each has to show.",
    "Drafts the reasoning, with the source of every claim one press away.",
    "Records who decided what on each paragraph, when, and what changed.",
]
_NEVER = [
    "Decides. A named person accepts, edits or rejects each paragraph, and approves the whole.",
    "Sends anything to anyone.",
    "Keeps the names or contact details of requesters in its library.",
    "Makes up a source: a claim without one is shown as unsupported.",
]
_LIMITS = [
    "It knows only the documents in its library. A small library gives few precedents.",
    "A similar request is not the same request: the circumstances of each case decide.",
    "It covers the law of England, Wales and Northern Ireland, and UK-wide authorities; not Scotland’s own Act.",
    "It is not legal advice.",
]


def show(desk: Desk) -> None:
    st.title("About", anchor=False)
    for title, lines in (("What it does", _DOES), ("What it never does", _NEVER), ("Its limits", _LIMITS)):
        st.header(title, anchor=False)
        st.html(markup.bullets(lines))
    st.header("Is it ready?", anchor=False)
    with faults.told():
        ready = desk.ready()
        state = Said("●", "Ready", "good") if ready.ready else Said("◆", "Still loading", "ask")
        rows = [
            ("State", markup.badge(state)),
            ("Documents", f"{ready.documents:,}"),
            ("Passages", f"{ready.passages:,}"),
            ("Found by", markup.escape(words.listed([ready.model, "word search"]))),
        ]
        st.html(markup.facts(rows))


if __name__ == "__main__":
    show(connect.desk())
