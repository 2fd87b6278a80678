"""Sampling over HTTP."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.results import Filters
from corpus.sampling import EVERY_WAY, By, PackForm, Rated, SampleList, SampleView, StaleList, Turn
from retriever.desks.sampling import EVERY_LETTER
from retriever.line import Line, part


class SamplingClient:
    """`retriever.desks.sampling.Sampling`, asked of a service."""

    _line: Line

    def draw(
        self,
        n: int,
        seed: int,
        who: str,
        second: int = 0,
        by: Sequence[By] = EVERY_WAY,
        filters: Filters = EVERY_LETTER,
    ) -> SampleView:
        narrowed = filters.model_dump(mode="json", exclude_defaults=True)
        sent = {"n": n, "seed": seed, "who": who, "second": second, "by": list(by), **narrowed}
        return self._line.post("/v1/samples", SampleView, sent)

    def samples(self) -> SampleList:
        return self._line.get("/v1/samples", SampleList)

    def sample(self, id: str, who: str = "") -> SampleView:
        return self._line.get(_at(id), SampleView, {"who": who} if who else None)

    def rate(self, id: str, document: str, turn: Turn, ratings: Sequence[Rated], who: str) -> SampleView:
        return self._line.post(f"{_at(id)}/marks", SampleView, _sent(document, turn, ratings, who))

    def begin(self, id: str, document: str, turn: Turn, ratings: Sequence[Rated], who: str) -> SampleView:
        return self._line.post(f"{_at(id)}/marks/begun", SampleView, _sent(document, turn, ratings, who))

    def pack(self, id: str, form: PackForm = "docx") -> bytes:
        return self._line.call("GET", f"{_at(id)}/pack", params={"form": form}).content

    def stale(self, most: int = 100) -> StaleList:
        return self._line.get("/v1/stale", StaleList, {"most": most})


def _sent(document: str, turn: Turn, ratings: Sequence[Rated], who: str) -> dict[str, object]:
    given = [rated.model_dump(mode="json") for rated in ratings]
    return {"document": document, "turn": turn, "ratings": given, "who": who}


def _at(id: str) -> str:
    return f"/v1/samples/{part(id, 'sample')}"
