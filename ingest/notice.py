"""A decision notice relies on what the Commissioner decides by; what the authority first said is only mentioned."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.provision import Provision
from corpus.records import Mention, Outcome, Reliance, Span
from ingest.letter import Letter

_DECIDES = re.compile(
    r"\bcommissioner(?:\W{0,3}s (?:decision|view|conclusion) is|(?: also)? (?:has (?:also )?(?:decided|found|concluded|determined)|finds|found|held|"
    r"decided|concludes|concluded|is satisfied|considers|upheld))\b|^\W*(?:s?he|it) (?:also )?(?:decided|found|concluded) that\b",
    re.IGNORECASE,
)
_FAILS = re.compile(
    r"\bfail(?:ed|s)? to (?:demonstrate|show|establish)\b|\bnot (?:been )?(?:engaged|apply|applied correctly|entitled)\b|\bdid not outweigh\b|"
    r"\brequires? [^.]{0,60}\bto disclose\b|\bpublic interest (?:favours|lies in|favoured) disclos\w+",
    re.IGNORECASE,
)
_NOT_HELD = re.compile(
    r"\b(?:does|did|do) not hold\b|\bno (?:further )?information (?:is|was) held\b|\bnot held\b", re.IGNORECASE
)
_GAVE = re.compile(
    r"(?<!to be )\b(?:released|disclosed|provided|supplied|able to provide)\b(?:\W+\w+){0,4}?\W+(?:information|documents?|records?|letters|data|copies|"
    r"reports?|e-?mails|minutes|correspondence|figures)\b",
    re.IGNORECASE,
)
_DENIES = re.compile(
    r"\b(?:not|never|refus\w+|without|requires?|should|must|would|fail\w*|declin\w+|if|been)\b", re.IGNORECASE
)


def decided_by(
    letter: Letter, relied: list[Reliance], mentioned: list[Mention], *, overturned: bool
) -> tuple[list[Reliance], list[Mention]]:
    """Reliances and mentions of a notice: where its decision names what it rests on, no more than that is relied on.

    Nothing is where it orders all to be disclosed (`overturned`).
    """
    text = letter.layout.text
    deciding = list(_deciding(letter))
    named = [
        r.provision
        for span in deciding
        if not _FAILS.search(text, *span)
        for r in letter.within(*span)
        if r.provision and letter.exemption(r.provision)
    ]
    failed = [
        r.provision for span in deciding if _FAILS.search(text, *span) for r in letter.within(*span) if r.provision
    ]
    missing = not named and any(_NOT_HELD.search(text, *span) for span in deciding)
    kept = [r for r in relied if _among(r, named)]
    if overturned or missing:
        kept = []
    elif not kept:
        kept = [r for r in relied if not _among(r, failed)]
    told = [Mention(ref=r.ref, status="mentioned", spans=r.spans) for r in relied if r not in kept]
    return kept, [*mentioned, *told]


def _deciding(letter: Letter) -> Iterator[Span]:
    """The sentences in which the Commissioner decides, with the list that one of them leads in to."""
    text = letter.layout.text
    listing = False
    for block, inside in zip(letter.layout.blocks, letter.in_blocks, strict=True):
        bullet = block.kind == "list" and not text[block.start : block.end].lstrip()[:1].isdigit()
        listing = listing and bullet
        for a, b in inside:
            if listing or _DECIDES.search(text, a, b):
                yield a, b
        if not listing and inside:
            a, b = inside[-1]
            listing = text[a:b].rstrip().endswith(":") and bool(_DECIDES.search(text, a, b))


def told_of(letter: Letter, outcome: Outcome) -> Outcome:
    """The outcome a notice tells of: something given, and the rest rightly kept back, is `partly`."""
    if outcome == "unknown" and any(_NOT_HELD.search(letter.layout.text, *span) for span in _deciding(letter)):
        return "not_held"
    if outcome not in ("withheld", "refused", "unknown") or not _gave_some(letter):
        return outcome
    return "disclosed" if outcome == "unknown" else "partly"


def _gave_some(letter: Letter) -> bool:
    """True where a notice tells that the authority gave something, before or in answer to the Commissioner."""
    text = letter.layout.text
    return any(
        _GAVE.search(text, a, b) and not _DENIES.search(text, a, b) for inside in letter.in_blocks for a, b in inside
    )


def _among(relied: Reliance, provisions: list[Provision]) -> bool:
    return any(p.touches(Provision.parse(relied.ref)) for p in provisions)
