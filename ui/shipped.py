"""The documents that come with this version: the law as data, and the letters and guidance in `corpus`."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Protocol

from corpus.kept import Kept
from corpus.law import Law, render
from corpus.library import Library
from corpus.listings import IngestReport, IngestResult
from corpus.origin import Found, Origin
from corpus.records import Record
from ingest.admit import Admitter

Progress = Callable[[int, int, str], None]
_FOLDERS = ("responses", "examples", "guidance")
_ENDINGS = (".md", ".txt", ".eml", ".html")
MARK = "shipped"  # the file of a home that says which shipped documents it has
_LABEL = "Reading the shipped documents"


class Mark(Protocol):
    """What says which shipped documents a library has; empty for none."""

    def read(self) -> str: ...

    def write(self, digest: str) -> None: ...


class FileMark:
    """In the home, beside its library."""

    def __init__(self, home: Path) -> None:
        self._path = home / MARK

    def read(self) -> str:
        try:
            return self._path.read_text(encoding="ascii").strip()
        except (OSError, UnicodeDecodeError):
            return ""

    def write(self, digest: str) -> None:
        self._path.write_text(digest, encoding="ascii")


class _Seen(Record):
    digest: str


class LibraryMark:
    """In a library that several homes share."""

    def __init__(self, library: Library) -> None:
        self._kept = Kept(library.store, MARK, _Seen)

    def read(self) -> str:
        seen = self._kept.find(MARK)
        return seen.digest if seen else ""

    def write(self, digest: str) -> None:
        self._kept.keep(MARK, _Seen(digest=digest))


def mark_of(home: Path, library: Library) -> Mark:
    return LibraryMark(library) if library.store.shared else FileMark(home)


@dataclass(frozen=True)
class Shipped:
    """What there is to admit, and a digest of it all that changes whenever any of it does.

    Beside a file may lie another of its name ending in .toml: what is known of it from outside its text, as the
    fields of an `Origin`, and in a table `read` what a careful reader finds in it.
    """

    files: tuple[Found, ...]
    digest: str

    @classmethod
    def found(cls) -> Shipped:
        """Everything in the package as installed."""
        root = resources.files("corpus")
        held = {f"corpus/{name}": content for place in _FOLDERS for name, content in _in(root / place, f"{place}/")}
        digest = hashlib.sha256()
        # a version that reads better reads them again
        for name, content in (*held.items(), *_in(root / "law", "law/"), *_in(resources.files("ingest"), "ingest/")):
            digest.update(name.encode() + b"\0" + hashlib.sha256(content).digest())
        files = (Found(_origin(name, held), content) for name, content in held.items() if name.endswith(_ENDINGS))
        return cls(tuple(files), digest.hexdigest())

    def lacking(self, mark: Mark, library: Library) -> bool:
        """True for an empty library, and for one that last saw other shipped documents than these."""
        return mark.read() != self.digest or not library.count()

    def load(self, mark: Mark, admitter: Admitter, library: Library, progress: Progress) -> IngestReport:
        """Admit it all; what is there already stays as it is."""
        rendered = render.documents(Law.shipped(), admitter.reader.count)
        total = len(rendered) + len(self.files)
        results: list[IngestResult] = []
        for document in rendered:
            digest = hashlib.sha256(document.model_dump_json().encode()).hexdigest()
            source = f"corpus/law/{document.id}"
            kept = library.admit(document, source=source, digest=digest)
            results.append(IngestResult(source=source, status=kept.status, id=kept.id, reason=kept.reason))
            progress(len(results), total, _LABEL)
        for result in admitter.admit_all(self.files):
            results.append(result)
            progress(len(results), total, _LABEL)
        mark.write(self.digest)
        return IngestReport.of(results)


def _origin(name: str, held: dict[str, bytes]) -> Origin:
    about = tomllib.loads(held.get(f"{name.rpartition('.')[0]}.toml", b"").decode())
    return Origin(name, **{field: value for field, value in about.items() if field != "read"})


def _in(folder: Traversable, path: str) -> Iterator[tuple[str, bytes]]:
    """The files of a folder of the package and of the folders in it, by name."""
    if not folder.is_dir():
        return
    for found in sorted(folder.iterdir(), key=lambda f: f.name):
        if found.is_dir():
            yield from _in(found, f"{path}{found.name}/")
        elif found.name.endswith((*_ENDINGS, ".toml", ".py")):
            yield f"{path}{found.name}", found.read_bytes()
