"""What is proposed for each item: the least that must be withheld, as the closest precedents did it."""

from __future__ import annotations

from assistant.grounds import Ground
from assistant.source import PrecedentSource
from corpus.drafts import ProposedDecision
from corpus.errors import NotFound
from corpus.provision import Provision
from corpus.records import ItemOutcome, Outcome, RequestItem
from corpus.results import PrecedentsResult

_PERSONAL = Provision("FOIA", ("40",))
_REFUSALS = (Provision("FOIA", ("12",)), Provision("FOIA", ("14",)))


def propose(
    asked: list[RequestItem], grounds: list[Ground], similar: PrecedentsResult, source: PrecedentSource
) -> list[ProposedDecision]:
    """One proposal for each item, with its reason; `unknown` where nothing points either way."""
    return [_proposal(item, grounds, _closest(item, similar, source)) for item in asked]


def _proposal(item: RequestItem, grounds: list[Ground], closest: tuple[str, ItemOutcome] | None) -> ProposedDecision:
    refs = [g.ref for g in grounds if item.n in g.asked]
    outcome, because = _outcome(refs, closest)
    return ProposedDecision(n=item.n, outcome=outcome, exemptions=[str(r) for r in refs], because=because)


def _outcome(refs: list[Provision], closest: tuple[str, ItemOutcome] | None) -> tuple[Outcome, str]:
    if not refs:
        if closest is None:
            return "unknown", "No precedent on a similar item was found, and no exemption is proposed."
        reference, decided = closest
        if decided.outcome in ("disclosed", "not_held"):
            return decided.outcome, f"As item {decided.n} of {reference}."
        return "unknown", f"Item {decided.n} of {reference} was kept back, but no exemption is argued here."
    if any(refusal.covers(r) for refusal in _REFUSALS for r in refs):
        return "refused", "A refusal under Part I takes the whole request, unless it is narrowed."
    if all(_PERSONAL.covers(r) for r in refs):
        return "partly", "Personal data can be redacted and the rest released."
    if closest and closest[1].outcome in ("disclosed", "partly"):
        return "partly", f"Item {closest[1].n} of {closest[0]} was released at least in part; redact before refusing."
    return "withheld", f"As item {closest[1].n} of {closest[0]}." if closest else "On the exemptions argued below."


def _closest(item: RequestItem, similar: PrecedentsResult, source: PrecedentSource) -> tuple[str, ItemOutcome] | None:
    """The decided item of a precedent that matches this one best, with that precedent's reference."""
    matches = [
        (match.score, precedent.document.id, match.item)
        for precedent in similar.precedents
        for match in precedent.matched
        if match.asked == item.n and match.item is not None
    ]
    for _, id, number in sorted(matches, key=lambda m: -m[0]):
        try:
            document = source.document(id)
        except NotFound:
            continue
        decided = next((i for i in document.items if i.n == number and i.outcome != "unknown"), None)
        if decided:
            return document.reference or document.title, decided
    return None
