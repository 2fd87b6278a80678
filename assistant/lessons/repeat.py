"""Spaced repetition, by the FSRS scheduler: when each element that was met is due again, for one trainee."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta

from fsrs import Card, Rating, Scheduler

from assistant.lessons.tally import worst
from corpus.learning import Learned
from corpus.lessons import Mark, Marked

_RATED: dict[Marked, Rating] = {
    "right": Rating.Good,
    "arguable": Rating.Good,
    "part": Rating.Hard,
    "missed": Rating.Again,
    "wrong": Rating.Again,
}
_STEPS = (timedelta(minutes=10), timedelta(days=1))
"""An element new or missed comes back the same day, then the next: an exercise takes minutes, not seconds."""
_SCHEDULER = Scheduler(learning_steps=_STEPS, relearning_steps=_STEPS[:1], enable_fuzzing=False)


def learn(known: Mapping[str, Learned], marks: Sequence[Mark], when: datetime) -> list[Learned]:
    """The elements met in these marks as they stand now, each rated by its worst mark. `when` is in UTC."""
    return [_taken(known.get(about), about, verdict, when) for about, verdict in worst(marks).items()]


def due(known: Iterable[Learned], when: datetime) -> list[str]:
    """The elements to take up again, the longest due first."""
    return [one.about for one in sorted(known, key=lambda one: (one.due, one.about)) if one.due <= when]


def _taken(before: Learned | None, about: str, verdict: Marked, when: datetime) -> Learned:
    when = when.astimezone(UTC)
    held = Card.from_json(before.card) if before else Card(card_id=0, due=when)
    card, _ = _SCHEDULER.review_card(held, _RATED[verdict], when)
    return Learned(
        about=about,
        right=(before.right if before else 0) + (verdict == "right"),
        partly=(before.partly if before else 0) + (verdict in ("part", "arguable")),
        missed=(before.missed if before else 0) + (verdict in ("missed", "wrong")),
        last=when,
        due=card.due,
        card=card.to_json(),
    )
