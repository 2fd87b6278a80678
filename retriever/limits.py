"""How much one call to the service may bring, and how many are answered at once."""

from __future__ import annotations

from dataclasses import dataclass

_MB = 1024 * 1024
MOST_RESULTS, LONGEST_TEXT = 100, 100_000
MOST_PLACES, LONGEST_PATH = 1_000, 4_096


@dataclass(frozen=True)
class Limits:
    """Sizes in bytes. A call is read up to its limit and refused there, whatever length it claims.

    `body_bytes` allows 100,000 characters written as JSON escapes (up to 12 bytes each), with room to spare. Of the
    `at_once` calls answered together, `long_at_once` may be long ones: drafts, checks, uploads.
    """

    body_bytes: int = 2 * _MB
    file_bytes: int = 25 * _MB
    files: int = 20
    upload_bytes: int = 100 * _MB
    at_once: int = 64
    long_at_once: int = 8
