"""What the items of requests mean, as vectors, each request embedded once: they are kept beside the index, by its words.

Items are read in the request they stand in and apart from its answer, so that how it was answered plays no part.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Lock

import numpy as np

from corpus.errors import Unavailable
from retriever.embed import Embedder, Vectors
from retriever.window import Windows

Progress = Callable[[int, int], None]
_TOGETHER = 256
_FILE = "meanings.npz"


class Meanings:
    """Vectors of requests by their words, for one embedding model; a cache that may be deleted."""

    def __init__(self, folder: Path, embedder: Embedder, windows: Windows) -> None:
        self._file = folder / _FILE
        self._embedder = embedder
        self._windows = windows
        self._lock = Lock()
        self._held: dict[str, Vectors] | None = None

    def of(self, requests: Sequence[tuple[str, ...]], progress: Progress | None = None) -> list[Vectors]:
        """For each request one row of length 1 an item, in the order given; only what is new is embedded."""
        keys = [self._key(request) for request in requests]
        with self._lock:
            held = self._read()
            new = {key: request for key, request in zip(keys, requests, strict=True) if key not in held}
            wanted = list(new.items())
            for start in range(0, len(wanted), _TOGETHER):
                held.update(self._embedded(wanted[start : start + _TOGETHER]))
                if progress:
                    progress(min(start + _TOGETHER, len(wanted)), len(wanted))
            if new:
                self._write(held)
            return [held[key] for key in keys]

    def _embedded(self, some: Sequence[tuple[str, tuple[str, ...]]]) -> dict[str, Vectors]:
        windows = [self._windows.asked(request) for _, request in some]
        rows = iter(self._embedder.windows([window for own in windows for window in own]))
        return {key: np.concatenate([next(rows) for _ in own]) for (key, _), own in zip(some, windows, strict=True)}

    def _key(self, request: tuple[str, ...]) -> str:
        said = "\x1f".join((self._embedder.name, *request))
        return hashlib.blake2b(said.encode(), digest_size=16).hexdigest()

    def _read(self) -> dict[str, Vectors]:
        """What is kept, or nothing where the file is not there or not whole."""
        if self._held is None:
            try:
                with np.load(self._file, allow_pickle=False) as kept:
                    rows, counts = kept["rows"].astype(np.float32), kept["counts"]
                    parts = np.split(rows, np.cumsum(counts)[:-1]) if len(counts) else []
                    self._held = dict(zip(kept["keys"].tolist(), parts, strict=True))
            except (OSError, ValueError, KeyError, EOFError):
                self._held = {}
        return self._held

    def _write(self, held: dict[str, Vectors]) -> None:
        """Written beside and put in place whole. Raises Unavailable where it cannot be."""
        beside = self._file.with_suffix(f".{os.getpid()}.npz")
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            np.savez(
                beside,
                keys=np.array(list(held)),
                counts=np.array([len(rows) for rows in held.values()]),
                rows=np.concatenate(list(held.values())).astype(np.float32),
            )
            beside.replace(self._file)
        except OSError as error:
            raise Unavailable(f"what requests mean cannot be kept: {error.strerror or error}") from error
