"""What the deciding sentences of a notice, or of a tribunal's decision, say of each exemption: it stands, or it falls."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from corpus.provision import Provision
from corpus.records import Span
from corpus.wording import any_of
from ingest.letter import Letter
from ingest.reject import rejected

_VERB = (
    r"(?:has (?:also |therefore )?(?:decided|found|concluded|determined)|finds|found|held|decided|concludes|concluded|is satisfied|considers|"
    r"accepts|agrees|upheld|(?:does )?upholds?)"
)
_DECIDES = any_of(
    rf"\bcommissioner(?:\W{{0,3}}s (?:decision|view|conclusion) is|(?: also| therefore)? {_VERB}|"
    rf" (?:has )?(?:\w+ )?(?:investigated|reviewed|considered|examined)\b[^.]{{0,80}}\band (?:(?:has )?(?:also |therefore )?(?:decided|found|concluded|"
    r"determined)|finds|considers))\b|"
    rf"^\W*(?:however,? |in addition,? |further(?:more)?,? |accordingly,? )?s?he (?:also |therefore )?{_VERB}\b|"
    r"^\W*it (?:also )?(?:decided|found|concluded) that\b|"
    r"\b(?:had|has|have|was|were|is) (?:also )?(?:in)?(?:correctly|properly|rightly|wrongly|appropriately) (?:relied|applied|withheld|refused|cited|"
    r"sought)\b"
)
_TRIBUNAL_DECIDES = any_of(
    r"\bdecision of the tribunal is\b|\btribunal(?:\W{0,3}s (?:decision|view|conclusion) is| (?:has |also |therefore |"
    r"unanimously )*(?:decided|finds?|found|held|concludes?|concluded|"
    r"is satisfied|considers|upholds?|upheld))\b|\bwe (?:also |therefore )*(?:find|found|conclude|concluded|hold|decided|are satisfied)\b"
)
_SOMEBODY_ARGUES = any_of(
    r"\b(?:complainant|appellant|he|she)\b[^.]{0,30}\b(?:argue\w*|believes?|contend\w*|disput\w+|disagree\w*|submit\w*|maintains|asked|questioned)\b|"
    r"\bto consider whether\b|\bmust (?:decide|consider) whether\b"
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
_OUTWEIGHED = any_of(
    r"\bpublic interest\b[^.]{0,60}\b(?:does|did) not outweigh\b|\bpublic interest (?:favours|lies in|favoured) (?:the )?disclos\w+"
)
"""What the sentence before this one found engaged falls with the public interest."""
_UNDECIDED = re.compile(
    r"\b(?:not|unnecessary)\b(?: \w+){0,5} consider(?:ed)?\b|"
    r"\bnot (?:\w+ )?(?:made|make|reached|reach|given) an? (?:\w+ )?(?:decision|finding|view|conclusion)\b",
    re.IGNORECASE,
)
"""What comes after these words in a sentence was not decided on."""
NOT_HELD = re.compile(
    r"\b(?:does|did|do) not (?:in fact |actually )?hold\b|\bunlikely to hold\b|\bno (?:further )?information (?:is|was) (?:now )?held\b|"
    r"\bnot (?:in fact |actually |therefore )?held\b",
    re.IGNORECASE,
)
_BUT_FOR = re.compile(r"\b(?:except(?: for)?|apart from|save for|other than|with the exception of)\b", re.IGNORECASE)
"""What falls after these words falls for a part alone."""


@dataclass
class Verdict:
    """What the deciding sentences say of the provisions they name: which stand, each with where, and which fall."""

    stand: dict[Provision, list[Span]] = field(default_factory=dict)
    fall: list[Provision] = field(default_factory=list)
    all_fall: bool = False
    not_held: bool = False
    set_aside: bool = False


def verdict_of(letter: Letter, *, set_aside: bool) -> Verdict:
    text = unbroken(letter)
    verdict = Verdict(set_aside=set_aside)
    last: list[Provision] = []
    for a, b in deciding(letter, by_tribunal=set_aside):
        sentence = text[a:b]
        verdict.not_held = verdict.not_held or bool(NOT_HELD.search(sentence))
        refs = [
            (r.start, r.end, r.provision) for r in letter.within(a, b) if r.provision and letter.exemption(r.provision)
        ]
        if not refs and re.search(r"\bnone of the (?:exemptions|exceptions)\b", sentence) and _FAILS.search(sentence):
            verdict.all_fall = True
        if not refs and _OUTWEIGHED.search(sentence):
            verdict.fall += last
            verdict.stand = {p: where for p, where in verdict.stand.items() if p not in last}
        fallen = _fallen(text, (a, b), [(start, end) for start, end, _ in refs])
        for n, (start, end, provision) in enumerate(refs):
            if n in fallen:
                verdict.fall.append(provision)
            else:
                verdict.stand.setdefault(provision, []).append((start, end))
        last = [provision for _, _, provision in refs] or last
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


def deciding(letter: Letter, *, by_tribunal: bool = False) -> Iterator[Span]:
    """The sentences in which the Commissioner or a tribunal decides, with the list that one of them leads in to."""
    text = unbroken(letter)
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


def unbroken(letter: Letter) -> str:
    """The text with spaces for its line breaks, each character where it was."""
    return letter.layout.text.replace("\n", " ")
