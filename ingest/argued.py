"""How a letter argues its exemptions: where each, how likely the harm, how the balance fell, on what bar or purposes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from corpus.provision import EIR, FOIA, Provision
from corpus.records import Likelihood, Role
from corpus.wording import any_of
from ingest.balance import fell
from ingest.cite import Reference
from ingest.layout import Placed
from ingest.letter import Letter

_LIKELY = any_of(
    r"(?<!merely )(?<!just )(?<!simply )\bwould (?:\w+ ){0,2}(?:be (?:more )?)?likely\b|\bwould,[^,.]{0,60}, be likely\b|\bis (?:therefore )?likely\b|"
    r"\blikely to (?:prejudice|harm|inhibit|endanger|undermine|damage)|\blikelihood of (?:prejudice|harm)"
)
_CERTAIN = any_of(
    r"\bwould (?:\w+ly )?(?:prejudice|inhibit|harm|endanger|undermine|damage|adversely|seriously|have an adverse|cause (?:harm|prejudice))|"
    r"\bwould be (?:\w+ly )?(?:prejudiced|inhibited|harmed|endangered|undermined|damaged|compromised)|\bwould,? (?:and )?not (?:only|merely|just)\b"
)
_BOTH_LEVELS = any_of(r"would,? or (?:would|is|are|be)(?: be)?,? likely")
_TELLS_THE_LAW = any_of(r"\b(?:states?|provides?|exempts|says|set out) (?:that|for|an exemption|information)\b")
_FOR_SEVERAL = any_of(r"\b(?:exemptions|exceptions|both|each|these|all|sections|regulations)\b")
_OTHER_REGIME = Provision(FOIA, ("39",))
_OPINED = r"\bopinion\b[^.]{0,400}\bwould(?P<likely>,? be likely)?(?: to| otherwise)*"
_OF_THE_OPINION = {
    "(2)(b)(i)": re.compile(rf"{_OPINED} inhibit (?:the )?[\w ]{{0,30}}provision of advice", re.IGNORECASE),
    "(2)(b)(ii)": re.compile(rf"{_OPINED} inhibit (?:the )?[\w ]{{0,30}}exchange of views", re.IGNORECASE),
    "(2)(c)": re.compile(rf"{_OPINED} prejudice (?:the )?effective conduct", re.IGNORECASE),
}
_HARM_TESTS = ("prejudice", "endangerment", "adverse effect", "mixed")
ARGUES: frozenset[Role] = frozenset(
    {"decision", "exemption", "prejudice", "factors_for_disclosure", "factors_against_disclosure", "balance"}
)
_REASONS: frozenset[Role] = ARGUES | {"other"}
_DATA_PROTECTION = ("UK GDPR", "DPA 1998", "DPA 2018")
Verdict = Literal["maintained", "disclosed"]


@dataclass(frozen=True)
class _Said:
    """One sentence that claims harm or strikes a balance: where it stands and which exemptions it names."""

    start: int
    block: int
    named: frozenset[Provision]
    several: bool
    claims: Likelihood | None
    verdict: Verdict | None

    def of(self, provision: Provision) -> bool:
        """True for a sentence that names no exemption, or names this one."""
        return not self.named or any(p.touches(provision) for p in self.named)


class Arguments:
    """Where a letter argues each exemption, read once; `rejected` are references that say an exemption does not apply."""

    def __init__(self, letter: Letter, rejected: frozenset[Reference] = frozenset()) -> None:
        self._letter = letter
        blocks = letter.layout.blocks
        self._titles = [letter.headed(b.heading) if b.heading else frozenset() for b in blocks]
        self._named = [_named(letter, b.start, b.end, rejected) for b in blocks]
        self._said = list(_sayings(letter))
        self._first = min((r.start for r in letter.found if r.provision and letter.exemption(r.provision)), default=0)

    def blocks(self, provision: Provision) -> set[int]:
        """Blocks that argue one exemption: under its heading, else from one that names it to one that names another."""
        headed = any(_touched(titles, provision) for titles in self._titles)
        argued: set[int] = set()
        current = False
        for n, (titles, named, role) in enumerate(zip(self._titles, self._named, self._letter.roles, strict=True)):
            here = titles if headed else named
            if here:
                current = _touched(here, provision)
            elif headed and role in ("request", "next_steps"):
                current = False
            if current and role in _REASONS:
                argued.add(n)
        return argued

    def likelihood(self, provision: Provision) -> Likelihood | None:
        """The level of likelihood claimed, where the exemption turns on harm."""
        exemption = self._letter.exemption(provision)
        if exemption is None or not exemption.test.startswith(_HARM_TESTS) or exemption.id in ("s40", "eir-13"):
            return None
        if opined := _opinion(self._letter, provision):
            return opined
        argued = self.blocks(provision)
        claims = {s.claims for s in self._said if s.block in argued and s.of(provision)}
        return "would be likely" if "would be likely" in claims else "would" if "would" in claims else None

    def outcome_of_test(self, provision: Provision, *, alone: bool) -> Literal["maintained", "disclosed", "none"]:
        """How the balance fell: the last conclusion in its own argument, else in its section's, else one that may be
        its own: that names it, speaks of several, or stands before any exemption is named.

        `alone` where no other exemption relied on needs the test, so that any conclusion is this one's.
        """
        if not self._letter.law.needs_public_interest_test(provision):
            return "none"
        concluding = [s for s in reversed(self._said) if s.verdict and s.of(provision)]
        if provision.section == _OTHER_REGIME:  # the balance that follows is that of the other regime
            concluding = [s for s in concluding if s.named]
        for argued in (self.blocks(provision), self.blocks(provision.section)):
            if own := next((s for s in concluding if s.block in argued), None):
                return own.verdict or "none"
        shared = (s for s in concluding if alone or s.several or s.named or s.start < self._first)
        last = next(shared, None)
        return (last.verdict if last else None) or "none"


def _opinion(letter: Letter, provision: Provision) -> Likelihood | None:
    """The level in the qualified person's opinion, where it tells the limbs of section 36(2) apart by their own words."""
    limb = _OF_THE_OPINION.get("".join(f"({part})" for part in provision.parts[1:]))
    found = limb and limb.search(letter.layout.text)
    return ("would be likely" if found["likely"] else "would") if found else None


