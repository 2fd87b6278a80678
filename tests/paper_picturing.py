"""Pictures on paper: of one real decision that relied on section 31 after twelve days, and one example."""

from __future__ import annotations

from corpus.pictures import (
    Cluster,
    CoveragePicture,
    Covered,
    OutcomeCount,
    OutcomePicture,
    Pictures,
    Plane,
    Point,
    Tally,
    TimeBand,
    TimePicture,
)
from corpus.results import Filters

MINUTES = "minutes of meetings"


class PaperPicturing:
    """Every filter gives the same pictures; without examples, theirs are gone."""

    def __init__(self) -> None:
        super().__init__()
        self.pictured: list[Filters] = []

    def pictures(self, filters: Filters) -> Pictures:
        self.pictured.append(filters)
        of = Tally(decisions=1, examples=int(filters.examples))
        both = of.model_dump()
        return Pictures(
            outcomes=OutcomePicture(
                of=of, relied={"31": of}, says=["Section 31 was relied on most: 1 of 1 decision."],
                counts=[OutcomeCount(ref="31", year=2024, outcome="withheld", **both)],
            ),
            times=TimePicture(
                of=of, known=Tally(decisions=1), bands=[TimeBand(first=11, last=15, decisions=1)], limit=20,
                statutory_words="not later than the twentieth working day", source="https://law.example/10",
                says=["1 of 1 decision whose dates are known came within 20 working days."],
            ),
            coverage=CoveragePicture(
                of=of, kinds={MINUTES: of, "honours": Tally()}, refs=["31"],
                cells=[Covered(kind=MINUTES, ref="31", **both)], says=["There is no decision on 1 of 2 kinds: honours."],
            ),
        )  # fmt: skip

    def plane(self, filters: Filters) -> Plane:
        asked = "The minutes <img src=x onerror=alert(1)> of the board"
        real = Point(
            document="letter-1", name="F/2024/17", authority="Ash <b>Council</b>", outcome="withheld", example=False,
            start=0, end=27, asked=asked, x=-0.5, y=0.1, cluster=0,
        )  # fmt: skip
        made_up = real.model_copy(update={"document": "ex-1", "name": "EX/1", "example": True, "x": 0.5})
        points = [real, made_up][: 1 + filters.examples]
        cluster = Cluster(n=0, words=["minutes", "board"], decisions=1, examples=int(filters.examples))
        return Plane(points=points, clusters=[cluster], kept=1.0, total=len(points), says=["They fall into 1 group."])
