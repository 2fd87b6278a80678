"""How much of one file is read before it is refused."""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    """Limits on one file; passing any of them raises TooLarge.

    `max_ratio` is expanded over packed size and counts from the first expanded megabyte; `max_depth` is how many
    elements or mail parts may lie inside one another; `seconds` and `max_memory` bind PDF and Word files.
    """

    max_bytes: int = 25 * MEGABYTE
    max_expanded: int = 100 * MEGABYTE
    max_ratio: int = 150
    max_members: int = 2_000
    max_depth: int = 200
    max_pages: int = 2_000
    max_characters: int = 5_000_000
    max_memory: int = 1_536 * MEGABYTE
    seconds: float = 180.0
