"""Which provisions a letter relies on to withhold, and which it only mentions, rejects or leaves unclear."""

from __future__ import annotations

import re
from collections import defaultdict

from corpus.provision import Provision
from corpus.records import Mention, Reliance, Role, Span
from corpus.sentences import spans
from ingest.argued import ARGUES, REJECTS, argued_under, bar, likelihood, outcome_of_test, purposes
from ingest.cite import Reference
from ingest.letter import Letter

_RELIES = re.compile(
    r"withh[eo]ld|\bexempt|refus|\brel(?:y|ied|ying|iance)\b|\bappl(?:y|ies|ied|ying)\b|\bengag|redact|\bby virtue\b|"
    r"\bfalls? (?:under|within)\b|not obliged|\bcited?\b|appropriate limit|vexatious|\bclaim|prohibit|neither confirm|"
    r"\bexcept(?:ion|ed)|\bin accordance with\b|\bunder (?:the )?(?:sections?|s\.|ss\.|regulations?)|not (?:being )?(?:disclos|releas|provid)",
    re.IGNORECASE,
)


def reliances(letter: Letter) -> tuple[list[Reliance], list[Mention]]:
    """The exemptions relied on, in the order the letter takes them, and every other reference told apart."""
    status = _statuses(letter)
    relied = _most_specific(letter, status)
    text, made = letter.layout.text, []
    for provision, where in relied.items():
        argued = argued_under(letter, provision)
        tested = letter.law.needs_public_interest_test(provision)
        made.append(
            Reliance(
                ref=str(provision),
                bar=bar(letter, provision),
                likelihood=likelihood([text[a:b] for (a, b), _ in argued]),
                outcome_of_test=outcome_of_test(text, argued) if tested else "none",
                purposes=purposes(letter, provision),
                spans=where,
            )
        )
    return made, _mentions(letter, status, relied)


def mentions(letter: Letter) -> list[Mention]:
    """Every reference of a text that relies on none, such as guidance."""
    return _mentions(letter, {ref: "mentioned" if ref.provision else "unresolved" for ref in letter.found}, {})


def _statuses(letter: Letter) -> dict[Reference, str]:
    """relied, rejected or mentioned, for each reference that could be an exemption, by its own sentence."""
    status: dict[Reference, str] = {}
    for block, role in zip(letter.layout.blocks, letter.roles, strict=True):
        for a, b in spans(letter.layout.text, block.start, block.end):
            for ref in letter.within(a, b):
                status[ref] = _status(letter, ref, role, letter.layout.text[a:b])
    return status


def _status(letter: Letter, ref: Reference, role: Role | None, sentence: str) -> str:
    if ref.provision is None:
        return "unresolved"
    if letter.law.exemption(ref.provision) is None:
        return "mentioned"
    if role is None:  # a heading that names an exemption introduces the reasons for relying on it
        return "heading"
    if role not in ARGUES:
        return "mentioned"
    if REJECTS.search(sentence):
        return "rejected"
    return "relied" if _RELIES.search(sentence) else "mentioned"


def _most_specific(letter: Letter, status: dict[Reference, str]) -> dict[Provision, list[Span]]:
    """Reliance on a whole section gives way to the limb that its own reasoning or quotation names."""
    rejected = {r.provision for r, s in status.items() if s == "rejected"}
    named = [r for r, s in status.items() if s in ("relied", "heading") and r.provision not in rejected]
    sections = {r.provision.section for r in named if r.provision}
    candidates: dict[Provision, list[Span]] = defaultdict(list)
    for ref in sorted(status, key=lambda r: r.start):
        provision = ref.provision
        if provision is None or provision in rejected or status[ref] in ("rejected", "unresolved"):
            continue
        if status[ref] in ("relied", "heading") or (provision.section in sections and _arguing(letter, ref)):
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


def _arguing(letter: Letter, ref: Reference) -> bool:
    for block, role in zip(letter.layout.blocks, letter.roles, strict=True):
        if block.start <= ref.start < block.end:
            return role in ARGUES or role == "statute"
    return False


def _mentions(letter: Letter, status: dict[Reference, str], relied: dict[Provision, list[Span]]) -> list[Mention]:
    spoken_for = {span for where in relied.values() for span in where}
    grouped: dict[tuple[str, str], list[Span]] = defaultdict(list)
    for ref, how in sorted(status.items(), key=lambda pair: pair[0].start):
        if (ref.start, ref.end) in spoken_for:
            continue
        shown = how if how in ("rejected", "unresolved") else "mentioned"
        grouped[(str(ref.provision) if ref.provision else ref.written, shown)].append((ref.start, ref.end))
    return [Mention(ref=ref, status=how, spans=where) for (ref, how), where in grouped.items()]
