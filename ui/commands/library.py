"""`foi ingest`, `foi read`, `foi document`, `foi documents`: what goes into the library and what it holds."""

from __future__ import annotations

import os
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from corpus.caller import collection_named
from corpus.errors import Conflict
from corpus.listings import IngestReport, IngestResult
from ui import gather, reports, show
from ui.commands import as_json, filters, filters_of, put
from ui.inputs import content_of
from ui.reach import Chosen, Command, bar, desk, wiring


@click.command(
    cls=Command,
    example="foi ingest letters/ decision-notice.pdf disclosure-log.csv --report ingested.csv\n"
    'foi ingest letters/ --retire-missing --who "A. Officer"',
)
@click.argument("paths", nargs=-1, required=True, metavar="PATH_OR_URL...")
@click.option(
    "--report", type=click.Path(dir_okay=False, writable=True), help="Write what became of every file to a CSV file."
)
@click.option(
    "--watch", is_flag=True, help="Go on: read what is added to these folders or changed in them, until Ctrl-C."
)
@click.option(
    "--retire-missing",
    count=True,
    help="Retire what was read from these folders before and whose file is gone; twice, even if that is all of it.",
)
@click.option("--who", help="Your name, with --retire-missing; it is kept with each document's history.")
@click.option("--collection", help="Put them in this collection: only who may see it finds them. Default: everybody.")
@as_json
@click.pass_obj
def ingest(
    chosen: Chosen,
    paths: tuple[str, ...],
    report: str | None,
    watch: bool,
    retire_missing: int,
    who: str | None,
    collection: str | None,
    as_json: bool,
) -> None:
    """Read files, folders, archives and disclosure logs into the library.

    Safe to repeat, and to go on with after an interruption: what is there already stays as it is. A file that was
    deleted changes nothing until --retire-missing is given; what it retires comes back when its file does.
    """
    signed = _signed(paths, who) if retire_missing else ""
    settings = chosen.settings()
    offered = gather.find(paths)
    addresses = [offer for offer in offered if gather.is_address(offer.source)]
    offered = [offer for offer in offered if not gather.is_address(offer.source)]
    show_progress = bar()
    results: list[IngestResult] = []
    named = collection_named(collection) if collection is not None else None
    with desk(chosen) as at:
        take = gather.into(named, at.ingest) if named else at.ingest
        if addresses:
            fetching: Any = import_module("ui.fetching")
            results += fetching.fetch(addresses, settings, take)
        for done, batch in gather.batches(offered, settings.limits):
            results += gather.admit(batch, take)
            show_progress(done, len(offered), "Reading")
        if retire_missing:
            missing: Any = import_module("ui.missing")
            read = [row for row in results if not (retire_missing > 1 and gather.is_missing(row))]
            results = read + [
                row for path in paths for row in missing.retire(at, path, results, signed, sure=retire_missing > 1)
            ]
        made = IngestReport.of(results)
        if report:
            reports.write(report, made)
        put(made, as_json, show.ingest(made))
        if watch:
            watching: Any = import_module("ui.watching")
            watching.follow(paths, take, settings.limits, lambda more: put(more, as_json, show.ingest(more)), report)
    if retire_missing and (kept := missing.refusal(made.results)):
        raise Conflict(kept)
    if not gather.succeeded(made):
        raise click.exceptions.Exit(1)


def _signed(paths: tuple[str, ...], who: str | None) -> str:
    """Who retires what is missing. Raises UsageError where nobody says, or where a path is no folder."""
    if not (who or "").strip():
        raise click.UsageError("--retire-missing needs --who NAME: a name is kept with what is retired.")
    other = next((path for path in paths if gather.is_address(path) or os.path.isfile(path)), None)
    if other:
        raise click.UsageError(f"--retire-missing is for folders, and {other} is none; read it in a run of its own.")
    return str(who)


@click.command(
    cls=Command, example='foi retire IC-347414-P2W0 --who "A. Officer" --why "replaced by the published version"'
)
@click.argument("id")
@click.option("--who", required=True, help="Your name; it is kept with the document's history.")
@click.option("--why", required=True, help="The reason; it is kept with the document's history.")
@click.option("--undo", is_flag=True, help="Bring a retired document back, by its id, as it was last.")
@as_json
@click.pass_obj
def retire(chosen: Chosen, id: str, who: str, why: str, undo: bool, as_json: bool) -> None:
    """Take a document out of the library, or bring it back. Its last version stays in its history."""
    with desk(chosen) as at:
        kept = at.bring_back(id, who, why) if undo else at.retire(id, who, why)
    put(kept, as_json, show.brought_back(kept) if undo else show.retired(kept))


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
