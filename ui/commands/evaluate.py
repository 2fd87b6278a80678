"""`foi evaluate`: how good is what is found here, measured against judged queries and the ways it must beat."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

import click

from corpus.judged import Judged
from ui import figures
from ui.commands import as_json, put
from ui.reach import Chosen, Command, bar, wiring


@click.command(cls=Command, example="foi evaluate --half report")
@click.option(
    "--queries",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A folder of judged queries of your own; by default those that ship.",
)
@click.option(
    "--half",
    type=click.Choice(["report", "tune", "all"]),
    default="report",
    show_default=True,
    help="Which queries: those that weights were not chosen on, those that they were, or all.",
)
@click.option("--pool", is_flag=True, help="List instead what some system ranks high and nobody has judged.")
@as_json
@click.pass_obj
def evaluate(chosen: Chosen, queries: Path | None, half: str, pool: bool, as_json: bool) -> None:
    """Measure searching, suggesting and abstaining on judged queries.

    Beside ours stand search by words, search by meaning, their plain fusion and LangChain's recipe. Takes minutes.
    """
    judged = Judged.all(queries)
    with wiring().Workbench.open(chosen.settings(), progress=bar()) as bench, bench.finding() as found:
        run: Any = import_module("retriever.evaluate.run")
        if pool:
            unjudged = run.pool(found.searcher, judged, half)
            put(unjudged, as_json, figures.pool(unjudged))
            return
        made = run.evaluate(found, judged, half, bar())
    put(made, as_json, figures.evaluation(made))
