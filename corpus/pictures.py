"""Pictures of the decisions of a library, as numbers: what a chart, its table and its words all say."""

from __future__ import annotations

from corpus.records import Outcome, Record


class Tally(Record):
    """How many: real decisions, and made-up examples, always apart."""

    decisions: int = 0
    examples: int = 0

    @property
    def every(self) -> int:
        return self.decisions + self.examples


class OutcomeCount(Tally):
    """How many that relied on an exemption came out so in a year; `year` is None for those that bear no date."""

    ref: str
    year: int | None
    outcome: Outcome


class OutcomePicture(Record):
    """`relied` counts each exemption once for each decision that relied on it; `ref` by `ref`, the most first."""

    of: Tally
    relied: dict[str, Tally]
    counts: list[OutcomeCount]
    says: list[str]


class TimeBand(Tally):
    """From `first` to `last` working days, both included; `last` is None for the band without an end."""

    first: int
    last: int | None

    @property
    def says(self) -> str:
        return f"{self.first} to {self.last}" if self.last is not None else f"{self.first} or more"


class TimePicture(Record):
    """Working days taken by the responses whose letters tell; `of` counts those that do not, too.

    `limit` is the law's, with its words and where they stand.
    """

    of: Tally
    known: Tally
    bands: list[TimeBand]
    limit: int
    statutory_words: str
    source: str
    says: list[str]


class Covered(Tally):
    """How many decisions on a kind of information relied on an exemption; `ref` is empty where none was relied on."""

    kind: str
    ref: str


class CoveragePicture(Record):
    """`kinds` has every kind of information known, those without a decision too."""

    of: Tally
    kinds: dict[str, Tally]
    refs: list[str]
    cells: list[Covered]
    says: list[str]


class Pictures(Record):
    """The three pictures of one choice of decisions."""

    outcomes: OutcomePicture
    times: TimePicture
    coverage: CoveragePicture


class Point(Record):
    """A request on the plane, and the words of it in its letter: `asked`, shortened, begins at `start`."""

    document: str
    name: str
    authority: str | None
    outcome: Outcome
    example: bool
    start: int
    end: int
    asked: str
    x: float
    y: float
    cluster: int


class Cluster(Tally):
    """Requests near one another in meaning, named by the words that are commonest in them."""

    n: int
    words: list[str]

    @property
    def says(self) -> str:
        return ", ".join(self.words) or "no word in common"


class Plane(Record):
    """Requests laid out so that near means alike; `kept` is the part of their differences that two directions show.

    `total` counts the requests before the picture was cut to what can be drawn.
    """

    points: list[Point]
    clusters: list[Cluster]
    kept: float
    total: int
    says: list[str]
