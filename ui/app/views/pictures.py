"""Pictures of decisions: each a chart, the same in words, and the same as a table."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from html import escape
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from corpus.pictures import CoveragePicture, OutcomePicture, Pictures, Plane, Point, TimePicture
from corpus.results import Filters
from retriever.desk import Desk
from ui.app import charts, connect, faults, markup, narrow, words

_KEPT = 32  # charts
_BOTH = ["Real decisions", "Made-up examples"]


def show(desk: Desk) -> None:
    st.title("Pictures", anchor=False)
    st.html(
        "<p>Four pictures of the same decisions, each as a chart, in words and as a table. A filled mark is a real "
        "decision, a hollow one a made-up example, and the two are counted apart. A rate is given of five or more only.</p>"
    )
    with st.expander("Filters", expanded=narrow.in_address()):
        narrow.boxes()
    with faults.told():
        filters = narrow.chosen()
        tabs = st.tabs(list(_DRAWN), key="picture", on_change="rerun", bind="query-params")
        for tab, draw in zip(tabs, _DRAWN.values(), strict=True):
            if tab.open:  # no other is drawn
                with tab:
                    draw(desk, filters)


def _picture(name: str, found: OutcomePicture | TimePicture | CoveragePicture | Plane) -> None:
    """The chart, and the same in words for whoever cannot see it."""
    spec = _spec(name, found.model_dump_json(), found)
    st.vega_lite_chart(spec=spec, theme=None, alt=" ".join([f"{spec['title']['text']}.", *found.says]))


@st.cache_data(show_spinner=False, max_entries=_KEPT)
def _spec(name: str, said: str, _found: Any) -> dict[str, Any]:
    """The chart in Vega-Lite's terms. Building and validating it takes longer than all else, so it is kept by what it says."""
    drawn: dict[str, Any] = _CHARTS[name](_found).to_dict()
    return drawn


def _left(exemptions: int) -> None:
    if exemptions > 0:
        st.html(f'<p class="hint">{words.counted(exemptions, "exemption")} met less often: in the table only.</p>')


def _counted(desk: Desk, filters: Filters) -> Pictures:
    with st.spinner("Counting the decisions …", show_time=True):
        return desk.quality.pictures(filters)


def _outcomes(desk: Desk, filters: Filters) -> None:
    found = _counted(desk, filters).outcomes
    met = [name for name in words.OUTCOMES if any(c.outcome == name for c in found.counts)]
    counts: dict[tuple[str, int | None], dict[str, str]] = {}
    for c in found.counts:
        counts.setdefault((c.ref, c.year), {})[c.outcome] = charts.numbers(c)
    rows = [
        [escape(charts.spoken(ref)), str(year or "Undated"), *(came.get(name, "0") for name in met)]
        for (ref, year), came in counts.items()
    ]
    st.html(markup.bullets(found.says))
    if not rows:
        return
    _picture("outcomes", found)
    _left(len(found.relied) - charts.SHOWN_EXEMPTIONS)
    if earlier := {c.year for c in found.counts} - {*charts.last_years(found)}:
        st.html(f'<p class="hint">{words.counted(len(earlier), "earlier year")}: in the table only.</p>')
    heads = ["Exemption", "Year", *(words.OUTCOMES[name].words for name in met)]
    _table("outcomes", heads, rows, "Outcomes by exemption and year; △ counts made-up examples")


def _times(desk: Desk, filters: Filters) -> None:
    found = _counted(desk, filters).times
    law = f"The law: “{escape(found.statutory_words)}”. {markup.link(found.source, 'Read it')}"
    st.html(markup.bullets(found.says))
    if found.known.every:
        _picture("times", found)
    st.html(f'<p class="hint">{law}</p>')
    rows = [[f"{band.says} working days", str(band.decisions), str(band.examples)] for band in found.bands]
    _table("times", ["Time taken", *_BOTH], rows, "Working days taken by responses")


def _coverage(desk: Desk, filters: Filters) -> None:
    found = _counted(desk, filters).coverage
    st.html(markup.bullets(found.says))
    if found.cells:
        _picture("coverage", found)
        _left(len(found.refs) - charts.COVERED_EXEMPTIONS)
    held = {(c.kind, c.ref): charts.numbers(c) for c in found.cells}
    rows = [
        [escape(kind), str(all_of.decisions), str(all_of.examples), *(held.get((kind, ref), "0") for ref in found.refs)]
        for kind, all_of in found.kinds.items()
    ]
    heads = ["Kind of information", *_BOTH, *map(charts.short, found.refs)]
    _table("coverage", heads, rows, "Decisions by kind of information and exemption; △ counts made-up examples")


def _plane(desk: Desk, filters: Filters) -> None:
    with st.spinner("Laying out the requests …", show_time=True):
        found = desk.quality.plane(filters)
    st.html(markup.bullets(found.says))
    if not found.points:
        return
    st.html('<p class="hint">Press a point to open its letter, or use the links in the table.</p>')
    _picture("plane", found)
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


_CHARTS: dict[str, Callable[[Any], Any]] = {
    "outcomes": charts.outcomes,
    "times": charts.times,
    "coverage": charts.coverage,
    "plane": partial(charts.plane, address=_at),
}
_DRAWN: dict[str, Callable[[Desk, Filters], None]] = {
    "Outcomes by exemption and year": _outcomes,
    "Time taken": _times,
    "What the library covers": _coverage,
    "Requests near one another": _plane,
}


if __name__ == "__main__":
    show(connect.desk())
