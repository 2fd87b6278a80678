"""Compare past decisions with a new request: as a whole, and item by item with what each was asked and decided."""

from __future__ import annotations

from collections.abc import Collection, Container, Sequence
from dataclasses import dataclass, field

import numpy as np

from corpus.law import Law
from corpus.records import Document, Kind, Passage, RequestItem, Role
from corpus.results import Filters
from corpus.vocabulary import Vocabulary
from retriever.embed import Vectors
from retriever.marks import marks
from retriever.search import Searcher
from retriever.similar import LEAST, likelihood, precedence
from retriever.standing import Standing

DECISIONS: tuple[Kind, ...] = ("response", "review", "decision_notice", "tribunal")
_SAME_KIND, _MARKED = 0.15, 0.05
"""What the same kind of information adds to the nearness of two items, and what each mark takes from a decision."""
_DECIDING: tuple[Role, ...] = ("decision", "exemption", "prejudice")


@dataclass(frozen=True)
class _Asked:
    """One item of the new request: what it means beside the others, and the kinds of information it asks for."""

    item: RequestItem
    vector: Vectors
    kinds: frozenset[str]


@dataclass(frozen=True)
class Near:
    """A passage near to an item asked, by cosine; `score` counts the kind of information too."""

    cosine: float
    score: float
    passage: Passage


@dataclass
class Compared:
    """A decision: how like the request, and its best match to each item, among what it was asked and what it decided.

    `stands` is how many standard deviations nearer its nearest passage is than is usual for a decision, `asked` the cosine
    to a passage of its own request (None where that is not known), `shared` the share of the request's words it has.
    """

    document: Document
    value: float
    likely: float
    nearest: Near
    marks: list[str] = field(default_factory=list)
    asking: dict[int, Near] = field(default_factory=dict)
    deciding: dict[int, Near] = field(default_factory=dict)
    stands: float = 0.0
    asked: float | None = None
    shared: float = 0.0

    @property
    def precedence(self) -> float:
        """How likely it is that a request with such a nearest decision has a precedent at all."""
        return precedence(self.nearest.cosine, self.stands)

    @property
    def matched(self) -> dict[int, set[int]]:
        """For each item asked that it bears on, its own items that are like it."""
        numbers = {n: {item_of(self.document, near.passage)} - {None} for n, near in self.asking.items()}
        return {n: {i for i in numbers.get(n, ()) if i is not None} for n in (*self.deciding, *self.asking)}


class Comparer:
    """Compares the decisions of a searcher's index."""

    def __init__(self, searcher: Searcher, vocabulary: Vocabulary, law: Law) -> None:
        self._searcher = searcher
        self._vocabulary = vocabulary
        self._law = law
        self._standing = Standing(searcher.index, searcher.shelf.cards, DECISIONS)

    def _read(self, asked: Sequence[RequestItem]) -> list[_Asked]:
        """What each item means beside the others, and the kinds of information it asks for."""
        index = self._searcher.index
        windows = index.windows.asked([self._vocabulary.expand(item.text) for item in asked])
        vectors = np.concatenate(index.embedder.windows(windows))
        kinds = (frozenset(i.name for i in self._vocabulary.kinds(item.text)) for item in asked)
        return [_Asked(*one) for one in zip(asked, vectors, kinds, strict=True)]

    def nearest(
        self,
        request: str,
        asked: Sequence[RequestItem],
        filters: Filters,
        most: int,
        without: Collection[str] = (),
        about: int | None = None,
    ) -> list[Compared]:
        """The decisions a search puts first, each compared with the request and its items; none of `without`.

        Where it is `about` one item, the others are only read beside it.
        """
        kinds = [kind for kind in DECISIONS if not filters.kind or kind in filters.kind]
        if not kinds:
            return []
        wanted = [item for item in asked if about in (None, item.n)]
        narrowed = filters.model_copy(update={"kind": kinds, "role": []})
        vector, ranked = self._searcher.documents(request, narrowed, wanted)
        others = [one for one in ranked if one.candidate.card.id not in without][:most]
        self._searcher.shelf.fetch(one.candidate.card.id for one in others)
        held = [(self._searcher.document(one.candidate.card.id), one.value) for one in others]
        role = self._searcher.index.role
        still = [(d, value) for d, value in held if d and any(role(p.id) for p in d.passages)]
        read = [one for one in self._read(asked) if about in (None, one.item.n)]
        usual = self._standing.usual(vector) if still else (0.0, 1.0)
        return [self._compared(document, value, request, vector, usual, read) for document, value in still]

    def _compared(
        self,
        document: Document,
        value: float,
        request: str,
        whole: Vectors,
        usual: tuple[float, float],
        asked: Sequence[_Asked],
    ) -> Compared:
        """A decision set beside the request as a whole, and beside each of its items."""
        index = self._searcher.index
        held = [p for p in document.passages if index.role(p.id)]
        rows = index.vectors.rows([p.id for p in held])
        cosines = rows @ whole
        best = int(np.argmax(cosines))
        nearest = Near(float(cosines[best]), float(cosines[best]), held[best])
        asking = max((float(c) for p, c in zip(held, cosines, strict=True) if p.role == "request"), default=None)
        stems = frozenset(index.lexical.stems(document.text))
        shared = index.lexical.coverage(request, stems)
        likely = likelihood(nearest.cosine, asking, shared)
        weaker = marks(request, document, self._law, self._vocabulary)
        found = Compared(document, value - _MARKED * len(weaker), likely, nearest, weaker)
        found.stands = (nearest.cosine - usual[0]) / usual[1]
        found.asked, found.shared = asking, shared
        for one in asked:
            self._match(one, held, rows @ one.vector, stems, found)
        return found

    def _match(
        self, asked: _Asked, held: Sequence[Passage], cosines: Vectors, stems: Container[str], found: Compared
    ) -> None:
        """Keep the best passages for an item asked, where they are near enough to bear on it."""
        places: tuple[dict[int, Near], ...] = (found.asking, found.deciding)
        for passage, cosine in zip(held, cosines.tolist(), strict=True):
            if passage.role != "request" and passage.role not in _DECIDING:
                continue
            best = places[passage.role != "request"]
            more = self._alike(asked.kinds, found.document, passage) if passage.role == "request" else 0.0
            if asked.item.n not in best or cosine + more > best[asked.item.n].score:
                best[asked.item.n] = Near(cosine, cosine + more, passage)
        near = [place[asked.item.n].cosine for place in places if asked.item.n in place]
        asking = found.asking.get(asked.item.n)
        shared = self._searcher.index.lexical.coverage(asked.item.text, stems)
        if not near or likelihood(max(near), asking.cosine if asking else None, shared) < LEAST:
            for place in places:
                place.pop(asked.item.n, None)

    def _alike(self, mine: Collection[str], document: Document, passage: Passage) -> float:
        """A request item for the same kind of information counts for more; the talk around a request for less."""
        number = item_of(document, passage)
        if number is None:
            return -_SAME_KIND if document.requests else 0.0
        theirs = next(r.text for r in document.requests if r.n == number)
        return _SAME_KIND if any(i.name in mine for i in self._vocabulary.kinds(theirs)) else 0.0


def item_of(document: Document, passage: Passage) -> int | None:
    """The document's own item that a request passage holds."""
    if passage.role != "request":
        return None
    held = (r.n for r in document.requests if r.start is not None and passage.start <= r.start < passage.end)
    return next(held, None)
