"""Vectors of short texts at hand, so that a sentence met again need not be embedded again."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from functools import cached_property
from threading import Lock

import numpy as np

from retriever.embed import Embedder, Vectors

_MOST = 8_000
"""Twelve megabytes of them, with the default model."""


class Recent:
    """The vectors of an embedder's passages; the last ones asked for are kept. Any number of threads may ask at once.

    The embedder is opened when it is first needed.
    """

    def __init__(self, opens: Callable[[], Embedder], most: int = _MOST) -> None:
        self._opens = opens
        self._most = most
        self._held: OrderedDict[str, Vectors] = OrderedDict()
        self._lock = Lock()

    @cached_property
    def _embedder(self) -> Embedder:
        return self._opens()

    def passages(self, texts: Sequence[str]) -> Vectors:
        """A row for each text, as the embedder gives them."""
        with self._lock:
            rows = {text: self._held[text] for text in texts if text in self._held}
        new = [text for text in dict.fromkeys(texts) if text not in rows]
        if new:
            rows |= zip(new, self._embedder.passages(new), strict=True)
        with self._lock:
            for text in dict.fromkeys(texts):
                self._held[text] = rows[text]
                self._held.move_to_end(text)
            while len(self._held) > self._most:
                self._held.popitem(last=False)
        return np.stack([rows[text] for text in texts]) if texts else self._embedder.passages([])
