"""Judged queries: what somebody asks, and how well each document answers, from 0 to 3; for measuring what is found."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Annotated, Any, Literal, Self, get_args

from pydantic import Field, ValidationError

from corpus.errors import Invalid
from corpus.records import Card, Record

Sort = Literal["request", "keyword", "question", "section", "nothing", "trap", "fresh"]
ANSWERED: tuple[Sort, ...] = ("request", "keyword", "question", "section")
"""Those that some document answers; the others have none, or one that only looks like an answer."""


class Judged(Record):
    """One query. `judged` has the grade of every document that is not 0, by the end of its source, reference or id.

    3: answers it; 2: helps a good deal; 1: touches on it. `zero` has those that somebody read beside it and that do
    not even touch on it; what is in neither is unjudged. A trap is `near` one document, from which its `differs`. A
    fresh one is a request, with a precedent where any is judged, that nothing was ever chosen on.
    """

    id: str
    kind: Sort
    text: str
    judged: dict[str, Annotated[int, Field(ge=0, le=3)]] = Field(default={}, repr=False)
    zero: frozenset[str] = Field(default=frozenset(), repr=False)
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
        """Those in a folder's `.toml` files, or those that ship. Raises Invalid, naming the file and the query.

        A `[zero]` table names, for each document, the queries that it was read beside and judged 0 for.
        """
        place = folder or resources.files("corpus") / "evaluation"
        files = sorted((f for f in place.iterdir() if f.name.endswith(".toml")), key=lambda f: f.name)
        tables = {file.name: _read(file) for file in files}
        zero = _zero(tables)
        found = [query for name, table in tables.items() for query in cls._in(name, table, zero)]
        if not found:
            raise Invalid(f"there are no judged queries in {place}: expected .toml files with [[query]] tables")
        lacking = sorted(zero.keys() - {query.id for query in found})
        if lacking:
            raise Invalid(f"a [zero] table in {place} names {lacking[0]}: expected the id of a judged query")
        return found

    @classmethod
    def _in(cls, name: str, table: Mapping[str, Any], zero: Mapping[str, frozenset[str]]) -> Iterator[Self]:
        for n, row in enumerate(table.get("query", []), start=1):
            try:
                yield cls(**row, zero=zero.get(row.get("id", ""), frozenset()))
            except (ValidationError, TypeError) as error:
                raise Invalid(
                    f"query {n} of {name} is not one: it needs an id, a kind ({', '.join(get_args(Sort))}), a text, "
                    "and a table of grades from 0 to 3"
                ) from error


def _read(file: Path | Traversable) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Invalid(f"{file.name} is not TOML: {error}") from error


def _zero(tables: Mapping[str, Mapping[str, Any]]) -> dict[str, frozenset[str]]:
    """By query, the documents judged 0 for it. Raises Invalid, naming the file."""
    found: dict[str, set[str]] = defaultdict(set)
    for name, table in tables.items():
        zero = table.get("zero", {})
        if not isinstance(zero, dict) or not all(isinstance(queries, list) for queries in zero.values()):
            raise Invalid(f"[zero] of {name} is not a table of documents: expected for each a list of ids of queries")
        for document, queries in zero.items():
            for query in queries:
                found[str(query)].add(document)
    return {query: frozenset(documents) for query, documents in found.items()}


def named(queries: Iterable[Judged], cards: Iterable[Card]) -> Mapping[str, str]:
    """For each document that the queries grade, its id. Raises Invalid where some are not in the library."""
    wanted = {key for query in queries for key in [*query.judged, *filter(None, [query.near])]}
    held = called(wanted, cards)
    lacking = sorted(wanted - held.keys())
    if lacking:
        raise Invalid(
            f"{len(lacking)} of the {len(wanted)} judged documents are not in the library, the first being {lacking[0]}; "
            "run foi up once to load those that ship, or give the folder of your own judged queries"
        )
    return held


def called(keys: Collection[str], cards: Iterable[Card]) -> dict[str, str]:
    """The id of each document called by one of these that is in the library."""
    return {key: card.id for card in cards for key in ends(card) if key in keys}


def ends(card: Card) -> list[str]:
    """What a document may be called by: its id, its reference, and every end of its source."""
    parts = (card.source or "").split("/")
    called = [card.id, card.reference, *("/".join(parts[-n:]) for n in range(1, len(parts) + 1))]
    return [name for name in called if name]
