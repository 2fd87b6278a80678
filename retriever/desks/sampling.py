"""A sample of decisions marked by two people, and the precedents that are weaker guides than they were."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from corpus.results import Filters
from corpus.sampling import EVERY_WAY, By, PackForm, Rated, SampleList, SampleView, StaleList, Turn

MOST_LETTERS, MOST_STALE = 500, 500
MOST_SEED = 2**31 - 1
EVERY_LETTER = Filters()


class Sampling(Protocol):
    """What is asked about samples. Every method raises the classes of `corpus.errors`, and only those."""

    def draw(
        self,
        n: int,
        seed: int,
        who: str,
        second: int = 0,
        by: Sequence[By] = EVERY_WAY,
        filters: Filters = EVERY_LETTER,
    ) -> SampleView:
        """Draw `n` decisions, `second` of them for a second marker; without kinds in the filters, responses and reviews.

        The same again is the sample already drawn. Raises Invalid where nothing passes the filters.
        """

    def samples(self) -> SampleList:
        """The samples of which the caller may see every letter, the last drawn first."""

    def sample(self, id: str, who: str = "") -> SampleView:
        """A sample as that person may see it: their own marks, and everybody's once all is marked. Raises NotFound."""

    def rate(self, id: str, document: str, turn: Turn, ratings: Sequence[Rated], who: str) -> SampleView:
        """Keep a marker's answers on one letter.

        Raises Forbidden for another than that marker, Invalid unless each question is answered, and Conflict once all
        is marked.
        """

    def begin(self, id: str, document: str, turn: Turn, ratings: Sequence[Rated], who: str) -> SampleView:
        """Keep what a marker has answered on one letter so far, for themselves: it is no mark until it is rated.

        Raises Forbidden for another than that marker, and Invalid for what is not asked.
        """

    def pack(self, id: str, form: PackForm = "docx") -> bytes:
        """How a sample was drawn, and what came of it. Raises Conflict until all is marked."""

    def stale(self, most: int = 100) -> StaleList:
        """Precedents overturned or out of date, those that most drafts and cases rest on first."""
