"""Keys kept in a library that several machines share."""

from __future__ import annotations

from corpus.kept import Kept
from corpus.store import Store
from retriever.keys import Key, Keys


class LibraryKeys(Keys):
    """`Keys` in the library: one made on one machine opens the service on all."""

    def __init__(self, store: Store) -> None:
        self._kept = Kept(store, "key", Key)

    def all(self) -> list[Key]:
        return sorted(self._kept.all(), key=lambda key: (key.made, key.name))

    def _write(self, keys: list[Key]) -> None:
        held, wanted = {key.name: key for key in self.all()}, {key.name: key for key in keys}
        for name in held.keys() - wanted.keys():
            self._kept.drop(name)
        for name, key in wanted.items():
            if held.get(name) != key:
                self._kept.keep(name, key)
