"""Reading files without storing them, and the reader that the library is fed through."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from importlib import resources
from typing import TypeVar, get_args

from assistant.check import Checked
from assistant.rules.letter import Left
from corpus.drafts import Finding
from corpus.errors import Invalid
from corpus.law import Law
from corpus.listings import Findings, Tick
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

Located = TypeVar("Located", Finding, Tick)
_MASK = re.compile(r"\[(requester|e-mail|phone|address|link|official)\]")
_AROUND, _WORDS_AROUND = 90, 4
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


def opened(content: bytes, name: str) -> tuple[str, list[str]]:
    """The words of one file, a block to a paragraph, and how it was read where a reader should know.

    Raises Unreadable or TooLarge.
    """
    made = read(content, name, Limits())
    return "\n\n".join(block.text for block in made.blocks), list(made.notes)


def text_of(content: bytes, name: str) -> str:
    """The words of one file, a block to a paragraph. Raises Unreadable or TooLarge."""
    return opened(content, name)[0]


def left_in(letter: Document, text: str) -> list[Left]:
    """What reading masked of people, where it stands in the text as sent."""
    found = (_unmasked(mask, letter, text) for mask in _MASK.finditer(letter.text))
    return list(dict.fromkeys(left for left in found if left))


def _unmasked(mask: re.Match[str], letter: Document, text: str) -> Left | None:
    """The words that stand between the words on either side of a mask, nearest to where the mask stands."""
    before = _MASK.split(letter.text[max(0, mask.start() - _AROUND) : mask.start()])[-1].split()[-_WORDS_AROUND:]
    after = _MASK.split(letter.text[mask.end() : mask.end() + _AROUND])[0].split()[:_WORDS_AROUND]
    lead, tail = (_BETWEEN.join(map(re.escape, words)) for words in (before, after))
    if not lead and not tail:
        return None
    gap = rf"[\s*_#>|]*(?P<left>[^\n]{{1,{_AROUND}}}?)[\s*_#>|]*"
    ends = tail or r"(?:\n|$)"
    near = mask.start() * len(text) / max(len(letter.text), 1)
    places = list(re.finditer(lead + gap + ends, text))
    best = min(places, key=lambda found: abs(found.start() - near), default=None)
    if best is None or _MASK.fullmatch(best["left"].strip()):
        return None
    return Left("name" if mask[1] == "requester" else mask[1], *best.span("left"))


def placed_in(checked: Checked, letter: Document, text: str) -> Findings:
    """What a check found on a letter as read, placed in the text it was read from."""
    found = checked.findings
    return found.model_copy(
        update={
            "findings": [
                finding if n in checked.in_written else _placed(finding, letter, text)
                for n, finding in enumerate(found.findings)
            ],
            "ticks": [_placed(tick, letter, text) for tick in found.ticks],
        }
    )


def _placed(finding: Located, letter: Document, text: str) -> Located:
    """Placed where the words stand; without a place where the text does not have them."""
    if finding.start is None or finding.end is None or letter.text == text:
        return finding
    words = letter.text[finding.start : finding.end].split()
    near = finding.start * len(text) / max(len(letter.text), 1)
    found = list(re.finditer(_BETWEEN.join(map(re.escape, words)), text)) if words else []
    if not found:
        return finding.model_copy(update={"start": None, "end": None})
    best = min(found, key=lambda match: abs(match.start() - near))
    return finding.model_copy(update={"start": best.start(), "end": best.end()})
