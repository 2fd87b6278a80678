"""Decisions as pictures: counts, and requests on a plane."""

from __future__ import annotations

from typing import Protocol

from corpus.pictures import Pictures, Plane
from corpus.results import Filters

MOST_POINTS = 300


class Picturing(Protocol):
    """What is asked about pictures. Every method raises the classes of `corpus.errors`, and only those."""

    def pictures(self, filters: Filters) -> Pictures:
        """Outcomes by exemption and year, time taken, and kinds of information covered, of the decisions that pass."""

    def plane(self, filters: Filters) -> Plane:
        """The requests of the decisions that pass, at most MOST_POINTS of them, laid out so that near means alike."""
