"""Reading files without storing them, and the reader that the library is fed through."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, partial
from importlib import resources
from typing import get_args

from corpus.drafts import Finding
from corpus.errors import Invalid
from corpus.law import Law
from corpus.origin import Found, Origin
from corpus.records import Document
from ingest.admit import read_one
from ingest.limits import Limits
from ingest.officials import Officials
from ingest.parallel import Read
from ingest.read import read
from ingest.record import Reader
from retriever.tokens import Tokens
from ui.finder import model_folder
from ui.settings import Settings

_BETWEEN = r"[\s*_#>|`\\-]+"  # what reading a text takes away between words: spacing, and Markdown's marks


def reader(settings: Settings, law: Law) -> Reader:
    """Reads files as this home's library would, counting words as its embedding model does."""
    limits = Limits(max_bytes=settings.limits.file_bytes)
    keep = next((kept for kept in get_args(Officials) if kept == settings.officials), None)
    if keep is None:
        raise Invalid(f"FOI_OFFICIALS is {settings.officials!r}; write senior, all or none.")
    return Reader(law, Tokens(model_folder(settings)).count, limits, keep)


@dataclass(frozen=True)
class Making:
    """Makes the work of reading in a process of its own; it travels there as its settings."""

    settings: Settings

    def __call__(self) -> Callable[[Found], Read]:
        return partial(read_one, reader(self.settings, Law.shipped()))


@cache
def edition() -> str:
    """Names the version that reads, by its own code and the law it reads by."""
    digest = hashlib.sha256()
    for package in ("ingest", "corpus.law"):
        for file in sorted(resources.files(package).rglob("*"), key=str):  # type: ignore[attr-defined]
            if file.suffix in (".py", ".toml"):
                digest.update(file.read_bytes())
    return digest.hexdigest()[:16]


def record_of(content: bytes, source: str, settings: Settings) -> Document:
    """The record of one file. Raises Unreadable or TooLarge."""
    document, _ = reader(settings, Law.shipped()).read(content, Origin(source))
    return document


def text_of(content: bytes, name: str) -> str:
    """The words of one file, a block to a paragraph. Raises Unreadable or TooLarge."""
    return "\n\n".join(block.text for block in read(content, name, Limits()).blocks)


def placed(findings: Sequence[Finding], letter: Document, text: str) -> list[Finding]:
    """The findings on a letter as read, placed in the text it was read from; without a place where that has none."""
    return [_placed(finding, letter, text) for finding in findings]


def _placed(finding: Finding, letter: Document, text: str) -> Finding:
    if finding.start is None or finding.end is None or letter.text == text:
        return finding
    words = letter.text[finding.start : finding.end].split()
    near = finding.start * len(text) / max(len(letter.text), 1)
    found = list(re.finditer(_BETWEEN.join(map(re.escape, words)), text)) if words else []
    if not found:
        return finding.model_copy(update={"start": None, "end": None})
    best = min(found, key=lambda match: abs(match.start() - near))
    return finding.model_copy(update={"start": best.start(), "end": best.end()})
