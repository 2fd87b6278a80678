"""How a letter argues one exemption: where, how likely the harm, how the balance fell, and on what bar or purposes."""

from __future__ import annotations

import re
from typing import Literal

from corpus.provision import Provision
from corpus.records import Likelihood, Role, Span
from corpus.sentences import spans
from ingest.cite import references
from ingest.layout import Placed
from ingest.letter import Letter

_LIKELY = re.compile(r"\bwould (?:therefore )?be likely\b|\bis likely\b|\bwould be more likely\b", re.IGNORECASE)
_CERTAIN = re.compile(
    r"\bwould (?:\w+ly )?(?:prejudice|inhibit|harm|endanger|undermine|damage|adversely|seriously|have an adverse)",
    re.IGNORECASE,
)
_BOTH_LEVELS = re.compile(r"would,? or would be likely", re.IGNORECASE)
_MAINTAINED = re.compile(
    r"public interest in (?:withholding|maintaining|not disclosing|non-disclosure)[^.]*\b(?:outweigh|greater|stronger)|"
    r"(?:favours?|lies in|in favour of|rests (?:with|in)) (?:maintaining|withholding|non-disclosure|not disclosing)|"
    r"outweigh\w* the (?:public interest in )?(?:disclos|releas)",
    re.IGNORECASE,
)
_RELEASED = re.compile(
    r"public interest in (?:disclos|releas)\w*[^.]*\b(?:outweigh|greater|stronger)|(?:favours?|lies in|in favour of) (?:disclos|releas)|"
    r"outweigh\w* the public interest in (?:withholding|maintaining)|does not outweigh the public interest in disclos",
    re.IGNORECASE,
)
REJECTS = re.compile(
    r"\b(?:do|does|did|is|are|was|were|has|have|will|would|can)(?: ?n[o’']t| not)\b[^.;]{0,40}\b(?:appl|engag|rel(?:y|ied)|exempt|cit|claim)|"
    r"\bno longer\b[^.;]{0,40}\b(?:rel|appl|cit|claim)|\bwithdr[ae]w|\bdisappl|\brather than\b|"
    r"\bconsidered\b[^.;]{0,80}\b(?:but|however)\b|\b(?:incorrectly|wrongly)\b[^.;]{0,30}\b(?:appl|cit|rel)",
    re.IGNORECASE,
)
ARGUES: frozenset[Role] = frozenset(
    {"decision", "exemption", "prejudice", "factors_for_disclosure", "factors_against_disclosure", "balance"}
)
_WEIGHS: frozenset[Role] = frozenset({"prejudice", "factors_for_disclosure", "factors_against_disclosure", "balance"})


def argued_under(letter: Letter, provision: Provision) -> list[tuple[Span, Role]]:
    """The sentences that argue one exemption: under its heading, else in blocks that name it or follow them."""
    argued: list[tuple[Span, Role]] = []
    current = False
    headed = any(provision.section in _sections_of(letter, b.heading) for b in letter.layout.blocks)
    for block, role in zip(letter.layout.blocks, letter.roles, strict=True):
        if headed:
            under = _sections_of(letter, block.heading)
            current = provision.section in under if under else current and (role is None or role in _WEIGHS)
        else:
            current = _still_argued(letter, block, provision, current)
        if current and role in ARGUES:
            argued += [(s, role) for s in spans(letter.layout.text, block.start, block.end)]
    return argued


def _sections_of(letter: Letter, heading: str | None) -> set[Provision]:
    """The exemptions' sections a heading names."""
    named = (r.provision for r in references(heading or ""))
    return {p.section for p in named if p and letter.law.exemption(p)}


def _still_argued(letter: Letter, block: Placed, provision: Provision, current: bool) -> bool:
    """Without headings, an argument runs from the block that names its exemption to one that names another."""
    here = {
        r.provision.section
        for r in letter.within(block.start, block.end)
        if r.provision and letter.law.exemption(r.provision)
    }
    if not here or REJECTS.search(letter.layout.words(block)):
        return current
    return provision.section in here


def _names(letter: Letter, heading: str, provision: Provision) -> bool:
    return provision.section in _sections_of(letter, heading)


def likelihood(argued: list[str]) -> Likelihood | None:
    """The level of likelihood claimed; the statute's own "would, or would be likely to" claims neither."""
    claims = [s for s in argued if not _BOTH_LEVELS.search(s) and s[0] not in "\"“'‘("]
    if any(_LIKELY.search(s) for s in claims):
        return "would be likely"
    return "would" if any(_CERTAIN.search(s) for s in claims) else None


def outcome_of_test(text: str, argued: list[tuple[Span, Role]]) -> Literal["maintained", "disclosed", "none"]:
    """How the balance fell: read from the balancing sentences, which are the last word on it."""
    for (a, b), role in reversed(argued):
        if role == "balance" and _RELEASED.search(text[a:b]):
            return "disclosed"
        if role == "balance" and _MAINTAINED.search(text[a:b]):
            return "maintained"
    return "none"


def bar(letter: Letter, provision: Provision) -> str | None:
    """The prohibition behind section 44(1)(a): the first provision of another enactment in its reasoning."""
    if provision.section != Provision("FOIA", ("44",)):
        return None
    headings = {b.heading for b in letter.layout.blocks if b.heading and _names(letter, b.heading, provision)}
    for block in letter.layout.blocks:
        if headings and block.heading not in headings:
            continue
        for ref in letter.within(block.start, block.end):
            if ref.provision and ref.provision.instrument not in ("FOIA", "EIR"):
                return str(ref.provision)
    return None


def purposes(letter: Letter, provision: Provision) -> list[str]:
    """The purposes of 31(2) named where 31(1)(g), (h) or (i) is relied on."""
    if provision.parts[:2] != ("31", "1") or provision.parts[2:3] not in (("g",), ("h",), ("i",)):
        return []
    purposes = Provision("FOIA", ("31", "2"))
    named = [
        r.provision for r in letter.found if r.provision and r.provision != purposes and purposes.covers(r.provision)
    ]
    return [str(p) for p in dict.fromkeys(named)]
