"""Like requests treated unlike: the groups, what differs, what may explain it, and what people made of it."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from corpus.drafts import Citation
from corpus.records import Card, Likelihood, Outcome, Record

DiffersIn = Literal["outcome", "exemption", "limb", "likelihood"]
FactKind = Literal["review", "reference", "law", "body_kind", "third_party", "scope", "period", "date", "body"]
Judgement = Literal["justified", "unjustified", "unsure"]


class Treatment(Record):
    """One item of one decision: what was asked and how it was treated, with the words that decided it.

    `likelihoods` are those claimed for the exemptions of the item, by reference.
    """

    document: str
    n: int
    asked: str
    outcome: Outcome
    exemptions: list[str] = []
    likelihoods: dict[str, Likelihood] = {}
    decided: list[Citation] = []

    @property
    def key(self) -> str:
        return f"{self.document}#{self.n}"


class Divergence(Record):
    """One way in which treatments of like items differ; `sides` are the keys of the treatments on each side of it."""

    differs_in: DiffersIn
    says: str
    sides: list[list[str]]


class Distinction(Record):
    """A fact that the treatments do not share. `divides` is True where it parts them just as the treatment does.

    `explains` is True for one that divides and is of a kind that may account for a difference by itself. Whether it
    does is for a person to say.
    """

    kind: FactKind
    says: str
    divides: bool
    explains: bool


class Mark(Record):
    """What a named person made of a group, and of which treatments (`members`, by key) it consisted then."""

    group: str
    members: list[str]
    judgement: Judgement
    who: str
    reason: str
    when: datetime


class Group(Record):
    """Like items treated unlike. `id` is the same whenever the same treatments make the group.

    `score` is in [0, 1], higher for a greater difference with less found to explain it. `joined` and `left` are the
    treatments (by key) that came or went since it was marked.
    """

    id: str
    topic: str
    documents: list[Card]
    divergence: list[str]
    score: float
    likeness: float
    items: list[Treatment]
    differences: list[Divergence]
    facts: list[Distinction] = []
    mark: Mark | None = None
    joined: list[str] = []
    left: list[str] = []

    @property
    def explained(self) -> bool:
        """Whether a fact was found that may account for the difference."""
        return any(fact.explains for fact in self.facts)


class Drift(Record):
    """How decisions of one year that relied on an exemption came out. `considered` were weighed and not relied on.

    `of` counts all decisions of that year.
    """

    ref: str
    period: str
    outcomes: dict[str, int]
    relied: int
    considered: int = 0
    of: int = 0


class Moved(Record):
    """An exemption relied on in clearly more, or fewer, of one year's decisions than of the year before."""

    ref: str
    says: str


class ByAuthor(Record):
    """Decisions of one team or author that relied on an exemption, out of all of theirs."""

    author: str
    field: str
    ref: str
    relied: int
    of: int


class Consistency(Record):
    """What was found across `decisions` decisions with `items` items: groups by score, then what the counts show.

    `total` counts the groups before the list was cut to what was asked for.
    """

    groups: list[Group]
    drift: list[Drift]
    moved: list[Moved] = []
    authors: list[ByAuthor] = []
    decisions: int
    items: int
    total: int


FEWEST = 5
"""The smallest number of which a share is given; of fewer, only the count."""


def share(part: int, whole: int) -> str:
    """A count, with its share only where there are enough to speak of one: "3 of 4", "12 of 40 (30%)"."""
    return f"{part} of {whole}" + (f" ({round(100 * part / whole)}%)" if whole >= FEWEST else "")
