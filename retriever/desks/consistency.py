"""Like requests treated unlike, and what people make of it."""

from __future__ import annotations

from typing import Protocol

from corpus.consistency import Consistency, Group, Judgement
from corpus.results import Filters

MOST_GROUPS = 500
EVERY_DECISION = Filters()


class Comparing(Protocol):
    """What is asked about consistency. Every method raises the classes of `corpus.errors`, and only those."""

    def consistency(self, filters: Filters, most: int = 50) -> Consistency:
        """The groups of like requests treated unlike, at most `most` of them, and how treatment drifts."""

    def mark(self, group: str, judgement: Judgement, who: str, reason: str, filters: Filters = EVERY_DECISION) -> Group:
        """Keep what a named person makes of a group found with these filters, with the reason.

        Raises NotFound where they give no such group, and Invalid without a reason.
        """
