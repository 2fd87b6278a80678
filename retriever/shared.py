"""The index of one of several processes that share a Chroma server: the words are its own, the vectors everybody's."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import numpy as np

from corpus.holding import fingerprint
from corpus.records import Document
from retriever.embed import Embedder
from retriever.entry import entry
from retriever.index import Index, Shelf, space_of
from retriever.lexical import LexicalIndex
from retriever.manifest import Indexed, Manifest
from retriever.numbered import Numbered, Splice
from retriever.served import ServedVectors
from retriever.tokens import Tokens

Alone = Callable[[], AbstractContextManager[None]]
Served = Callable[[Mapping[str, Any]], ServedVectors]


class SharedIndex(Index):
    """Whoever first meets a change embeds it; the others find its vectors there, by the document's fingerprint.

    Vectors are only written by whoever is `alone` at it, from what the library holds at that moment, so that no slow
    process undoes what a quick one did. The folder holds nothing that is not made again when it is lost.
    """

    def __init__(
        self, folder: Path, embedder: Embedder, tokens: Tokens | None, served: Served, library: Shelf, alone: Alone
    ) -> None:
        self._shared = served(space_of(embedder))
        self._library = library
        self._alone = alone
        self._numbered: tuple[Manifest, Numbered] | None = None
        super().__init__(folder, embedder, tokens)

    def places(self) -> Numbered:
        """Every passage, numbered. Its vector may be held by the server alone."""
        manifest = self.manifest
        if self._numbered is None:
            self._numbered = manifest, Numbered(manifest.passages())
        elif self._numbered[0] is not manifest:
            before, numbered = self._numbered
            gone, new = manifest.since(before)
            self._numbered = manifest, numbered.spliced(Splice(numbered.ids, gone, new))
        return self._numbered[1]

    def reach(self) -> None:
        self._shared.reach()

    def _open(self) -> None:
        self.lexical = LexicalIndex(self._folder / "lexical")
        self.manifest = Manifest.read(self._manifest)
        self.vectors = self._shared

    def _shut(self) -> None:
        """The words need no closing."""

    def _whole(self) -> bool:
        return len(self.lexical) == self.manifest.count

    def _ahead(self, documents: list[Document]) -> list[Document]:
        """See that the server has the vectors of these documents as the library has them now, and no others."""
        with self._alone():
            now = self._library.several([document.id for document in documents])
            prints = {document.id: fingerprint(document) for document in now}
            held = self._shared.of(prints)
            wanted = {p.id: prints[d.id] for d in now for p in d.passages}
            new = [d for d in now if any(held.get(p.id) != prints[d.id] for p in d.passages)]
            read = [pair for d in new for pair in self.windows.of(d)]
            ids = [id for together, _ in read for id in together]
            if ids:
                rows = np.concatenate(self.embedder.windows([window for _, window in read]))
                self._shared.add(ids, rows, [wanted[id] for id in ids])
            self._shared.remove(held.keys() - wanted.keys())
        return now

    def _forsake(self, gone: Collection[str]) -> None:
        """Have the server forget documents, but for those that have come back meanwhile."""
        if not gone:
            return
        with self._alone():
            back = {document.id for document in self._library.several(gone)}
            self._shared.remove(self._shared.of(set(gone) - back))

    def _add(self, documents: list[Document], prints: dict[str, str]) -> None:
        self._log({}, [p.id for d in documents for p in d.passages])
        self.lexical.write([entry(d, p) for d in documents for p in d.passages], [])
        self._log({d.id: Indexed.of(d, fingerprint(d)) for d in documents})

    def _remove(self, passages: Collection[str]) -> None:
        self.lexical.write([], passages)
