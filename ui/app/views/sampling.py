"""Sampling: draw decisions to mark, mark them blind, see how far two markers agree; and precedents gone stale."""

from __future__ import annotations

from html import escape

import streamlit as st

from corpus.errors import NotFound
from corpus.sampling import EVERY_WAY, By, SampleCard, Stale
from retriever.desk import Desk
from retriever.desks.sampling import MOST_LETTERS, MOST_SEED
from ui.app import case_pages, connect, faults, markup, narrow, sampled, source, words

_SHOWN = 25
_BY: dict[By, str] = {
    "exemption": "Exemption relied on first",
    "outcome": "Outcome",
    "author": "Who answered",
    "complexity": "How much was asked",
}


def show(desk: Desk) -> None:
    named = st.query_params.get("sample")
    if named:
        try:
            sampled.show(desk, named)
        except NotFound as fault:
            st.title("Sample not found", anchor=False)
            faults.show(fault)
            st.button("See every sample", on_click=sampled.leave)
        return
    st.title("Sampling", anchor=False)
    st.html(
        "<p>Draw some decisions, have two people mark them without seeing each other’s marks, and say with intervals "
        "how good the whole is and how far the markers agree.</p>"
    )
    _drawing(desk)
    _samples(desk)
    _stale(desk)


def _drawing(desk: Desk) -> None:
    """What to draw; each box is kept in the address, under its key, so that a reload brings it back."""
    st.header("Draw a sample", anchor=False)
    case_pages.name_box()
    many, again, seed = st.columns(3, vertical_alignment="bottom")
    n = many.number_input("Letters to draw", 1, MOST_LETTERS, 30, key="letters", bind="query-params")
    second = again.number_input("Of them, for a second marker", 0, MOST_LETTERS, 10, key="second", bind="query-params")
    start = seed.number_input(
        "Seed: any number; the same one draws the same letters", 0, MOST_SEED, 1, key="seed", bind="query-params"
    )
    by = st.multiselect(
        "Spread evenly over", EVERY_WAY, EVERY_WAY, format_func=_BY.__getitem__, key="by", bind="query-params"
    )
    with st.expander("Of which decisions", expanded=narrow.in_address()):
        narrow.boxes()
    if st.button("Draw", type="primary"):
        with faults.told(), st.spinner("Drawing", show_time=True):
            made = desk.quality.draw(int(n), int(start), case_pages.named(), int(second), by, narrow.chosen())
            sampled.go(made.sample.id)
            st.rerun()


def _samples(desk: Desk) -> None:
    st.header("Samples", anchor=False)
    with faults.told():
        drawn = desk.quality.samples().samples
        if not drawn:
            st.html('<p class="hint">No sample has been drawn yet.</p>')
        for one in drawn:
            label = f"Sample {one.id}: {words.counted(one.n, 'letter')}, seed {one.seed}"
            st.button(source.plain(label), key=f"sample-{one.id}", on_click=sampled.go, args=(one.id,))
            st.html(f'<p class="meta">{escape(_progress(one))}</p>')


def _progress(one: SampleCard) -> str:
    marked = (
        f"{one.marked.get('first', 0)} of {one.n} marked first, {one.marked.get('second', 0)} of {one.second} second"
    )
    return f"Drawn by {one.owner} on {words.day(one.created.date())}. {marked}."


def _stale(desk: Desk) -> None:
    st.header("Stale precedents", anchor=False)
    with faults.told():
        found = desk.quality.stale(_SHOWN)
        many = words.counted(found.decisions, "decision")
        says = f"{found.total} of {many} overturned or out of date; those that most rests on come first."
        st.html(f'<p class="hint" role="status">{escape(says)}</p>')
        if found.precedents:
            heads = ["Decision", "Why it is a weaker guide", "Drafts that cite it", "Cases that rest on it"]
            st.html(markup.table(heads, [_row(one) for one in found.precedents], "Stale precedents"))


def _row(one: Stale) -> list[str]:
    card = one.document
    name = escape(", ".join(filter(None, [card.reference or card.title, card.authority, words.day(card.date)])))
    example = " (made-up example)" if card.example else ""
    why = markup.bullets(one.why) + " ".join(markup.link(url, "Source") for url in one.sources)
    opens = f'<a href="library?document={escape(card.id)}" target="_self">{name}</a>{example}'
    return [opens, why, _listed(one.drafts), _listed(one.cases)]


def _listed(ids: list[str]) -> str:
    return escape(f"{len(ids)}" + (f": {', '.join(ids[:5])}" if ids else "") + (" …" if len(ids) > 5 else ""))


if __name__ == "__main__":
    show(connect.desk())
