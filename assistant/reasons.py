"""The precedents' own sentences for one exemption, made ready for a new draft: like ones once, with every source."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant import argue, denial, ground, quote
from assistant.adapt import Adapted, adapt
from assistant.grounds import Ground
from assistant.merge import Likeness, Reason, alike
from assistant.paragraphs import Written
from assistant.says import content
from corpus.law import Law
from corpus.law.render import documents
from corpus.records import Document, Role

_OPEN = 3
"""From so many particulars on, a precedent's sentence is for the officer to make this case's own."""
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
    r"^(?:we|the \w+) (?:have|has|are|is) (?:also )?(?:withh|refus|disclos|releas|redact|provid)|"
    r"\b(?:is|are|was|were|be|been|being) (?:\w+ )?(?:withheld|redacted|refused|exempt(?:ed)?|maintained|blanked|removed)\b|"
    r"\b(?:have|has) (?:\w+ )?(?:withheld|redacted|refused|removed)\b|\byou (?:asked|requested|wrote)\b|\byour (?:request|letter)\b",
    re.IGNORECASE,
)
_TO_A_MACHINE = re.compile(
    r"\b(?:ignore|disregard) (?:all|any|the|your|previous|these|those)\b|\b(?:system|assistant|user)\s*[:,]|"
    r"\b(?:prompt|api key|language model|chatbot)\b|[a-z]{2,8}://|</?\w+>|<!--|[{}]",
    re.IGNORECASE,
)
"""Words that are meant for a machine that reads: no reasoning of a decision has them."""
_NO_WEIGHT = re.compile(r"\bembarrass|\bmisunderst|\bmisinterpret", re.IGNORECASE)
_ARGUES = re.compile(
    r"\b(?:would|could|might|may|cannot|likely|risks?|harm\w*|prejudic\w*|disclos\w*|releas\w*|publish\w*|publication|"
    r"information|interests?|exempt\w*|because|inhibit\w*|discourag\w*|undermin\w*|deter\w*|confiden\w*|privileg\w*|"
    r"personal data|fair\w*|lawful\w*|prohibit\w*|forbid\w*|expect\w*|entitled)\b",
    re.IGNORECASE,
)
"""Words of a reason; a sentence without any tells what happened, which is another case's."""
_HAPPENED = re.compile(
    r"\bwe (?:put|asked|told|met|held|wrote|spoke|sought|found|received|named|consulted)\b|\btold us\b|\bcame to us\b|"
    r"\braised (?:no|an?) \w+",
    re.IGNORECASE,
)
_SOMEBODY = re.compile(r"\bI\b|\b[Mm][ye]\b|^(?:They|He|She)\b|\bthe (?:former|latter)\b")
"""Words of one person, or about somebody named before."""
_FACT = re.compile(
    r"\b(?:was|were|is|are|has been|have been) (?:provided|supplied|obtained|given|received|shared|created|held|marked|sought|written)\b|"
    r"\b(?:we find|we have found|as a result|we consider that (?:the )?(?:some|all))\b",
    re.IGNORECASE,
)


def general_words(law: Law) -> frozenset[str]:
    """The stems that belong to no case in particular: those that the law and the Commissioner's guidance use."""
    return _stems("\n".join(document.text for document in documents(law, len)))


@lru_cache(maxsize=4)
def _stems(text: str) -> frozenset[str]:
    return content(text)


def reasons(
    one: Ground, side: str, general: frozenset[str], likeness: Likeness, *, denies: bool = False
) -> list[Written]:
    """Sentences of the precedents for a side of the argument, the most general ones first to be taken.

    Those with blanks, facts, or several words that neither the request nor `general` has are for the officer. Where a
    letter `denies`, only those on confirming or denying are taken, and none that gives away what is held.
    """
    known = general | content(one.request)
    found: dict[str, Reason] = {}
    for document in one.precedents:
        for start, end in _spans(document, one, side, denies=denies):
            adapted = adapt(document.quote(start, end), document, one.request)
            key = " ".join(re.findall(r"[a-z]+", adapted.text.lower()))
            reason = found.setdefault(key, Reason(adapted.text, _particular(adapted, known)))
            reason.cited.append(quote.at(document, start, end))
    merged = alike(list(found.values()), likeness)
    taken = sorted(merged, key=lambda r: r.particular)[: _MOST[side]]
    decides = side == ground.BALANCE
    return [
        (r.text, "precedent", "for_officer" if decides or r.particular >= _OPEN else "supported", r.cited)
        for r in merged
        if r in taken
    ]


def _particular(adapted: Adapted, known: frozenset[str]) -> int:
    tied = _OPEN * (bool(adapted.blanks) or bool(_FACT.search(adapted.text)))
    return tied + len(content(adapted.text) - known)


def _spans(document: Document, one: Ground, side: str, *, denies: bool) -> list[tuple[int, int]]:
    """Harm first: where a letter argues prejudice, that is its reason; else its account of the exemption is."""
    for role in _ROLES[side]:
        said = [(s, document.quote(*s)) for s in argue.sentences(document, one.ref, role)]
        argued = [(s, words) for s, words in said if side != "reasons" or _reasons(words)]
        if found := [s for s, words in argued if _usable(words) and (not denies or denial.speaks(words))]:
            return found
    return []


def _reasons(sentence: str) -> bool:
    """True for a reason, and not for what happened in the case it was given in."""
    return bool(_ARGUES.search(sentence)) and not _HAPPENED.search(sentence)


def _usable(sentence: str) -> bool:
    """A whole sentence that argues; one that decides, quotes or tells what the law is has other places."""
    if not 5 <= len(sentence.split()) <= 70 or sentence[-1] not in ".”" or sentence[0] in "“\"'(":
        return False
    return not any(pattern.search(sentence) for pattern in (_LAW_TALK, _DECISION, _NO_WEIGHT, _TO_A_MACHINE, _SOMEBODY))
