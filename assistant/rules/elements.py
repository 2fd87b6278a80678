"""What each exemption asks to be shown, by the table in `elements.toml`: argued in the letter's own words, or missing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from assistant.rules.letter import Letter, Relied, Sentence, words
from assistant.rules.rule import Seen, broken, kept
from corpus.provision import Provision

_ELSEWHERE = re.compile(
    r"\b(?:for (?:an|the|our) (?:explanation|reasons?|reasoning)\b[^.]{0,40}\bsee|"
    r"(?:explained|set out|given) in our (?:previous|earlier|last) (?:response|letter|reply|answer))",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Element:
    """One row of the table, ready to be looked for."""

    refs: tuple[Provision, ...]
    said: re.Pattern[str]
    beside: re.Pattern[str] | None
    instead: re.Pattern[str] | None
    excluded: re.Pattern[str] | None
    fault: str
    says: str
    recites: bool
    anywhere: bool
    each: bool
    reviews: bool
    weighed: bool

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> Element:
        def pattern(name: str) -> re.Pattern[str] | None:
            return words(*row[name]) if name in row else None

        return cls(
            refs=tuple(map(Provision.parse, row["refs"])),
            said=words(*row["said"]),
            beside=pattern("with"),
            instead=pattern("any_of"),
            excluded=words(*row.get("exclude", ()), *row.get("unless", ()))
            if "exclude" in row or "unless" in row
            else None,
            fault=row["fault"],
            says=row["words"],
            recites=row.get("recites", False),
            anywhere=row.get("anywhere", False),
            each=row.get("each", False),
            reviews=not row.get("not_for_reviews", False),
            weighed=row.get("weighed", False),
        )

    def __call__(self, letter: Letter) -> Iterator[Seen]:
        relied = [r for r in letter.on(self.refs) if not _elsewhere(letter, r)]
        if letter.record.kind == "review" and not self.reviews:
            return
        for group in [[r] for r in relied] if self.each else [relied] if relied else []:
            shown = next((s for s in self._where(letter, group) if self._shows(s)), None)
            of = group[0].ref
            fault = self.fault.format(ref=of.spoken())
            yield kept(shown.span, self.says, of) if shown else broken(fault, group[0].span, of=of)

    def _where(self, letter: Letter, relied: list[Relied]) -> tuple[Sentence, ...]:
        if self.anywhere:
            return letter.own
        argued = letter.argued([r.ref.section for r in relied])
        return tuple(s for s in argued if s.role != "factors_for_disclosure" or self.weighed)

    def _shows(self, sentence: Sentence) -> bool:
        """Whether a sentence shows it, and does not only recite the law or disown the exemption."""
        if sentence.disowns or (sentence.recites and not self.recites):
            return False
        if self.excluded and self.excluded.search(sentence.text):
            return False
        if self.instead and self.instead.search(sentence.text):
            return True
        return bool(self.said.search(sentence.text)) and (not self.beside or bool(self.beside.search(sentence.text)))


def _elsewhere(letter: Letter, relied: Relied) -> bool:
    """Whether the reasons are those of another letter, to which this one points."""
    start = relied.span[0] if relied.span else -1
    here = next((p for p in letter.record.passages if p.start <= start < p.end), None)
    return here is not None and bool(_ELSEWHERE.search(letter.record.text, here.start, here.end))
