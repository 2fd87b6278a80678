"""Many passages at once: by whichever way of running the model is quickest here, found out by trying both."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

import numpy as np

from retriever.embed import Embedder, Vectors, Window

_MANY, _TRIED = 2_000, 32
"""Windows after which another way is worth loading, and those on which it is tried."""
_QUICKER, _ALIKE = 1.2, 0.995
"""How much quicker it must be, and the least cosine between its vectors and ours."""


class BulkEmbedder:
    """An embedder that, once it has embedded many windows, tries another for the next, and keeps to the quicker.

    Queries and single passages stay with the first: it is ready at once. The other must give the same vectors, as near
    as half precision can.
    """

    def __init__(self, first: Embedder, other: Callable[[], Embedder]) -> None:
        self.name, self.dimension, self.limit = first.name, first.dimension, first.limit
        self.query, self.passages = first.query, first.passages
        self._chosen = self._first = first
        self._other: Callable[[], Embedder] | None = other
        self._count = 0

    def windows(self, windows: Sequence[Window]) -> list[Vectors]:
        """For each window, one row a span of it, in the order given."""
        self._count += len(windows)
        if self._other and self._count > _MANY and len(windows) >= _TRIED:
            self._chosen, self._other = self._quicker(self._other(), windows[:_TRIED]), None
        return self._chosen.windows(windows)

    def _quicker(self, other: Embedder, windows: Sequence[Window]) -> Embedder:
        other.windows(windows[:2])  # the first call of a model is slower than the rest
        (ours, slow), (theirs, quick) = _timed(self._first, windows), _timed(other, windows)
        alike = float((np.concatenate(ours) * np.concatenate(theirs)).sum(axis=1).min())
        return other if slow >= _QUICKER * quick and alike >= _ALIKE else self._first


def _timed(embedder: Embedder, windows: Sequence[Window]) -> tuple[list[Vectors], float]:
    began = time.perf_counter()
    made = embedder.windows(windows)
    return made, time.perf_counter() - began
