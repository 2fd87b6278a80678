"""Past decisions on similar requests: ranked as a search ranks them, matched item by item, and marked where weaker."""

from __future__ import annotations

import math
import time
from calendar import month_name
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from corpus.errors import Invalid
from corpus.law import Law
from corpus.records import Document, Outcome, Passage, RequestItem
from corpus.request import items
from corpus.results import Filters, Match, PassageText, Precedent, PrecedentsResult
from corpus.vocabulary import Vocabulary
from retriever.compare import Compared, Comparer, item_of
from retriever.contrary import Decided, contrary
from retriever.search import EVERYTHING, Searcher
from retriever.similar import CLEARLY, FLOOR, LEAST, falling

_MATCHES, _BEYOND, _APART = 6, 40, 0.001
_STANDS_OUT, _ABSENT = 3.0, 4
_COUNTS = frozenset([*"any each every many much often per since".split(), *map(str.casefold, month_name[1:])])
"""Words that a request counts or bounds with, which are about nothing."""


@dataclass(frozen=True)
class Survey:
    """What was found for a request, and the nearest decisions, similar or not, best first."""

    result: PrecedentsResult
    near: list[Compared]


class Precedents:
    """Finds precedents through a searcher's index. Similar decisions of the authority `own` come before its peers'."""

    def __init__(self, searcher: Searcher, vocabulary: Vocabulary, law: Law, own: str = "") -> None:
        self._searcher = searcher
        self._vocabulary = vocabulary
        self._comparer = Comparer(searcher, vocabulary, law)
        self._own = own.casefold()

    def find(
        self, request: str, k: int = 10, filters: Filters = EVERYTHING, of: Sequence[RequestItem] = ()
    ) -> PrecedentsResult:
        """The `k` most similar decisions; nothing similar gives none. Raises Invalid for a blank request.

        With `of`, those are the items of the request, as somebody set them apart, and its words are not parted again.
        """
        return self.survey(request, k, filters, of=of).result

    def of_item(
        self, asked: Sequence[RequestItem], n: int, k: int = 10, filters: Filters = EVERYTHING
    ) -> PrecedentsResult:
        """The decisions most similar to item `n` alone of those asked, which is read beside the others and matched so."""
        words = next(item.text for item in asked if item.n == n)
        return self.survey(words, k, filters, of=asked, about=n).result

    def survey(
        self,
        request: str,
        k: int = 10,
        filters: Filters = EVERYTHING,
        without: Collection[str] = (),
        of: Sequence[RequestItem] = (),
        about: int | None = None,
    ) -> Survey:
        """The same, leaving out the documents `without`, with all that it was chosen from.

        Where it is `about` one item of those asked, only that one is matched.
        """
        began = time.perf_counter()
        asked = list(of) or items(request)
        if not asked:
            raise Invalid("the request is empty; paste the words of the request")
        if not 1 <= k <= 100:
            raise Invalid(f"k is {k}; it must be from 1 to 100")
        self._searcher.index.ready()
        near = self._comparer.nearest(request, asked, filters, k + _BEYOND, without, about)
        asked = [item for item in asked if about in (None, item.n)]
        similar = self._similar(near) if self._helps(near, about) else []
        decided = [self._decided(one) for one in similar]
        scores = falling([one.likely for one in similar])
        shown = [
            self._precedent(one, asked, score, was)
            for one, score, was in zip(similar[:k], scores, decided, strict=False)
        ]
        result = PrecedentsResult(
            took_ms=round((time.perf_counter() - began) * 1000, 2),
            precedents=shown,
            outcomes=dict(Counter(p.outcome for p in shown if not p.document.example)),
            example_outcomes=dict(Counter(p.outcome for p in shown if p.document.example)),
            contrary=contrary(decided, k),
        )
        return Survey(result, near)

    def _helps(self, near: Sequence[Compared], about: int | None) -> bool:
        """Whether any is similar: to a whole request by how it stands out; an item's few words alone say too little for that."""
        if about is not None:
            return any(one.likely >= CLEARLY for one in near)
        return any(one.precedence >= FLOOR for one in near)

    def _similar(self, near: Sequence[Compared]) -> list[Compared]:
        """Those that help, as a search ranks them.

        Similar ones of one's own body come first, and a made-up example after every real one that is similar.
        """
        similar = [one for one in near if one.likely >= CLEARLY and not one.document.example]
        below = min((one.value for one in similar), default=math.inf)
        own = [one.document.id for one in similar if self._is_own(one.document)]

        def order(one: Compared) -> tuple[object, ...]:
            value = min(one.value, below - _APART) if one.document.example else one.value
            return one.document.id not in own, -round(value, 3), -_day(one.document), one.document.id

        return sorted((one for one in near if one.likely >= LEAST), key=order)

    def _is_own(self, document: Document) -> bool:
        return bool(self._own) and (document.authority or "").casefold() == self._own

    def _decided(self, found: Compared) -> Decided:
        """How it was decided, item by item where the items that match were."""
        document = found.document
        numbers = {item_of(document, near.passage) for near in found.asking.values()}
        outcome, relied = _on_items(document, numbers)
        card = self._searcher.shelf.card(document.id)
        return Decided(card, outcome, tuple(relied), PassageText.of(document, _decider(document, numbers, found)))

    def _precedent(self, found: Compared, asked: Sequence[RequestItem], score: float, was: Decided) -> Precedent:
        matches = [
            Match(
                passage=PassageText.of(found.document, near.passage),
                score=round(min(1.0, max(0.0, near.score)), 4),
                asked=n,
                item=item_of(found.document, near.passage),
            )
            for held in (found.asking, found.deciding)
            for n, near in sorted(held.items())
        ] or [_whole(found)]
        return Precedent(
            document=was.document,
            score=round(score, 4),
            matched=_foremost(matches),
            outcome=was.outcome,
            exemptions=list(was.exemptions),
            why=self._why(found, asked, matches),
            marks=found.marks,
            absent=self._absent(found.document, asked),
        )

    def _why(self, found: Compared, asked: Sequence[RequestItem], matches: list[Match]) -> list[str]:
        """What matched, in words computed from the two requests, and whether it stands out."""
        document = found.document
        ours, theirs = " ".join(a.text for a in asked), " ".join(r.text for r in document.requests)
        kinds = _both([i.name for i in self._vocabulary.kinds(ours)], [i.name for i in self._vocabulary.kinds(theirs)])
        subjects = _both(self._vocabulary.meanings(ours), self._vocabulary.meanings(document.text))
        places = _both(self._vocabulary.settings(ours), self._vocabulary.settings(theirs))
        why = [f"asks for {' and '.join(kinds)}"] if kinds else []
        about = [s for s in (*subjects, *places) if s not in kinds and s != document.authority]
        why += [f"about {' and '.join(about)}"] if about else []
        numbered = sorted({(m.asked, m.item) for m in matches if m.asked and m.item})
        why += [f"item {a} is like its item {b}" for a, b in numbered]
        why += ["decided by your own body"] if self._is_own(document) else []
        why += ["much nearer in meaning than most decisions"] if found.stands >= _STANDS_OUT else []
        return why or ["near in meaning"]

    def _absent(self, document: Document, asked: Sequence[RequestItem]) -> list[str]:
        """The words asked that it has in no form; an abbreviation stands for what it means."""
        ours = " ".join(a.text for a in asked)
        both = [t for t in self._vocabulary.used(ours) if t.found_in(document.text)]
        known = " ".join(form for term in both for form in (term.means, *term.forms))
        absent = self._searcher.index.lexical.absent(ours, f"{document.text} {known}")
        return [word for word in absent if word.casefold() not in _COUNTS][:_ABSENT]


