"""The table of precedents for one item: what passed the filters, and, where nothing did, the nearest miss."""

from __future__ import annotations

from assistant import items
from assistant.decisions import LOOKED_AT
from corpus.cases import Case, CaseItem, Missed, PrecedentTable
from corpus.records import Card
from corpus.results import Filters, Hit, PassageText
from retriever import collapse
from retriever.desk import EVERYTHING
from retriever.limits import MOST_RESULTS
from ui.finder import Finder
from ui.workshop import Workshop

_DECIDED = Filters(kind=["response", "review", "decision_notice", "tribunal"])


def table(shop: Workshop, case: Case, n: int, filters: Filters) -> PrecedentTable:
    """Rows for item `n` of a case, one's own body's first. Raises NotFound where it has no such item."""
    item = items.item(case.content, n)
    families = shop.library.families()
    with shop.finding() as found:
        result = found.precedents_of(case.wanted, n, LOOKED_AT, filters)
        cards = {card.id: card for card in found.cards()}
        rows = collapse.rows(result.precedents, families, cards, shop.settings.authority.strip())
        passed = [card for card in cards.values() if _DECIDED.admit(card) and filters.admit(card)]
        return PrecedentTable(
            item=item.n,
            rows=rows,
            searched=sum(_DECIDED.admit(card) for card in cards.values()),
            passed=len(passed),
            missed=None if rows else _missed(found, item, filters),
        )


def _missed(found: Finder, item: CaseItem, filters: Filters) -> Missed | None:
    """What came nearest: a decision the filters leave out, else the passage most like it, which is not like enough."""
    if filters != EVERYTHING and (without := found.precedents(item.text, 1).precedents):
        nearest = without[0]
        passage = nearest.matched[0].passage if nearest.matched else None
        if passage:
            return Missed(document=nearest.document, passage=passage, because=_why_not(nearest.document, filters))
    hits: list[Hit] = found.search(item.text, min(5, MOST_RESULTS), _DECIDED).results
    return _near(hits[0].document, hits[0].passage) if hits else None


def _near(document: Card, passage: PassageText) -> Missed:
    return Missed(document=document, passage=passage, because="It is the nearest in words, but not like enough.")


def _why_not(card: Card, filters: Filters) -> str:
    """Which of the filters left a decision out."""
    names = {"exemption": "exemption", "outcome": "outcome", "authority": "body", "kind": "kind"}
    said = [
        what
        for field, what in names.items()
        if getattr(filters, field) and not Filters(**{field: getattr(filters, field)}).admit(card)
    ]
    if not Filters(since=filters.since, until=filters.until).admit(card):
        said.append("date")
    if not filters.examples and card.example:
        said.append("leaving out of made-up examples")
    if filters.doubtful and not card.doubtful:
        said.append("outcomes read with doubt")
    return f"Left out by your filter on {' and '.join(said)}." if said else "Left out by your filters."
