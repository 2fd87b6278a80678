"""The running of the place: people, settings, back-ups, retention, and the record."""

from __future__ import annotations

from typing import Protocol


class Office(Protocol):
    """What is asked of the office. Every method raises the classes of `corpus.errors`, and only those."""
