"""How much one call to the service may bring."""

from __future__ import annotations

from dataclasses import dataclass

_MB = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    """Sizes in bytes. A call is read up to its limit and refused there, whatever length it claims.

    `body_bytes` allows 100,000 characters written as JSON escapes (up to 12 bytes each), with room to spare.
    """

    body_bytes: int = 2 * _MB
    file_bytes: int = 25 * _MB
    files: int = 20
    upload_bytes: int = 100 * _MB
