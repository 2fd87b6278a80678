"""The documents that come with this version: the law as data, and the letters and guidance in `corpus`."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from corpus.law import Law, render
from corpus.library import Library
from corpus.listings import IngestReport, IngestResult
from corpus.origin import Origin
from ingest.admit import Admitter

Progress = Callable[[int, int, str], None]
_FOLDERS = ("responses", "guidance")
_MARK = "shipped"  # the file of a home that says which shipped documents it has
_LABEL = "Reading the shipped documents"


@dataclass(frozen=True)
class Shipped:
    """What there is to admit, and a digest of it all that changes whenever any of it does.

    Beside a file may lie another of its name ending in .toml, with what is known of it from outside its text:
    url, licence, example, title, kind.
    """

    files: tuple[tuple[str, bytes], ...]
    about: dict[str, dict[str, Any]]
    digest: str

    @classmethod
    def found(cls) -> Shipped:
        """Everything in the package as installed."""
        root = resources.files("corpus")
        held = {f"corpus/{place}/{name}": content for place in _FOLDERS for name, content in _in(root, place)}
        digest = hashlib.sha256()
        code = resources.files("ingest")  # a version that reads better reads them again
        for name, content in (*held.items(), *_in(root, "law"), *_in(code, "."), *_in(code, "readers")):
            digest.update(name.encode() + b"\0" + hashlib.sha256(content).digest())
        files = tuple((name, content) for name, content in held.items() if name.endswith(".md"))
        about = {name: tomllib.loads(held.get(_beside(name), b"").decode()) for name, _ in files}
        return cls(files, about, digest.hexdigest())

    def lacking(self, home: Path, library: Library) -> bool:
        """True for an empty library, and for one that last saw other shipped documents than these."""
        try:
            seen = (home / _MARK).read_text(encoding="ascii").strip()
        except (OSError, UnicodeDecodeError):
            seen = ""
        return seen != self.digest or not library.count()

    def load(self, home: Path, admitter: Admitter, library: Library, progress: Progress) -> IngestReport:
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
        for source, content in self.files:
            results.append(admitter.admit(content, Origin(source, **self.about[source])))
            progress(len(results), total, _LABEL)
        (home / _MARK).write_text(self.digest, encoding="ascii")
        return IngestReport.of(results)


def _beside(name: str) -> str:
    return f"{name.rpartition('.')[0]}.toml"


def _in(root: Traversable, folder: str) -> list[tuple[str, bytes]]:
    """The files of one folder of the package, by name."""
    place = root / folder
    if not place.is_dir():
        return []
    found = sorted(
        (file for file in place.iterdir() if file.name.endswith((".md", ".toml", ".py"))), key=lambda f: f.name
    )
    return [(file.name, file.read_bytes()) for file in found]
