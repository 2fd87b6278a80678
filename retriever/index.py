"""The index: a cache of the library, brought up to date by comparing fingerprints."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from corpus.errors import Unavailable
from corpus.provision import Provision
from corpus.records import Card, Document, Passage
from retriever.embed import Embedder
from retriever.lexical import Entry, LexicalIndex
from retriever.tokens import SPECIAL, Tokens
from retriever.vectors import VectorIndex

SCHEMA = 1
"""Raised whenever what is indexed of a passage changes, so that older indexes are rebuilt."""
_TOGETHER, _CONTEXT_TOKENS = 256, 60
Progress = Callable[[int, int], None]


class Shelf(Protocol):
    """The library as an index reads it."""

    def fingerprints(self) -> dict[str, str]: ...

    def document(self, key: str) -> Document | None: ...

    def cards(self) -> list[Card]: ...


@dataclass(frozen=True)
class SyncReport:
    """Documents added (or changed), removed and left as they were."""

    added: int
    removed: int
    unchanged: int


class Index:
    """Both stores in one folder, with a manifest of what they hold. One process opens it at a time."""

    def __init__(self, folder: Path, embedder: Embedder, tokens: Tokens | None) -> None:
        self._folder = folder
        self.embedder = embedder
        self._tokens = tokens
        self._open()

    def _open(self) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        self.vectors = VectorIndex(self._folder / "chroma")
        self.lexical = LexicalIndex(self._folder / "lexical")
        self.manifest = _read(self._folder / "manifest.json")

    def ready(self) -> None:
        """Raises Unavailable when the index was built by another model, or never."""
        if self.manifest.get("space") != self._space():
            raise Unavailable(
                "the index was not built by this embedding model; bring it up to date with: foi serve, or foi up"
            )

    def sync(self, shelf: Shelf, progress: Progress | None = None) -> SyncReport:
        """Make the index hold what the library holds, doing only what changed; a model's change rebuilds it all.

        The manifest is written after each batch, so a crash costs at most the batch it interrupted.
        """
        if self.manifest.get("space") != self._space() or not self._whole():
            self._empty()
        have: dict[str, Any] = self.manifest.get("documents", {})
        want = shelf.fingerprints()
        gone = [id for id in have if id not in want]
        new = [id for id, print_ in want.items() if have.get(id, {}).get("print") != print_]
        documents = dict(have)
        self._remove([p for id in [*gone, *new] if id in have for p in have[id]["passages"]])
        for id in [*gone, *new]:
            documents.pop(id, None)
        self._write(documents)
        for done, batch in _batches(new):
            held = [document for id in batch if (document := shelf.document(id))]
            self._add(held)
            documents |= {d.id: {"print": want[d.id], "passages": [p.id for p in d.passages]} for d in held}
            self._write(documents)
            if progress:
                progress(done, len(new))
        return SyncReport(len(new), len(gone), len(want) - len(new))

    def passage_ids(self, documents: Iterable[str]) -> set[str]:
        """The passages of these documents."""
        held = self.manifest.get("documents", {})
        return {p for id in documents if id in held for p in held[id]["passages"]}

    @property
    def passages_count(self) -> int:
        return sum(len(d["passages"]) for d in self.manifest.get("documents", {}).values())

    def close(self) -> None:
        self.vectors.close()

    def _add(self, documents: list[Document]) -> None:
        pairs = [(d, p) for d in documents for p in d.passages]
        if pairs:
            self.vectors.add([p.id for _, p in pairs], self.embedder.passages([self.embedded(d, p) for d, p in pairs]))
            self.lexical.write([_entry(d, p) for d, p in pairs], [])

    def _remove(self, passages: list[str]) -> None:
        if passages:
            self.vectors.remove(passages)
            self.lexical.write([], passages)

    def embedded(self, document: Document, passage: Passage) -> str:
        """What is embedded: a line of context, then the passage's own words, never cut.

        The context is shortened to what the model can still read. Raises ValueError for a passage that
        alone is longer than that.
        """
        words = document.quote(passage.start, passage.end)
        if self._tokens is None:
            return f"{_context(document, passage)}\n{words}"
        room = self.embedder.limit - SPECIAL - self._tokens.count(words)
        if room < 0:
            raise ValueError(f"passage {passage.id} is {-room} word-pieces longer than the model reads")
        context = self._tokens.shorten(_context(document, passage), min(room, _CONTEXT_TOKENS))
        return f"{words}\n{context}" if passage.role == "request" else f"{context}\n{words}"

    def _whole(self) -> bool:
        """False when a crash left passages in a store that the manifest does not know, or lost some it does."""
        return len(self.vectors) == len(self.lexical) == self.passages_count

    def _space(self) -> dict[str, Any]:
        return {"model": self.embedder.name, "dimension": self.embedder.dimension, "schema": SCHEMA}

    def _write(self, documents: dict[str, Any]) -> None:
        """Replace the manifest in one step; it is the last thing a sync writes."""
        self.manifest = {"space": self._space(), "documents": documents}
        written = self._folder / "manifest.json.new"
        written.write_text(json.dumps(self.manifest), "utf-8")
        os.replace(written, self._folder / "manifest.json")

    def _empty(self) -> None:
        self.vectors.close()
        shutil.rmtree(self._folder, ignore_errors=True)
        self._open()


def _context(document: Document, passage: Passage) -> str:
    """What a passage is read with: a request item with the rest of its request, others with who and what about."""
    if passage.role == "request":
        rest = (document.quote(p.start, p.end) for p in document.passages if p.role == "request" and p.id != passage.id)
        return " ".join(rest)
    return ". ".join(filter(None, [document.authority, passage.heading]))


def _entry(document: Document, passage: Passage) -> Entry:
    refs: dict[str, None] = {}
    for relied in document.exemptions:
        if any(passage.start <= a < passage.end for a, _ in relied.spans):
            refs |= dict.fromkeys(_with_parents(Provision.parse(relied.ref)))
    if document.kind == "legislation" and document.id.startswith(("foia-", "eir-")):
        act, number, *parts = document.id.split("-")
        refs |= dict.fromkeys(_with_parents(Provision(act.upper(), (number.upper(), *parts))))
    return Entry(
        id=passage.id,
        text=document.quote(passage.start, passage.end),
        heading=passage.heading or "",
        title=document.title,
        refs=tuple(refs),
        names=(document.reference,) if document.reference else (),
    )


def _with_parents(ref: Provision | None) -> Iterator[str]:
    while ref:
        yield str(ref)
        ref = ref.parent


def _batches(ids: list[str], passages: int = _TOGETHER) -> Iterator[tuple[int, list[str]]]:
    size = max(1, passages // 8)
    for start in range(0, len(ids), size):
        batch = ids[start : start + size]
        yield start + len(batch), batch


def _read(path: Path) -> dict[str, Any]:
    """The manifest; empty when there is none or a crash left it unreadable, so that everything is indexed again."""
    try:
        held = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return held if isinstance(held, dict) else {}
