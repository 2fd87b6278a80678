"""The quality desk on paper: one group of two treatments, and whatever mark was last made of it."""

from __future__ import annotations

from datetime import UTC, datetime

from corpus.consistency import Consistency, Divergence, Drift, Group, Judgement, Mark, Treatment
from corpus.drafts import Citation
from corpus.errors import NotFound
from corpus.records import Card
from corpus.results import Filters
from retriever.desks.consistency import EVERY_DECISION

WHEN = datetime(2026, 11, 28, 9, 0, tzinfo=UTC)
SAID = "The minutes are withheld."


def card(id: str, outcome: str, exemptions: list[str]) -> Card:
    return Card.model_validate(
        {"id": id, "reference": id.upper(), "title": f"Minutes {id}", "authority": "Ash Council", "date": None,
         "kind": "response", "source": None, "url": None, "outcome": outcome, "exemptions": exemptions, "example": True}
    )  # fmt: skip


class PaperComparing:
    """Every filter that admits both decisions gives the group."""

    def __init__(self) -> None:
        super().__init__()
        self.marks: list[Mark] = []

    def consistency(self, filters: Filters, most: int = 50) -> Consistency:
        cards = [card("one", "withheld", ["42(1)"]), card("two", "disclosed", [])]
        admitted = all(filters.model_copy(update={"exemption": [], "outcome": []}).admit(c) for c in cards)
        groups = [self._group(cards)][:most] if admitted else []
        drift = [Drift(ref="42", period="2024", outcomes={"withheld": 1}, relied=1, of=2)]
        return Consistency(groups=groups, drift=drift, decisions=2, items=2, total=len(groups))

    def mark(self, group: str, judgement: Judgement, who: str, reason: str, filters: Filters = EVERY_DECISION) -> Group:
        found = next((g for g in self.consistency(filters).groups if g.id == group), None)
        if found is None:
            raise NotFound(f"There is no group {group!r}.")
        members = [item.key for item in found.items]
        self.marks = [Mark(group=group, members=members, judgement=judgement, who=who, reason=reason, when=WHEN)]
        return self.consistency(filters).groups[0]

    def _group(self, cards: list[Card]) -> Group:
        cited = Citation(document="one", start=0, end=len(SAID), quote=SAID)
        says = "Outcome: withheld by ONE; disclosed in full by TWO"
        asked = "The minutes <b>of the board</b>"
        return Group(
            id="abc123", topic=asked, documents=cards, divergence=[says], score=1.0, likeness=1.0,
            items=[
                Treatment(document="one", n=1, asked=asked, outcome="withheld", exemptions=["42(1)"], decided=[cited]),
                Treatment(document="two", n=1, asked=asked, outcome="disclosed"),
            ],
            differences=[Divergence(differs_in="outcome", says=says, sides=[["one#1"], ["two#1"]])],
            mark=self.marks[0] if self.marks else None,
        )  # fmt: skip
