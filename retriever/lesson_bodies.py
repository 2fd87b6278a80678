"""What the trainee's routes accept: an answer, whole or begun, and what is said to distinguish two decisions."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field, StrictBool

from corpus.learning import Aspect
from corpus.lessons import LEVELS, LONGEST_NOTE, Given
from corpus.records import Likelihood, Record, Regime
from retriever.bodies import Label, Reference
from retriever.words import plain

_MOST = 50
Note = Annotated[str, Field(max_length=LONGEST_NOTE), AfterValidator(plain)]
Ids = Annotated[
    list[Annotated[str, Field(min_length=1, max_length=40, pattern=r"^[0-9a-f]+$")]], Field(max_length=_MOST)
]


class ChosenBody(Record):
    ref: Reference
    likelihood: Likelihood | None = None


class GivenBody(Record):
    """Factors and points of the notice by their ids; `tested` is whether a public interest test is due."""

    regime: Regime | None = None
    exemptions: list[ChosenBody] = Field(default=[], max_length=_MOST)
    tested: StrictBool | None = None
    for_disclosure: Ids = []
    against_disclosure: Ids = []
    notice: Ids = []
    note: Note = ""

    @property
    def given(self) -> Given:
        return Given.model_validate(self.model_dump())


class ComparisonBody(Record):
    chosen: list[Aspect] = Field(default=[], max_length=_MOST)
    note: Note = ""


class MentorBody(Record):
    """The id of one of the mentors listed; null takes back what was given."""

    mentor: Label | None


class WantedQuery(Record):
    level: int | None = Field(default=None, ge=1, le=LEVELS)
    exemption: Reference | None = None
    examples: bool = True


class NextQuery(WantedQuery):
    repeat: bool = False
