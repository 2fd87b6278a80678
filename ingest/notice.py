"""A decision notice relies on what the Commissioner decides by; what the authority first said is only mentioned.

So does a tribunal's decision, where the Commissioner's stands if the appeal is dismissed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from corpus.provision import Provision
from corpus.records import Kind, Mention, Outcome, Reliance, Result, Span
from ingest.findings import findings
from ingest.letter import Letter
from ingest.reject import rejected
from ingest.rely import reliance

_VERB = (
    r"(?:has (?:also |therefore )?(?:decided|found|concluded|determined)|finds|found|held|decided|concludes|concluded|is satisfied|considers|"
    r"accepts|upheld|upholds)"
)
_DECIDES = re.compile(
    rf"\bcommissioner(?:\W{{0,3}}s (?:decision|view|conclusion) is|(?: also| therefore)? {_VERB}|"
    rf" (?:has )?(?:\w+ )?(?:investigated|reviewed|considered|examined)\b[^.]{{0,80}}\band (?:(?:has )?(?:also |therefore )?(?:decided|found|concluded|"
    r"determined)|finds|considers))\b|"
    rf"^\W*(?:however,? |in addition,? |further(?:more)?,? |accordingly,? )?s?he (?:also |therefore )?{_VERB}\b|"
    r"^\W*it (?:also )?(?:decided|found|concluded) that\b|"
    r"\b(?:had|has|have|was|were|is) (?:also )?(?:in)?(?:correctly|properly|rightly|wrongly|appropriately) (?:relied|applied|withheld|refused|cited|"
    r"sought)\b",
    re.IGNORECASE,
)
_TRIBUNAL_DECIDES = re.compile(
    r"\bdecision of the tribunal is\b|\btribunal(?:\W{0,3}s (?:decision|view|conclusion) is| (?:has |also |therefore |"
    r"unanimously )*(?:decided|finds?|found|held|concludes?|concluded|"
    r"is satisfied|considers|upholds?|upheld))\b|\bwe (?:also |therefore )*(?:find|found|conclude|concluded|hold|decided|are satisfied)\b",
    re.IGNORECASE,
)
_SOMEBODY_ARGUES = re.compile(
    r"\b(?:complainant|appellant|he|she)\b[^.]{0,30}\b(?:argue\w*|believes?|contend\w*|disput\w+|disagree\w*|submit\w*|maintains|asked|questioned)\b|"
    r"\bto consider whether\b|\bmust (?:decide|consider) whether\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r";|,?\s(?:but|however|although|though|whereas|whilst|while|yet)\b|,\s(?=and\s)|\.\s", re.IGNORECASE
)
_FAILS = re.compile(
    r"\bfail(?:ed|s)? to (?:demonstrate|show|establish)\b|\b(?:not|none)\b[^.]{0,50}\b(?:engaged?|apply|applied correctly|entitled)\b|"
    r"\bdid not outweigh\b|\bcannot rely\b|\bnot (?:provide|form|offer) an? (?:\w+ )?(?:basis|ground)|\bnot (?:shown|"
    r"demonstrated|established)\b|\b(?:incorrectly|wrongly|inappropriately)\b|"
    r"\brequires? [^.]{0,60}\bto disclose\b|\bpublic interest (?:favours|lies in|favoured) disclos\w+|"
    r"\bby withholding\b[^.]{0,120}\bdid not (?:deal|comply)\b",
    re.IGNORECASE,
)
_UNDECIDED = re.compile(r"\b(?:not|unnecessary)\b(?: \w+){0,5} consider(?:ed)?\b", re.IGNORECASE)
"""What comes after these words in a sentence was not decided on."""
_NOT_HELD = re.compile(
    r"\b(?:does|did|do) not hold\b|\bno (?:further )?information (?:is|was) held\b|\bnot held\b", re.IGNORECASE
)
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
_GAVE_ALL = re.compile(
    r"\b(?:disclosed|provided|released|supplied) all\b|\bprovided (?:him|her|them|the complainant) with the information (?:s?he|they) (?:had )?requested\b",
    re.IGNORECASE,
)
_BUT_FOR = re.compile(r"\b(?:except(?: for)?|apart from|save for|other than|with the exception of)\b", re.IGNORECASE)
"""What falls after these words falls for a part alone."""
_NEAR = 70


@dataclass
class _Verdict:
    """What the deciding sentences say of the provisions they name: which stand, each with where, and which fall."""

    stand: dict[Provision, list[Span]] = field(default_factory=dict)
    fall: list[Provision] = field(default_factory=list)
    all_fall: bool = False
    not_held: bool = False
    set_aside: bool = False


def decided_by(
    letter: Letter,
    relied: list[Reliance],
    mentioned: list[Mention],
    kind: Kind,
    result: Result | None,
    order: Outcome | None,
) -> tuple[list[Reliance], list[Mention]]:
    """Reliances and mentions of a notice: where its decision names what it rests on, no more than that is relied on.

    Nothing is where it orders all to be disclosed (`order`). Where a tribunal allows an appeal, what the Commissioner
    decided does not stand.
    """
    verdict = _verdict(letter, set_aside=kind == "tribunal" and result == "overturned")
    kept = [] if order == "disclosed" or verdict.all_fall else list(_kept(letter, relied, verdict))
    told = [Mention(ref=r.ref, status="mentioned", spans=r.spans) for r in relied if r not in kept]
    spoken_for = {r.ref for r in kept}
    return kept, [m for m in [*mentioned, *told] if m.ref not in spoken_for]


def _kept(letter: Letter, relied: list[Reliance], verdict: _Verdict) -> Iterator[Reliance]:
    """What the decision rests on: provisions it names itself, those the findings let stand, or else all it lets be."""
    found = findings(letter.layout.text)
    fallen = [p for p, result in found.items() if result == "overturned"]
    standing = [p for p, result in found.items() if result != "overturned"]
    if not verdict.stand and not standing:
        if not verdict.not_held and not verdict.set_aside and not _GAVE_ALL.search(_unbroken(letter)):
            yield from (r for r in relied if not _among(r, [*verdict.fall, *fallen]))
        return
    named = [*verdict.stand, *(p for p in standing if not any(p.touches(s) for s in verdict.stand))]
    fell = [p for p in verdict.fall if p not in verdict.stand]
    sure = [r for r in relied if _among(r, named) and Provision.parse(r.ref) not in fell]
    yield from sure
    for provision, where in verdict.stand.items():
        if not any(provision.touches(Provision.parse(r.ref)) for r in sure):
            yield reliance(letter, provision, where)


def _verdict(letter: Letter, *, set_aside: bool) -> _Verdict:
    text = _unbroken(letter)
    verdict = _Verdict(set_aside=set_aside)
    for a, b in _deciding(letter, by_tribunal=set_aside):
        sentence = text[a:b]
        verdict.not_held = verdict.not_held or bool(_NOT_HELD.search(sentence))
        refs = [
            (r.start, r.end, r.provision) for r in letter.within(a, b) if r.provision and letter.exemption(r.provision)
        ]
        if not refs and re.search(r"\bnone of the (?:exemptions|exceptions)\b", sentence) and _FAILS.search(sentence):
            verdict.all_fall = True
        fallen = _fallen(text, (a, b), [(start, end) for start, end, _ in refs])
        for n, (start, end, provision) in enumerate(refs):
            if n in fallen:
                verdict.fall.append(provision)
            else:
                verdict.stand.setdefault(provision, []).append((start, end))
    return verdict


def _fallen(text: str, sentence: Span, refs: list[Span]) -> set[int]:
    """Numbers of the references of a deciding sentence that do not stand; a clause that names none speaks of the one before."""
    a, b = sentence
    if undecided := _UNDECIDED.search(text, a, b):
        return {n for n, (start, _) in enumerate(refs) if start >= undecided.end()}
    fallen = {n for n in rejected(text[a:b], [(start - a, end - a) for start, end in refs]) if n >= 0}
    before: list[int] = []
    for c, d in _clauses(text, a, b):
        own = [n for n, (start, _) in enumerate(refs) if c <= start < d]
        if own and _BUT_FOR.search(text, c, refs[own[0]][0]):
            fallen.difference_update(own)
        elif _FAILS.search(text, c, d):
            fallen.update(own or before)
        before = own or before
    return fallen


def _clauses(text: str, start: int, end: int) -> list[Span]:
    return list(pairwise([start, *(m.start() for m in _CLAUSE.finditer(text, start, end)), end]))


def _deciding(letter: Letter, *, by_tribunal: bool = False) -> Iterator[Span]:
    """The sentences in which the Commissioner or a tribunal decides, with the list that one of them leads in to."""
    text = _unbroken(letter)
    listing = False
    for block, inside in zip(letter.layout.blocks, letter.in_blocks, strict=True):
        bullet = block.kind == "list" and not text[block.start : block.end].lstrip()[:1].isdigit()
        listing = listing and bullet
        for a, b in inside:
            if listing or _decides(text[a:b], by_tribunal=by_tribunal):
                yield a, b
        if not listing and inside:
            a, b = inside[-1]
            listing = text[a:b].rstrip().endswith(":") and _decides(text[a:b], by_tribunal=by_tribunal)


def _decides(sentence: str, *, by_tribunal: bool) -> bool:
    """True where the Commissioner decides, or a tribunal; `by_tribunal` leaves the Commissioner out."""
    decides = _TRIBUNAL_DECIDES.search(sentence) or (not by_tribunal and _DECIDES.search(sentence))
    return bool(decides) and not _SOMEBODY_ARGUES.search(sentence)


def told_of(letter: Letter, outcome: Outcome, result: Result | None, *, kept: bool) -> Outcome:
    """The outcome a notice tells of: something given, and the rest rightly kept back (`kept`), is `partly`."""
    gave = _gave_some(letter)
    doubted = outcome == "unknown" or (outcome in ("withheld", "refused") and not gave)
    if not kept and doubted and _finds_nothing_held(letter, result):
        return "not_held"
    if outcome == "unknown" and any(_OUTSIDE.search(_unbroken(letter), *span) for span in _deciding(letter)):
        return "withheld"
    if result == "overturned" and not kept and not gave and outcome in ("withheld", "refused", "ncnd", "partly"):
        return "unknown"  # what was decided falls, and what is decided instead is not told
    if outcome in ("not_held", "ncnd", "disclosed") or not gave:
        return outcome
    if (
        kept
        or outcome == "refused"
        or (result == "upheld" and outcome != "unknown" and not _GAVE_ALL.search(_unbroken(letter)))
    ):
        return "partly"
    return "partly" if result == "partly" else "disclosed"


def _finds_nothing_held(letter: Letter, result: Result | None) -> bool:
    """True where a deciding sentence says so, or the only question is whether anything is held and the answer stands."""
    asked = result == "upheld" and bool(_WHETHER_HELD.search(letter.layout.text))
    return asked or any(_NOT_HELD.search(_unbroken(letter), *span) for span in _deciding(letter))


def _gave_some(letter: Letter) -> bool:
    """True where a notice tells that the authority gave something, before or in answer to the Commissioner."""
    text = _unbroken(letter)
    return any(
        _GIVEN_TO.search(text, a, b)
        or ((gave := _GAVE.search(text, a, b)) and not _DENIES.search(text, max(a, gave.start() - _NEAR), gave.end()))
        for inside in letter.in_blocks
        for a, b in inside
    )


def _unbroken(letter: Letter) -> str:
    """The text with spaces for its line breaks, each character where it was."""
    return letter.layout.text.replace("\n", " ")


def _among(relied: Reliance, provisions: list[Provision]) -> bool:
    return any(p.touches(Provision.parse(relied.ref)) for p in provisions)