def _named(letter: Letter, start: int, end: int, but: frozenset[Reference] = frozenset()) -> frozenset[Provision]:
    """The exemptions a stretch of the letter names."""
    found = (r.provision for r in letter.within(start, end) if r not in but)
    return frozenset(p for p in found if p and letter.exemption(p))


def _touched(provisions: Iterable[Provision], provision: Provision) -> bool:
    return any(p.touches(provision) for p in provisions)


def _sayings(letter: Letter) -> Iterator[_Said]:
    for n, (role, inside) in enumerate(zip(letter.roles, letter.in_blocks, strict=True)):
        for a, b in inside if role in _REASONS else ():
            words = letter.words((a, b))
            claims, verdict = _claimed(words), fell(words)
            if claims or verdict:
                yield _Said(a, n, _named(letter, a, b), bool(_FOR_SEVERAL.search(words)), claims, verdict)


def _claimed(sentence: str) -> Likelihood | None:
    """The level of likelihood a sentence claims; the statute's own "would, or would be likely to" claims neither."""
    claimed: Likelihood | None = (
        "would be likely" if _LIKELY.search(sentence) else "would" if _CERTAIN.search(sentence) else None
    )
    if sentence[0] in "\"“'‘(" or not claimed or _BOTH_LEVELS.search(sentence) or _TELLS_THE_LAW.search(sentence):
        return None
    return claimed


def bar(letter: Letter, provision: Provision) -> str | None:
    """The prohibition behind section 44(1)(a): a bar the law data knows, else the first provision of another enactment
    that its reasoning names.
    """
    if provision.section != Provision(FOIA, ("44",)) or provision.parts[1:3] in (("1", "b"), ("1", "c")):
        return None
    titled = [b for b in letter.layout.blocks if b.heading and _touched(letter.headed(b.heading), provision)]
    return _bar_in(letter, titled) or _bar_in(letter, letter.layout.blocks)


def _bar_in(letter: Letter, blocks: Iterable[Placed]) -> str | None:
    others = [
        ref.provision
        for block in blocks
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
