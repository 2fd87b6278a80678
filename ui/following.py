"""Following a library that other processes change too: about once a second, in a thread of its own."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

from corpus.errors import FoiError
from retriever.faults import place

LOG = logging.getLogger("foi.service")
_EVERY = 1.0


class Follower:
    """Calls `follow` until it is stopped. A fault is logged when it begins and when it is over, and ends nothing."""

    def __init__(self, follow: Callable[[], None], every: float = _EVERY) -> None:
        self._follow = follow
        self._every = every
        self._stopping = threading.Event()
        self._thread: threading.Thread | None = None
        self._fault = ""

    def start(self) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="foi-following", daemon=True)
            self._thread.start()

    def stop(self) -> None:
        self._stopping.set()
        if self._thread is not None:
            self._thread.join(self._every)

    def _run(self) -> None:
        while not self._stopping.wait(self._every):
            try:
                self._follow()
                fault = ""
            except FoiError as error:
                fault = str(error)
            except Exception as error:  # noqa: BLE001  (a thread's last boundary: the library would be followed no more)
                fault = f"a fault in this program, {place(error)}"
            if fault != self._fault and not self._stopping.is_set():
                LOG.error("following the library: %s", fault or "in order again")
            self._fault = fault
