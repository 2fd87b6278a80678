"""Which exercise comes next: what practises the elements that are due, the untried before the tried, real before made up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from assistant.lessons.exercise import fit
from assistant.lessons.level import level, practises
from assistant.lessons.neutral import hidden
from corpus.law import Law
from corpus.provision import Provision
from corpus.records import Card

_NEVER = datetime.min.replace(tzinfo=UTC)


def order(
    cards: Sequence[Card],
    law: Law,
    *,
    tried: Mapping[str, datetime],
    due: Sequence[str] = (),
    exemption: Provision | None = None,
    of_level: int | None = None,
) -> list[Card]:
    """Every decision an exercise of this level, or on this exemption, can be made of; the next one first.

    With `due`, those that practise more of it come first. `tried` is when each exercise was last answered, by its id.
    """
    fitting = [card for card in cards if fit(card) and _wanted(card, law, exemption, of_level)]
    wanted = set(due)

    def place(card: Card) -> tuple[object, ...]:
        id = hidden(card.id)
        served = len(wanted & practises(card, law))
        return -served, id in tried, card.example, tried.get(id, _NEVER), level(card, law), id

    return sorted(fitting, key=place)


def _wanted(card: Card, law: Law, exemption: Provision | None, of_level: int | None) -> bool:
    if of_level is not None and level(card, law) != of_level:
        return False
    return exemption is None or any(exemption.touches(Provision.parse(ref)) for ref in card.exemptions)
