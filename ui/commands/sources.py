"""`foi sources`: where letters, guidance and law are published, and one command to fetch what is worth having."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import click

from corpus.listings import IngestReport
from ui import gather, show
from ui.commands import as_json, put
from ui.reach import Chosen, Command, desk


@click.command(cls=Command, example="foi sources\nfoi sources --fetch guidance")
@click.option(
    "--fetch",
    "group",
    metavar="GROUP",
    help="Read a group of the list into the library: guidance, legislation or logs.",
)
@as_json
@click.pass_obj
def sources(chosen: Chosen, group: str | None, as_json: bool) -> None:
    """List what `foi ingest` can fetch, and what is worth fetching; or fetch a group of it."""
    fetching: Any = import_module("ui.fetching")  # importers load readers of pages; --help need not
    if group is None:
        listed = fetching.listed()
        put(listed, as_json, show.sources(listed))
        return
    wanted = fetching.group(group)
    with desk(chosen) as at:
        report = IngestReport.of(fetching.fetch(wanted, chosen.settings(), at.ingest))
    put(report, as_json, show.ingest(report))
    if not gather.succeeded(report):
        raise click.exceptions.Exit(1)
