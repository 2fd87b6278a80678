"""Reading and comparing to learn from, and how a trainee is coming on, which only they and their mentor may see."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from corpus.drafts import Citation
from corpus.lessons import Mark, Marked
from corpus.records import Card, Record, Role

Aspect = Literal["regime", "exemption", "limb", "likelihood", "date", "kind of body", "later result"]


class Side(Record):
    """One of two decisions to compare, as far as both may be seen before saying what distinguishes them."""

    document: Card
    asked: list[str]
    deciding: list[Citation]


class Pair(Record):
    """Two decisions on the same subject that came out differently."""

    id: str
    subject: str
    one: Side
    other: Side


class Difference(Record):
    """One aspect of two decisions, as their records have it."""

    aspect: Aspect
    one: str
    other: str
    differs: bool


class Comparison(Record):
    """What a trainee said distinguishes two decisions, beside what their records say."""

    id: str
    trainee: str
    when: datetime
    pair: Pair
    chosen: list[Aspect]
    note: str
    differences: list[Difference]
    marks: list[Mark]


class Case(Record):
    """A decision of a court or tribunal on an exemption."""

    name: str
    citation: str
    court: str
    says: str
    source: str
    verified: bool


class Model(Record):
    """A passage of a letter worth reading for the part it plays. Real ones come first; examples are marked."""

    role: Role
    document: Card
    quote: Citation


class Mistake(Record):
    """A common mistake, and what puts it right; `example` where it was seen in a made-up letter."""

    kind: Literal["taken for granted", "said at review", "seen in a letter"]
    says: str
    truth: str
    law: list[Citation] = []
    source: str = ""
    example: bool = False


class Reader(Record):
    """One exemption, to learn it from: all of it from data, with its sources."""

    ref: str
    title: str
    plain: list[Citation]
    elements: list[Citation]
    cases: list[Case]
    models: list[Model]
    mistakes: list[Mistake]
    source: str
    guidance: str | None
    verified: bool


class Who(Record):
    """Somebody at this desk, as others may see them."""

    id: str
    name: str


class Mentoring(Record):
    """A trainee's word that a mentor may see how they are coming on."""

    trainee: Who
    mentor: Who


class Learned(Record):
    """One element for one trainee: how it went, and when to take it up again. `card` is the scheduler's own record."""

    about: str
    right: int = 0
    partly: int = 0
    missed: int = 0
    last: datetime
    due: datetime
    card: str


class Tried(Record):
    """An attempt in a list: how many elements were marked how, never one number alone."""

    id: str
    when: datetime
    kind: Literal["exercise", "comparison"]
    title: str
    example: bool
    level: int | None
    verdicts: dict[Marked, int]


class Progress(Record):
    """How one trainee is coming on: element by element, what is due again, and what was tried."""

    trainee: Who
    mentor: Who | None
    learned: list[Learned]
    due: list[str]
    tried: list[Tried]
