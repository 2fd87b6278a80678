"""Eight decisions whose pictures can be worked out by hand."""

from __future__ import annotations

from datetime import date

from corpus.records import Document, ItemOutcome, Outcome, Reliance, RequestItem


def decision(
    id: str,
    year: int | None,
    outcome: Outcome,
    refs: list[str],
    days: int | None = None,
    example: bool = False,
    asked: str = "A list of cars.",
    items: list[ItemOutcome] | None = None,
) -> Document:
    return Document(
        id=id, kind="response", title=id, text=asked, date=date(year, 5, 1) if year else None, outcome=outcome,
        exemptions=[Reliance(ref=ref) for ref in refs], working_days=days, example=example,
        requests=[RequestItem(n=1, text=asked, start=0, end=len(asked))], items=items or [],
    )  # fmt: skip


MINUTES = "The minutes of the board."
DECISIONS = [
    decision("a", 2023, "withheld", ["31(1)(a)", "31(1)(g)"], 20, asked=MINUTES),  # two limbs are one exemption
    decision("b", 2023, "withheld", ["31(1)(g)", "40(2)"], 21),
    decision("c", 2024, "disclosed", [], 0, asked=MINUTES),
    decision("d", None, "partly", ["40(2)", "EIR 12(5)(e)"], None),  # neither date nor days are known
    decision("e", 2024, "withheld", ["31(1)(g)"], 41),
    decision("x", 2024, "withheld", ["31(1)(a)"], 3, example=True),
    decision("y", 2024, "disclosed", [], None, example=True, asked=MINUTES),
]
