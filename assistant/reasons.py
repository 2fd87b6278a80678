"""The precedents' own sentences for one exemption, made ready for a new draft: like ones once, with every source."""

from __future__ import annotations

import re

from assistant import argue, ground, quote
from assistant.adapt import adapt
from assistant.grounds import Ground
from assistant.paragraphs import Written
from corpus.drafts import Citation
from corpus.records import Document, Role

_ROLES: dict[str, tuple[Role, ...]] = {
    "reasons": ("prejudice", "exemption"),
    ground.FOR: ("factors_for_disclosure",),
    ground.AGAINST: ("factors_against_disclosure",),
    ground.BALANCE: ("balance",),
}
_MOST = {"reasons": 5, ground.FOR: 4, ground.AGAINST: 4, ground.BALANCE: 2}
_LAW_TALK = re.compile(
    r"\b(?:absolute|qualified|prejudice[- ]based|class[- ]based) exemption|\bnot (?:an )?absolute\b|public interest test|"
    r"\b(?:states?|says|reads|provides)(?: that)?\s*[:;,–-]*$|^(?:this|that) (?:section|exemption|states)|"
    r"prohibitions on disclosure|\b(?:above|below|enclosed|attached|annex|link)\b|^the (?:purposes|enactment)\b|\bprevious request\b",
    re.IGNORECASE,
)
_DECISION = re.compile(
    r"^(?:we|the \w+) (?:have|has|are|is) (?:also )?(?:withh|refus|disclos|releas|redact|provid)", re.IGNORECASE
)
_FACT = re.compile(
    r"\b(?:was|were|is|are|has been|have been) (?:provided|supplied|obtained|given|received|shared|created|held|marked|sought|written)\b|"
    r"\b(?:we find|we have found|as a result|we consider that (?:the )?(?:some|all))\b",
    re.IGNORECASE,
)


def reasons(one: Ground, side: str) -> list[Written]:
    """Sentences of the precedents for a side of the argument; those with blanks or facts are for the officer."""
    merged: dict[str, tuple[str, bool, list[Citation]]] = {}
    for document in one.precedents:
        for start, end in _spans(document, one, side):
            sentence = document.quote(start, end)
            if not _usable(sentence):
                continue
            adapted = adapt(sentence, document, one.request)
            key = " ".join(re.findall(r"[a-z]+", adapted.text.lower()))
            text, open_, cited = merged.get(
                key, (adapted.text, bool(adapted.blanks) or bool(_FACT.search(sentence)), [])
            )
            merged[key] = (text, open_, [*cited, quote.at(document, start, end)])
    best = list(merged.values())[: _MOST[side]]
    decides = side == ground.BALANCE
    return [
        (text, "precedent", "for_officer" if open_ or decides else "supported", cited) for text, open_, cited in best
    ]


def _spans(document: Document, one: Ground, side: str) -> list[tuple[int, int]]:
    """Harm first: where a letter argues prejudice, that is its reason; else its account of the exemption is."""
    for role in _ROLES[side]:
        if found := [s for s in argue.sentences(document, one.ref, role) if _usable(document.quote(*s))]:
            return found
    return []


def _usable(sentence: str) -> bool:
    """A whole sentence that argues; one that decides, quotes or tells what the law is has other places."""
    if not 5 <= len(sentence.split()) <= 70 or sentence[-1] not in ".”" or sentence[0] in "“\"'(":
        return False
    return not _LAW_TALK.search(sentence) and not _DECISION.match(sentence)
