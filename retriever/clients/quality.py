"""Quality over HTTP."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.listings import Findings
from retriever.clients.consistency import ComparingClient
from retriever.clients.pictures import PicturingClient
from retriever.clients.sampling import SamplingClient


class QualityClient(ComparingClient, PicturingClient, SamplingClient):
    """`retriever.desks.quality.Quality`, asked of a service."""

    def check(self, text: str | None = None, document: str | None = None, notes: Sequence[str] = ()) -> Findings:
        given = {"text": text, "document": document, "notes": list(notes)}
        return self._line.post("/v1/checks", Findings, {name: value for name, value in given.items() if value})
