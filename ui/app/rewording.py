"""Rewording by a language model: the very words it would be sent, before it can be chosen, and how far it has come."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html import escape

import streamlit as st

from corpus.drafts import Draft, DraftStep, Paragraph, Prompts
from corpus.errors import Unavailable
from retriever.desk import Desk
from ui.app import faults, source, words

_SHOWN = "prompts-shown"


def offer(desk: Desk, about: str, would_send: Callable[[], Prompts]) -> None:
    """Where a language model is set: a box that can be ticked only once what it would be sent has been shown.

    `about` names what the draft would be made from: words shown for anything else do not count.
    """
    model = desk.ready().rewords
    if not model:
        return
    st.html(
        '<p class="hint">A language model may reword the reasoning. It is sent the items asked for, without names; lines '
        "of the law; and sentences of precedents with everything particular to their case left blank. Nothing else, and "
        "nothing unless you tick the box below, which you can once you have been shown the very words.</p>"
    )
    if st.button("Show word for word what would be sent", key="show-prompts"):
        with faults.told():
            st.session_state[_SHOWN] = (about, would_send().messages)
    messages = _messages(about)
    if messages is None:
        st.session_state["reword"] = False
    else:
        _words(messages, model)
    st.checkbox(
        f"Have the language model {source.plain(model)} reword the reasoning", key="reword", disabled=not messages
    )


def chosen(about: str) -> bool:
    """Whether the box is ticked, and what would be sent for this very draft was shown."""
    return bool(st.session_state.get("reword")) and bool(_messages(about))


def _messages(about: str) -> list[str] | None:
    shown: tuple[str, list[str]] | None = st.session_state.get(_SHOWN)
    return shown[1] if shown and shown[0] == about else None


def _words(messages: list[str], model: str) -> None:
    if not messages:
        st.info("Nothing would be sent: no paragraph of this draft is one that a language model may reword.")
        return
    with st.expander(f"What would be sent ({words.counted(len(messages), 'message')})", expanded=True):
        st.html(
            f"<p>One message for each paragraph to reword, to {escape(model)}. A claim found faulty would be sent back "
            "once, after the same words and with its fault.</p>"
        )
        for n, message in enumerate(messages, start=1):
            st.subheader(f"Message {n}", anchor=False)
            st.code(message, language=None, wrap_lines=True)


def followed(steps: Iterator[DraftStep]) -> Draft:
    """The draft, after each paragraph was shown as it came from the model."""
    bar = st.progress(0.0, text="Drafting the reasoning")
    for step in steps:
        if step.draft:
            return step.draft
        told = f"{step.done} of {words.counted(step.of, 'paragraph')} reworded"
        bar.progress(step.done / step.of if step.of else 0.0, text=told)
        if step.paragraph:
            _paragraph(step.paragraph)
    raise Unavailable("The draft was not finished. Try again.")


def _paragraph(paragraph: Paragraph) -> None:
    """Its words part by part, each with where it comes from."""
    parts = "".join(
        f"<li>{escape(paragraph.text[s.start : s.end])} "
        f'<span class="from">({words.SOURCES[s.origin].shape} {escape(words.SOURCES[s.origin].words)})</span></li>'
        for s in paragraph.sentences
    )
    with st.container(border=True):
        st.html(f'<div role="status"><h3>{escape(paragraph.heading)}</h3><ul>{parts}</ul></div>')
