"""Quality over HTTP."""

from __future__ import annotations

from retriever.line import Line


class QualityClient:
    """`retriever.desks.quality.Quality`, asked of a service."""

    def __init__(self, line: Line) -> None:
        self._line = line
