"""What an index holds: by which model, and for each document its fingerprint and its passages with their roles."""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from uuid import uuid4

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
    """`unsure` are passages that a write was about to touch: a crash may have left them in either store, or in none.

    On the disk it is one file, and beside it a log of what was added since, so that adding a few documents to many costs
    what the few cost. `issue` ties the log to its file: lines of another issue are left from before it and are ignored.
    """

    space: Space = field(default_factory=dict)
    documents: Mapping[str, Indexed] = field(default_factory=dict)
    unsure: tuple[str, ...] = ()
    issue: str = ""

    @classmethod
    def read(cls, path: Path) -> Manifest:
        """The manifest at `path`; an empty one when there is none or it cannot be read: all is indexed again."""
        try:
            held = json.loads(path.read_text("utf-8"))
            made = cls(dict(held["space"]), _documents(held["documents"]), tuple(held["unsure"]), held.get("issue", ""))
            documents, unsure = dict(made.documents), made.unsure
            for line in _logged(path, made.issue):
                documents |= _documents(line["added"])
                unsure = tuple(line["unsure"])
            return replace(made, documents=documents, unsure=unsure)
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return cls()

    def write(self, path: Path) -> Manifest:
        """Put this manifest at `path` in one step, on the disk before it takes the old one's place, and begin its log."""
        made = replace(self, issue=uuid4().hex)
        held = {"space": made.space, "documents": _plain(made.documents), "unsure": made.unsure, "issue": made.issue}
        new = path.with_suffix(".new")
        with new.open("w", encoding="utf-8") as file:
            json.dump(held, file)
            file.flush()
            os.fsync(file.fileno())
        new.replace(path)
        _log(path).unlink(missing_ok=True)
        return made

    def log(self, path: Path, added: Mapping[str, Indexed], unsure: Collection[str] = ()) -> Manifest:
        """Add documents, and put these passages in place of those unsure; on the disk before it returns."""
        line = {"issue": self.issue, "added": _plain(added), "unsure": list(unsure)}
        with _log(path).open("a", encoding="utf-8") as file:
            file.write(f"{json.dumps(line)}\n")
            file.flush()
            os.fsync(file.fileno())
        return replace(self, documents={**self.documents, **added}, unsure=tuple(unsure))

    @property
    def count(self) -> int:
        """How many passages both stores should hold."""
        return sum(len(d.passages) for d in self.documents.values())

    def role(self, passage: str) -> Role | None:
        """The role of a passage as it was indexed; None where it is not."""
        held = self.documents.get(passage.rpartition(":")[0])
        return held.passages.get(passage) if held else None

    def since(self, before: Manifest) -> tuple[set[str], set[str]]:
        """The passages of documents that have changed or gone since an earlier state of this, and those they have now."""
        was, now = before.documents, self.documents
        changed = [id for id, held in now.items() if was.get(id) is not held]
        return before.passages([*changed, *(id for id in was if id not in now)]), self.passages(changed)

    def passages(self, documents: Iterable[str] | None = None, roles: Collection[Role] = ()) -> set[str]:
        """The passages of these documents (of all, by default) that have one of these roles (any, by default)."""
        chosen = (
            self.documents.values() if documents is None else [d for id in documents if (d := self.documents.get(id))]
        )
        return {id for d in chosen for id, role in d.passages.items() if not roles or role in roles}


def _log(path: Path) -> Path:
    return path.with_suffix(".log")


def _logged(path: Path, issue: str) -> Iterator[dict[str, Any]]:
    """The lines of this issue's log; one that a crash cut short is as if it had not been begun."""
    if not _log(path).exists():
        return
    for written in _log(path).read_text("utf-8").splitlines():
        try:
            line = json.loads(written)
        except ValueError:
            return
        if line["issue"] == issue:
            yield line


def _documents(held: Mapping[str, Any]) -> dict[str, Indexed]:
    return {id: Indexed(d["print"], d["passages"]) for id, d in held.items()}


def _plain(documents: Mapping[str, Indexed]) -> dict[str, Any]:
    return {id: {"print": d.fingerprint, "passages": d.passages} for id, d in documents.items()}
