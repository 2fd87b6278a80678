"""The field's vocabulary as values: what abbreviations mean, what kinds of information a text asks for, and of whom."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from typing import Any, Generic, TypeVar

from corpus.provision import Provision
from corpus.records import Kind, Outcome
from corpus.wording import Wording

T = TypeVar("T")


@dataclass(frozen=True)
class Term:
    """One meaning and the ways it is written; `forms` are those worth searching for beside the meaning."""

    means: str
    written: Wording
    exact: re.Pattern[str] | None
    forms: tuple[str, ...]

    def found_in(self, text: str) -> bool:
        return bool(self.written.search(text) or (self.exact and self.exact.search(text)))


@dataclass(frozen=True)
class Information:
    """A kind of information; `exemption` is one it often calls into question, with the reason and row of law."""

    name: str
    words: Wording
    exemption: Provision | None = None
    because: str = ""
    law: str = ""


@dataclass(frozen=True)
class Setting:
    """Where the information arises: what the body asked, or the bodies spoken of, do."""

    name: str
    words: Wording


@dataclass(frozen=True)
class Sign(Generic[T]):
    """Words that speak of something without naming it: a provision, an outcome, a kind of document."""

    of: T
    words: Wording


@dataclass(frozen=True)
class Vocabulary:
    terms: tuple[Term, ...]
    information: tuple[Information, ...]
    places: tuple[Setting, ...] = ()
    provisions: tuple[Sign[Provision], ...] = ()
    outcomes: tuple[Sign[Outcome], ...] = ()
    papers: tuple[Sign[Kind], ...] = ()

    @classmethod
    def shipped(cls) -> Vocabulary:
        """The table that comes with this version."""
        table = tomllib.loads(resources.files("corpus").joinpath("vocabulary.toml").read_text("utf-8"))
        return cls(
            terms=tuple(_term(row) for row in table["term"]),
            information=tuple(_information(row) for row in table["information"]),
            places=tuple(Setting(row["name"], _any(row["words"])) for row in table["setting"]),
            provisions=tuple(Sign(Provision.parse(row["provision"]), _any(row["words"])) for row in table["concept"]),
            outcomes=tuple(Sign(row["outcome"], _any(row["words"])) for row in table["said"]),
            papers=tuple(Sign(row["kind"], _any(row["words"])) for row in table["paper"]),
        )

    def used(self, text: str) -> list[Term]:
        """The terms that `text` uses in any of their forms."""
        return [t for t in self.terms if t.found_in(text)]

    def meanings(self, text: str) -> list[str]:
        return [t.means for t in self.used(text)]

    def expand(self, text: str) -> str:
        """`text` with the meanings it does not already spell out written after it."""
        missing = [m for m in self.meanings(text) if m.casefold() not in text.casefold()]
        return f"{text} ({'; '.join(missing)})" if missing else text

    def kinds(self, text: str) -> list[Information]:
        """The kinds of information `text` asks for or speaks of."""
        return [i for i in self.information if i.words.search(text)]

    def settings(self, text: str) -> list[str]:
        """The names of the settings `text` speaks of."""
        return [s.name for s in self.places if s.words.search(text)]

    def meant(self, text: str) -> list[Provision]:
        """The provisions `text` speaks of without naming them: "too expensive" is about section 12."""
        return _spoken_of(self.provisions, text)

    def decided(self, text: str) -> list[Outcome]:
        """The outcomes `text` speaks of."""
        return _spoken_of(self.outcomes, text)

    def kinds_of_paper(self, text: str) -> list[Kind]:
        """The kinds of later decision `text` speaks of."""
        return _spoken_of(self.papers, text)


def _term(row: Mapping[str, Any]) -> Term:
    """`written` in any case; `exact`, which are also ordinary words in another case, only as they stand."""
    forms, exact = row.get("written", []), row.get("exact", [])
    return Term(
        means=row["means"],
        written=_any([re.escape(form) for form in [row["means"], *forms]]),
        exact=re.compile(rf"\b(?:{'|'.join(map(re.escape, exact))})\b") if exact else None,
        forms=(*forms, *exact),
    )


def _information(row: Mapping[str, Any]) -> Information:
    return Information(
        name=row["name"],
        words=_any(row["words"]),
        exemption=Provision.parse(row["exemption"]) if "exemption" in row else None,
        because=row.get("because", ""),
        law=row.get("law", ""),
    )


def _any(forms: list[str]) -> Wording:
    return Wording(rf"\b(?:{'|'.join(forms)})\b")


def _spoken_of(signs: tuple[Sign[T], ...], text: str) -> list[T]:
    return [sign.of for sign in signs if sign.words.search(text)]
