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
@click.option(
    "--clarified", type=Day(), help="The day a clarification that was needed arrived: the clock starts again."
)
@click.option("--fee-asked", type=Day(), help="The day a fees notice was given.")
@click.option("--fee-paid", type=Day(), help="The day the fee arrived; the days in between are left out.")
@as_json
def due(
    received: date,
    regime: str,
    extension: int,
    clarified: date | None,
    fee_asked: date | None,
    fee_paid: date | None,
    as_json: bool,
) -> None:
    """Work out when a request must be answered.

    DATE is the day it was received. The working days are counted one by one.
    """
    if (fee_asked is None) != (fee_paid is None):
        raise click.UsageError("Give both --fee-asked and --fee-paid; until the fee is paid, no time runs.")
    fee = calendar.Fee(asked=fee_asked, paid=fee_paid) if fee_asked and fee_paid else None
    try:
        found = calendar.due(received, "EIR" if regime == "EIR" else "FOIA", extension, clarified, fee)
    except OverflowError as error:
        raise click.BadParameter(f"{received} is beyond any calendar.") from error
    put(found, as_json, _days(found))


def _days(found: calendar.Due) -> Iterator[str]:
    for day in found.days:
        yield f"{day.date:%a %d %b %Y}  {day.n or day.why}"
    if found.starts != found.received:
        yield f"The clock started again with the clarification of {found.starts:%A %d %B %Y}."
    yield f"Received {found.received:%A %d %B %Y}; due at the latest {found.due:%A %d %B %Y} (day {found.limit})."
