"""Step 2 of a case: for each item a table of precedents, with filters, what was searched, and two to lay side by side."""

from __future__ import annotations

from html import escape
from typing import cast, get_args

import streamlit as st

from corpus.cases import CaseView, PrecedentRow, PrecedentTable
from corpus.provision import Provision
from corpus.records import Card, Kind, Outcome
from corpus.results import Filters
from retriever.desk import Desk
from ui.app import case_items, citations, markup, precedents, source, words
from ui.app.words import Said

_MEANINGS = (
    ("Close to the request", "of decisions found with such a likeness, two in three or more help a good deal"),
    ("Related to the request", "between one and two in three do"),
    ("Only distantly related", "fewer than one in three do: shown so that you can see where the likeness ends"),
)
_DECIDED: tuple[Kind, ...] = ("response", "review", "decision_notice", "tribunal")
_OWN = Said("★", "Your own body", "good")


def section(desk: Desk, view: CaseView) -> None:
    st.header("Precedents", anchor=False)
    items = view.case.content.items
    chosen = st.radio(
        "For which item",
        [item.n for item in items],
        format_func=lambda n: f"Item {n}: {words.short(items[n - 1].text, 70)}",
        key=f"table-item-{len(items)}",
    )
    filters = _filters(desk)
    table = desk.cases.precedents(view.case.id, int(chosen or 1), filters)
    if not table.rows:
        _nothing(table)
        return
    said = words.counted(len(table.rows), "answer")
    st.html(
        f'<p class="hint" role="status">{said} found among {words.counted(table.passed, "decision")}'
        f"{f' that pass the filters, of {table.searched:,}' if table.passed != table.searched else ''}.</p>"
    )
    st.html(_table(table))
    st.html(f"<details><summary>What the three bands of likeness mean</summary>{_bands()}</details>")
    _buttons(table)
    _side_by_side(view, table)


def _filters(desk: Desk) -> Filters:
    with st.expander("Filters"):
        cards = {card.ref: card for card in desk.exemptions()}
        ref = st.selectbox(
            "Exemption relied on",
            list(cards),
            index=None,
            format_func=lambda one: f"{one} {cards[one].title}",
            placeholder="Any",
            key="t-exemption",
        )
        limbs = {limb.ref: limb for limb in desk.exemption(ref).limbs} if ref else {}
        limb = st.selectbox(
            "Limb",
            list(limbs),
            index=None,
            format_func=lambda one: f"{one}: {limbs[one].says}",
            placeholder="Any limb" if ref else "Choose an exemption first",
            key=f"t-limb-{ref}",
            disabled=not limbs,
        )
        outcomes = st.multiselect(
            "Outcome", get_args(Outcome), format_func=lambda one: words.OUTCOMES[one].words, key="t-outcome"
        )
        kinds = st.multiselect("Kind", _DECIDED, format_func=words.KINDS.__getitem__, key="t-kind")
        body = st.text_input("Body, its full name", key="t-body", max_chars=300)
        since = st.text_input("Dated on or after, for example 1/1/2024", key="t-since", max_chars=40)
        until = st.text_input("Dated on or before", key="t-until", max_chars=40)
        examples = st.checkbox("Include made-up example letters", value=True, key="t-examples")
    relied = limb or ref
    return Filters(
        exemption=[relied] if relied else [],
        outcome=cast("list[Outcome]", outcomes),
        kind=kinds,
        authority=[body.strip()] if body.strip() else [],
        since=case_items.read_day(since),
        until=case_items.read_day(until),
        examples=examples,
    )


def _nothing(table: PrecedentTable) -> None:
    """Nothing is a result: what was searched, and what came nearest."""
    searched = words.counted(table.searched, "decision")
    passed = f", of which {table.passed:,} pass the filters" if table.passed != table.searched else ""
    st.html(f'<p role="status"><strong>No precedent.</strong> Searched {searched}{passed}.</p>')
    missed = table.missed
    if missed is None:
        return
    with st.container(border=True, key="missed"):
        st.html(
            f"<h3>The nearest miss</h3><p>{escape(missed.because)}</p>{precedents.card(missed.document, level=4)}"
            f"{markup.quotation(missed.passage.text)}"
        )
        citations.read_button(
            precedents.citation(missed.document, missed.passage), f"Read {_name_of(missed.document)}", "missed"
        )


