"""Picturing in this process."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from assistant.pictures.coverage import coverage
from assistant.pictures.outcomes import outcomes
from assistant.pictures.plane import Asked, plane
from assistant.pictures.times import times
from corpus.caller import Caller
from corpus.pictures import Pictures, Plane
from corpus.records import Document, Role
from corpus.results import Filters
from retriever.desks.pictures import MOST_POINTS
from retriever.embed import Vectors
from retriever.numbered import number
from ui.deciding import Deciding
from ui.workshop import Workshop

_ASKING: tuple[Role, ...] = ("request",)


class PicturingRoom:
    """`retriever.desks.pictures.Picturing`, for one caller."""

    _shop: Workshop
    _caller: Caller
    deciding: Deciding

    def pictures(self, filters: Filters) -> Pictures:
        self._caller.require("qa")
        return self.deciding.worked_out("pictures", filters, lambda: self._drawn(filters))

    def plane(self, filters: Filters) -> Plane:
        self._caller.require("qa")
        return self.deciding.worked_out("plane", filters, lambda: self._laid_out(filters))

    def _drawn(self, filters: Filters) -> Pictures:
        decisions = self.deciding.decisions(filters)
        return Pictures(
            outcomes=outcomes(decisions),
            times=times(decisions, self._shop.law),
            coverage=coverage(decisions, self._shop.vocabulary),
        )

    def _laid_out(self, filters: Filters) -> Plane:
        every = [asked for d in self.deciding.decisions(filters) if (asked := _asked(d))]
        with self._shop.finding() as found:
            indexed = found.index.passage_ids((one.document.id for one in every), roles=_ASKING)
            held = [one for one in every if indexed.issuperset(_passages(one.document))]
            drawn = sorted(_spread(held), key=lambda one: one.document.id)
            rows = [_middle(found.index.vectors.rows(_passages(one.document))) for one in drawn]
        return plane(drawn, np.array(rows, np.float32).reshape(len(rows), -1), len(held))


def _asked(document: Document) -> Asked | None:
    """What was asked, as far as passages of the letter quote it; None where none does."""
    first = next((p for p in document.passages if p.role in _ASKING), None)
    return Asked(document, (first.start, first.end)) if first else None


def _passages(document: Document) -> list[str]:
    return [passage.id for passage in document.passages if passage.role in _ASKING]


def _spread(requests: Sequence[Asked]) -> list[Asked]:
    """As many as can be drawn: the same ones whenever the same are there, and of no one sort."""
    return sorted(requests, key=lambda one: number(one.document.id))[:MOST_POINTS]


def _middle(rows: Vectors) -> Vectors:
    """The direction of the mean of some vectors, as long as each of them."""
    mean = rows.mean(axis=0)
    return mean / max(float(np.linalg.norm(mean)), 1e-9)
