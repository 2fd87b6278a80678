"""`foi due`: when a request must be answered, with the working days counted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import click

from corpus import calendar
from ui.commands import Day, as_json, put
from ui.reach import Command


@click.command(cls=Command, example="foi due 2026-11-23 --regime EIR")
@click.argument("received", type=Day(), metavar="DATE")
@click.option("--regime", type=click.Choice(["FOIA", "EIR"]), default="FOIA", show_default=True, help="Which law.")
@click.option("--extension", type=click.IntRange(0, 400), default=0, help="Working days added to the time limit.")
@as_json
def due(received: date, regime: str, extension: int, as_json: bool) -> None:
    """Work out when a request received on DATE must be answered."""
    found = calendar.due(received, regime, extension)
    put(found, as_json, _days(found))


def _days(found: calendar.Due) -> Iterator[str]:
    for day, counted in found.days:
        yield f"{day:%a %d %b %Y}  {counted}"
    yield f"Due {found.due:%A %d %B %Y}"
