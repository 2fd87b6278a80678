"""Rank what was found: nearness in meaning and in words, and what the domain knows of each document, as one sum.

Passages first, by a convex sum of cosine and BM25 (Bruch, Gai and Ingber, "An Analysis of Fusion Functions for Hybrid
Retrieval", TOIS 2023), the query moved a little towards the best of them (Rocchio's relevance feedback, 1971); then
documents, by their best passage and by what they decided. Every part of the sum is said in `why`.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from heapq import heappush, heappushpop
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from corpus.named import provisions
from corpus.provision import Provision
from corpus.records import Card, Role
from retriever.embed import Vectors, unit
from retriever.known import LAW, Known
from retriever.numbered import Places
from retriever.query import Query

Scores = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Weights:
    """What each part counts for beside a cosine, which counts for 1.

    Chosen on the tuning half of the judged queries; the other half, and the table of what each is worth, are printed by
    `foi evaluate`.
    """

    words: float = 0.2
    with_provision: float = 0.4
    feedback: float = 0.2
    provision: float = 0.5
    meant: float = 0.2
    outcome: float = 0.02
    paper: float = 0.12
    closing: float = -0.2
    beside: float = -0.03
    here: float = 0.1
    again: float = -0.5
    example: float = -0.5
    law: float = -0.1


WEIGHTS = Weights()
_FEW, _PLAIN, _FEEDBACK_FROM = 4, 20, 3
_INSIDE, _BESIDE, _PAGE = 0.7, 0.3, 0.4
"""A decision on 31 for a query that names 31(1)(g), one on 31(1)(a), and a page of law or guidance about section 31."""
_ALWAYS = 0.1
"""How much of its weight counts against a made-up example even where there are no real decisions."""


class Found(NamedTuple):
    """Passages found, by their places: the BM25 score of each, 0 when it was near in meaning alone, and its vector."""

    known: Known
    places: Places
    words: Scores
    rows: Vectors


class Candidate(NamedTuple):
    """A passage found."""

    id: str
    role: Role
    card: Card
    words: float

    @property
    def closing(self) -> bool:
        """True for closing paragraphs: how to complain, whom to ask."""
        return self.role == "next_steps"

    @property
    def beside(self) -> bool:
        """True for what stands beside the reasoning."""
        return self.role == "other" and self.card.kind != "guidance"


class Ranked(NamedTuple):
    """A passage in its place: its value, how near it is by itself, and what of its document counted."""

    candidate: Candidate
    value: float
    near: float
    counted: frozenset[str]


def rank(asked: Query, found: Found, near: Scores, w: Weights = WEIGHTS, most: int | None = None) -> list[Ranked]:
    """Best first, ties by id. Documents in order of their own value, each passage below its document's best.

    `near` is the nearness of each. Only the `most` best are ranked, where that is given: once no document could lift
    what is left above them, that is not looked at.
    """
    known, real, lift = found.known, found.known.real(found.places), _lift(asked, w)
    places, documents = found.places.tolist(), known.documents(found.places).tolist()
    parts: dict[int, dict[str, float]] = {}
    before: Counter[int] = Counter()
    best: list[float] = []
    valued = []
    closest = near.tolist()
    for n in np.lexsort((found.places, -near)).tolist():
        close, document = closest[n], documents[n]
        if len(best) == most and close + lift < best[0]:
            break
        if document not in parts:
            parts[document] = counts(asked, known.card(document), real, w)
        value = round(close + sum(parts[document].values()) + w.again * before[document], 6)
        before[document] += 1
        valued.append((-value, places[n], n))
        (heappush if len(best) != most else heappushpop)(best, value)
    words, ids = found.words.tolist(), known.rows.ids
    ranked = []
    for value, place, n in sorted(valued)[:most]:
        one = Candidate(ids[place], known.role(place), known.card(documents[n]), words[n])
        ranked.append(Ranked(one, -value, closest[n], frozenset(parts[documents[n]])))
    return ranked


def _lift(asked: Query, w: Weights) -> float:
    """The most that a document can add to the nearness of a passage, and what is lost in rounding."""
    added = (
        (asked.refs, w.provision),
        (asked.meant, w.meant),
        (asked.outcomes, w.outcome),
        (asked.papers, w.paper),
        (True, w.example * (_ALWAYS + 1)),
        (True, w.law),
    )
    return sum(max(0.0, weight) for wanted, weight in added if wanted) + 1e-6


def counts(asked: Query, card: Card, real: float, w: Weights = WEIGHTS) -> dict[str, float]:
    """What a document's own decision adds to or takes from the nearness of its words.

    `real` is the share of real decisions among those found: the more there are, the less is a made-up one wanted.
    """
    parts = {}
    named = max(_reliance(ref, card) for ref in asked.refs) if asked.refs else 0.0
    if named:
        parts["provision"] = w.provision * named
    if asked.meant and not asked.refs and any(_reliance(ref, card) >= _INSIDE for ref in asked.meant):
        parts["meant"] = w.meant
    if card.outcome in asked.outcomes:
        parts["outcome"] = w.outcome
    if card.kind in asked.papers:
        parts["paper"] = w.paper
    if card.example:
        parts["example"] = w.example * (_ALWAYS + real)
    if card.kind in LAW and not named:
        parts["law"] = w.law
    return parts


def nearness(asked: Query, vector: Vectors, found: Found, closing_wanted: bool, w: Weights = WEIGHTS) -> Scores:
    """Cosine and BM25 of each passage.

    The second time to the query as the best of the first time correct it.
    """
    known, places, rows = found.known, found.places, found.rows
    fixed = found.words * np.float32(share(asked, w) / max(float(found.words.max(initial=0.0)), 1e-9))
    if not closing_wanted:
        fixed += (w.closing * known.closing(places) + w.beside * known.beside(places)).astype(np.float32)
    first = np.round(rows @ vector + fixed, 6)
    if _brief(asked) or asked.refs or not len(places):  # a few words, or a section's number, say all they mean
        return np.asarray(first, np.float32)
    best = np.lexsort((places, -first))[:_FEEDBACK_FROM]
    moved = unit(vector + w.feedback * rows[best].mean(axis=0))
    return np.asarray(np.round(rows @ moved + fixed, 6), np.float32)


def share(asked: Query, w: Weights = WEIGHTS) -> float:
    """How much words count beside meaning: most with a section's number; much the less the longer a request is."""
    if asked.refs and not _brief(asked):
        return w.with_provision
    return w.words * min(1.0, _PLAIN / len(asked.words.split())) ** 2


def _brief(asked: Query) -> bool:
    return len(asked.words.split()) <= _FEW


def _reliance(ref: Provision, card: Card) -> float:
    """How far a document decides on a provision, from 0 to 1; law and guidance are about those in their titles."""
    if card.kind in LAW:
        return _PAGE if any(_fit(ref, other) for other in titled(card.title)) else 0.0
    return _decided(ref, tuple(card.exemptions)) if card.exemptions else 0.0


@lru_cache(65536)
def _decided(ref: Provision, relied: tuple[str, ...]) -> float:
    return max(_fit(ref, Provision.parse(other)) for other in relied)


@lru_cache(4096)
def titled(title: str) -> tuple[Provision, ...]:
    """The provisions that a page of the law, or about it, names in its title."""
    return tuple(provisions(title))


def _fit(ref: Provision, relied: Provision) -> float:
    if ref.covers(relied):
        return 1.0
    if relied.covers(ref):
        return _INSIDE
    return _BESIDE if relied.section == ref.section else 0.0
