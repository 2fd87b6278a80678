"""Facts that unlike treatments do not share: what a person would look at first to say whether the difference is justified."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from datetime import date, timedelta
from itertools import combinations, pairwise

from assistant.consistency.bodies import kind_of
from assistant.consistency.matters import Matter
from assistant.says import MONTHS, content, names
from corpus.consistency import Distinction, Divergence, FactKind
from corpus.law import Law
from corpus.period import spoken, years

Side = Sequence[Matter]
_LONG = timedelta(days=90)
"""Decisions of one body further apart than this may rest on other circumstances: a review ended, a policy made."""
_MUCH = 0.4
"""At this share of words that only some of the requests have, their scope may account for the difference."""
_LETTERHEAD = 400
_FEW = 6


def distinctions(divergence: Divergence, matters: Sequence[Matter], law: Law) -> list[Distinction]:
    """What is not the same on all sides of a difference, the facts that may account for it first."""
    by_key = {m.key: m for m in matters}
    sides = [[by_key[key] for key in side] for side in divergence.sides]
    found = {fact.says: fact for look in _LOOKS for fact in look(sides, law)}
    return sorted(found.values(), key=lambda fact: (not fact.explains, not fact.divides))


def _review(sides: Sequence[Side], _: Law) -> Iterator[Distinction]:
    """One decision decided another again."""
    for one, other in _across(sides):
        for later, first in ((one, other), (other, one)):
            if first.document.reference and first.document.reference in later.document.reviews:
                says = f"{_name(later)} is the {_AGAIN.get(later.document.kind, 'later decision')} of {_name(first)}."
                yield Distinction(kind="review", says=says, divides=_alone(sides), explains=_alone(sides))


def _reference(sides: Sequence[Side], _: Law) -> Iterator[Distinction]:
    """One letter names another, and so may say itself why it differs."""
    for one, other in _across(sides):
        for later, first in ((one, other), (other, one)):
            named = first.document.reference
            if named and named not in later.document.reviews and named in later.document.text:
                says = f"{_name(later)} itself speaks of {_name(first)}: read what it says of it."
                yield Distinction(kind="reference", says=says, divides=_alone(sides), explains=_alone(sides))


def _law(sides: Sequence[Side], law: Law) -> Iterator[Distinction]:
    """The law that some of them rest on changed between them."""
    days = [m.document.date for side in sides for m in side if m.document.date]
    if not days:
        return
    refs = {ref for side in sides for m in side for ref in m.relied}
    for change in law.changed_since(min(days), refs):
        if change.since > max(days):
            continue
        before = [[m.document.date < change.since if m.document.date else None for m in side] for side in sides]
        divides = _parted([set(side) for side in before])
        says = f"The law changed between them, on {_day(change.since)}: {change.says}."
        yield Distinction(kind="law", says=says, divides=divides, explains=divides)


def _body_kind(sides: Sequence[Side], _: Law) -> Iterator[Distinction]:
    yield from _valued("body_kind", "Kind of body", sides, lambda m: kind_of(m.document.authority), explains=True)


def _body(sides: Sequence[Side], _: Law) -> Iterator[Distinction]:
    """Another body is no reason by itself: like cases should be treated alike by all."""
    yield from _valued("body", "Public body", sides, lambda m: m.document.authority, explains=False)


def _period(sides: Sequence[Side], _: Law) -> Iterator[Distinction]:
    def asked(matter: Matter) -> str | None:
        found = years(matter.words)
        return spoken(found) if found else None

    yield from _valued("period", "Period asked about", sides, asked, explains=True)


def _third_party(sides: Sequence[Side], _: Law) -> Iterator[Distinction]:
    """People, firms and bodies that the items name, other than whom they ask."""

    def named(matter: Matter) -> str:
        others = {name for name in names(matter.words) if name.split()[0] not in MONTHS} - _own(matter)
        return ", ".join(sorted(others)) or "none"

    yield from _valued("third_party", "Third parties named", sides, named, explains=True)


def _scope(sides: Sequence[Side], _: Law) -> Iterator[Distinction]:
    """Words of substance that every item of one side has and none of another."""
    said = [[content(m.words) - content(" ".join(_own(m))) for m in side] for side in sides]
    every, some = [frozenset.intersection(*side) for side in said], [frozenset.union(*side) for side in said]
    own = [mine.difference(*(s for m, s in enumerate(some) if m != n)) for n, mine in enumerate(every)]
    if not any(own):
        return
    whole = frozenset.union(*some)
    share = len(whole - frozenset.intersection(*every)) / len(whole)
    parts = [f"only {_names(side)}: {_few(_written(own[n], side))}" for n, side in enumerate(sides) if own[n]]
    yield Distinction(
        kind="scope", says=f"Words of the request: {'; '.join(parts)}.", divides=True, explains=share >= _MUCH
    )


def _date(sides: Sequence[Side], _: Law) -> Iterator[Distinction]:
    """When they were decided; it may explain where one body's decisions lie well apart."""
    days = [sorted(m.document.date for m in side if m.document.date) for side in sides]
    if not all(days) or len({day for side in days for day in side}) < 2:
        return
    spans = sorted((side[0], side[-1]) for side in days)
    gaps = [later[0] - earlier[1] for earlier, later in pairwise(spans)]
    divides = all(gap > timedelta(0) for gap in gaps)
    bodies = {m.document.authority for side in sides for m in side}
    said = "; ".join(f"{_names(side)}: {_span(days[n])}" for n, side in enumerate(sides))
    explains = divides and len(bodies) == 1 and None not in bodies and min(gaps) >= _LONG
    yield Distinction(kind="date", says=f"Decided: {said}.", divides=divides, explains=explains)


