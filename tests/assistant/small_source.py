"""A small honest source of precedents: one parsed letter, the law's own documents, answers worked out by hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from assistant.says import content
from corpus.errors import NotFound
from corpus.law import Law
from corpus.law.render import documents
from corpus.provision import Provision
from corpus.records import Card, Document, Later, RequestItem
from corpus.results import (
    Filters,
    Hit,
    Match,
    PassageText,
    Precedent,
    PrecedentsResult,
    SearchResult,
    Suggestion,
    SuggestResult,
    Support,
)

EVERYTHING = Filters()


def count(text: str) -> int:
    return len(text.split()) * 4 // 3


class SmallSource:
    """Every letter given is similar to every request; item n of a request is like item n of each letter.

    Suggestions are what the letters rely on, for the items they used it on, all with the score given.
    Searching counts shared words.
    """

    def __init__(self, letters: list[Document], law: Law, score: float = 0.8) -> None:
        self.letters = letters
        self.score = score
        self.followed: dict[str, list[Later]] = {}
        self._documents = {d.id: d for d in [*letters, *documents(law, count)]}

    def document(self, key: str) -> Document:
        for document in self._documents.values():
            if key in (document.id, document.reference):
                return document
        raise NotFound(f"no document {key}")

    def search(self, query: str, k: int = 10, filters: Filters = EVERYTHING) -> SearchResult:
        wanted = set(query.lower().split())
        scored = [
            (len(wanted & set(d.quote(p.start, p.end).lower().split())), d, p)
            for d in self._documents.values()
            if filters.admit(Card.of(d))
            for p in d.passages
        ]
        best = sorted(scored, key=lambda s: (-s[0], s[2].id))[:k]
        hits = [
            Hit(rank=n, score=0.5 / n, why=[], document=Card.of(d), passage=PassageText.of(d, p))
            for n, (shared, d, p) in enumerate(best, start=1)
            if shared
        ]
        return SearchResult(query=query, took_ms=0, results=hits)

    def precedents(
        self, request: str, k: int = 10, filters: Filters = EVERYTHING, of: Sequence[RequestItem] = ()
    ) -> PrecedentsResult:
        found = [
            Precedent(
                document=Card.of(d),
                score=self.score,
                matched=[
                    Match(passage=PassageText.of(d, p), score=self.score, asked=r.n, item=r.n)
                    for r in d.requests
                    for p in d.passages
                    if r.start is not None and p.start <= r.start < p.end
                ],
                outcome=d.outcome,
                exemptions=[e.ref for e in d.exemptions],
            )
            for d in self.letters[:k]
        ]
        return PrecedentsResult(
            took_ms=0, precedents=found, outcomes=dict(Counter(p.outcome for p in found)), contrary=[]
        )

    def precedents_of(
        self, asked: Sequence[RequestItem], n: int, k: int = 10, filters: Filters = EVERYTHING
    ) -> PrecedentsResult:
        found = self.precedents("", k, filters)
        of_it = [p.model_copy(update={"matched": [m for m in p.matched if m.asked == n]}) for p in found.precedents]
        return found.model_copy(update={"precedents": of_it})

    def suggest(self, request: str, filters: Filters = EVERYTHING, of: Sequence[RequestItem] = ()) -> SuggestResult:
        made: dict[str, Suggestion] = {}
        for d in self.letters:
            for e in d.exemptions:
                start = e.spans[0][0] if e.spans else 0
                passage = next(p for p in d.passages if p.end > start)
                made.setdefault(
                    e.ref,
                    Suggestion(
                        ref=e.ref,
                        title="",
                        score=self.score,
                        because=f"relied on in {d.reference}",
                        asked=[i.n for i in d.items if e.ref in i.exemptions],
                        bar=e.bar,
                        support=[Support(document=Card.of(d), passage=PassageText.of(d, passage))],
                    ),
                )
        ordered = sorted(made.values(), key=lambda s: Provision.parse(s.ref))
        return SuggestResult(suggestions=[s for s in ordered if s.ref != "21"])

    def cards(self, filters: Filters = EVERYTHING) -> list[Card]:
        return [card for d in self._documents.values() if filters.admit(card := Card.of(d))]

    def later(self, id: str) -> list[Later]:
        return self.followed.get(id, [])

    def likeness(self, ones: Sequence[str], others: Sequence[str]) -> list[list[float]]:
        rows, columns = ([content(text) for text in texts] for texts in (ones, others))
        return [[len(a & b) / max(1, (len(a) * len(b)) ** 0.5) for b in columns] for a in rows]
