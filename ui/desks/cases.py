"""Cases in this process."""

from __future__ import annotations

from corpus.caller import Caller
from ui.workshop import Workshop


class CasesRoom:
    """`retriever.desks.cases.Cases`, for one caller."""

    def __init__(self, shop: Workshop, caller: Caller) -> None:
        self._shop = shop
        self._caller = caller
