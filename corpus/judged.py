"""Judged queries: what somebody asks, and how well each document answers, from 0 to 3; for measuring what is found."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Literal, Self, get_args

from pydantic import Field, ValidationError

from corpus.errors import Invalid
from corpus.records import Card, Record

Sort = Literal["request", "keyword", "question", "section", "nothing", "trap", "fresh"]
ANSWERED: tuple[Sort, ...] = ("request", "keyword", "question", "section")
"""Those that some document answers; the others have none, or one that only looks like an answer."""


class Judged(Record):
    """One query. `judged` has the grade of every document that is not 0, by the end of its source, reference or id.

    3: answers it; 2: helps a good deal; 1: touches on it. A trap is `near` one document, from which its `differs`. A
    fresh one is a request, with a precedent where any is judged, that nothing was ever chosen on.
    """

    id: str
    kind: Sort
    text: str
    judged: dict[str, int] = Field(default={}, repr=False)
    near: str = ""
    differs: str = ""

    @property
    def half(self) -> Literal["tune", "report"]:
        """Weights are chosen on the one half, and measured on the other: every second query of its kind.

        Those that nothing is like are a request and a few words in turn, so that there every second pair is.
        """
        number = int("".join(filter(str.isdigit, self.id)) or 0)
        if self.kind == "fresh":
            return "report"
        return "report" if (number // 2 if self.kind == "nothing" else number + 1) % 2 else "tune"

    @classmethod
    def all(cls, folder: Path | Traversable | None = None) -> list[Self]:
        """Those in a folder's `.toml` files, or those that ship. Raises Invalid, naming the file and the query."""
        place = folder or resources.files("corpus") / "evaluation"
        files = sorted((f for f in place.iterdir() if f.name.endswith(".toml")), key=lambda f: f.name)
        found = [query for file in files for query in cls._in(file)]
        if not found:
            raise Invalid(f"there are no judged queries in {place}: expected .toml files with [[query]] tables")
        return found

    @classmethod
    def _in(cls, file: Path | Traversable) -> Iterator[Self]:
        try:
            rows = tomllib.loads(file.read_text(encoding="utf-8")).get("query", [])
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise Invalid(f"{file.name} is not TOML: {error}") from error
        for n, row in enumerate(rows, start=1):
            try:
                yield cls(**row)
            except (ValidationError, TypeError) as error:
                raise Invalid(
                    f"query {n} of {file.name} is not one: it needs an id, a kind ({', '.join(get_args(Sort))}), a text, "
                    "and a table of grades from 0 to 3"
                ) from error


def named(queries: Iterable[Judged], cards: Iterable[Card]) -> Mapping[str, str]:
    """For each document that the queries grade, its id. Raises Invalid where some are not in the library."""
    wanted = {key for query in queries for key in [*query.judged, *filter(None, [query.near])]}
    held: dict[str, str] = {}
    for card in cards:
        held |= {key: card.id for key in ends(card) if key in wanted}
    lacking = sorted(wanted - held.keys())
    if lacking:
        raise Invalid(
            f"{len(lacking)} of the {len(wanted)} judged documents are not in the library, the first being {lacking[0]}; "
            "run foi up once to load those that ship, or give the folder of your own judged queries"
        )
    return held


def ends(card: Card) -> list[str]:
    """What a document may be called by: its id, its reference, and every end of its source."""
    parts = (card.source or "").split("/")
    called = [card.id, card.reference, *("/".join(parts[-n:]) for n in range(1, len(parts) + 1))]
    return [name for name in called if name]
