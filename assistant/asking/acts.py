"""What bodies do in their letters, as a question asks about it: where to look for it, and which sentence tells it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from assistant.says import content
from corpus.provision import Provision
from corpus.records import Outcome, Result


@dataclass(frozen=True)
class Act:
    """Ways of asking about an act and of saying it, what to search by, and how a decision with it is known."""

    asked: re.Pattern[str]
    said: re.Pattern[str]
    seek: str
    refs: tuple[Provision, ...]
    outcome: tuple[Outcome, ...]
    result: Result | None


@cache
def shipped() -> tuple[Act, ...]:
    """The table that comes with this version."""
    table = tomllib.loads(resources.files("corpus").joinpath("acts.toml").read_text("utf-8"))
    return tuple(
        Act(
            asked=_any(row["asked"]),
            said=_any(row["said"]),
            seek=row["seek"],
            refs=tuple(map(Provision.parse, row.get("refs", []))),
            outcome=tuple(row.get("outcome", [])),
            result=row.get("result"),
        )
        for row in table["act"]
    )


def asked_of(text: str) -> tuple[Act, ...]:
    """The acts that a question speaks of."""
    return tuple(act for act in shipped() if act.asked.search(text))


def without(text: str, acts: Sequence[Act]) -> str:
    """A question without the words that speak of its acts: what is left is its subject."""
    for act in acts:
        text = act.asked.sub(" ", text)
    return text


@cache
def _groups() -> dict[str, frozenset[str]]:
    """The stems that mean the same as a stem, itself among them."""
    table = tomllib.loads(resources.files("corpus").joinpath("synonyms.toml").read_text("utf-8"))
    found: dict[str, frozenset[str]] = {}
    for words in table["groups"]:
        group = content(" ".join(words))
        for stem in group:
            found[stem] = found.get(stem, frozenset()) | group
    return found


@lru_cache(maxsize=10_000)
def meaning_same(stem: str) -> frozenset[str]:
    """The other stems for what a stem means."""
    return _groups().get(stem, frozenset()) - {stem}


def _any(forms: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"(?:\b|(?=n['’]t))(?:{'|'.join(forms)})(?!\w)", re.IGNORECASE)