def _foremost(matches: Sequence[Match]) -> list[Match]:
    """The nearest, best first, with the best for each item asked among them."""
    ordered = sorted(matches, key=lambda m: -m.score)
    first = {m.asked: n for n, m in reversed(list(enumerate(ordered)))}
    return [m for n, m in enumerate(ordered) if n < _MATCHES or first[m.asked] == n]


def _whole(found: Compared) -> Match:
    """The passage nearest to the request as a whole, where no item of it is much like one of theirs."""
    near = found.nearest
    return Match(passage=PassageText.of(found.document, near.passage), score=round(min(1.0, max(0.0, near.score)), 4))


def _both(ours: list[str], theirs: list[str]) -> list[str]:
    return [name for name in dict.fromkeys(ours) if name in theirs]


def _decider(document: Document, matched: Collection[int | None], found: Compared) -> Passage:
    """The passage that decided it: where the matched items' deciding words stand, else the nearest, else the first."""
    decided = sorted((i for i in document.items if i.end > i.start), key=lambda i: i.n not in matched)
    for start in (i.start for i in decided):
        for passage in document.passages:
            if passage.start <= start < passage.end:
                return passage
    nearest = max(found.deciding.values(), key=lambda near: near.cosine, default=None)
    if nearest:
        return nearest.passage
    return next((p for p in document.passages if p.role == "decision"), document.passages[0])


def _on_items(document: Document, numbers: Collection[int | None]) -> tuple[Outcome, list[str]]:
    """The outcome and exemptions of the matched items, where they were decided one by one; else of the whole."""
    decided = [i for i in document.items if i.n in numbers and i.outcome != "unknown"]
    relied = [e.ref for e in document.exemptions]
    if not decided:
        return document.outcome, relied
    outcomes = {i.outcome for i in decided}
    named = [r for r in relied if any(r in i.exemptions for i in decided)]
    return (outcomes.pop() if len(outcomes) == 1 else document.outcome), named


def _day(document: Document) -> int:
    return document.date.toordinal() if document.date else 0
