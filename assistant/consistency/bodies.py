"""What kind of body a public authority is, told by its name."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources


def kind_of(authority: str | None) -> str | None:
    """The kind of body, as "a police body"; None where its name does not tell."""
    return next((name for name, words in _kinds() if words.search(authority or "")), None)


@cache
def _kinds() -> tuple[tuple[str, re.Pattern[str]], ...]:
    table = tomllib.loads(resources.files("assistant.consistency").joinpath("bodies.toml").read_text("utf-8"))
    return tuple(
        (row["name"], re.compile(rf"\b(?:{'|'.join(row['words'])})(?!\w)", re.IGNORECASE)) for row in table["kind"]
    )
