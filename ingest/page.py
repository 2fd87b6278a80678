"""Ask for a page of a PDF as a picture, drawn in a process of its own that can be stopped."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass
from typing import Any

from ingest.apart import run_apart
from ingest.limits import Limits

_TOKEN = re.compile(r"\w+")
_SECONDS = 30.0


@dataclass(frozen=True)
class Placed:
    """A word, in small letters, and its place."""

    word: str
    start: int
    end: int


@dataclass(frozen=True)
class Wanted:
    """A page, counted from 1; the kept `text` of it and its neighbours; and the words to box, by place in that text."""

    page: int
    text: str
    start: int
    end: int


def tokens(text: str) -> list[Placed]:
    return [Placed(m[0].casefold(), m.start(), m.end()) for m in _TOKEN.finditer(text)]


def page_of(content: bytes, wanted: Wanted) -> dict[str, Any]:
    """The page with its counts, as `ingest.readers.pdf_page` draws it. Raises Unreadable or TooLarge."""
    limits = Limits(seconds=_SECONDS)
    asked = {"limits": asdict(limits), "wanted": asdict(wanted)}
    return run_apart("ingest.readers.pdf_page", content, limits, json.dumps(asked))
