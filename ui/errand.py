"""A long piece of work done in a thread of its own, one at a time, whose coming on anybody may ask after."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence

from corpus.errors import Conflict, FoiError
from corpus.listings import IngestReport, IngestResult
from corpus.office import Fetching

Told = Callable[[int, int, str], None]
Work = Callable[[Told], Sequence[IngestResult]]


class Errand:
    """Says how far the last work got, and what it brought; a fault of it is told, not lost in its thread."""

    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._state = Fetching()
        self._thread: threading.Thread | None = None

    @property
    def state(self) -> Fetching:
        return self._state

    def begin(self, what: str, total: int, work: Work) -> Fetching:
        """Start it. Raises Conflict while another goes on."""
        with self._turn:
            if self._state.running:
                raise Conflict(f"{self._state.what} is being fetched; wait until that has ended")
            self._state = Fetching(what=what, running=True, total=total)
            self._thread = threading.Thread(target=self._done, args=(work,), daemon=True)
            self._thread.start()
            return self._state

    def wait(self, seconds: float) -> None:
        """Until the work has ended, or so long."""
        if self._thread is not None:
            self._thread.join(seconds)

    def brought(self, results: Sequence[IngestResult]) -> None:
        """Add to the report."""
        report = IngestReport.of([*self._state.report.results, *results])
        self._state = self._state.model_copy(update={"report": report})

    def _done(self, work: Work) -> None:
        fault = ""
        try:
            report = IngestReport.of(work(self._come_on))
            self._state = self._state.model_copy(update={"report": report})
        except FoiError as error:
            fault = str(error)
        except Exception as error:  # noqa: BLE001  (the end of a thread: a fault is told where it is asked after)
            fault = f"a fault in this program: {type(error).__name__}"
        self._state = self._state.model_copy(update={"running": False, "fault": fault})

    def _come_on(self, done: int, total: int, what: str) -> None:
        self._state = self._state.model_copy(update={"done": done, "total": total})
