"""Charts of counts: shapes and words beside every colour, and real decisions told from made-up examples by their fill."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

import altair as alt
import pandas as pd

from corpus.pictures import CoveragePicture, OutcomePicture, Plane, Point, Tally, TimePicture
from corpus.provision import Provision
from ui.app import words

REAL, MADE_UP = "Real decision", "Made-up example"
NO_EXEMPTION = "none relied on"
SHOWN_EXEMPTIONS, SHOWN_YEARS, COVERED_EXEMPTIONS = 6, 7, 18
"""As many as fit beside one another: of those relied on, of their years, and of those that a kind of information met."""
_INK, _PAPER = "#0b0c0c", "#ffffff"
_COLOURS = ["#00703c", "#1d70b8", "#a82619", "#505a5f", "#4c2c92", "#7a4a00", "#0b0c0c", "#00625d"]
_SHAPES = ["circle", "square", "triangle-up", "diamond", "cross", "triangle-down", "triangle-right", "triangle-left"]
_OUTCOMES = [f"{said.shape} {said.words.partition(' without')[0]}" for said in words.OUTCOMES.values()]
_ROWS = dict(zip(words.OUTCOMES, _OUTCOMES, strict=True))
_ONE_HUE = ["#eaf2fa", "#5694ca"]
_FILLED = alt.condition(alt.datum.sort == MADE_UP, alt.value(0.12), alt.value(1))
_DASHED = alt.condition(alt.datum.sort == MADE_UP, alt.value([4, 3]), alt.value([1, 0]))
_ON_FILL = alt.condition(alt.datum.sort == MADE_UP, alt.value(_INK), alt.value(_PAPER))
_COUNTED = alt.Axis(tickMinStep=1, format="d")


def outcomes(picture: OutcomePicture) -> alt.Chart:
    """For each of the exemptions relied on most, the decisions of each of the last years by outcome."""
    shown, years = list(picture.relied)[:SHOWN_EXEMPTIONS], last_years(picture)
    rows = [
        {
            "exemption": spoken(c.ref),
            "year": str(c.year or "Undated"),
            "outcome": _ROWS[c.outcome],
            "glyph": words.OUTCOMES[c.outcome].shape,
            **one,
        }
        for c in picture.counts
        if c.ref in shown and c.year in years
        for one in _sorts(c)
    ]
    base = alt.Chart(pd.DataFrame(rows)).encode(
        x=alt.X("year:O", title="Year", axis=alt.Axis(labelAngle=0)),
        xOffset=alt.XOffset("sort:N", sort=[REAL, MADE_UP]),
        y=alt.Y("count:Q", stack="zero", title="Decisions", axis=_COUNTED),
        order=alt.Order("outcome:N"),
        tooltip=_tips("exemption", "year", "outcome", "sort", "count"),
    )
    colour = alt.Scale(domain=_OUTCOMES, range=_COLOURS[: len(_OUTCOMES)])
    met = [name for name in _OUTCOMES if any(row["outcome"] == name for row in rows)]
    legend = alt.Legend(title="Outcome", values=met, labelLimit=440, orient="bottom", columns=1)
    bars = base.mark_bar(strokeWidth=1.5).encode(
        fill=alt.Fill("outcome:N", scale=colour, legend=legend),
        stroke=alt.Stroke("outcome:N", scale=colour, legend=None),
        fillOpacity=_FILLED,
        strokeDash=_DASHED,
    )
    marks = base.mark_text(fontSize=12).encode(
        y=alt.Y("count:Q", stack="zero", bandPosition=0.5), text="glyph:N", color=_ON_FILL, detail="outcome:N"
    )
    layered = alt.layer(bars, marks).properties(width=235, height=150)
    header = alt.Header(title=None, labelFontSize=14, labelFontWeight="bold")
    facet = alt.Facet("exemption:N", sort=[spoken(ref) for ref in shown], header=header)
    return _finished(layered.facet(facet=facet, columns=2), "Outcomes by exemption and year")


def last_years(picture: OutcomePicture) -> list[int | None]:
    """Those that are drawn, the last first, and the place of decisions without a date."""
    return [*sorted({c.year for c in picture.counts if c.year}, reverse=True)[:SHOWN_YEARS], None]


def times(picture: TimePicture) -> alt.Chart:
    """How many responses took how long, within the law's limit and beyond it."""
    sides = (f"Within {picture.limit} working days", f"More than {picture.limit} working days")
    rows = [
        {"band": band.says, "side": sides[band.first > picture.limit], **one}
        for band in picture.bands
        for one in _sorts(band, empty=True)
    ]
    bars = alt.Chart(pd.DataFrame(rows)).encode(
        x=alt.X("band:N", sort=[b.says for b in picture.bands], title="Working days", axis=alt.Axis(labelAngle=0)),
        xOffset=alt.XOffset("sort:N", sort=[REAL, MADE_UP]),
        y=alt.Y("count:Q", title="Responses", axis=_COUNTED),
        tooltip=_tips("band", "side", "sort", "count"),
    )
    drawn = bars.mark_bar(fill=_COLOURS[1], stroke=_COLOURS[1]).encode(fillOpacity=_FILLED, strokeDash=_DASHED)
    said = bars.mark_text(dy=-8, fontSize=13, color=_INK).encode(text="count:Q")
    header = alt.Header(title=None, labelFontSize=14, labelFontWeight="bold")
    facet = alt.Facet("side:N", sort=list(sides), header=header)
    layered = alt.layer(drawn, said).properties(width=alt.Step(34), height=220)
    faceted = layered.facet(facet=facet, columns=1).resolve_scale(x="independent")
    return _finished(faceted, "Working days taken")


