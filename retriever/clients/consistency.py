"""Consistency over HTTP."""

from __future__ import annotations

from corpus.consistency import Consistency, Group, Judgement
from corpus.results import Filters
from retriever.desks.consistency import EVERY_DECISION
from retriever.line import Line, part


class ComparingClient:
    """`retriever.desks.consistency.Comparing`, asked of a service."""

    def __init__(self, line: Line) -> None:
        self._line = line

    def consistency(self, filters: Filters, most: int = 50) -> Consistency:
        sent = {"most": most, **filters.model_dump(mode="json", exclude_defaults=True)}
        return self._line.post("/v1/consistency", Consistency, sent)

    def mark(self, group: str, judgement: Judgement, who: str, reason: str, filters: Filters = EVERY_DECISION) -> Group:
        narrowed = filters.model_dump(mode="json", exclude_defaults=True)
        sent = {"judgement": judgement, "who": who, "reason": reason, **narrowed}
        return self._line.post(f"/v1/consistency/{part(group, 'group')}/marks", Group, sent)
