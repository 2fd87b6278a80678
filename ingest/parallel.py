"""Read many files at once, each core a reader. A file that ends its reader, or keeps it too long, is refused alone."""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Callable
from concurrent.futures import CancelledError, TimeoutError
from functools import partial

from pebble import ProcessExpired, ProcessPool

from corpus.errors import FoiError, TooLarge, Unavailable, Unreadable
from corpus.origin import Found
from corpus.records import Document

Read = tuple[Document, dict[str, int]] | FoiError
Work = Callable[[Found], Read]
Pending = Callable[[], Read]
FEW = 8
"""Up to this many files are read here: starting a reader takes as long as reading them."""
_AHEAD = 8  # files given to each reader before the first is asked for
_SECONDS = 240.0  # more than the limit on any one format, which is said better there
_KILLED = "reading it stopped the program that read it; open it, save it again or print it to a PDF, and try again"
_SLOW = f"reading it took longer than {_SECONDS:g} seconds; split it, or save it in another format, and try again"
_FAULT = "a fault in this program keeps it from being read ({}); save it in another format, and please report this"
_work: Work | None = None


def _begin(make: Callable[[], Work]) -> None:
    global _work
    _work = make()


def _read(found: Found) -> Read:
    if _work is None:
        raise RuntimeError("the reader was not made")
    return _work(found)


class Readers:
    """Reads files in processes of their own, started when first needed. `make` builds the work in each of them."""

    def __init__(self, make: Callable[[], Work], processes: int, seconds: float = _SECONDS) -> None:
        self._make = make
        self._processes = max(1, processes)
        self._seconds = seconds
        self._pool: ProcessPool | None = None
        self.at_once = self._processes * _AHEAD

    def close(self) -> None:
        """End the readers, whatever they are at."""
        if self._pool:
            self._pool.stop()
            self._pool.join()
            self._pool = None

    def begin(self, found: Found) -> Pending:
        """Have a file read; what is returned waits for it, and never raises for a fault of the file.

        Raises Unavailable for a program that no fresh interpreter could start: one typed on standard input.
        """
        started_by = getattr(sys.modules["__main__"], "__file__", None)
        if str(started_by).startswith("<"):
            raise Unavailable(
                f"many files are read by processes of their own, which can't be started from {started_by}: "
                "save the program to a file and run that"
            )
        if self._pool is None or not self._pool.active:
            # fresh interpreters, never forks: a service has threads, which a fork would leave holding their locks
            spawned = multiprocessing.get_context("spawn")
            self._pool = ProcessPool(self._processes, context=spawned, initializer=_begin, initargs=[self._make])
        return partial(_ended, self._pool.schedule(_read, args=[found], timeout=self._seconds))


def _ended(future) -> Read:  # type: ignore[no-untyped-def]  # pebble's own kind of future
    try:
        error = future.exception()
    except CancelledError as cancelled:
        error = cancelled
    if error is None:
        read: Read = future.result()
        return read
    if isinstance(error, ProcessExpired):
        return Unreadable(_KILLED)
    if isinstance(error, TimeoutError):
        return TooLarge(_SLOW)
    if isinstance(error, FoiError):
        raise error
    return Unreadable(_FAULT.format(type(error).__name__))