_LOOKS: tuple[Callable[[Sequence[Side], Law], Iterator[Distinction]], ...] = (
    _review,
    _reference,
    _law,
    _body_kind,
    _third_party,
    _scope,
    _period,
    _date,
    _body,
)
_AGAIN = {"review": "internal review", "decision_notice": "Commissioner’s decision", "tribunal": "Tribunal’s decision"}


def _valued(
    kind: FactKind, heading: str, sides: Sequence[Side], of: Callable[[Matter], str | None], *, explains: bool
) -> Iterator[Distinction]:
    """A fact with one value for each treatment; it is a distinction where the values are not all the same."""
    values = [{of(m) for m in side} for side in sides]
    if len(set.union(*values)) < 2:
        return
    divides = _parted(values)
    said = "; ".join(
        f"{_names(side)}: {_few({v for v in values[n] if v}) or 'not known'}" for n, side in enumerate(sides)
    )
    yield Distinction(kind=kind, says=f"{heading}: {said}.", divides=divides, explains=explains and divides)


def _parted(values: Sequence[AbstractSet[Hashable]]) -> bool:
    """Whether no two sides share a value, and every value is known."""
    known = all(None not in side for side in values)
    return known and all(one.isdisjoint(other) for one, other in combinations(values, 2))


def _own(matter: Matter) -> set[str]:
    """Names in the item of the body that it asks, as its letter is headed."""
    starts = (asked.start for asked in matter.document.requests if asked.start is not None)
    above = matter.document.text[: min(_LETTERHEAD, *starts, _LETTERHEAD)]
    head = f"{matter.document.authority} {above}".casefold()
    return {name for name in names(matter.words) if name.casefold() in head}


def _alone(sides: Sequence[Side]) -> bool:
    """Whether the difference is between two decisions only, so that what is said of the two is said of all of it."""
    return len(sides) == 2 and all(len({m.document.id for m in side}) == 1 for side in sides)


def _across(sides: Sequence[Side]) -> Iterator[tuple[Matter, Matter]]:
    """Pairs that stand on different sides, of the first few of each."""
    for one, other in combinations(sides, 2):
        yield from ((a, b) for a in one[:_FEW] for b in other[:_FEW])


def _name(matter: Matter) -> str:
    return matter.document.reference or matter.document.title


def _names(side: Side) -> str:
    names = list(dict.fromkeys(map(_name, side)))
    return ", ".join(names) if len(names) < 4 else f"{len(names)} decisions"


def _written(stems: frozenset[str], side: Side) -> set[str]:
    """The words behind the stems, as the first item has them."""
    return {word for word in side[0].words.casefold().split() if content(word) & stems} or set(stems)


def _few(words: frozenset[str] | set[str]) -> str:
    shown = sorted(words)
    return ", ".join(shown[:_FEW]) + (" and others" if len(shown) > _FEW else "")


def _span(days: Sequence[date]) -> str:
    return _day(days[0]) if days[0] == days[-1] else f"{_day(days[0])} to {_day(days[-1])}"


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
