"""Faults known to be in the made-up example letters: put there on purpose, and named beside them."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib import resources

from corpus.lessons import Flaw
from corpus.records import Document


def of(document: Document) -> list[Flaw]:
    """The faults of an example letter; none for any other document."""
    if not document.example or not document.source:
        return []
    return [flaw for file, flaw in _table() if document.source.endswith(f"/{file}")]


@lru_cache(maxsize=1)
def _table() -> tuple[tuple[str, Flaw], ...]:
    rows = tomllib.loads(resources.files("corpus").joinpath("examples/flaws.toml").read_text("utf-8"))["flaw"]
    return tuple((row["file"], Flaw(**{k: row[k] for k in ("rule", "quote", "what", "source")})) for row in rows)
