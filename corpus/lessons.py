"""What is learned with: exercises made from decisions, what a trainee made of them, how that was marked, and progress.

A mark is never a bare one: it names the element of the law, what was chosen and decided, why, and where that is written.
"""

from __future__ import annotations

from datetime import date as Date
from datetime import datetime
from typing import Literal

from corpus.drafts import Argument, Citation
from corpus.records import Card, Later, Likelihood, Record, Regime, Role

Marked = Literal["right", "part", "arguable", "missed", "wrong"]
LEVELS = 4
LONGEST_NOTE = 5_000


class Option(Record):
    """A provision that can be chosen: what it says, in the words of the law data."""

    ref: str
    title: str
    says: str = ""


class Choice(Record):
    """A public-interest factor, or a point of a notice, to be chosen or left. Its id says nothing of its place."""

    id: str
    text: str


class Chosen(Record):
    """An exemption chosen, and how likely its harm is said to be, where it is one of harm."""

    ref: str
    likelihood: Likelihood | None = None


class Given(Record):
    """A trainee's answer, whole or begun. `tested` is whether a public interest test is due; factors and points by id."""

    regime: Regime | None = None
    exemptions: list[Chosen] = []
    tested: bool | None = None
    for_disclosure: list[str] = []
    against_disclosure: list[str] = []
    notice: list[str] = []
    note: str = ""


class Exercise(Record):
    """A decision with its answer hidden: what was asked, and a neutral description of what was held and by whom.

    `about` are the plain kinds of information asked for, `facts` sentences of the letter that say what is held.
    """

    id: str
    level: int
    example: bool
    body: str
    body_kind: str
    received: Date | None
    asked: list[str]
    about: list[str]
    facts: list[str]
    factors: list[Choice]
    notice: list[Choice]
    begun: Given | None = None


class ExerciseCard(Record):
    """An exercise in a list: nothing of its answer."""

    id: str
    level: int
    example: bool
    body: str
    body_kind: str
    last: datetime | None = None


class Backing(Record):
    """A decision, and the words of it that a mark rests on."""

    document: Card
    quote: Citation


class Mark(Record):
    """What was made of one element: `about` is the element, as it is learned and repeated ("31(1)(g)", "likelihood")."""

    about: str
    gave: str
    was: str
    verdict: Marked
    because: str
    law: list[Citation] = []
    source: str = ""
    precedents: list[Backing] = []


class Said(Record):
    """A sentence of the decision, and the part it plays there."""

    role: Role
    ref: str | None
    quote: Citation


class After(Record):
    """What happened to the decision later, and the words that decided it then."""

    later: Later
    document: str | None = None
    said: list[Citation] = []


class Flaw(Record):
    """A fault known to be in a made-up example letter, with the rule of law it breaks."""

    rule: str
    quote: str
    what: str
    source: str


class Decision(Record):
    """The decision itself, once it may be shown. `hard` says what makes its level."""

    document: Card
    regime: Regime
    said: list[Said]
    elements: list[Argument]
    after: list[After]
    flaws: list[Flaw]
    hard: list[str]


class Attempt(Record):
    """One answer to one exercise, marked, with the decision as it was when it was marked."""

    id: str
    trainee: str
    when: datetime
    exercise: Exercise
    given: Given
    marks: list[Mark]
    decision: Decision
