"""What is proposed for each item: the least that must be withheld, and when precedents released the like.

A proposal never leans towards withholding: it withholds the whole only where an exemption takes the whole by its nature,
or where every decision on a like item did; else what the exemptions do not cover is to be given.
"""

from __future__ import annotations

from dataclasses import dataclass

from assistant.grounds import Ground
from assistant.source import PrecedentSource, overturned
from corpus.drafts import ProposedDecision
from corpus.errors import NotFound
from corpus.law import Law
from corpus.provision import Provision
from corpus.records import ItemOutcome, Outcome, RequestItem
from corpus.results import PrecedentsResult

_REFUSALS = tuple(map(Provision.parse, ("12", "14", "EIR 12(4)(b)", "EIR 12(4)(c)")))
_PERSONAL = tuple(map(Provision.parse, ("40", "EIR 13", "EIR 12(3)")))
_WHOLE = tuple(map(Provision.parse, ("21", "22", "40(1)")))
"""Exemptions that take all they cover: it is to be had elsewhere, later, or under another right."""
_NOT_HELD = Provision.parse("EIR 12(4)(a)")
_NEAR = 0.75
"""Decisions on items at least so near, as a share of the nearest, count as on a like item."""
_NAMED = 3
LOOKED_AT = 30
"""Decisions looked at for an item."""
_RELEASED: tuple[Outcome, ...] = ("disclosed", "partly")
_HOW: dict[Outcome, str] = {
    "disclosed": "released it",
    "partly": "released part of it",
    "withheld": "withheld it",
    "not_held": "did not hold it",
    "ncnd": "neither confirmed nor denied holding it",
    "refused": "refused the request",
}


@dataclass(frozen=True)
class _Like:
    """What a precedent decided on a like item; `fallen` where the decision was overturned, `example` for a made-up one."""

    named: str
    item: ItemOutcome
    fallen: bool
    example: bool = False

    @property
    def told(self) -> str:
        """The decision in a few words: "FOI-1, item 2, released part of it"."""
        later = " (later overturned)" if self.fallen else ""
        kind = "the made-up example " if self.example else ""
        return f"{kind}{self.named}, item {self.item.n}, {_HOW[self.item.outcome]}{later}"


def propose(
    asked: list[RequestItem], grounds: list[Ground], source: PrecedentSource, law: Law
) -> list[ProposedDecision]:
    """One proposal for each item, with its reason; `unknown` where nothing points either way.

    It rests on the decisions, and on those items of theirs, that the officer's table of precedents shows for the item.
    """
    similar = ((item, source.precedents_of(asked, item.n, LOOKED_AT)) for item in asked)
    return [_proposal(item, grounds, _like(item, found, source), law) for item, found in similar]


def _proposal(item: RequestItem, grounds: list[Ground], like: list[_Like], law: Law) -> ProposedDecision:
    refs = [g.ref for g in grounds if item.n in g.asked]
    outcome, because = _outcome(refs, like, law) if refs else _without_exemption(like)
    return ProposedDecision(n=item.n, outcome=outcome, exemptions=[str(r) for r in refs], because=because)


def _without_exemption(like: list[_Like]) -> tuple[Outcome, str]:
    standing = [one for one in like if not one.fallen]
    if not standing:
        return "unknown", "No precedent on a similar item was found, and no exemption is proposed."
    nearest = standing[0]
    if nearest.item.outcome in ("disclosed", "not_held"):
        return nearest.item.outcome, f"As the nearest decision: {nearest.told}."
    return "unknown", f"{_precedents(like)} No exemption is argued here."


def _outcome(refs: list[Provision], like: list[_Like], law: Law) -> tuple[Outcome, str]:
    seen = _precedents(like)
    if any(law.denies(r) for r in refs):
        return "ncnd", "Whether anything is held is neither confirmed nor denied, so nothing is said of what it may be."
    if any(refusal.covers(r) for refusal in _REFUSALS for r in refs):
        return (
            "refused",
            f"This refusal takes the whole request, unless it is narrowed: say what could be given. {seen}",
        )
    if all(_NOT_HELD.covers(r) for r in refs):
        return "not_held", f"Under the Regulations, that it is not held is an exception of its own. {seen}"
    if all(any(whole.covers(r) for whole in _WHOLE) for r in refs):
        return "withheld", f"{refs[0].spoken().capitalize()} takes all that it covers. {seen}"
    if all(any(personal.covers(r) for personal in _PERSONAL) for r in refs):
        return "partly", f"Personal data can be redacted and the rest released. {seen}"
    standing = [one for one in like if not one.fallen]
    if standing and all(one.item.outcome == "withheld" for one in standing):
        return "withheld", f"{seen} See first whether the exempt parts can be taken out and the rest given."
    return "partly", f"{seen} Redact before refusing: withhold only what the exemptions cover, and give the rest."


def _precedents(like: list[_Like]) -> str:
    """In how many decisions on like items it was released, and which; the nearest where in none."""
    if not like:
        return "No decision on a similar item was found."
    if len(like) == 1:
        return f"The one decision on a similar item: {like[0].told}."
    released = [one for one in like if one.item.outcome in _RELEASED]
    of = f"{len(like)} decisions on a similar item"
    if not released:
        return f"None of {of} released it; the nearest: {like[0].told}."
    shown = "; ".join(one.told for one in released[:_NAMED])
    nearest = f" The nearest: {like[0].told}." if like[0] not in released[:_NAMED] else ""
    return f"{len(released)} of {of} released it at least in part: {shown}.{nearest}"


def _like(item: RequestItem, similar: PrecedentsResult, source: PrecedentSource) -> list[_Like]:
    """What precedents decided on their item nearest to this one, nearest first; only those near enough to the nearest.

    A made-up example counts only where no real decision is near enough.
    """
    best: dict[str, tuple[float, int]] = {}
    for precedent in similar.precedents:
        for match in precedent.matched:
            if match.asked == item.n and match.item is not None:
                id = precedent.document.id
                best[id] = max(best.get(id, (0.0, 0)), (match.score, match.item))
    nearest = max((score for score, _ in best.values()), default=0.0)
    near = sorted((id for id in best if best[id][0] >= _NEAR * nearest), key=lambda id: -best[id][0])
    found = [one for one in (_decided(id, best[id][1], source) for id in near) if one]
    return [one for one in found if not one.example] or found


def _decided(id: str, number: int, source: PrecedentSource) -> _Like | None:
    try:
        document = source.document(id)
    except NotFound:
        return None
    decided = next((i for i in document.items if i.n == number and i.outcome != "unknown"), None)
    if decided is None:
        return None
    return _Like(document.reference or document.title, decided, overturned(source, id), document.example)
