"""Where in the law and the guidance to look for what a question asks in words of its own."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

_LONGEST = 30
"""Words from which on a text is a request rather than a question on the law."""


@dataclass(frozen=True)
class Topic:
    """Ways of asking, and the documents that answer, by id or by the end of the source, the best first."""

    documents: tuple[str, ...]
    words: re.Pattern[str]


@cache
def shipped() -> tuple[Topic, ...]:
    """The table that comes with this version."""
    table = tomllib.loads(resources.files("corpus").joinpath("topics.toml").read_text("utf-8"))
    return tuple(
        Topic(tuple(row["documents"]), re.compile(rf"\b(?:{'|'.join(row['words'])})\b", re.IGNORECASE))
        for row in table["topic"]
    )


def documents_on(text: str) -> tuple[list[str], str]:
    """The documents to look in, those of the longest words matched first, and all the words that said so.

    None for a text too long to be a question.
    """
    if len(text.split()) > _LONGEST:
        return [], ""
    matched = [(match[0], topic.documents) for topic in shipped() if (match := topic.words.search(text))]
    matched.sort(key=lambda one: -len(one[0]))
    documents = dict.fromkeys(key for _, documents in matched for key in documents)
    return list(documents), " ".join(words for words, _ in matched)
