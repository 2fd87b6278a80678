"""The way of a case: draft, in review, returned or approved, issued. Each step names who takes it, and none is silent."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.caller import RoleName
from corpus.cases import CaseState, CaseStep, Divergence, Person
from corpus.drafts import Citation, Draft, Review
from corpus.errors import Conflict, Forbidden, Invalid

_WAYS: dict[CaseStep, tuple[tuple[CaseState, ...], CaseState]] = {
    "submit": (("draft", "returned"), "in_review"),
    "withdraw": (("in_review",), "draft"),
    "return": (("in_review",), "returned"),
    "approve": (("in_review",), "approved"),
    "issue": (("approved",), "issued"),
}
_ROLES: dict[CaseStep, tuple[RoleName, ...]] = {
    "submit": ("officer",),
    "withdraw": ("officer",),
    "return": ("reviewer",),
    "approve": ("reviewer",),
    "issue": ("officer",),
}
SAID: dict[CaseState, str] = {
    "draft": "a draft",
    "in_review": "in review",
    "returned": "returned with comments",
    "approved": "approved",
    "issued": "issued",
}


def roles(step: CaseStep) -> tuple[RoleName, ...]:
    """The roles of which one is needed to take a step."""
    return _ROLES[step]


def onward(state: CaseState, step: CaseStep) -> CaseState:
    """The state a step leads to. Raises Conflict where it cannot be taken."""
    here, there = _WAYS[step]
    if state not in here:
        wanted = " or ".join(SAID[one] for one in here)
        raise Conflict(f"the case is {SAID[state]}; to {step} it, it has to be {wanted}")
    return there


def writable(state: CaseState) -> None:
    """Raises Conflict for a case whose wording may not be touched now."""
    if state == "in_review":
        raise Conflict("the case is in review; have it returned, or withdraw it, before changing it")
    if state in ("approved", "issued"):
        raise Conflict(f"the case is {SAID[state]} and no longer changes")


def other_hand(approver: Person, hands: Sequence[Person]) -> None:
    """Raises Forbidden for an approver who had a hand in the wording."""
    if any(approver.is_one_with(hand) for hand in hands):
        raise Forbidden(
            f"{approver.name} had a hand in this draft; a second person has to approve it (FOI_SECOND_PERSON is yes)"
        )


def commented(note: str) -> str:
    """The comments a case is returned with. Raises Invalid for none."""
    if not note.strip():
        raise Invalid("a case is returned with comments: write what has to change")
    return note.strip()


def to_submit(
    draft: Draft | None, review: Review | None, points: Sequence[Divergence], stale: bool = False
) -> list[str]:
    """What stands between a case and its review, in words; a draft is `stale` that was made of other items or choices."""
    if draft is None or review is None:
        return ["make a draft"]
    if stale:
        return ["make a new draft, because the items or what was chosen for them have changed"]
    undecided = [p.id for p in draft.paragraphs if p.id not in review.latest()]
    lacking = [f"decide on {_several(len(undecided), 'paragraph')}"] if undecided else []
    left = [point for point in points if point.open]
    if left:
        lacking.append(f"mend or accept, with a reason, {_several(len(left), 'point')}")
    return lacking


def to_approve(review: Review | None, unconfirmed: Sequence[Citation]) -> list[str]:
    """What stands between a case in review and its approval, beside a reason for open faults."""
    lacking = [f"confirm {_several(len(unconfirmed), 'citation')}"] if unconfirmed else []
    if review and review.faults:
        lacking.append(f"mend {_several(len(review.faults), 'fault')}, or write why the draft may stand")
    return lacking


def _several(n: int, noun: str) -> str:
    return f"{n} {noun}{'' if n == 1 else 's'}"
