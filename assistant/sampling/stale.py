"""Precedents that are weaker guides than they were: overturned since, or older than the law as it now reads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date as Date

from assistant.consistency.treat import SAID
from corpus.cases import Case
from corpus.drafts import Draft
from corpus.law import Law
from corpus.provision import Provision
from corpus.records import Card, Kind, Later
from corpus.sampling import Stale

_NAMES: dict[Kind, str] = {"review": "internal review", "decision_notice": "decision notice", "tribunal": "tribunal"}
_CHANGED = {"overturned": "overturned", "partly": "changed in part"}


def stale(cards: Sequence[Card], later: Mapping[str, Sequence[Later]], law: Law) -> list[Stale]:
    """Every decision that is a weaker guide than it was, and why; what rests on it, `resting` says."""
    found = []
    for card in cards:
        said = [*_happened(card, later.get(card.id, ())), *_older(card, law)]
        if said:
            found.append(
                Stale(
                    document=card.model_copy(update={"later": list(later.get(card.id, ()))}),
                    why=[why for why, _ in said],
                    sources=list(dict.fromkeys(source for _, source in said if source)),
                )
            )
    return found


def resting(found: Sequence[Stale], drafts: Sequence[Draft], cases: Sequence[Case]) -> list[Stale]:
    """The same with the drafts that cite each, and the cases those were made for; most drafts first."""
    known = {case.id for case in cases}
    citing: dict[str, list[Draft]] = {}
    for draft in drafts:
        for id in draft.cited:
            citing.setdefault(id, []).append(draft)
    rested = []
    for one in found:
        own = citing.get(one.document.id, [])
        on = {draft.case for draft in own if draft.case} & known
        rested.append(one.model_copy(update={"drafts": sorted(draft.id for draft in own), "cases": sorted(on)}))
    return sorted(rested, key=lambda one: (-len(one.drafts), -len(one.cases), one.document.id))


def _happened(card: Card, later: Sequence[Later]) -> Iterator[tuple[str, str]]:
    """Reviews, notices and appeals that came out otherwise than the decision did."""
    for after in later:
        who = _NAMES.get(after.kind, "later decision") + (f" {after.reference}" if after.reference else "")
        if after.result in _CHANGED:
            yield f"{_CHANGED[after.result]} by {who}", ""
        elif after.result in SAID and "unknown" not in (after.result, card.outcome) and after.result != card.outcome:
            yield f"{who} came out otherwise: {SAID[after.result]}", ""


def _older(card: Card, law: Law) -> Iterator[tuple[str, str]]:
    """Changes of the law since, in what it relies on."""
    if card.date is not None:
        for change in law.changed_since(card.date, [Provision.parse(ref) for ref in card.exemptions]):
            yield f"decided before {_day(change.since)}, when {change.says}", change.source


def _day(day: Date) -> str:
    return f"{day.day} {day:%B %Y}"
