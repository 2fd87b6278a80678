"""Office over HTTP."""

from __future__ import annotations

from collections.abc import Sequence

import httpx

from corpus.listings import SourceList
from corpus.office import BackUp, Erased, Fetching, HealthCheck, Restored, Retention, SettingCard, Sought, Storage
from retriever.line import Line, as_, part

_LONG = httpx.Timeout(900, connect=5)  # a large library is copied, or looked through from end to end


class OfficeClient:
    """`retriever.desks.office.Office`, asked of a service."""

    def __init__(self, line: Line) -> None:
        self._line = line

    def sources(self) -> SourceList:
        return self._line.get("/v1/office/sources", SourceList)

    def fetch(self, what: str) -> Fetching:
        return self._line.post("/v1/office/fetching", Fetching, {"what": what})

    def fetching(self) -> Fetching:
        return self._line.get("/v1/office/fetching", Fetching)

    def settings(self) -> list[SettingCard]:
        return self._line.get("/v1/office/settings", list[SettingCard])

    def health(self) -> list[HealthCheck]:
        return self._line.get("/v1/office/health", list[HealthCheck])

    def storage(self) -> Storage:
        return self._line.get("/v1/office/storage", Storage)

    def backups(self) -> list[BackUp]:
        return self._line.get("/v1/office/backups", list[BackUp])

    def back_up(self) -> BackUp:
        return as_(BackUp, self._line.call("POST", "/v1/office/backups", timeout=_LONG))

    def backup_file(self, name: str) -> bytes:
        return self._line.call("GET", f"/v1/office/backups/{part(name, 'back-up')}", timeout=_LONG).content

    def restore(self, name: str, who: str) -> Restored:
        asked = {"name": name, "who": who}
        return as_(Restored, self._line.call("POST", "/v1/office/restorations", json=asked, timeout=_LONG))

    def seek(self, words: Sequence[str]) -> Sought:
        asked = {"words": list(words)}
        return as_(Sought, self._line.call("POST", "/v1/office/seekings", json=asked, timeout=_LONG))

    def erase(self, words: Sequence[str], who: str, why: str) -> Erased:
        asked = {"words": list(words), "who": who, "why": why}
        return as_(Erased, self._line.call("POST", "/v1/office/erasures", json=asked, timeout=_LONG))

    def retention(self) -> Retention:
        return self._line.get("/v1/office/retention", Retention)

    def retain(self, who: str) -> Retention:
        return self._line.post("/v1/office/retention", Retention, {"who": who})
