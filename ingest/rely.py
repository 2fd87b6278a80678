"""Which provisions a letter relies on to withhold, and which it only mentions, rejects or leaves unclear."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Literal

from corpus.law import Law
from corpus.provision import Provision
from corpus.records import Likelihood, Mention, Reliance, Role, Span
from corpus.sentences import spans
from ingest.cite import Reference, references
from ingest.layout import Layout, Placed

_RELIES = re.compile(
    r"withh[eo]ld|\bexempt|refus|\brel(?:y|ied|ying|iance)\b|\bappl(?:y|ies|ied|ying)\b|\bengag|redact|\bby virtue\b|"
    r"\bfalls? (?:under|within)\b|not obliged|\bcited?\b|appropriate limit|vexatious|\bclaim|prohibit|neither confirm|"
    r"\bexcept(?:ion|ed)|\bin accordance with\b|\bunder (?:the )?(?:sections?|s\.|ss\.|regulations?)|not (?:being )?(?:disclos|releas|provid)",
    re.IGNORECASE,
)
_REJECTS = re.compile(
    r"\b(?:do|does|did|is|are|was|were|has|have|will|would|can)(?: ?n[o’']t| not)\b[^.;]{0,40}\b(?:appl|engag|rel(?:y|ied)|exempt|cit|claim)|"
    r"\bno longer\b[^.;]{0,40}\b(?:rel|appl|cit|claim)|\bwithdr[ae]w|\bdisappl|\brather than\b|"
    r"\bconsidered\b[^.;]{0,80}\b(?:but|however)\b|\b(?:incorrectly|wrongly)\b[^.;]{0,30}\b(?:appl|cit|rel)",
    re.IGNORECASE,
)
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
_ARGUES: frozenset[Role] = frozenset(
    {"decision", "exemption", "prejudice", "factors_for_disclosure", "factors_against_disclosure", "balance"}
)
_WEIGHS: frozenset[Role] = frozenset({"prejudice", "factors_for_disclosure", "factors_against_disclosure", "balance"})


@dataclass
class Reading:
    """A letter as this module reads it: its layout, the role of each block, and the law it is read against."""

    layout: Layout
    roles: list[Role | None]
    law: Law
    found: list[Reference] = field(init=False)

    def __post_init__(self) -> None:
        self.found = references(self.layout.text)

    def sentences(self, *wanted: Role) -> list[tuple[Span, Role, str | None]]:
        """Sentences of blocks with one of the wanted roles, with the heading each stands under."""
        return [
            (span, role, block.heading)
            for block, role in zip(self.layout.blocks, self.roles, strict=True)
            if role in wanted
            for span in spans(self.layout.text, block.start, block.end)
        ]

    def within(self, start: int, end: int) -> list[Reference]:
        return [r for r in self.found if start <= r.start < end]


def reliances(reading: Reading) -> tuple[list[Reliance], list[Mention]]:
    """The exemptions relied on, in the order the letter takes them, and every other reference told apart."""
    status = _statuses(reading)
    relied = _most_specific(reading, status)
    text, made = reading.layout.text, []
    for provision, where in relied.items():
        argued = _argued_under(reading, provision)
        tested = reading.law.needs_public_interest_test(provision)
        made.append(
            Reliance(
                ref=str(provision),
                bar=_bar(reading, provision),
                likelihood=_likelihood([text[a:b] for (a, b), _ in argued]),
                outcome_of_test=_outcome_of_test(text, argued) if tested else "none",
                purposes=_purposes(reading, provision),
                spans=where,
            )
        )
    return made, _mentions(reading, status, relied)


def _statuses(reading: Reading) -> dict[Reference, str]:
    """relied, rejected or mentioned, for each reference that could be an exemption, by its own sentence."""
    status: dict[Reference, str] = {}
    for block, role in zip(reading.layout.blocks, reading.roles, strict=True):
        for a, b in spans(reading.layout.text, block.start, block.end):
            for ref in reading.within(a, b):
                status[ref] = _status(reading, ref, role, reading.layout.text[a:b])
    return status


def _status(reading: Reading, ref: Reference, role: Role | None, sentence: str) -> str:
    if ref.provision is None:
        return "unresolved"
    if reading.law.exemption(ref.provision) is None:
        return "mentioned"
    if role is None:  # a heading that names an exemption introduces the reasons for relying on it
        return "heading"
    if role not in _ARGUES:
        return "mentioned"
    if _REJECTS.search(sentence):
        return "rejected"
    return "relied" if _RELIES.search(sentence) else "mentioned"


def _most_specific(reading: Reading, status: dict[Reference, str]) -> dict[Provision, list[Span]]:
    """Reliance on a whole section gives way to the limb that its own reasoning or quotation names."""
    rejected = {r.provision for r, s in status.items() if s == "rejected"}
    named = [r for r, s in status.items() if s in ("relied", "heading") and r.provision not in rejected]
    sections = {r.provision.section for r in named if r.provision}
    candidates: dict[Provision, list[Span]] = defaultdict(list)
    for ref in sorted(status, key=lambda r: r.start):
        provision = ref.provision
        if provision is None or provision in rejected or status[ref] in ("rejected", "unresolved"):
            continue
        if status[ref] in ("relied", "heading") or (provision.section in sections and _arguing(reading, ref)):
            candidates[_exempting(provision)].append((ref.start, ref.end))
    kept: dict[Provision, list[Span]] = {}
    for provision, where in candidates.items():
        finer = [p for p in candidates if p != provision and provision.covers(p)]
        if not finer and not _is_condition(provision):
            kept[provision] = where
    for provision, where in candidates.items():
        for finer_one in [p for p in kept if p != provision and provision.covers(p)]:
            kept[finer_one] = sorted({*kept[finer_one], *where})
    return dict(sorted(kept.items(), key=lambda pair: pair[1][0]))


def _exempting(provision: Provision) -> Provision:
    """The limb that exempts, where a condition of it was cited: 40(3A)(a) stands for 40(2)."""
    if provision.section == Provision("FOIA", ("40",)) and provision.parts[1:2] in (("3A",), ("3B",), ("4A",)):
        return Provision("FOIA", ("40", "2"))
    return provision


def _is_condition(provision: Provision) -> bool:
    """Purposes and definitions exempt nothing by themselves: 31(2), and neither-confirm-nor-deny's objects."""
    return provision.instrument == "FOIA" and provision.parts[:2] in (("31", "2"), ("23", "3"), ("36", "5"), ("2", "3"))


