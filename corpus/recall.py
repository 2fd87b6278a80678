"""What was worked out before, kept until what it was worked out from changes."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import TypeVar, cast

_T = TypeVar("_T")


class Recall:
    """The last results asked for, by a key that says all they follow from but for one thing: what `since` gives.

    Where `since` gives another object than before, nothing kept still holds. Any number of threads may ask at once.
    """

    def __init__(self, since: Callable[[], object], most: int) -> None:
        self._since = since
        self._most = most
        self._state: object = None
        self._held: OrderedDict[tuple[str, str], object] = OrderedDict()
        self._lock = Lock()

    def of(self, what: str, said: str, make: Callable[[], _T]) -> _T:
        """What `make` gave when the same was `said` before, or gives now; `what` names the kind of result."""
        state, key = self._since(), (what, hashlib.sha256(said.encode()).hexdigest())
        with self._lock:
            if state is not self._state:
                self._held.clear()
                self._state = state
            if key in self._held:
                self._held.move_to_end(key)
                return cast("_T", self._held[key])
        made = make()
        with self._lock:
            if state is self._state:
                self._held[key] = made
                if len(self._held) > self._most:
                    self._held.popitem(last=False)
        return made
