"""What an index holds: by which model, and for each document its fingerprint and its passages with their roles."""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from corpus.records import Document, Role

Space = dict[str, Any]


@dataclass(frozen=True)
class Indexed:
    """One document as it was indexed."""

    fingerprint: str
    passages: Mapping[str, Role]

    @classmethod
    def of(cls, document: Document, fingerprint: str) -> Indexed:
        return cls(fingerprint, {p.id: p.role for p in document.passages})


@dataclass(frozen=True)
class Manifest:
    """`unsure` are passages that a write was about to touch: a crash may have left them in either store, or in none."""

    space: Space = field(default_factory=dict)
    documents: Mapping[str, Indexed] = field(default_factory=dict)
    unsure: tuple[str, ...] = ()

    @classmethod
    def read(cls, path: Path) -> Manifest:
        """The manifest at `path`; an empty one when there is none or it cannot be read: all is indexed again."""
        try:
            held = json.loads(path.read_text("utf-8"))
            documents = {id: Indexed(d["print"], d["passages"]) for id, d in held["documents"].items()}
            return cls(dict(held["space"]), documents, tuple(held["unsure"]))
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return cls()

    def write(self, path: Path) -> None:
        """Put this manifest at `path` in one step, on the disk before it takes the old one's place."""
        documents = {id: {"print": d.fingerprint, "passages": d.passages} for id, d in self.documents.items()}
        new = path.with_suffix(".new")
        with new.open("w", encoding="utf-8") as file:
            json.dump({"space": self.space, "documents": documents, "unsure": self.unsure}, file)
            file.flush()
            os.fsync(file.fileno())
        new.replace(path)

    @property
    def count(self) -> int:
        """How many passages both stores should hold."""
        return sum(len(d.passages) for d in self.documents.values())

    def role(self, passage: str) -> Role | None:
        """The role of a passage as it was indexed; None where it is not."""
        held = self.documents.get(passage.rpartition(":")[0])
        return held.passages.get(passage) if held else None

    def passages(self, documents: Iterable[str] | None = None, roles: Collection[Role] = ()) -> set[str]:
        """The passages of these documents (of all, by default) that have one of these roles (any, by default)."""
        chosen = (
            self.documents.values() if documents is None else [d for id in documents if (d := self.documents.get(id))]
        )
        return {id for d in chosen for id, role in d.passages.items() if not roles or role in roles}
