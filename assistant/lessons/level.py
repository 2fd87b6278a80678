"""How hard an exercise is, computed from what is known of the decision, and what it gives practice in."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.law import Law
from corpus.lessons import LEVELS
from corpus.named import provisions
from corpus.provision import Provision
from corpus.records import Card

REGIME, LIKELIHOOD, TEST = "regime", "likelihood", "public interest test"
FACTORS, NOTICE = "public interest factors", "refusal notice"
GIVEN, KEPT_BACK = frozenset({"disclosed"}), frozenset({"partly", "withheld", "ncnd", "refused"})
_HARM = ("prejudice", "adverse effect", "endangerment")


def level(card: Card, law: Law) -> int:
    """From 1: one more for each thing that makes it harder, up to LEVELS."""
    return min(LEVELS, 1 + len(list(hard(card, law))))


def hard(card: Card, law: Law) -> Iterator[str]:
    """What makes it hard, in words. They give the answer away, so they are for afterwards."""
    refs = [Provision.parse(ref) for ref in card.exemptions]
    sections = {ref.section for ref in refs}
    if len(sections) > 1:
        yield f"{len(sections)} exemptions are relied on"
    if len({ref.instrument for ref in refs}) > 1:
        yield "both the Act and the Regulations apply"
    if card.outcome == "ncnd" or any(denies(law, ref) for ref in refs):
        yield "whether information is held is neither confirmed nor denied"
    if any(later.result in ("overturned", "partly") for later in card.later):
        yield "it was decided differently on review or appeal"
    if any(str(ref) == "44(1)(a)" for ref in refs):
        yield "another enactment bars disclosure"
    if len({ref for ref in refs if ref.section in {r.section for r in refs if r != ref}}) > 1:
        yield "more than one limb of an exemption is relied on"


def denies(law: Law, ref: Provision) -> bool:
    """Whether a provision excludes the duty to say if information is held, as its exemption's row names it."""
    exemption = law.exemption(ref)
    return exemption is not None and any(own.covers(ref) for own in provisions(exemption.ncnd.partition(" - ")[0]))


def practises(card: Card, law: Law) -> frozenset[str]:
    """The elements that an exercise made from a decision asks about."""
    refs = [Provision.parse(ref) for ref in card.exemptions]
    found = {REGIME, TEST, *card.exemptions}
    if any(needs_likelihood(law, ref) for ref in refs):
        found.add(LIKELIHOOD)
    if any(law.needs_public_interest_test(ref) for ref in refs):
        found.add(FACTORS)
    if card.outcome in KEPT_BACK:
        found.add(NOTICE)
    return frozenset(found)


def needs_likelihood(law: Law, ref: Provision) -> bool:
    """Whether the test of a provision is one of harm, as the law data names its test."""
    exemption = law.exemption(ref)
    if exemption is None:
        return False
    limbs = exemption.row.get("test_by_limb", ())
    own = next(
        (row["test"] for row in limbs if Provision.parse(row["ref"], ref.instrument).covers(ref)), exemption.test
    )
    return str(own).startswith(_HARM)
