"""The dense index: passages as vectors in Chroma, nearest by cosine."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Lock

import chromadb
import numpy as np
from chromadb.api import ClientAPI
from chromadb.api.shared_system_client import SharedSystemClient
from chromadb.config import Settings
from chromadb.errors import ChromaError

from corpus.errors import Unavailable
from retriever.embed import Vectors
from retriever.rows import Rows, Scored

_BATCH = 2_000
GRAPH = {"space": "cosine", "max_neighbors": 32, "ef_construction": 200, "ef_search": 200}


class VectorIndex:
    """Passage ids with unit vectors. Scores are cosines in [-1, 1], best first, ties by id.

    Chroma keeps the vectors; they are compared in memory (1.5 KB each), in less time than its graph takes. Exact answers
    do not depend on the order in which passages came, nor on what was removed before, nor on a filter; a graph's do
    (chroma-core issues 4275 and 7758).
    """

    def __init__(self, folder: Path) -> None:
        self._held: Rows | None = None
        self._loading = Lock()
        with _faults("opened"):
            folder.mkdir(parents=True, exist_ok=True)
            self._client = _client(str(folder))
            self._passages = self._client.get_or_create_collection(
                "passages", configuration={"hnsw": GRAPH}, embedding_function=None
            )

    def __len__(self) -> int:
        with _faults("read"):
            return int(self._passages.count())

    def add(self, ids: Sequence[str], rows: Vectors) -> None:
        """Add or replace passages. Raises Unavailable when they cannot be written."""
        with _faults("written"):
            for some in _runs(len(ids)):
                self._passages.upsert(ids=list(ids[some]), embeddings=rows[some])
        if self._held is not None and len(ids):
            self._held = self._held.replaced(ids, rows)

    def remove(self, ids: Iterable[str]) -> None:
        """Remove passages; ids that are not there are no fault. Raises Unavailable when they cannot be."""
        gone = sorted(set(ids))
        with _faults("written"):
            for some in _runs(len(gone)):
                self._passages.delete(ids=gone[some])
        if self._held is not None and gone:
            self._held = self._held.without(gone)

    def nearest(self, query: Vectors, k: int, allowed: Collection[str] | None = None) -> Scored:
        """The `k` nearest passages, or as many as there are; only those in `allowed`, when it is given."""
        return self.at_hand().nearest(query, k, allowed) if k > 0 else []

    def rows(self, ids: Sequence[str]) -> Vectors:
        """The vectors of passages, one row each in the order given. Raises Unavailable for one that is not there."""
        try:
            return self.at_hand().of(ids)
        except KeyError as error:
            raise Unavailable(
                f"the index has lost passage {error}; it is made again when foi is next started"
            ) from error

    def at_hand(self) -> Rows:
        """All of them, in memory."""
        with self._loading:
            if self._held is None:
                self._held = self._read(self._all_ids())
            return self._held

    def close(self) -> None:
        """Let go of the folder."""
        self._held = None
        self._client.close()

    def _all_ids(self) -> list[str]:
        with _faults("read"):
            return list(self._passages.get(include=[])["ids"])

    def _read(self, ids: Sequence[str]) -> Rows:
        """The vectors of those of these ids that are there."""
        found: list[str] = []
        rows: list[Vectors] = [np.zeros((0, 1), np.float32)]
        with _faults("read"):
            for some in _runs(len(ids)):
                held = self._passages.get(ids=list(ids[some]), include=["embeddings"])
                if held["ids"]:
                    found += held["ids"]
                    rows.append(np.asarray(held["embeddings"], np.float32))
        return Rows(found, np.concatenate(rows[1:] or rows))


def _client(folder: str) -> ClientAPI:
    try:
        return chromadb.PersistentClient(folder, settings=Settings(anonymized_telemetry=False))
    except ChromaError:
        # Chroma 1.5 keeps a client that failed to start, and would hand it out again for the same folder
        SharedSystemClient._identifier_to_system.pop(folder, None)
        raise


def _runs(count: int) -> Iterator[slice]:
    return (slice(start, start + _BATCH) for start in range(0, count, _BATCH))


@contextmanager
def _faults(what: str) -> Iterator[None]:
    """Chroma's own faults, and those of the disk beneath it, in one line."""
    try:
        yield
    except (ChromaError, OSError) as error:
        raise Unavailable(
            f"the vectors of the index cannot be {what} ({type(error).__name__}): is the disk full? "
            "The index may be deleted: it is made again from the library"
        ) from error
