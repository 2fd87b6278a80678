"""A decision notice relies on what the Commissioner decides by; what the authority first said is only mentioned.

So does a tribunal's decision, where the Commissioner's stands if the appeal is dismissed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.provision import Provision
from corpus.records import Kind, Mention, Outcome, Reliance, Result, Span
from corpus.wording import any_of
from ingest.findings import findings
from ingest.letter import Letter
from ingest.rely import reliance
from ingest.verdict import NOT_HELD, Verdict, deciding, unbroken, verdict_of

_GAVE = re.compile(
    r"(?<!to be )\b(?:released|disclosed|provided|supplied|able to provide|decided to (?:disclose|release|"
    r"provide))\b(?:\W+\w+){0,5}?\W+(?:information|documents?|records?|letters|data|copies|"
    r"reports?|e-?mails|minutes|correspondence|figures|cop(?:y|ies))\b",
    re.IGNORECASE,
)
_GIVEN_TO = re.compile(
    r"\b(?:information|documents?|records?|reports?|e-?mails|parts?)\b (?:that |which )?(?:was|were|have been|has been) (?:released|disclosed|provided) to "
    r"(?:the (?:complainant|appellant)|m(?:r|s|rs)\b|him|her|them)\b",
    re.IGNORECASE,
)
_DENIES = re.compile(
    r"\b(?:not|never|refus\w+|without|requires?|should|must|would|fail\w*|declin\w+|if|been)\b", re.IGNORECASE
)
_WHETHER_HELD = re.compile(
    r"^\W*(?:subject(?: matter)?\W+)?(?:[^\n]{0,12}\W)?whether (?:any |further )?information (?:was |is )?held\b",
    re.IGNORECASE | re.MULTILINE,
)
_OUTSIDE = re.compile(
    r"\b(?:excluded from|(?:does|did) not fall (?:under|inside|within)|not (?:caught|covered) by|outside(?: the scope of)?) (?:the )?(?:FOIA|FOI Act|Act)\b|"
    r"\bderogat(?:ed|ion)\b",
    re.IGNORECASE,
)
"""Held for purposes to which the Act does not reach."""
_GAVE_ALL = any_of(
    r"\b(?:disclosed|provided|released|supplied) all\b|\bprovided (?:him|her|them|the complainant) with the information (?:s?he|they) (?:had )?requested\b"
)
_NEAR = 70


def decided_by(
    letter: Letter,
    relied: list[Reliance],
    mentioned: list[Mention],
    kind: Kind,
    result: Result | None,
    order: Outcome | None,
) -> tuple[list[Reliance], list[Mention], Outcome | None]:
    """Reliances and mentions of a notice: where its decision names what it rests on, no more than that is relied on.

    Nothing is where it orders all to be disclosed (`order`). Where a tribunal allows an appeal, what the Commissioner
    decided does not stand. What is ordered comes back too: `partly` where an exemption stands beside it.
    """
    verdict = verdict_of(letter, set_aside=kind == "tribunal" and result == "overturned")
    if order == "disclosed" and verdict.stand and not findings(letter.layout.text):
        order = "partly"
    kept = [] if order == "disclosed" or verdict.all_fall else list(_kept(letter, relied, verdict))
    kept.sort(key=lambda r: r.spans[0])
    told = [Mention(ref=r.ref, status="mentioned", spans=r.spans) for r in relied if r not in kept]
    spoken_for = {r.ref for r in kept}
    return kept, [m for m in [*mentioned, *told] if m.ref not in spoken_for], order


def _kept(letter: Letter, relied: list[Reliance], verdict: Verdict) -> Iterator[Reliance]:
    """What the decision rests on: provisions it names itself, those the findings let stand, or else all it lets be."""
    found = findings(letter.layout.text)
    fallen = [p for p, result in found.items() if result == "overturned"]
    standing = [p for p, result in found.items() if result != "overturned"]
    if not verdict.stand and not standing:
        if not verdict.not_held and not verdict.set_aside and not _GAVE_ALL.search(unbroken(letter)):
            yield from (r for r in relied if not _among(r, [*verdict.fall, *fallen]))
        return
    whole = [p for p in standing if not any(p.touches(s) for s in verdict.stand)]  # stands, and no limb of it is told
    fell = [p for p in verdict.fall if p not in verdict.stand and not any(p.touches(w) for w in whole)]
    sure = [r for r in relied if _among(r, [*verdict.stand, *whole]) and Provision.parse(r.ref) not in fell]
    yield from sure
    beside = {p: where for p in whole if (where := _named(letter, p))}
    for provision, where in {**beside, **verdict.stand}.items():
        if not any(provision.touches(Provision.parse(r.ref)) for r in sure):
            yield reliance(letter, provision, where)


def told_of(letter: Letter, outcome: Outcome, result: Result | None, *, kept: bool) -> Outcome:
    """The outcome a notice tells of: something given, and the rest rightly kept back (`kept`), is `partly`."""
    gave = _gave_some(letter)
    doubted = outcome == "unknown" or (outcome in ("withheld", "refused", "partly") and not gave)
    if not kept and doubted and _finds_nothing_held(letter, result):
        return "not_held"
    if outcome == "unknown" and any(_OUTSIDE.search(unbroken(letter), *span) for span in deciding(letter)):
        return "withheld"
    if outcome == "not_held" and not kept and not _finds_nothing_held(letter, result):  # as the authority first said
        outcome = "disclosed" if gave else "unknown" if result == "overturned" else outcome
    if result == "overturned" and not kept and not gave and outcome in ("withheld", "refused", "ncnd", "partly"):
        return "unknown"  # what was decided falls, and what is decided instead is not told
    if outcome in ("not_held", "ncnd", "disclosed") or not gave:
        return outcome
    if (
        kept
        or outcome == "refused"
        or (result == "upheld" and outcome != "unknown" and not _GAVE_ALL.search(unbroken(letter)))
    ):
        return "partly"
    return "partly" if result == "partly" and not _GAVE_ALL.search(unbroken(letter)) else "disclosed"


def _finds_nothing_held(letter: Letter, result: Result | None) -> bool:
    """True where a deciding sentence says so, or the only question is whether anything is held and the answer stands."""
    asked = result == "upheld" and bool(_WHETHER_HELD.search(letter.layout.text))
    return asked or any(NOT_HELD.search(unbroken(letter), *span) for span in deciding(letter))


def _gave_some(letter: Letter) -> bool:
    """True where a notice tells that the authority gave something, before or in answer to the Commissioner."""
    text = unbroken(letter)
    return any(
        _GIVEN_TO.search(text, a, b)
        or ((gave := _GAVE.search(text, a, b)) and not _DENIES.search(text, _clause_of(text, a, gave), gave.end()))
        for inside in letter.in_blocks
        for a, b in inside
    )


def _clause_of(text: str, start: int, found: re.Match[str]) -> int:
    """Where the clause that holds a match begins, or the few words before it."""
    return max(start, found.start() - _NEAR, text.rfind(" but ", start, found.start()))


def _named(letter: Letter, provision: Provision) -> list[Span]:
    """Where a notice names a provision, whatever it says of it there."""
    return [(r.start, r.end) for r in letter.found if r.provision == provision]


def _among(relied: Reliance, provisions: list[Provision]) -> bool:
    return any(p.touches(Provision.parse(relied.ref)) for p in provisions)
