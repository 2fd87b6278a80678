"""The dense index: passages as vectors in Chroma, nearest by cosine."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path

import chromadb
import numpy as np
from chromadb.config import Settings

from retriever.embed import Vectors

Scored = list[tuple[str, float]]
_EXACT = 2_000
"""Up to this many allowed passages are compared one by one: Chroma filters metadata slower than numpy multiplies."""
_BATCH = 2_000


class VectorIndex:
    """Passage ids with unit vectors. Scores are cosines in [-1, 1], best first, ties by id."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._client = chromadb.PersistentClient(str(folder), settings=Settings(anonymized_telemetry=False))
        self._passages = self._client.get_or_create_collection(
            "passages", configuration={"hnsw": {"space": "cosine"}}, embedding_function=None
        )

    def __len__(self) -> int:
        return int(self._passages.count())

    def add(self, ids: list[str], rows: Vectors) -> None:
        """Add or replace passages."""
        for start in range(0, len(ids), _BATCH):
            self._passages.upsert(ids=ids[start : start + _BATCH], embeddings=rows[start : start + _BATCH])

    def remove(self, ids: Iterable[str]) -> None:
        """Remove passages; ids that are not there are no fault."""
        gone = list(ids)
        for start in range(0, len(gone), _BATCH):
            self._passages.delete(ids=gone[start : start + _BATCH])

    def nearest(self, query: Vectors, k: int, allowed: Collection[str] | None = None) -> Scored:
        """The `k` nearest passages, or as many as there are; only those in `allowed`, when it is given."""
        if allowed is not None and len(allowed) <= _EXACT:
            return self._among(query, k, allowed)
        count = len(self)
        wanted = k if allowed is None else min(count, k * 4)
        while True:
            found = self._query(query, min(wanted, count))
            kept = [(id, score) for id, score in found if allowed is None or id in allowed]
            if len(kept) >= k or wanted >= count:
                return kept[:k]
            wanted *= 4

    def _among(self, query: Vectors, k: int, allowed: Collection[str]) -> Scored:
        if not allowed:
            return []
        held = self._passages.get(ids=sorted(allowed), include=["embeddings"])
        if not held["ids"]:
            return []
        scores = np.asarray(held["embeddings"], np.float32) @ query
        return _ordered(zip(held["ids"], scores, strict=True))[:k]

    def _query(self, query: Vectors, k: int) -> Scored:
        if k < 1:
            return []
        found = self._passages.query(query_embeddings=[query], n_results=k, include=["distances"])
        return _ordered(
            (id, 1.0 - distance) for id, distance in zip(found["ids"][0], found["distances"][0], strict=True)
        )

    def close(self) -> None:
        """Let go of the folder."""
        self._client.close()


def _ordered(scored: Iterable[tuple[str, float]]) -> Scored:
    return sorted(((id, float(score)) for id, score in scored), key=lambda pair: (-pair[1], pair[0]))
