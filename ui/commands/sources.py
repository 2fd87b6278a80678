"""`foi sources`: where letters, guidance and law are published, and one command to fetch what is worth having."""

from __future__ import annotations

import tomllib
from importlib import import_module, resources
from typing import Any

import click

from corpus.listings import IngestReport, SourceCard, SourceList, WorthFetching
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
    worth = _worth_fetching()
    if group is None:
        cards = [SourceCard(name=s.name, what=s.what, example=s.example) for s in fetching.SOURCES]
        listed = SourceList(sources=cards, worth_fetching=worth)
        put(listed, as_json, show.sources(listed))
        return
    wanted = [gather.Offer(one.url) for one in worth if one.group == group]
    if not wanted:
        raise click.BadParameter(
            f"there is no group {group!r}; there are {', '.join(sorted({w.group for w in worth}))}"
        )
    with desk(chosen) as at:
        report = IngestReport.of(fetching.fetch(wanted, chosen.settings(), at.ingest))
    put(report, as_json, show.ingest(report))
    if not gather.succeeded(report):
        raise click.exceptions.Exit(1)


def _worth_fetching() -> list[WorthFetching]:
    table = tomllib.loads(resources.files("corpus").joinpath("sources.toml").read_text("utf-8"))
    return [WorthFetching(**row) for row in table["source"]]
