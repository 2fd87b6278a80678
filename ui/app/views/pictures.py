"""Pictures of decisions: each a chart, the same in words, and the same as a table."""

from __future__ import annotations

from datetime import date
from html import escape
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from corpus.errors import Invalid
from corpus.pictures import CoveragePicture, OutcomePicture, Plane, Point, TimePicture
from corpus.results import Filters
from retriever.desk import Desk
from ui.app import charts, connect, faults, markup, words

_BOTH = ["Real decisions", "Made-up examples"]


def show(desk: Desk) -> None:
    st.title("Pictures", anchor=False)
    st.html(
        "<p>The same decisions four times: as charts, in words and as tables. A filled mark is a real decision, a hollow "
        "one a made-up example, and the two are counted apart. A rate is given of five or more only.</p>"
    )
    with st.expander("Filters"):
        _boxes()
    with faults.told():
        filters = _filters()
        with st.spinner("Counting the decisions …"):
            found = desk.quality.pictures(filters)
        _outcomes(found.outcomes)
        _times(found.times)
        _coverage(found.coverage)
        with st.spinner("Laying out the requests …"):
            _plane(desk.quality.plane(filters))


def _boxes() -> None:
    """Each is kept in the address, under its key."""
    st.text_input("Exemption relied on, for example 31 or 40(2)", key="exemption", bind="query-params")
    st.text_input("Authority, its full name", key="authority", bind="query-params")
    since, until = st.columns(2)
    since.date_input("Dated on or after", value=None, key="since", format="DD/MM/YYYY", bind="query-params")
    until.date_input("Dated on or before", value=None, key="until", format="DD/MM/YYYY", bind="query-params")
    st.checkbox("Include made-up examples", value=True, key="examples", bind="query-params")


def _filters() -> Filters:
    chosen = st.session_state
    exemption, authority = (str(chosen.get(name) or "").strip() for name in ("exemption", "authority"))
    since, until = (chosen.get(name) for name in ("since", "until"))
    try:
        return Filters(
            exemption=[exemption] if exemption else [],
            authority=[authority] if authority else [],
            since=since if isinstance(since, date) else None,
            until=until if isinstance(until, date) else None,
            examples=bool(chosen.get("examples", True)),
        )
    except ValueError:
        raise Invalid(
            f"{exemption!r} is not a reference to the law; write it like 31(1)(g), 40(2) or EIR 12(5)(e)."
        ) from None


def _picture(chart: Any, says: list[str]) -> None:
    """The chart, and the same in words for whoever cannot see it."""
    st.altair_chart(chart, theme=None, alt=" ".join([f"{chart.title.text}.", *says]))


def _left(exemptions: int) -> None:
    if exemptions > 0:
        st.html(f'<p class="hint">{words.counted(exemptions, "exemption")} met less often: in the table only.</p>')


def _outcomes(found: OutcomePicture) -> None:
    st.header("Outcomes by exemption and year", anchor=False)
    rows = [
        [
            escape(charts.spoken(c.ref)),
            str(c.year or "Undated"),
            markup.badge(words.OUTCOMES[c.outcome]),
            str(c.decisions),
            str(c.examples),
        ]
        for c in found.counts
    ]
    st.html(markup.bullets(found.says))
    if not rows:
        return
    _picture(charts.outcomes(found), found.says)
    _left(len(found.relied) - charts.SHOWN_EXEMPTIONS)
    _table("outcomes", ["Exemption", "Year", "Outcome", *_BOTH], rows, "Outcomes by exemption and year")


def _times(found: TimePicture) -> None:
    st.header("Time taken", anchor=False)
    law = f"The law: “{escape(found.statutory_words)}”. {markup.link(found.source, 'Read it')}"
    st.html(markup.bullets(found.says))
    if found.known.every:
        _picture(charts.times(found), found.says)
    st.html(f'<p class="hint">{law}</p>')
    rows = [[f"{band.says} working days", str(band.decisions), str(band.examples)] for band in found.bands]
    _table("times", ["Time taken", *_BOTH], rows, "Working days taken by responses")


def _coverage(found: CoveragePicture) -> None:
    st.header("What the library covers", anchor=False)
    st.html(markup.bullets(found.says))
    if found.cells:
        _picture(charts.coverage(found), found.says)
        _left(len(found.refs) - charts.COVERED_EXEMPTIONS)
    held = {(c.kind, c.ref): charts.numbers(c) for c in found.cells}
    rows = [
        [escape(kind), str(all_of.decisions), str(all_of.examples), *(held.get((kind, ref), "0") for ref in found.refs)]
        for kind, all_of in found.kinds.items()
    ]
    heads = ["Kind of information", *_BOTH, *map(charts.short, found.refs)]
    _table("coverage", heads, rows, "Decisions by kind of information and exemption; △ counts made-up examples")


def _plane(found: Plane) -> None:
    st.header("Requests near one another", anchor=False)
    st.html(markup.bullets(found.says))
    if not found.points:
        return
    st.html('<p class="hint">Press a point to open its letter, or use the links in the table.</p>')
    _picture(charts.plane(found, _at), found.says)
    for cluster in found.clusters:
        inside = [point for point in found.points if point.cluster == cluster.n]
        caption = f"Group {cluster.n + 1}: {cluster.says}"
        rows = [
            [
                _link(p),
                escape(p.asked),
                markup.badge(words.OUTCOMES[p.outcome]),
                charts.MADE_UP if p.example else charts.REAL,
            ]
            for p in inside
        ]
        counts = f"{words.counted(cluster.decisions, 'real decision')}, {words.counted(cluster.examples, 'example')}"
        _table(f"{caption} ({counts})", ["Letter", "Asked", "Outcome", "Real or made up"], rows, caption)


def _at(point: Point) -> str:
    """The address of the point's letter, at its request."""
    return f"library?{urlencode({'document': point.document, 'start': point.start, 'end': point.end})}"


def _link(point: Point) -> str:
    body = escape(point.authority or "body not stated")
    return f'<a href="{escape(_at(point))}" target="_self">{escape(point.name)}</a>, {body}'


def _table(name: str, heads: list[str], rows: list[list[str]], caption: str) -> None:
    """Under a summary that opens by keyboard."""
    title = name if name[0].isupper() else f"The table of {name}"
    table = markup.table(heads, rows, caption, shown=True)
    st.html(f"<details><summary>{escape(title)}</summary>{table}</details>")


if __name__ == "__main__":
    show(connect.desk())
