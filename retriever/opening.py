"""A desk that may still be loading: the service answers at once, and says so until questions can be."""

from __future__ import annotations

import threading
from collections.abc import Callable

from corpus.errors import FoiError, Unavailable
from retriever.desk import Desk
from retriever.faults import place


class Opening:
    """Opens a desk once, in a thread of its own; `failed` is told the reason when that does not work."""

    def __init__(self, open_desk: Callable[[], Desk], failed: Callable[[FoiError], None] | None = None) -> None:
        self._open_desk = open_desk
        self._failed = failed
        self._desk: Desk | None = None
        self._error: FoiError | None = None
        self._thread: threading.Thread | None = None

    @classmethod
    def done(cls, desk: Desk) -> Opening:
        """One whose desk is open already."""
        opening = cls(lambda: desk)
        opening._desk = desk
        return opening

    def begin(self) -> None:
        """Start loading, unless that has been done."""
        if self._desk is None and self._thread is None:
            self._thread = threading.Thread(target=self._load, name="foi-loading", daemon=True)
            self._thread.start()

    def settled(self, seconds: float) -> bool:
        """True when nothing is loading any more; waits up to `seconds` for that."""
        if self._thread is not None:
            self._thread.join(seconds)
        return self._thread is None or not self._thread.is_alive()

    def desk(self) -> Desk:
        """The desk. Raises Unavailable while it loads, and the reason when it could not be opened."""
        if self._desk is not None:
            return self._desk
        if self._error is not None:
            raise Unavailable(str(self._error))
        raise Unavailable("The library is still loading; try again in a few seconds.")

    def _load(self) -> None:
        try:
            self._desk = self._open_desk()
        except FoiError as error:
            self._fail(error)
        except Exception as error:  # noqa: BLE001  (a thread's last boundary: else it would seem to load for ever)
            self._fail(Unavailable(f"The library cannot be loaded: a fault in this program, {place(error)}."))

    def _fail(self, error: FoiError) -> None:
        self._error = error
        if self._failed is not None:
            self._failed(error)
