"""A quality desk in memory: the documents it is given make one group, with markup in what was asked, and marks stay."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from corpus.consistency import Consistency, Distinction, Divergence, Drift, Group, Judgement, Mark, Treatment
from corpus.drafts import Citation
from corpus.errors import Invalid
from corpus.records import Card
from corpus.results import Filters

WHEN = datetime(2026, 11, 28, 9, 0, tzinfo=UTC)
ASKED = "The minutes <img src=x onerror=alert(1)> of the board"


class SmallComparing:
    def __init__(self, cards: Iterable[Card]) -> None:
        super().__init__()
        self.cards = list(cards)
        self.marks: list[Mark] = []
        self.joined: list[str] = []
        self.most = 0

    def consistency(self, filters: Filters, most: int = 50) -> Consistency:
        self.most = most
        cards = [card for card in self.cards if filters.admit(card)]
        groups = [self._group(cards)] if len(cards) > 1 else []
        drift = [Drift(ref="31", period="2024", outcomes={"partly": 1}, relied=1, considered=0, of=2)]
        return Consistency(groups=groups, drift=drift, decisions=len(cards), items=len(cards), total=len(groups))

    def mark(self, group: str, judgement: Judgement, who: str, reason: str, filters: Filters | None = None) -> Group:
        if not who.strip() or not reason.strip():
            raise Invalid("Say who you are and why.")
        self.marks = [Mark(group=group, members=[], judgement=judgement, who=who, reason=reason, when=WHEN)]
        return self.consistency(filters or Filters()).groups[0]

    def _group(self, cards: list[Card]) -> Group:
        quote = "Minutes of all meetings"
        items = [
            Treatment(document=card.id, n=1, asked=ASKED, outcome=card.outcome, exemptions=card.exemptions,
                      decided=[Citation(document=card.id, start=10, end=30, quote=quote)])
            for card in cards
        ]  # fmt: skip
        says = "Outcome: disclosed in part by one; disclosed in full by another"
        return Group(
            id="g1", topic=ASKED, documents=cards, divergence=[says], score=0.9, likeness=0.9, items=items,
            differences=[Divergence(differs_in="outcome", says=says, sides=[[i.key] for i in items])],
            facts=[Distinction(kind="body", says="Public body: one; another.", divides=True, explains=False)],
            mark=self.marks[0] if self.marks else None, joined=self.joined,
        )  # fmt: skip
