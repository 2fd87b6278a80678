"""What comparing decisions needs: the decisions themselves, what happened to them, and what their items mean."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

import numpy as np
import numpy.typing as npt

from corpus.records import Document, Later
from corpus.results import Filters

Rows = npt.NDArray[np.float32]


class Decisions(Protocol):
    """A library as comparing reads it."""

    def decisions(self, filters: Filters) -> Iterable[Document]:
        """Every decision that passes, in order of id."""

    def followed(self) -> Mapping[str, list[Later]]:
        """What happened later, to each decision that something happened to."""

    def meanings(self, requests: Sequence[tuple[str, ...]]) -> list[Rows]:
        """For each request, given as its items, one row of length 1 an item; near in direction means near in meaning."""