def _name_of(card: Card) -> str:
    return card.reference or card.title


def _table(table: PrecedentTable) -> str:
    rows = [_row(n, row) for n, row in enumerate(table.rows, start=1)]
    heads = ["Decision", "Outcome, exemption and limb", "How like, and why", "What happened later"]
    return markup.table(heads, rows, f"Precedents for item {table.item}", shown=True)


def _row(n: int, row: PrecedentRow) -> list[str]:
    card = row.document
    line = " · ".join(part for part in (card.authority, words.day(card.date), words.KINDS[card.kind]) if part)
    shown = [*([_OWN] if row.own else []), *source.warnings(card)]
    named = f"{n}. {escape(_name_of(card))}<br>{escape(line)}{markup.badges(*shown) if shown else ''}{_copies(row)}"
    weaker = f"<p>Weaker than it looks:</p>{markup.bullets(row.marks)}" if row.marks else ""
    later = [f"{words.KINDS[x.kind]} {x.reference or ''}: {words.RESULTS.get(x.result, x.result)}" for x in row.later]
    relied = markup.bullets([Provision.parse(ref).spoken() for ref in row.exemptions]) if row.exemptions else ""
    return [
        named,
        markup.badge(words.OUTCOMES[row.outcome]) + (relied or "<p>No exemption relied on</p>"),
        markup.badge(words.likeness(row.score))
        + (markup.bullets(row.why) if row.why else "<p>In meaning</p>")
        + weaker
        + precedents.absent(row.absent),
        markup.bullets(later) if later else "Nothing known",
    ]


def _copies(row: PrecedentRow) -> str:
    """The bodies that gave nearly this answer, counted: "9 bodies answered, 6 withheld"."""
    if not row.copies:
        return ""
    counted = ", ".join(f"{n} {words.OUTCOMES[outcome].words.lower()}" for outcome, n in row.tally.items())
    names = markup.bullets([f"{_name_of(c)}, {c.authority or 'body not stated'}" for c in row.copies])
    said = f"{words.counted(row.bodies, 'body', 'bodies')} answered: {counted}"
    return f"<details><summary>{escape(said)}</summary><p>Nearly the same answer:</p>{names}</details>"


def _bands() -> str:
    return "<dl>" + "".join(f"<dt>{escape(band)}</dt><dd>{escape(means)}</dd>" for band, means in _MEANINGS) + "</dl>"


def _buttons(table: PrecedentTable) -> None:
    st.html("<h3>Read one beside the draft</h3>")
    with st.container(horizontal=True, gap="small", key="read-rows"):
        for n, row in enumerate(table.rows, start=1):
            if row.passage:
                cited = precedents.citation(row.document, row.passage)
                citations.read_button(cited, f"Read {n}: {_name_of(row.document)}", f"row-{n}")


def _side_by_side(view: CaseView, table: PrecedentTable) -> None:
    st.html("<h3>Lay two side by side</h3>")
    names = {row.document.id: f"{n}. {_name_of(row.document)}" for n, row in enumerate(table.rows, start=1)}
    ids = list(names)
    one = st.selectbox("First", ids, format_func=names.__getitem__, key=f"side-one-{table.item}")
    rest = [id for id in ids if id != one]
    other = st.selectbox("Second", rest, format_func=names.__getitem__, key=f"side-other-{table.item}")
    with st.container(horizontal=True):
        if one and other:
            st.page_link(
                "views/compare.py", label="Compare the two", query_params={"one": str(one), "other": str(other)}
            )
        if one and view.draft:
            st.page_link(
                "views/compare.py",
                label=f"Compare the draft with {source.plain(names[one])}",
                query_params={"draft": view.draft.id, "other": str(one)},
            )
