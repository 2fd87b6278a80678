"""Exercises from real decisions, what was made of them, and how that is coming on."""

from __future__ import annotations

from typing import Protocol


class Lessons(Protocol):
    """What is asked of the trainee's desk. Every method raises the classes of `corpus.errors`, and only those."""
