"""Whether responses are complete, lawful in form and consistent with one another."""

from __future__ import annotations

from typing import Protocol


class Quality(Protocol):
    """What is asked of the quality desk. Every method raises the classes of `corpus.errors`, and only those."""
