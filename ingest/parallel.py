"""Read many files at once, each core a reader; a file that kills its reader is refused, and the others are read again."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress

from corpus.errors import FoiError, Unreadable
from corpus.origin import Found
from corpus.records import Document

Read = tuple[Document, dict[str, int]] | FoiError
Work = Callable[[Found], Read]
_FEW = 8
"""Fewer files than this are read here: starting a reader takes as long as reading them."""
_PER_READER = 16
_KILLED = "reading it stopped the program that read it; open it, save it again or print it to a PDF, and try again"
_work: Work | None = None


def _begin(make: Callable[[], Work]) -> None:
    global _work
    _work = make()


def _read(found: Found) -> Read:
    if _work is None:
        raise RuntimeError("the reader was not made")
    return _work(found)


class Readers:
    """Reads files in processes of their own, made when first needed. `make` builds the work in each of them."""

    def __init__(self, make: Callable[[], Work], processes: int) -> None:
        self._make = make
        self._processes = processes
        self._here: Work | None = None
        self._pool: ProcessPoolExecutor | None = None
        self.at_once = max(1, processes) * _PER_READER if processes > 1 else 1

    def close(self) -> None:
        if self._pool:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None

    def read(self, files: Sequence[Found]) -> Iterator[Read]:
        """What each file is read as, in order."""
        if self._processes < 2 or len(files) < _FEW:
            self._here = self._here or self._make()
            yield from map(self._here, files)
            return
        waiting = self._submitted(files)
        for found, future in zip(files, waiting, strict=True):
            try:
                yield future.result()
            except BrokenProcessPool:
                yield self._alone(found)

    def _submitted(self, files: Sequence[Found]) -> list[Future[Read]]:
        if self._pool is None:
            self._pool = self._started(self._processes)
        try:
            return [self._pool.submit(_read, found) for found in files]
        except BrokenProcessPool:
            self.close()
            return self._submitted(files)

    def _alone(self, found: Found) -> Read:
        """The file in a process of its own, after the others' was killed while it was being read, or waiting."""
        if self._pool:
            with suppress(BrokenProcessPool):
                self._pool.shutdown(wait=False, cancel_futures=True)
            self._pool = None
        with self._started(1) as one:
            try:
                return one.submit(_read, found).result()
            except BrokenProcessPool:
                return Unreadable(_KILLED)

    def _started(self, processes: int) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(
            processes, mp_context=multiprocessing.get_context("spawn"), initializer=_begin, initargs=(self._make,)
        )
