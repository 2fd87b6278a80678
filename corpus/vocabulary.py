"""The field's vocabulary as values: what abbreviations mean, and what kinds of information a text asks for."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from importlib import resources

from corpus.provision import Provision


@dataclass(frozen=True)
class Term:
    """One meaning and the ways it is written."""

    means: str
    written: re.Pattern[str]


@dataclass(frozen=True)
class Information:
    """A kind of information; `exemption` is one it often calls into question, with the reason and row of law."""

    name: str
    words: re.Pattern[str]
    exemption: Provision | None = None
    because: str = ""
    law: str = ""


@dataclass(frozen=True)
class Vocabulary:
    terms: tuple[Term, ...]
    information: tuple[Information, ...]

    @classmethod
    def shipped(cls) -> Vocabulary:
        """The table that comes with this version."""
        table = tomllib.loads(resources.files("corpus").joinpath("vocabulary.toml").read_text("utf-8"))
        return cls(
            terms=tuple(
                Term(t["means"], _any([re.escape(w) for w in [t["means"], *t["written"]]])) for t in table["term"]
            ),
            information=tuple(
                Information(
                    name=i["name"],
                    words=_any(i["words"]),
                    exemption=Provision.parse(i["exemption"]) if "exemption" in i else None,
                    because=i.get("because", ""),
                    law=i.get("law", ""),
                )
                for i in table["information"]
            ),
        )

    def meanings(self, text: str) -> list[str]:
        """The meanings of the terms `text` uses in any of their forms."""
        return [t.means for t in self.terms if t.written.search(text)]

    def expand(self, text: str) -> str:
        """`text` with the meanings it does not already spell out written after it."""
        missing = [m for m in self.meanings(text) if m.lower() not in text.lower()]
        return f"{text} ({'; '.join(missing)})" if missing else text

    def kinds(self, text: str) -> list[Information]:
        """The kinds of information `text` asks for or speaks of."""
        return [i for i in self.information if i.words.search(text)]


def _any(forms: list[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(forms)})\b", re.IGNORECASE)
