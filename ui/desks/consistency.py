"""Comparing in this process."""

from __future__ import annotations

from assistant.consistency.compare import Comparison, marked
from assistant.consistency.marks import Marks
from corpus.caller import Caller
from corpus.consistency import Consistency, Group, Judgement, Mark
from corpus.errors import Invalid, NotFound
from corpus.results import Filters
from retriever.desks.consistency import EVERY_DECISION, MOST_GROUPS
from retriever.words import asked
from ui.deciding import Deciding
from ui.workshop import Workshop

_LONGEST_NAME, _LONGEST_REASON = 300, 5_000


class ComparingRoom:
    """`retriever.desks.consistency.Comparing`, for one caller."""

    def __init__(self, shop: Workshop, caller: Caller) -> None:
        self._shop = shop
        self._caller = caller
        self.deciding = Deciding(shop, caller)
        self._marks = Marks(shop.library.store, shop.journal)

    def consistency(self, filters: Filters, most: int = 50) -> Consistency:
        self._caller.require("qa")
        if not 1 <= most <= MOST_GROUPS:
            raise Invalid(f"The number of groups is from 1 to {MOST_GROUPS}; {most} was asked for.")
        return marked(self._compared(filters), self._seen_marks(), most)

    def mark(self, group: str, judgement: Judgement, who: str, reason: str, filters: Filters = EVERY_DECISION) -> Group:
        self._caller.require("qa")
        name = asked(self._caller.signs(who), "name", _LONGEST_NAME)
        why = asked(reason, "reason", _LONGEST_REASON)
        found = next((g for g in self._compared(filters).groups if g.id == group), None)
        if found is None:
            raise NotFound(f"There is no group {group!r} now; list them again with the same filters.")
        return self._marks.mark(found, judgement, name, why)

    def _compared(self, filters: Filters) -> Consistency:
        comparison = Comparison(self.deciding, self._shop.law, self._shop.vocabulary)
        return self.deciding.worked_out("consistency", filters, lambda: comparison.compare(filters))

    def _seen_marks(self) -> list[Mark]:
        """Every mark, or, for a caller who may not see everything, those of groups they may see the whole of."""
        marks = self._marks.all()
        if self._caller.collections is None:
            return marks
        seen = {card.id for card in self.deciding.cards(EVERY_DECISION)}
        return [mark for mark in marks if all(key.partition("#")[0] in seen for key in mark.members)]
