"""Vectors made before: a window whose words were embedded once is not embedded again, whatever became of the index."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

import numpy as np

from corpus.errors import Unavailable
from retriever.embed import Embedder, Vectors, Window

MOST = 300_000
"""Windows remembered; the longest unused beyond it are forgotten."""
_ASKED_TOGETHER = 500


class Remembered:
    """An embedder that keeps what it made of each window in a file, by a digest of its words: never the words."""

    def __init__(self, inner: Embedder, path: Path, most: int = MOST) -> None:
        self.name, self.dimension, self.limit = inner.name, inner.dimension, inner.limit
        self.query, self.passages = inner.query, inner.passages
        self._inner, self._path, self._most = inner, path, most

    def windows(self, windows: Sequence[Window]) -> list[Vectors]:
        """For each window, one row a span of it, in the order given; each different window is embedded once."""
        keys = [self._key(window) for window in windows]
        known = self._recall(keys)
        new = {key: window for key, window in zip(keys, windows, strict=True) if key not in known}
        made = dict(zip(new, self._inner.windows(list(new.values())), strict=True)) if new else {}
        self._keep(made)
        known |= made
        return [known[key] for key in keys]

    def forget(self) -> None:
        """Forget every vector."""
        self._path.unlink(missing_ok=True)

    def _key(self, window: Window) -> str:
        said = f"{self.name}\0{window.spans}\0{window.text}"
        return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()

    def _recall(self, keys: Sequence[str]) -> dict[str, Vectors]:
        wanted, found = list(dict.fromkeys(keys)), {}
        with self._open() as kept:
            for at in range(0, len(wanted), _ASKED_TOGETHER):
                some = wanted[at : at + _ASKED_TOGETHER]
                marks = ",".join("?" * len(some))
                for key, row in kept.execute(f"SELECT key, vectors FROM made WHERE key IN ({marks})", some):  # noqa: S608  (marks only)
                    found[key] = np.frombuffer(row, np.float32).reshape(-1, self.dimension)
        return found

    def _keep(self, made: dict[str, Vectors]) -> None:
        with self._open() as kept:
            rows = [(key, np.ascontiguousarray(v, np.float32).tobytes()) for key, v in made.items()]
            kept.executemany("INSERT OR REPLACE INTO made (key, vectors) VALUES (?, ?)", rows)
            kept.execute("DELETE FROM made WHERE rowid <= (SELECT max(rowid) FROM made) - ?", (self._most,))

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        """The file, in a transaction; one that is damaged is made again, for it is only a memory."""
        try:
            with closing(sqlite3.connect(self._path, timeout=15)) as kept, kept:
                kept.execute("CREATE TABLE IF NOT EXISTS made (key TEXT PRIMARY KEY, vectors BLOB NOT NULL)")
                yield kept
        except sqlite3.DatabaseError as error:
            self.forget()
            raise Unavailable(
                f"the remembered vectors cannot be used ({error}); they were forgotten, try again"
            ) from error
