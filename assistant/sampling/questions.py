"""The fixed questions that a marker answers of every letter, each with its reason and its source in the library."""

from __future__ import annotations

import re
import tomllib
from importlib import resources

from assistant.statute import Statute
from corpus.drafts import Citation
from corpus.errors import Unavailable
from corpus.sampling import Question

_ROWS = tomllib.loads(resources.files("assistant.sampling").joinpath("questions.toml").read_text("utf-8"))["question"]
IDS: tuple[str, ...] = tuple(row["id"] for row in _ROWS)


def questions(statute: Statute) -> list[Question]:
    """Every question, in order. Raises Unavailable where the library lacks the law that one rests on."""
    return [
        Question(id=r["id"], asks=r["asks"], reason=r["reason"], source=_source(statute, r["document"], r["words"]))
        for r in _ROWS
    ]


def _source(statute: Statute, document: str, words: str) -> Citation:
    found = statute.fact(document, re.escape(words))
    if found is None or not found[1]:
        raise Unavailable(f"The library lacks the law a question rests on: {words!r} of {document}.")
    return found[1][0]
