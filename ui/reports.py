"""What became of every file offered, as a table for whoever follows it up; what was masked is counted, never said."""

from __future__ import annotations

import csv
import os
from pathlib import Path

from corpus.errors import Unavailable
from corpus.listings import IngestReport

_COLUMNS = ("source", "status", "id", "reason", "masked")


def write(path: str, report: IngestReport, *, more: bool = False) -> None:
    """Write the report as CSV, or with `more` its rows after those that are there. Raises Unavailable."""
    try:
        fresh = not (more and Path(path).exists())
        with open(path, "w" if fresh else "a", encoding="utf-8-sig" if fresh else "utf-8", newline="") as file:
            table = csv.writer(file)
            if fresh:
                table.writerow(_COLUMNS)
            for row in report.results:
                masked = "; ".join(f"{kind} {count}" for kind, count in sorted(row.masked.items()))
                table.writerow([_inert(cell) for cell in (row.source, row.status, row.id or "", row.reason, masked)])
    except OSError as error:
        raise Unavailable(f"the report cannot be written to {os.path.basename(path)}: {error.strerror}") from error


def _inert(cell: str) -> str:
    """A cell that a spreadsheet would run as a formula is shown as the text it is."""
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell
