"""Pictures over HTTP."""

from __future__ import annotations

from typing import Any

from corpus.pictures import Pictures, Plane
from corpus.results import Filters
from retriever.line import Line


class PicturingClient:
    """`retriever.desks.pictures.Picturing`, asked of a service."""

    _line: Line

    def pictures(self, filters: Filters) -> Pictures:
        return self._line.get("/v1/pictures/decisions", Pictures, _sent(filters))

    def plane(self, filters: Filters) -> Plane:
        return self._line.get("/v1/pictures/plane", Plane, _sent(filters))


def _sent(filters: Filters) -> dict[str, Any]:
    return filters.model_dump(mode="json", exclude_defaults=True)
