"""Cases over HTTP."""

from __future__ import annotations

from retriever.line import Line


class CasesClient:
    """`retriever.desks.cases.Cases`, asked of a service."""

    def __init__(self, line: Line) -> None:
        self._line = line
