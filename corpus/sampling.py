"""Sampling the quality of decisions: what was drawn and how, how it was marked, and how far two markers agree."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from corpus.cases import Person
from corpus.drafts import Citation
from corpus.records import Card, Record
from corpus.results import Filters

By = Literal["exemption", "outcome", "author", "complexity"]
"""What a sample is stratified by: the first exemption relied on, the outcome, who answered, how much was asked."""
Turn = Literal["first", "second"]
Rating = Literal["met", "not_met", "not_applicable"]
PackForm = Literal["docx", "csv"]
EVERY_WAY: tuple[By, ...] = ("exemption", "outcome", "author", "complexity")


class Question(Record):
    """What a marker is asked of every letter; `reason` and `source` are why, and where that is written."""

    id: str
    asks: str
    reason: str
    source: Citation


class Stratum(Record):
    """Letters alike in what the sample is stratified by: how many there are, and how many were drawn."""

    says: str
    of: int
    drawn: int


class Drawn(Record):
    """A letter of a sample; `twice` says that a second marker marks it too."""

    document: str
    stratum: str
    twice: bool = False


class Sample(Record):
    """A sample as it was drawn: the same seed, numbers, filters and library give the same again, under the same id.

    `library` is a digest of the `of` decisions it was drawn from, as they then read.
    """

    id: str
    created: datetime
    owner: Person
    seed: int
    n: int
    second: int
    by: list[By]
    filters: Filters
    library: str
    of: int
    strata: list[Stratum]
    letters: list[Drawn]
    markers: dict[Turn, Person] = {}


class Rated(Record):
    """What a marker says to one question of one letter; what is not met comes with a reason."""

    question: str
    rating: Rating
    reason: str = ""


class LetterMark(Record):
    """One marker's answers on one letter, to every question."""

    sample: str
    document: str
    turn: Turn
    who: Person
    when: datetime
    ratings: list[Rated]


class Share(Record):
    """A count of a whole with its 95% Wilson interval; `low` and `high` are None where the whole is too small for one."""

    part: int
    whole: int
    low: float | None = None
    high: float | None = None


class Agreement(Record):
    """How far the two markers agree on a question, over the letters that both marked.

    `kappa` is None where there are too few, or where chance alone would agree; `low` and `high` are its 95% interval,
    None where it has none.
    """

    question: str
    met: Share
    agreed: Share
    kappa: float | None = None
    low: float | None = None
    high: float | None = None
    note: str = ""


class Disagreement(Record):
    """One question of one letter on which the markers differ."""

    document: str
    question: str
    first: Rated
    second: Rated


class SampleLetter(Record):
    """A drawn letter with its marks, as far as whoever looks may see them yet; `card` is None for one taken out since.

    `begun` is what whoever looks has said so far, without having marked the letter.
    """

    letter: Drawn
    card: Card | None
    first: LetterMark | None = None
    second: LetterMark | None = None
    begun: list[Rated] = []


class SampleView(Record):
    """A sample as one person may see it: until all is marked, only their own marks, and how many others made.

    `turn` is whose marks they make or may make; None for somebody who is neither marker when both are known.
    """

    sample: Sample
    questions: list[Question]
    letters: list[SampleLetter]
    turn: Turn | None
    marked: dict[Turn, int]
    complete: bool
    agreement: list[Agreement] = []
    disagreements: list[Disagreement] = []


class SampleCard(Record):
    """A sample as a list shows it."""

    id: str
    created: datetime
    owner: str
    seed: int
    n: int
    second: int
    marked: dict[Turn, int]


class SampleList(Record):
    samples: list[SampleCard]


class Stale(Record):
    """A decision that is a weaker guide than it was, why, and how much rests on it."""

    document: Card
    why: list[str]
    sources: list[str] = []
    drafts: list[str] = []
    cases: list[str] = []


class StaleList(Record):
    """Stale precedents, those that most rests on first; `total` counts them before the list was cut."""

    precedents: list[Stale]
    total: int
    decisions: int
