"""The index: a cache of the library, brought up to date by comparing fingerprints."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

import numpy as np

from corpus.errors import Unavailable
from corpus.records import Document, Role
from retriever.delete import delete
from retriever.embed import Embedder, Vectors
from retriever.entry import entry
from retriever.lexical import LexicalIndex
from retriever.manifest import Indexed, Manifest, Space
from retriever.numbered import Numbered
from retriever.rows import Scored
from retriever.tokens import Tokens
from retriever.vectors import VectorIndex
from retriever.window import Windows

SCHEMA = 4
"""Raised whenever what is indexed of a passage changes, so that older indexes are rebuilt."""
_TOGETHER = 512
Progress = Callable[[int, int], None]
Turn = Callable[[], AbstractContextManager[None]]


class Shelf(Protocol):
    """The library as an index reads it."""

    def fingerprints(self, ids: Collection[str] | None = None) -> dict[str, str]: ...

    def document(self, key: str) -> Document | None: ...

    def several(self, ids: Collection[str]) -> list[Document]: ...

    def changes(self, place: int | None) -> tuple[int, list[str] | None]: ...


class Nearest(Protocol):
    """The vectors as searching reads them: see `retriever.vectors.VectorIndex`."""

    def nearest(self, query: Vectors, k: int, allowed: Collection[str] | None = None) -> Scored: ...

    def rows(self, ids: Sequence[str]) -> Vectors: ...

    def close(self) -> None: ...


@dataclass(frozen=True)
class SyncReport:
    """Documents added (or changed), removed and left as they were."""

    added: int
    removed: int
    unchanged: int


class Index:
    """Both stores in one folder, with a manifest of what they hold. One process opens it at a time."""

    vectors: Nearest

    def __init__(self, folder: Path, embedder: Embedder, tokens: Tokens | None) -> None:
        self._folder = folder
        self._manifest = folder / "manifest.json"
        self.embedder = embedder
        self.windows = Windows(tokens, embedder.limit)
        self._place: int | None = None
        self._space = space_of(embedder)
        try:
            self._open()
        except Unavailable:  # a store that a crash left unreadable: it is a cache, so make it again
            self._clear()
            self._open()

    def _open(self) -> None:
        self.vectors = self._own = VectorIndex(self._folder / "chroma")
        try:
            self.lexical = LexicalIndex(self._folder / "lexical")
        except Unavailable:
            self.vectors.close()
            raise
        self.manifest = Manifest.read(self._manifest)

    def ready(self) -> None:
        """Raises Unavailable when the index was built by another model, or never."""
        if self.manifest.space != self._space:
            raise Unavailable(
                "the index was not built by this embedding model; bring it up to date with: foi serve, or foi up"
            )

    def sync(
        self,
        shelf: Shelf,
        progress: Progress | None = None,
        only: Collection[str] | None = None,
        turn: Turn = nullcontext,
    ) -> SyncReport:
        """Make the index hold what the library holds, doing only what changed; a model's change rebuilds it all.

        What is about to be touched is written down first, so a crash costs at most the batch it interrupted. With
        `only`, no other documents are looked at. What is written while others may be reading is written in a `turn`.
        """
        with turn():
            self._mend()
        held = self.manifest.documents
        want, have = shelf.fingerprints(only), held if only is None else {id: held[id] for id in only if id in held}
        gone = [id for id in have if id not in want]
        new = [id for id in want if id not in have or have[id].fingerprint != want[id]]
        self._forsake(gone)
        with turn():
            self._drop([*gone, *(id for id in new if id in have)])
        done = 0
        for batch in _batches(shelf, new):
            ready = self._ahead(batch)
            with turn():
                self._add(ready, want)
            done += len(batch)
            if progress:
                progress(done, len(new))
        return SyncReport(len(new), len(gone), len(want) - len(new))

    def follow(
        self, shelf: Shelf, progress: Progress | None = None, turn: Turn = nullcontext
    ) -> Collection[str] | None:
        """Do what the library's log says has changed since this was last called, and return it; None for everything.

        Everything is compared the first time, and when ids have been erased: then no word of theirs stays on the disk.
        """
        place, changed = shelf.changes(self._place)
        if changed is None or changed:
            self.sync(shelf, progress, changed, turn)
        if changed is None and self._place is not None:
            with turn():
                self.tidy()
        self._place = place
        return changed

    def empty(self) -> None:
        """Hold nothing, down to the bytes: the next sync makes it all again."""
        self._shut()
        self._clear()
        self._open()
        self._record(Manifest(self._space))

    def tidy(self) -> None:
        """Write the words afresh, so that none of a removed passage are left on the disk."""
        self.lexical.tidy()

    def passage_ids(self, documents: Iterable[str] | None = None, roles: Collection[Role] = ()) -> set[str]:
        """The passages of these documents that have one of these roles; of all documents, any role, by default."""
        return self.manifest.passages(documents, roles)

    def role(self, passage: str) -> Role | None:
        """The role of a passage as it was indexed; None where it is not."""
        return self.manifest.role(passage)

    def places(self) -> Numbered:
        """Every passage, numbered."""
        return self._own.at_hand()

    def reach(self) -> None:
        """Raises Unavailable where something that searching needs cannot be reached."""

    @property
    def passages_count(self) -> int:
        return self.manifest.count

    def close(self) -> None:
        self.vectors.close()

    def _mend(self) -> None:
        """Put right what a crash interrupted; start afresh when another model built this, or a store lost something."""
        if self.manifest.space == self._space and self.manifest.unsure:
            self._remove(self.manifest.unsure)
            self._record(replace(self.manifest, unsure=()))
        if self.manifest.space != self._space or not self._whole():
            self.empty()

    def _whole(self) -> bool:
        """Whether the stores hold as much as they should."""
        return len(self._own) == len(self.lexical) == self.manifest.count

    def _ahead(self, documents: list[Document]) -> list[Document]:
        """What can be done before anybody has to wait; returns the documents to add."""
        return documents

    def _forsake(self, gone: Collection[str]) -> None:
        """What is to be done elsewhere before documents are dropped here."""

    def _shut(self) -> None:
        """Let go of what is in the folder."""
        self._own.close()

    def _drop(self, documents: list[str]) -> None:
        rest = {id: held for id, held in self.manifest.documents.items() if id not in set(documents)}
        passages = tuple(self.passage_ids(documents))
        if documents:
            self._record(Manifest(self._space, rest, passages))
            self._remove(passages)
            self._record(Manifest(self._space, rest))

    def _add(self, documents: list[Document], prints: dict[str, str]) -> None:
        read = [pair for d in documents for pair in self.windows.of(d)]
        ids = [id for together, _ in read for id in together]
        self._log({}, ids)
        if ids:
            self._own.add(ids, np.concatenate(self.embedder.windows([window for _, window in read])))
            self.lexical.write([entry(d, p) for d in documents for p in d.passages], [])
        self._log({d.id: Indexed.of(d, prints[d.id]) for d in documents})

    def _remove(self, passages: Collection[str]) -> None:
        self._own.remove(passages)
        self.lexical.write([], passages)

    def _record(self, manifest: Manifest) -> None:
        with _writing():
            self.manifest = manifest.write(self._manifest)

    def _log(self, added: Mapping[str, Indexed], unsure: Collection[str] = ()) -> None:
        with _writing():
            self.manifest = self.manifest.log(self._manifest, added, unsure)

    def _clear(self) -> None:
        """Delete the stores, and only them, the manifest first."""
        try:
            self._manifest.unlink(missing_ok=True)
            for store in ("chroma", "lexical"):
                if (self._folder / store).exists():
                    delete(self._folder / store)
        except OSError as error:
            raise Unavailable(f"the index cannot be made again: {error.strerror or error}") from error


def space_of(embedder: Embedder) -> Space:
    """What vectors must have in common to be compared."""
    return {"model": embedder.name, "dimension": embedder.dimension, "schema": SCHEMA}


@contextmanager
def _writing() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise Unavailable(f"the index cannot be written: {error.strerror or error}") from error


def _batches(shelf: Shelf, ids: list[str]) -> Iterator[list[Document]]:
    """The documents in runs of about as many passages as are embedded together; one gone meanwhile is left out."""
    batch: list[Document] = []
    for id in ids:
        document = shelf.document(id)
        if document is None:
            continue
        batch.append(document)
        if sum(len(d.passages) for d in batch) >= _TOGETHER:
            yield batch
            batch = []
    if batch:
        yield batch
