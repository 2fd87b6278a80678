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
from retriever.rows import Rows, Scored, ordered

AT_HAND = 50_000
"""Up to this many passages are held in memory (77 MB) and compared exactly, in less time than Chroma's graph takes.

Exact answers do not depend on the order in which passages came, nor on what was removed before; a graph's
do (chroma-core issues 4275 and 7758). Beyond it the graph answers, and filtered queries are compared exactly.
"""
_FEW = 2_000
"""Allowed passages compared one by one: Chroma filters metadata slower than numpy multiplies."""
_WIDEST = 5_000
_BATCH = 2_000
_GRAPH = {"space": "cosine", "max_neighbors": 32, "ef_construction": 200, "ef_search": 200}


class VectorIndex:
    """Passage ids with unit vectors. Scores are cosines in [-1, 1], best first, ties by id."""

    def __init__(self, folder: Path, at_hand: int = AT_HAND) -> None:
        self._at_hand = at_hand
        self._held: Rows | None = None
        self._loading = Lock()
        with _faults("opened"):
            folder.mkdir(parents=True, exist_ok=True)
            self._client = _client(str(folder))
            self._passages = self._client.get_or_create_collection(
                "passages", configuration={"hnsw": _GRAPH}, embedding_function=None
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
        count = len(self)
        if k < 1 or not count:
            return []
        if count <= self._at_hand:
            return self._rows().nearest(query, k, allowed)
        if allowed is not None and len(allowed) <= _FEW:  # none allowed gives none
            return self._among(query, k, allowed)
        return self._by_graph(query, k, allowed, count)

    def rows(self, ids: Sequence[str]) -> Vectors:
        """The vectors of passages that are there, one row each in the order given. Raises Unavailable for one that is not."""
        held = self._rows() if len(self) <= self._at_hand else self._read(ids)
        return held.of(ids)

    def close(self) -> None:
        """Let go of the folder."""
        self._held = None
        self._client.close()

    def _rows(self) -> Rows:
        with self._loading:
            if self._held is None:
                self._held = self._read(self._all_ids())
            return self._held

    def _all_ids(self) -> list[str]:
        with _faults("read"):
            return list(self._passages.get(include=[])["ids"])

    def _by_graph(self, query: Vectors, k: int, allowed: Collection[str] | None, count: int) -> Scored:
        """Ask the graph for so many that `k` allowed ones should be among them; if not, compare all that are allowed."""
        share = 1.0 if allowed is None else len(allowed) / count
        wanted = min(count, int(2 * k / share) + k)
        if wanted <= _WIDEST:
            with _faults("read"):
                found = self._passages.query(query_embeddings=[query], n_results=wanted, include=["distances"])
            near = zip(found["ids"][0], found["distances"][0], strict=True)
            kept = ordered((id, 1.0 - distance) for id, distance in near if allowed is None or id in allowed)
            if len(kept) >= k:
                return kept[:k]
        return self._among(query, k, self._all_ids() if allowed is None else allowed)

    def _among(self, query: Vectors, k: int, allowed: Collection[str]) -> Scored:
        names, best = sorted(allowed), Scored()
        for some in _runs(len(names)):
            best = ordered([*best, *self._read(names[some]).nearest(query, k)])[:k]
        return best

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
