"""How a letter argues one exemption: where, how likely the harm, how the balance fell, and on what bar or purposes."""

from __future__ import annotations

import re
from typing import Literal

from corpus.provision import EIR, FOIA, Provision
from corpus.records import Likelihood, Role, Span
from ingest.balance import fell
from ingest.cite import Reference
from ingest.layout import Placed
from ingest.letter import Letter

_LIKELY = re.compile(
    r"(?<!merely )(?<!just )(?<!simply )\bwould (?:\w+ ){0,2}(?:be (?:more )?)?likely\b|\bwould,[^,.]{0,60}, be likely\b|\bis (?:therefore )?likely\b|"
    r"\blikely to (?:prejudice|harm|inhibit|endanger|undermine|damage)|\blikelihood of (?:prejudice|harm)",
    re.IGNORECASE,
)
_CERTAIN = re.compile(
    r"\bwould (?:\w+ly )?(?:prejudice|inhibit|harm|endanger|undermine|damage|adversely|seriously|have an adverse|cause (?:harm|prejudice))|"
    r"\bwould be (?:\w+ly )?(?:prejudiced|inhibited|harmed|endangered|undermined|damaged|compromised)|\bwould,? (?:and )?not (?:only|merely|just)\b",
    re.IGNORECASE,
)
_BOTH_LEVELS = re.compile(r"would,? or (?:would|is|are|be)(?: be)?,? likely", re.IGNORECASE)
_TELLS_THE_LAW = re.compile(
    r"\b(?:states?|provides?|exempts?|says|set out) (?:that|for|an exemption|information)\b", re.IGNORECASE
)
_FOR_SEVERAL = re.compile(r"\b(?:exemptions|exceptions|both|each|these|all|sections|regulations)\b", re.IGNORECASE)
_HARM_TESTS = ("prejudice", "endangerment", "adverse effect", "mixed")
ARGUES: frozenset[Role] = frozenset(
    {"decision", "exemption", "prejudice", "factors_for_disclosure", "factors_against_disclosure", "balance"}
)
_REASONS: frozenset[Role] = ARGUES | {"other"}
_DATA_PROTECTION = ("UK GDPR", "DPA 1998", "DPA 2018")


def argued_under(
    letter: Letter, provision: Provision, rejected: frozenset[Reference] = frozenset()
) -> list[tuple[Span, Role]]:
    """The sentences that argue one exemption: under its heading, else in blocks that name it or follow them."""
    argued: list[tuple[Span, Role]] = []
    current = False
    headed = any(_titles(letter, b.heading, provision) for b in letter.layout.blocks)
    for block, role, inside in zip(letter.layout.blocks, letter.roles, letter.in_blocks, strict=True):
        if not headed:
            current = _still_argued(letter, block, provision, current, rejected)
        elif block.heading and letter.headed(block.heading):
            current = _titles(letter, block.heading, provision)
        else:
            current = current and role not in ("request", "next_steps")
        if current and role in _REASONS:
            argued += [(s, role) for s in inside]
    return argued


def _titles(letter: Letter, heading: str | None, provision: Provision) -> bool:
    """True where a heading names the exemption, a limb of it, or what it lies in."""
    return heading is not None and any(p.touches(provision) for p in letter.headed(heading))


def _still_argued(
    letter: Letter, block: Placed, provision: Provision, current: bool, rejected: frozenset[Reference]
) -> bool:
    """Without headings, an argument runs from the block that names its exemption to one that names another."""
    here = {
        r.provision
        for r in letter.within(block.start, block.end)
        if r.provision and r not in rejected and letter.exemption(r.provision)
    }
    return any(p.touches(provision) for p in here) if here else current


def likelihood(letter: Letter, provision: Provision, argued: list[tuple[Span, Role]]) -> Likelihood | None:
    """The level of likelihood claimed; the statute's own "would, or would be likely to" claims neither.

    Only where the exemption turns on harm, and only in sentences that speak of no other exemption.
    """
    exemption = letter.exemption(provision)
    if exemption is None or not exemption.test.startswith(_HARM_TESTS) or exemption.id in ("s40", "eir-13"):
        return None
    text = letter.layout.text
    claims = [text[a:b] for (a, b), _ in argued if _speaks_of(letter, a, b, provision)]
    claims = [s for s in claims if not (_BOTH_LEVELS.search(s) or _TELLS_THE_LAW.search(s)) and s[0] not in "\"“'‘("]
    if any(_LIKELY.search(s) for s in claims):
        return "would be likely"
    return "would" if any(_CERTAIN.search(s) for s in claims) else None


def _speaks_of(letter: Letter, start: int, end: int, provision: Provision) -> bool:
    """True for a sentence that names no exemption, or names this one."""
    named = [r.provision for r in letter.within(start, end) if r.provision and letter.exemption(r.provision)]
    return not named or any(p.touches(provision) for p in named)


def outcome_of_test(
    letter: Letter, provision: Provision, argued: list[tuple[Span, Role]], *, alone: bool
) -> Literal["maintained", "disclosed", "none"]:
    """How the balance fell: the last conclusion in its own argument, else the letter's one conclusion for several.

    `alone` where no other exemption relied on needs the test, so that any conclusion is this one's.
    """
    if not letter.law.needs_public_interest_test(provision):
        return "none"
    of_section = argued_under(letter, provision.section)
    for (a, b), _ in [*reversed(argued), *reversed(of_section), *reversed(_concluding(letter, provision, alone))]:
        if _speaks_of(letter, a, b, provision) and (verdict := fell(letter.words((a, b)))):
            return verdict
    return "none"


def _concluding(letter: Letter, provision: Provision, alone: bool) -> list[tuple[Span, Role]]:
    """Sentences outside an exemption's own argument whose conclusion may be its own: those that name it, speak of
    several, or stand before any exemption is named.
    """
    first = min((r.start for r in letter.found if r.provision and letter.exemption(r.provision)), default=0)
    return [
        (span, role)
        for span, role, _ in letter.sentences(*_REASONS)
        if alone
        or span[0] < first
        or _FOR_SEVERAL.search(letter.words(span))
        or any(r.provision and r.provision.touches(provision) for r in letter.within(*span))
    ]


def bar(letter: Letter, provision: Provision) -> str | None:
    """The prohibition behind section 44(1)(a): a bar the law data knows, else the first provision of another enactment
    that its reasoning names.
    """
    if provision.section != Provision(FOIA, ("44",)) or provision.parts[1:3] in (("1", "b"), ("1", "c")):
        return None
    headings = {b.heading for b in letter.layout.blocks if _titles(letter, b.heading, provision)}
    others = [
        ref.provision
        for block in letter.layout.blocks
        if not headings or block.heading in headings
        for ref in letter.within(block.start, block.end)
        if ref.provision and ref.provision.instrument not in (FOIA, EIR)
    ]
    known = [p for p in others if letter.law.bar(str(p))]
    named = known or [p for p in others if p.instrument not in _DATA_PROTECTION]
    return str(named[0]) if named else None


def purposes(letter: Letter, provision: Provision) -> list[str]:
    """The purposes of 31(2) named where 31(1)(g), (h) or (i) is relied on."""
    if provision.parts[:2] != ("31", "1") or provision.parts[2:3] not in (("g",), ("h",), ("i",)):
        return []
    purposes = Provision(FOIA, ("31", "2"))
    named = [
        r.provision for r in letter.found if r.provision and r.provision != purposes and purposes.covers(r.provision)
    ]
    return [str(p) for p in dict.fromkeys(named)]
