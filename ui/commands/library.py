"""`foi ingest`, `foi read`, `foi document`, `foi documents`: what goes into the library and what it holds."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from corpus.listings import IngestReport
from ui import gather, show
from ui.commands import as_json, filters, filters_of, put
from ui.inputs import content_of
from ui.reach import Chosen, Command, bar, desk, wiring


@click.command(cls=Command, example="foi ingest letters/ decision-notice.pdf")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@as_json
@click.pass_obj
def ingest(chosen: Chosen, paths: tuple[str, ...], as_json: bool) -> None:
    """Read files, and folders of them, into the library.

    Safe to repeat: what is there already stays as it is.
    """
    settings = chosen.settings()
    offered = gather.find(paths)
    show_progress = bar()
    results = []
    with desk(chosen) as at:
        for done, batch in gather.batches(offered, settings.limits):
            results += gather.admit(batch, at.ingest)
            show_progress(done, len(offered), "Reading")
    report = IngestReport.of(results)
    put(report, as_json, show.ingest(report))
    if not gather.succeeded(report):
        raise click.exceptions.Exit(1)


@click.command(cls=Command, example="foi read response.pdf --json")
@click.argument("file", metavar="FILE")
@as_json
@click.pass_obj
def read(chosen: Chosen, file: str, as_json: bool) -> None:
    """Print the record of one document, without storing it."""
    settings = chosen.settings()
    content = content_of(Path(file), settings.limits.file_bytes, "file")
    record = wiring().record_of(content, file, settings)
    put(record, as_json, show.document(record))


@click.command(cls=Command, example="foi document IC-347414-P2W0")
@click.argument("id")
@as_json
@click.pass_obj
def document(chosen: Chosen, id: str, as_json: bool) -> None:
    """Show a stored document, by its id or its own reference."""
    with desk(chosen) as at:
        found = at.document(id)
    put(found, as_json, show.document(found))


@click.command(cls=Command, example="foi documents --kind response --since 2024-01-01")
@filters
@click.option("--offset", type=click.IntRange(0, 10_000_000), default=0, help="Leave out this many from the start.")
@click.option("--limit", type=click.IntRange(1, 100), default=50, show_default=True, help="How many at most.")
@as_json
@click.pass_obj
def documents(chosen: Chosen, offset: int, limit: int, as_json: bool, **given: Any) -> None:
    """List the documents of the library."""
    wanted = filters_of(given, chosen.settings().examples)
    with desk(chosen) as at:
        page = at.documents(wanted, offset, limit)
    put(page, as_json, show.documents(page, offset))