def _arguing(reading: Reading, ref: Reference) -> bool:
    for block, role in zip(reading.layout.blocks, reading.roles, strict=True):
        if block.start <= ref.start < block.end:
            return role in _ARGUES or role == "statute"
    return False


def _argued_under(reading: Reading, provision: Provision) -> list[tuple[Span, Role]]:
    """The sentences that argue one exemption: under its heading, else in blocks that name it or follow them."""
    argued: list[tuple[Span, Role]] = []
    current = False
    headed = any(provision.section in _sections_of(reading, b.heading) for b in reading.layout.blocks)
    for block, role in zip(reading.layout.blocks, reading.roles, strict=True):
        if headed:
            under = _sections_of(reading, block.heading)
            current = provision.section in under if under else current and (role is None or role in _WEIGHS)
        else:
            current = _still_argued(reading, block, provision, current)
        if current and role in _ARGUES:
            argued += [(s, role) for s in spans(reading.layout.text, block.start, block.end)]
    return argued


def _sections_of(reading: Reading, heading: str | None) -> set[Provision]:
    """The exemptions' sections a heading names."""
    named = (r.provision for r in references(heading or ""))
    return {p.section for p in named if p and reading.law.exemption(p)}


def _still_argued(reading: Reading, block: Placed, provision: Provision, current: bool) -> bool:
    """Without headings, an argument runs from the block that names its exemption to one that names another."""
    here = {
        r.provision.section
        for r in reading.within(block.start, block.end)
        if r.provision and reading.law.exemption(r.provision)
    }
    if not here or _REJECTS.search(reading.layout.words(block)):
        return current
    return provision.section in here


def _names(reading: Reading, heading: str, provision: Provision) -> bool:
    return provision.section in _sections_of(reading, heading)


def _likelihood(argued: list[str]) -> Likelihood | None:
    """The level of likelihood claimed; the statute's own "would, or would be likely to" claims neither."""
    claims = [s for s in argued if not _BOTH_LEVELS.search(s) and s[0] not in "\"“'‘("]
    if any(_LIKELY.search(s) for s in claims):
        return "would be likely"
    return "would" if any(_CERTAIN.search(s) for s in claims) else None


def _outcome_of_test(text: str, argued: list[tuple[Span, Role]]) -> Literal["maintained", "disclosed", "none"]:
    """How the balance fell: read from the balancing sentences, which are the last word on it."""
    for (a, b), role in reversed(argued):
        if role == "balance" and _RELEASED.search(text[a:b]):
            return "disclosed"
        if role == "balance" and _MAINTAINED.search(text[a:b]):
            return "maintained"
    return "none"


def _bar(reading: Reading, provision: Provision) -> str | None:
    """The prohibition behind section 44(1)(a): the first provision of another enactment in its reasoning."""
    if provision.section != Provision("FOIA", ("44",)):
        return None
    headings = {b.heading for b in reading.layout.blocks if b.heading and _names(reading, b.heading, provision)}
    for block in reading.layout.blocks:
        if headings and block.heading not in headings:
            continue
        for ref in reading.within(block.start, block.end):
            if ref.provision and ref.provision.instrument not in ("FOIA", "EIR"):
                return str(ref.provision)
    return None


def _purposes(reading: Reading, provision: Provision) -> list[str]:
    """The purposes of 31(2) named where 31(1)(g), (h) or (i) is relied on."""
    if provision.parts[:2] != ("31", "1") or provision.parts[2:3] not in (("g",), ("h",), ("i",)):
        return []
    purposes = Provision("FOIA", ("31", "2"))
    named = [
        r.provision for r in reading.found if r.provision and r.provision != purposes and purposes.covers(r.provision)
    ]
    return [str(p) for p in dict.fromkeys(named)]


def _mentions(reading: Reading, status: dict[Reference, str], relied: dict[Provision, list[Span]]) -> list[Mention]:
    spoken_for = {span for where in relied.values() for span in where}
    grouped: dict[tuple[str, str], list[Span]] = defaultdict(list)
    for ref, how in sorted(status.items(), key=lambda pair: pair[0].start):
        if (ref.start, ref.end) in spoken_for:
            continue
        shown = how if how in ("rejected", "unresolved") else "mentioned"
        grouped[(str(ref.provision) if ref.provision else ref.written, shown)].append((ref.start, ref.end))
    return [Mention(ref=ref, status=how, spans=where) for (ref, how), where in grouped.items()]
