"""What a command left behind, and how a test runs one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class Ran:
    """Its exit code and what it wrote."""

    code: int
    out: str
    err: str


class Foi(Protocol):
    """`foi` with the arguments given."""

    def __call__(self, *arguments: str, stdin: bytes = b"") -> Ran: ...
