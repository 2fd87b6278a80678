"""Similar requests decided differently: on another outcome, or on other grounds, from most of those found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.provision import Provision
from corpus.records import Card, Outcome
from corpus.results import Contrary, PassageText

_MOST = 5
_SAID: dict[Outcome, str] = {
    "disclosed": "disclosed",
    "partly": "disclosed in part",
    "withheld": "withheld",
    "not_held": "not held",
    "ncnd": "neither confirmed nor denied",
    "refused": "refused",
    "unknown": "not clear",
}


@dataclass(frozen=True)
class Decided:
    """How a similar request, as far as it is similar, was decided, and the passage that says so."""

    document: Card
    outcome: Outcome
    exemptions: tuple[str, ...]
    passage: PassageText

    @property
    def sections(self) -> frozenset[Provision]:
        """The sections relied on; limbs of one section are one ground."""
        return frozenset(Provision.parse(ref).section for ref in self.exemptions)


def contrary(ranked: Sequence[Decided], k: int) -> list[Contrary]:
    """Those decided differently from most of the first `k`, the most similar first: by outcome, then by grounds.

    What was not clear is neither the rule nor an exception; one decision alone has nothing to be contrary to. Real
    decisions make the rule where there are any; made-up examples only among themselves.
    """
    clear = [one for one in ranked if one.outcome != "unknown"]
    first = [one for one in ranked[:k] if one.outcome != "unknown"]
    if len(clear) < 2 or not first:
        return []
    first = [one for one in first if not one.document.example] or first
    usual, count = Counter(_side(one.outcome) for one in first).most_common(1)[0]
    noun = "example letter" if first[0].document.example else "similar request"
    rule = f"{count} {noun} was" if count == 1 else f"{count} {noun}s were"
    others = [(one, f"{_SAID[one.outcome]}, where {rule} {usual}") for one in clear if _side(one.outcome) != usual]
    alike = [one for one in clear if _side(one.outcome) == usual]
    others += _on_other_grounds(alike, [one for one in first if _side(one.outcome) == usual], usual, noun)
    return [Contrary(document=one.document, how=how, passage=one.passage) for one, how in others[:_MOST]]


def _on_other_grounds(alike: list[Decided], first: list[Decided], usual: str, noun: str) -> list[tuple[Decided, str]]:
    """Those of one outcome that rely on none of the sections most others rely on, where more than one other does."""
    sections = Counter(section for one in first for section in one.sections)
    if not sections:
        return []
    section, count = min(sections.items(), key=lambda pair: (-pair[1], pair[0]))
    if count < 2:
        return []
    found = []
    for one in alike:
        if one.sections and section not in one.sections:
            own = " and ".join(s.spoken() for s in sorted(one.sections))
            found.append((one, f"{usual} under {own}, where {count} {noun}s were decided under {section.spoken()}"))
    return found


def _side(outcome: Outcome) -> str:
    """Outcomes that come to the same for whoever asked: kept back, released in part, released, not there."""
    if outcome in ("withheld", "ncnd", "refused"):
        return "withheld"
    return {"disclosed": "disclosed in full", "partly": "disclosed in part"}.get(outcome, "not held")
