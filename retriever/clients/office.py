"""Office over HTTP."""

from __future__ import annotations

from retriever.line import Line


class OfficeClient:
    """`retriever.desks.office.Office`, asked of a service."""

    def __init__(self, line: Line) -> None:
        self._line = line
