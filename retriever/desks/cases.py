"""An officer's cases: requests in hand, from what was asked to the letter issued."""

from __future__ import annotations

from typing import Protocol


class Cases(Protocol):
    """What is asked of the officer's cases. Every method raises the classes of `corpus.errors`, and only those."""
