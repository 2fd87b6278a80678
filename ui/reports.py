"""What became of every file offered, as a table for whoever follows it up; what was masked is counted, never said."""

from __future__ import annotations

import csv
import io
import os
from pathlib import Path

from corpus.errors import Unavailable
from corpus.listings import IngestReport, IngestResult

_COLUMNS = ("source", "status", "id", "reason", "masked")


def write(path: str, report: IngestReport, *, more: bool = False) -> None:
    """Write the report as CSV, or with `more` its rows after those that are there. Raises Unavailable."""
    try:
        fresh = not (more and Path(path).exists())
        with open(path, "w" if fresh else "a", encoding="utf-8-sig" if fresh else "utf-8", newline="") as file:
            file.write(table(report, heads=fresh))
    except OSError as error:
        raise Unavailable(f"the report cannot be written to {os.path.basename(path)}: {error.strerror}") from error


def table(report: IngestReport, *, heads: bool = True) -> str:
    """The report as CSV."""
    made = io.StringIO(newline="")
    rows = csv.writer(made)
    if heads:
        rows.writerow(_COLUMNS)
    for row in report.results:
        rows.writerow([_inert(cell) for cell in (row.source, row.status, row.id or "", row.reason, masked(row))])
    return made.getvalue()


def masked(row: IngestResult) -> str:
    """What was masked in a file, counted by kind."""
    return "; ".join(f"{kind} {count}" for kind, count in sorted(row.masked.items()))


def _inert(cell: str) -> str:
    """A cell that a spreadsheet would run as a formula is shown as the text it is."""
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell
