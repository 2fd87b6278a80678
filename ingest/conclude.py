"""What a document decides, by its kind: the exemptions it relies on, each item and the whole."""

from __future__ import annotations

from dataclasses import dataclass, replace

from corpus.records import ItemOutcome, Kind, Mention, Outcome, Reliance, RequestItem, Result
from ingest.answers import keeps_back, put_off
from ingest.letter import Letter
from ingest.moves.weigh import Ruled, weigh
from ingest.notice import decided_by, told_of
from ingest.outcome import KEPT, decide
from ingest.rely import mentions, refused_under, reliances
from ingest.stands import first_outcome, first_relied_on
from ingest.status import of_the_site
from ingest.waiting import waits

ANSWERS: tuple[Kind, ...] = ("response", "review")
_ENOUGH, _BETTER_THAN_NOTHING = 0.6, 0.5
"""How likely an outcome must be: less is in doubt, and does not stand instead of that of the rules, or of none."""


@dataclass(frozen=True)
class Conclusion:
    """What is relied on and mentioned, the outcome of each item, and that of the whole.

    `likely` is how likely the outcome is right, from 0 to 1; None where only the rules were asked.
    """

    relied: list[Reliance]
    mentioned: list[Mention]
    items: list[ItemOutcome]
    outcome: Outcome
    likely: float | None = None

    @property
    def doubtful(self) -> bool:
        """True where the outcome is little likelier than another."""
        return self.likely is not None and self.likely < _ENOUGH


def conclude(
    letter: Letter, requests: list[RequestItem], kind: Kind, result: Result | None, order: Outcome | None
) -> Conclusion:
    """`result` is what became of an earlier decision, `order` what a notice or a tribunal orders outright.

    An answer is read by rules, which is then weighed beside what its sentences do.
    """
    read = by_rules(letter, requests, kind, result, order)
    return _weighed(letter, read) if kind in ANSWERS else read


def _weighed(letter: Letter, read: Conclusion) -> Conclusion:
    """Another outcome where it is likely enough; items that cannot be as they were read beside it follow it."""
    if read.outcome == "unknown" and (put_off(letter) or waits(letter)):
        return read
    weighed = weigh(letter, Ruled(read.outcome, tuple(item.outcome for item in read.items)))
    if weighed is None:
        return read
    outcome, likely = weighed
    least = _BETTER_THAN_NOTHING if read.outcome == "unknown" else _ENOUGH
    if likely < least or outcome == read.outcome:
        return replace(read, likely=likely)
    refs = [relied.ref for relied in read.relied] if outcome in KEPT else []
    alone = len(read.items) == 1
    items = [item if _beside(item, outcome, alone=alone) else _following(item, outcome, refs) for item in read.items]
    return replace(read, items=items, outcome=outcome, likely=likely)


def _beside(item: ItemOutcome, outcome: Outcome, *, alone: bool) -> bool:
    """True where an item may come to what it does in a letter that comes to `outcome`."""
    return item.outcome == outcome or (not alone and (outcome in ("partly", "unknown") or item.outcome == "not_held"))


def _following(item: ItemOutcome, outcome: Outcome, refs: list[str]) -> ItemOutcome:
    """The item as the whole is decided."""
    return item.model_copy(update={"outcome": outcome, "exemptions": refs and (item.exemptions or refs)})


def by_rules(
    letter: Letter, requests: list[RequestItem], kind: Kind, result: Result | None, order: Outcome | None
) -> Conclusion:
    """What the rules alone read."""
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
    if not notice and "refused" in (outcome, *(item.outcome for item in items)):
        under = refused_under(letter, relied, mentioned)
        relied = [*relied, *under]
        mentioned = [one for one in mentioned if one.spans not in [ground.spans for ground in under]]
    if len(items) == 1 and items[0].outcome == "unknown":
        items = [items[0].model_copy(update={"outcome": outcome})]
    return Conclusion(relied, mentioned, items, outcome)