def coverage(picture: CoveragePicture) -> alt.Chart:
    """Kinds of information against the exemptions met most: how many decisions, and beside △ how many examples."""
    shown = _met_most(picture)
    rows = [
        {"kind": c.kind, "exemption": short(c.ref), "count": c.every, "says": numbers(c),
         "decisions": c.decisions, "examples": c.examples}
        for c in picture.cells if c.ref in shown
    ]  # fmt: skip
    base = alt.Chart(pd.DataFrame(rows)).encode(
        x=alt.X("exemption:N", sort=[short(r) for r in shown], title="Exemption relied on",
                axis=alt.Axis(orient="top", labelAngle=-40)),
        y=alt.Y("kind:N", sort=list(picture.kinds), title=None, axis=alt.Axis(labelLimit=300)),
        tooltip=_tips("kind", "exemption", "decisions", "examples"),
    )  # fmt: skip
    squares = base.mark_rect(stroke=_PAPER).encode(
        color=alt.Color("count:Q", scale=alt.Scale(range=_ONE_HUE), legend=None)
    )
    said = base.mark_text(color=_INK, fontSize=11).encode(text="says:N")
    layered = alt.layer(squares, said).properties(width="container", height=alt.Step(24))
    return _finished(layered, "What the library covers")


def _met_most(picture: CoveragePicture) -> list[str]:
    """In the order of the law."""
    met = Counter({ref: sum(c.every for c in picture.cells if c.ref == ref) for ref in picture.refs})
    most = {ref for ref, _ in met.most_common(COVERED_EXEMPTIONS)}
    return [ref for ref in picture.refs if ref in most]


def plane(picture: Plane, address: Callable[[Point], str]) -> alt.Chart:
    """Requests as points, each a link to its address; a group has its own shape, and an example is hollow."""
    names = [f"{cluster.n + 1}: {cluster.says}" for cluster in picture.clusters]
    rows = [
        {"opens": address(p), "name": p.name, "asked": p.asked, "x": p.x, "y": p.y,
         "authority": p.authority or "Body not stated", "outcome": _ROWS[p.outcome], "group": names[p.cluster],
         "sort": MADE_UP if p.example else REAL}
        for p in picture.points
    ]  # fmt: skip
    colour, shape = (
        alt.Scale(domain=names, range=_COLOURS[: len(names)]),
        alt.Scale(domain=names, range=_SHAPES[: len(names)]),
    )
    bare = alt.Axis(labels=False, ticks=False, grid=False, title=None)
    legend = alt.Legend(
        title="Group, by its commonest words", titleLimit=400, labelLimit=360, orient="bottom", columns=2
    )
    drawn = (
        alt.Chart(pd.DataFrame(rows))
        .mark_point(size=130, strokeWidth=2, cursor="pointer")
        .encode(
            x=alt.X("x:Q", axis=bare, scale=alt.Scale(zero=False, padding=20)),
            y=alt.Y("y:Q", axis=bare, scale=alt.Scale(zero=False, padding=20)),
            shape=alt.Shape("group:N", scale=shape, legend=legend),
            stroke=alt.Stroke("group:N", scale=colour, legend=legend),
            fill=alt.Fill("group:N", scale=colour, legend=legend),
            fillOpacity=alt.condition(alt.datum.sort == MADE_UP, alt.value(0), alt.value(1)),
            href="opens:N",
            tooltip=_tips("name", "authority", "asked", "outcome", "group", "sort"),
        )
        .properties(width="container", height=460)
    )
    return _finished(drawn, "Requests, near when alike")


def spoken(ref: str) -> str:
    """An exemption as a heading: "Section 31"; in words where there is none."""
    said = Provision.parse(ref).spoken() if ref else NO_EXEMPTION
    return said[0].upper() + said[1:]


def short(ref: str) -> str:
    return ref or NO_EXEMPTION


def numbers(count: Tally) -> str:
    """Both counts in one place: "3", "△2", "3 △2"."""
    return " ".join(
        [*([str(count.decisions)] if count.decisions else []), *([f"△{count.examples}"] if count.examples else [])]
    )


def _sorts(count: Tally, empty: bool = False) -> list[dict[str, Any]]:
    both = ((REAL, count.decisions), (MADE_UP, count.examples))
    return [{"sort": sort, "count": n} for sort, n in both if n or (empty and sort == REAL)]


def _tips(*fields: str) -> list[alt.Tooltip]:
    return [
        alt.Tooltip(field, type="nominal", title=field.replace("sort", "real or made up").capitalize())
        for field in fields
    ]


def _finished(chart: Any, title: str) -> Any:
    return (
        chart.properties(title=alt.Title(title, fontSize=17, anchor="start"))
        .configure(font="Arial, sans-serif", background=_PAPER)
        .configure_axis(labelFontSize=13, titleFontSize=13, labelColor=_INK, titleColor=_INK)
        .configure_legend(labelFontSize=13, titleFontSize=13, labelColor=_INK, titleColor=_INK)
        .configure_view(stroke=None)
    )
