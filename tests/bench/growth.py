"""How time, memory and disk grow with the library: what `tests.bench.scale` printed, as a picture.

`python -m tests.bench.scale 1000 10000 100000 > scale.json; python -m tests.bench.growth scale.json docs/growth.svg`
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import altair as alt
import pandas as pd

_SHOWN: dict[str, Callable[[Mapping[str, Any]], float]] = {
    "Admitting a letter, ms": lambda run: run["admit_ms_a_letter"],
    "Indexing 1,000 passages, s": lambda run: 1000 / run["index_passages_a_second"],
    "Adding 100 more letters, s": lambda run: run["sync_100_more_s"],
    "Start to first answer, s": lambda run: run["open_and_first_answer_s"],
    "A search, p50, ms": lambda run: run["search"]["unfiltered"]["p50_ms"],
    "A search, filter keeping 10%, p50, ms": lambda run: run["search"]["10%"]["p50_ms"],
    "Finding precedents, p50, ms": lambda run: run["precedents"]["p50_ms"],
    "On the disk, MB": lambda run: run["disk_mb"],
    "In memory, MB": lambda run: run["resident_mb"],
}
_INK, _BLUE = "#0b0c0c", "#1d70b8"


def growth(runs: Sequence[Mapping[str, Any]]) -> alt.Chart:
    """A panel for each figure: its value against the number of letters, both on a scale of tens."""
    rows = [
        {"what": what, "letters": run["letters"], "value": value, "says": f"{value:,.3g}" if value < 1000 else f"{value:,.0f}"}
        for run in runs
        for what, of in _SHOWN.items()
        for value in [of(run)]
    ]  # fmt: skip
    base = alt.Chart(pd.DataFrame(rows)).encode(
        x=alt.X("letters:Q", scale=alt.Scale(type="log", nice=False, padding=28), title="Letters",
                axis=alt.Axis(values=sorted({row["letters"] for row in rows}), format=",d")),
        y=alt.Y("value:Q", scale=alt.Scale(type="log", padding=22), title=None, axis=alt.Axis(tickCount=3, format="~s")),
    )  # fmt: skip
    line = base.mark_line(color=_BLUE, point=alt.OverlayMarkDef(color=_BLUE, filled=True, size=60))
    said = base.mark_text(dy=-13, fontSize=12, color=_INK).encode(text="says:N")
    header = alt.Header(title=None, labelFontSize=13, labelFontWeight="bold", labelColor=_INK)
    panels = alt.layer(line, said).properties(width=240, height=130)
    drawn: alt.Chart = (
        panels.facet(facet=alt.Facet("what:N", sort=list(_SHOWN), header=header), columns=3)
        .resolve_scale(y="independent")
        .configure(font="Arial, sans-serif", background="#ffffff")
        .configure_axis(labelFontSize=12, titleFontSize=12, labelColor=_INK, titleColor=_INK)
    )
    return drawn


if __name__ == "__main__":
    measured, picture = (Path(name) for name in sys.argv[1:3])
    growth(json.loads(measured.read_text("utf-8"))).save(picture)
