"""Whether responses are complete, lawful in form and consistent with one another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from corpus.listings import Findings
from retriever.desks.consistency import Comparing
from retriever.desks.pictures import Picturing
from retriever.desks.sampling import Sampling


class Quality(Comparing, Picturing, Sampling, Protocol):
    """What is asked of the quality desk. Every method raises the classes of `corpus.errors`, and only those."""

    def check(self, text: str | None = None, document: str | None = None, notes: Sequence[str] = ()) -> Findings:
        """One response checked, alone and against precedents: `text`, or the `document` of the library with that id.

        `notes` say how a file was read. Places are in the text as sent, or in the document's. Raises Invalid unless
        one of the two is given, and NotFound.
        """
