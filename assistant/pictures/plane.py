"""Requests on a plane, where near means alike: two directions of their vectors, and groups named by their words."""

from __future__ import annotations

import calendar
import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.cluster.vq import kmeans2

from assistant.pictures.tally import each, number, tally
from assistant.says import DULL
from corpus.pictures import Cluster, Plane, Point
from corpus.records import Document, Span

Rows = npt.NDArray[np.float32]
_WORD = re.compile(r"[a-z][a-z’'-]{2,}")
_MOST_CLUSTERS, _TOO_FEW, _TRIES = 8, 6, 5
_NAMING, _LONGEST = 3, 160
_DULL = DULL | frozenset(name.casefold() for name in (*calendar.month_name, *calendar.day_name))
"""Words that name no group: small ones, and those that say when and not what."""


@dataclass(frozen=True)
class Asked:
    """A decision with the place in it of what was asked."""

    document: Document
    span: Span

    @property
    def words(self) -> str:
        return " ".join(self.document.quote(*self.span).split())


def plane(requests: Sequence[Asked], rows: Rows, total: int) -> Plane:
    """The requests with a unit vector each, in the same order; `total` counts those there were to choose from.

    The same requests give the same picture: nothing in it is left to chance.
    """
    places, kept = flat(rows)
    groups = clustered(rows)
    names = [
        _named([r.words for r, g in zip(requests, groups, strict=True) if g == n], requests) for n in _each(groups)
    ]
    clusters = [
        Cluster(n=n, words=words, **tally(_of(requests, groups, n)).model_dump()) for n, words in enumerate(names)
    ]
    points = [_point(r, (x, y), g) for r, (x, y), g in zip(requests, places.tolist(), groups, strict=True)]
    return Plane(
        points=points, clusters=clusters, kept=kept, total=total, says=list(_words(requests, clusters, kept, total))
    )


def flat(rows: Rows) -> tuple[Rows, float]:
    """Each row's place along the two directions in which rows differ most, and the part of the differences they show."""
    if len(rows) < 2:
        return np.zeros((len(rows), 2), np.float32), 1.0
    apart = rows.astype(np.float64) - rows.mean(axis=0)
    _, sizes, ways = np.linalg.svd(apart, full_matrices=False)
    two = ways[:2]
    # a direction and its opposite are as good: the one is taken whose greatest part is positive
    two = two * np.sign(two[np.arange(len(two)), np.abs(two).argmax(axis=1)])[:, None]
    places = np.zeros((len(rows), 2))
    places[:, : len(two)] = apart @ two.T
    every = float((sizes**2).sum())
    return places.astype(np.float32).round(4), round(float((sizes[:2] ** 2).sum()) / every, 4) if every else 1.0


def clustered(rows: Rows) -> list[int]:
    """The group of each row, the largest group being 0; as many groups as such a number of rows bears."""
    if len(rows) < _TOO_FEW:
        return [0] * len(rows)
    k = min(_MOST_CLUSTERS, max(2, round(math.sqrt(len(rows) / 2))), len(np.unique(rows, axis=0)))
    tries = [kmeans2(rows.astype(np.float64), k, minit="++", rng=n, missing="warn") for n in range(_TRIES)]
    _, labels = min(tries, key=lambda tried: float(((rows - tried[0][tried[1]]) ** 2).sum()))
    sizes, first = Counter(labels.tolist()), {label: n for n, label in reversed(list(enumerate(labels.tolist())))}
    order = {label: n for n, label in enumerate(sorted(sizes, key=lambda one: (-sizes[one], first[one])))}
    return [order[label] for label in labels.tolist()]


def _each(groups: Sequence[int]) -> range:
    return range(max(groups, default=-1) + 1)


def _of(requests: Sequence[Asked], groups: Sequence[int], n: int) -> list[Document]:
    return [request.document for request, group in zip(requests, groups, strict=True) if group == n]


def _named(inside: Sequence[str], requests: Sequence[Asked]) -> list[str]:
    """The words that most requests of a group have and fewest of all others; a word of one request names none."""
    everywhere = Counter(word for request in requests for word in _distinct(request.words))
    here = Counter(word for words in inside for word in _distinct(words))
    weights = {
        word: count * math.log(1 + len(requests) / everywhere[word])
        for word, count in here.items()
        if count > 1 or len(inside) == 1
    }
    return sorted(weights, key=lambda word: (-weights[word], word))[:_NAMING]


def _distinct(words: str) -> set[str]:
    return {word for word in _WORD.findall(words.casefold()) if word not in _DULL}


def _point(request: Asked, place: tuple[float, float], cluster: int) -> Point:
    document = request.document
    words = request.words
    short = words if len(words) <= _LONGEST else words[:_LONGEST].rsplit(" ", 1)[0] + " …"
    return Point(
        document=document.id,
        name=document.reference or document.title,
        authority=document.authority,
        outcome=document.outcome,
        example=document.example,
        start=request.span[0],
        end=request.span[1],
        asked=short,
        x=place[0],
        y=place[1],
        cluster=cluster,
    )


def _words(requests: Sequence[Asked], clusters: Sequence[Cluster], kept: float, total: int) -> Iterator[str]:
    if not requests:
        yield "There is no request to draw."
        return
    of = tally(request.document for request in requests)
    sorts = " and ".join(number(count(of), name) for name, count in each(of))
    yield f"The requests of {sorts} fall into {number(len(clusters), 'groups')}."
    first = clusters[0]
    yield f"The largest, with {first.every} of {of.every}, is about: {first.says}."
    if total > len(requests):
        yield f"Of {total} requests only these {len(requests)} are drawn; narrow the filters to see others."
    if len(requests) > 2:
        yield f"The two directions drawn show {round(100 * kept)}% of how the requests differ; near points may still differ."
