"""How many calls are answered at once: those beyond are refused at once with when to try again, not queued for ever."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from corpus.errors import Busy
from retriever.limits import Limits

RETRY_AFTER = 2
"""Seconds after which a refused call may be tried again."""
_LONG = ("/v1/drafts", "/v1/checks", "/v1/documents", "/v1/consistency", "/v1/samples")


class Crowd:
    """Counts calls in progress, on the service's one loop. Long ones have a share of their own, so that they cannot
    keep short ones out.
    """

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._inside = 0
        self._long = 0

    @contextmanager
    def joined(self, method: str, path: str) -> Iterator[None]:
        """Within, the call is counted. Raises Busy where there is no room for it; looking whether all is well always has."""
        if not path.startswith("/v1/"):
            yield
            return
        long = method == "POST" and path.startswith(_LONG)
        if self._inside >= self._limits.at_once or (long and self._long >= self._limits.long_at_once):
            raise Busy(f"As many calls as can be answered are being answered; try again in {RETRY_AFTER} seconds.")
        self._inside += 1
        self._long += long
        try:
            yield
        finally:
            self._inside -= 1
            self._long -= long
