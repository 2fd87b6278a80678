"""Follow folders: files added or changed are read, those that went are named, and nothing is taken out by itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from threading import Event

from watchfiles import Change, watch

from corpus.listings import IngestReport, IngestResult
from retriever.limits import Limits
from ui import gather, reports

_GONE = "the file is gone; what was read from it stays in the library until it is retired: foi retire, or foi ingest FOLDER --retire-missing"


def follow(
    paths: Sequence[str],
    ingest: gather.Ingest,
    limits: Limits,
    tell: Callable[[IngestReport], None],
    report: str | None = None,
    stop: Event | None = None,
) -> None:
    """Read what changes under the paths, batch by batch, until `stop` is set or the program is interrupted."""
    for changes in watch(*paths, stop_event=stop, raise_interrupt=False):
        here = sorted(path for change, path in changes if change != Change.deleted)
        gone = sorted({path for change, path in changes if change == Change.deleted} - set(here))
        results = [
            result
            for _, batch in gather.batches([offer for path in here for offer in gather.find([path])], limits)
            for result in gather.admit(batch, ingest)
        ]
        results += [IngestResult(source=path, status="refused", reason=_GONE) for path in gone]
        made = IngestReport.of(results)
        if report:
            reports.write(report, made, more=True)
        if made.results:
            tell(made)
