"""What a document decides, by its kind: the exemptions it relies on, each item and the whole."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.records import ItemOutcome, Kind, Mention, Outcome, Reliance, RequestItem, Result
from ingest.answers import keeps_back, put_off
from ingest.letter import Letter
from ingest.notice import decided_by, told_of
from ingest.outcome import decide
from ingest.rely import mentions, reliances
from ingest.stands import first_outcome, first_relied_on
from ingest.status import of_the_site


@dataclass(frozen=True)
class Conclusion:
    """What is relied on and mentioned, the outcome of each item, and that of the whole."""

    relied: list[Reliance]
    mentioned: list[Mention]
    items: list[ItemOutcome]
    outcome: Outcome


def conclude(
    letter: Letter, requests: list[RequestItem], kind: Kind, result: Result | None, order: Outcome | None
) -> Conclusion:
    """`result` is what became of an earlier decision, `order` what a notice or a tribunal orders outright."""
    notice = kind in ("decision_notice", "tribunal")
    stands = kind == "review" and result == "upheld"
    relied, mentioned = reliances(letter)
    if notice:
        relied, mentioned, order = decided_by(letter, relied, mentioned, kind, result, order)
    if stands and not relied:
        relied = first_relied_on(letter)
    items, outcome = decide(letter, requests, [r.ref for r in relied], recounts=kind != "response")
    if stands and outcome == "unknown":
        outcome = first_outcome(letter)
    if notice:
        outcome = order or told_of(letter, outcome, result, kept=bool(relied))
    elif outcome == "unknown":
        outcome = of_the_site(letter.layout.text)
    if outcome == "unknown" and put_off(letter) and not keeps_back(letter):  # no exemption is decided on yet
        relied, mentioned = [], mentions(letter)
    if len(items) == 1 and items[0].outcome == "unknown":
        items = [items[0].model_copy(update={"outcome": outcome})]
    return Conclusion(relied, mentioned, items, outcome)
