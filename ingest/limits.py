"""How much of a file is read before it is refused: every reader keeps to one set of limits."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """Bytes, characters, pages and seconds; a file over any of them is refused, with what to do."""

    max_bytes: int = 25_000_000
    max_expanded: int = 150_000_000
    max_ratio: int = 200
    max_members: int = 2_000
    max_pages: int = 2_000
    max_characters: int = 5_000_000
    max_seconds: int = 60
    max_memory: int = 2_000_000_000
