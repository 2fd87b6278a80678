"""An exercise made from a decision, with its answer hidden."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.lessons import neutral
from assistant.lessons.factors import Factor, factors
from assistant.lessons.level import GIVEN, KEPT_BACK, level
from assistant.lessons.notice import Point, points
from assistant.statute import Statute
from corpus.law import Law
from corpus.lessons import Exercise
from corpus.records import Card, Document
from corpus.vocabulary import Vocabulary


@dataclass(frozen=True)
class Set:
    """An exercise with what its choices stand for, which the trainee sees only when it is marked."""

    exercise: Exercise
    document: Document
    card: Card
    factors: dict[str, Factor]
    notice: dict[str, Point]


def fit(card: Card) -> bool:
    """Whether an exercise can be made of it: a body's own answer, in which something was decided."""
    return card.kind == "response" and card.outcome in GIVEN | KEPT_BACK


def make(
    document: Document, card: Card, others: Sequence[Document], law: Law, vocabulary: Vocabulary, statute: Statute
) -> Set:
    """`card` is the document's, with what happened later; `others` lend factors that do not belong."""
    offered = factors(document, others, law, statute)
    due = points(document, law, statute)
    exercise = Exercise(
        id=neutral.hidden(document.id),
        level=level(card, law),
        example=document.example,
        body=document.authority or "The public body",
        body_kind=neutral.kind_of_body(document.authority),
        received=document.received,
        asked=neutral.asked(document),
        about=neutral.about(document, vocabulary),
        facts=neutral.facts(document),
        factors=[factor.choice() for factor in offered],
        notice=[point.choice() for point in due],
    )
    return Set(exercise, document, card, {f.id: f for f in offered}, {p.id: p for p in due})
