"""What a sentence does with each reference it names: relies on it, lists it, rejects it, or only mentions it."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Literal

from corpus.records import Span
from ingest.wording import any_of

Stance = Literal["relied", "listed", "rejected", "mentioned"]

_RELIES = re.compile(
    r"withh[eo]ld|\bexempt|refus|\brel(?:y|ied|ying|iance)\b|\bappl(?:y|ies|ied|ying|icable|ication)\b|\bengag|redact|\bremoved\b|"
    r"\b(?:by|in) virtue\b|\bpursuant to\b|\bfalls? (?:under|within)\b|\bcaught by\b|\bcovered by\b|\bsubject to\b|\bprotected\b|"
    r"not obliged|\bcit(?:e|es|ed|ing)\b|\binvok|appropriate limit|vexatious|\bclaim|prohibit|neither confirm|confirm (?:n?or|and) deny|"
    r"\bexcept(?:ion|ed)|\bin (?:accordance|line) with\b|\brequired by\b|"
    r"\bunder (?:the )?(?:sections?|s\.?\s?\d|ss\.|regulations?|reg)|\bnot (?:being |be |able to )?(?:disclos|releas|provid|suppl)|"
    r"\bunable to (?:disclos|releas|provid|suppl)|\b(?:used|using|use of|deployed)\b",
    re.IGNORECASE,
)
_CUT = re.compile(
    r";|,?\s(?:but|however|although|though|whereas|nevertheless|yet|instead)\b|,\s(?=and\s)|\.\s", re.IGNORECASE
)
_NEGATED = re.compile(
    r"(?:\b(?:not|never|cannot|no longer)|n[’']t)\s+(?:(?!only\b|merely\b|simply\b|just\b)[\w,’']+\s+){0,3}?"
    r"(?:appl(?:y|ies|ied|icable|ying)|engaged?|rel(?:y|ied|ying)|exempt|cit(?:e|ed|ing)|claim(?:ed|ing)?|invoked?|made out|"
    r"sustained|upheld|needed|used)\b(?P<object>[^.;]{0,50})|"
    r"\bnot\s+(?:consider|believe|think|find|accept|satisfied|persuaded|agree)\b[^.;]{0,90}\b(?:appl(?:y|ies|ied|icable)|engaged?|"
    r"exempt|met|relied)\b",
    re.IGNORECASE,
)
_ABOUT_SOMETHING_ELSE = re.compile(
    r"\b(?:test|duty|duties|obligation|requirement|right|condition|fees?|charge|limb|principle|balance|interest|Act|regulations)\b",
    re.IGNORECASE,
)
_ABOUT_IT = re.compile(
    r"\b(?:exemptions?|exceptions?|(?<!in )(?<!of )(?<!under )(?:sections?|regulations?|s\.)|it|they|this|we|I|council|trust|force)\b",
    re.IGNORECASE,
)
_OTHER_OBJECT = re.compile(
    r"\s(?:a|the|any|an|to)\s(?:public|harm|prejudice|fee|charge|balanc)|\sfrom the (?:public|test)", re.IGNORECASE
)
_WITHDRAWN = re.compile(
    r"\bwithdr[ae]w\w*|\bdisappl\w+|\bno longer\b[^.;]{0,40}\b(?:rel|appl|cit|claim|maintain|seek|withh)\w*|\boverturn\w*|"
    r"\b(?:incorrectly|wrongly|mistakenly|inappropriately)\b|\bin error\b|\bshould not have\b|\bnot correctly\b|\bset aside\b|"
    r"\bnot (?:in fact )?entitled to\b|\b(?:drop|dropp|remov|lift)(?:ed|ing)? (?:our |its |the )?(?:reliance|application|exemption)",
    re.IGNORECASE,
)
_IN_PLACE_OF = re.compile(r"\b(?:rather than|instead of|in place of|and not|as opposed to|other than)\b", re.IGNORECASE)
_WEIGHED = re.compile(
    r"\b(?:considered|looked at|thought about|examined|explored|had regard to)\s(?:(?:whether|if|the|using|use|of|applying|application|"
    r"relying|on|to|apply|exemptions?|exceptions?|in|at|under|could|might|would|also)\s){0,6}$",
    re.IGNORECASE,
)
_HOLDS_BACK = re.compile(
    r"withh[eo]ld|exempt|refus|maintain|outweigh|favou?r|engaged|does apply|applies", re.IGNORECASE
)
_TURNS = re.compile(r"\W{0,3}(?:but|however|although|yet|instead)\b", re.IGNORECASE)
_ONLY_MAY = re.compile(
    r"\b(?:may|might|could)\s(?:\w+\s){0,2}(?:apply|be (?:engaged|exempt|refused|applicable|withheld|relied|necessary|required|considered)|need to|"
    r"consider|engage|refuse|rely|fall)",
    re.IGNORECASE,
)
_ASKER_SAYS = re.compile(
    r"^\W*(?:in your (?:request|e-?mail|letter|complaint|review)\W+)?"
    r"you(?:r (?:e-?mail|letter|complaint|request for (?:an )?internal review))?\s(?:have |also |then |further )*"
    r"(?:asked|argued?|contend|stated?|say|said|suggest|quer|question|disput|challeng|complain|believe|"
    r"do not (?:believe|accept|agree))",
    re.IGNORECASE,
)
_EARLIER_ANSWER = any_of(
    r"\bin (?:response|reply|answer(?:ing)?|relation) to (?:that|those|an? (?:previous|earlier|prior|similar|different)|"
    r"your (?:previous|earlier|prior|other)) request",
    r"\bwe (?:previously|earlier) (?:refused|answered|responded|told)\b",
    r"\b(?:previous|earlier) (?:request|response)s?\b[^.]{0,60}\b(?:refused|withheld)",
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|provides?|states?|allows?|requires?|says|applies|gives|sets|means|covers|does|do|can|may|must|will|would|"
    r"exempts?|relates|concerns|deals|exists|governs|refers|protects?|permits?|considers?|places|recognises|we|I|you)\b",
)
_LEADS = re.compile(
    r"[\W\d]{0,6}(?:\(?[a-z0-9]{1,3}[.)]\s)?(?:(?:the|foia?|foi act|eir|exemptions?|exceptions?|applied|engaged|used|relied|on|under|qualified|absolute|"
    r"reason|refused|refusal|partial|and|other|information|withheld|ncnd|act|2000|legislation)\b[\W_]{0,4})*$",
    re.IGNORECASE,
)
_STATES = re.compile(r"\b(?:provides|states|says|allows|requires)\b")
_LONGEST_ENTRY = 170


def stances(sentence: str, refs: list[Span]) -> list[Stance]:
    """The stance on each reference; `refs` are their spans in the sentence, in order."""
    if not refs:
        return []
    rejected = _rejected(sentence, refs)
    otherwise: Stance = "mentioned"
    if _lists(sentence, refs):
        otherwise = "listed"
    elif _RELIES.search(sentence) and not (
        _ONLY_MAY.search(sentence) or _ASKER_SAYS.search(sentence) or _EARLIER_ANSWER.search(sentence)
    ):
        otherwise = "relied"
    return ["rejected" if n in rejected else otherwise for n in range(len(refs))]


def _lists(sentence: str, refs: list[Span]) -> bool:
    """An entry of a list or a title: "Section 40(2) - Personal Information", with no verb of its own."""
    if len(sentence) > _LONGEST_ENTRY:
        return False
    cell = sentence.rfind("|", 0, refs[0][0]) + 1
    if not _LEADS.fullmatch(sentence, cell, refs[0][0]):
        return False
    if not _VERB.search(sentence, refs[0][1]):
        return True
    titled = re.match(r"\s?[(–—:-]", sentence[refs[-1][1] :])
    return bool(titled) and not _STATES.search(sentence)


def _rejected(sentence: str, refs: list[Span]) -> set[int]:
    """The references a clause rejects; a clause that names none speaks of those of the clause before it."""
    rejected: set[int] = set()
    before: list[int] = []
    weighed: list[int] = []
    for a, b in _clauses(sentence):
        own = [n for n, (start, _) in enumerate(refs) if a <= start < b]
        clause = sentence[a:b]
        turned = weighed and _TURNS.match(clause) and not _HOLDS_BACK.search(clause)
        weighed = weighed if not own else []
        if turned:
            rejected.update(before)
        if _rejects(clause):
            rejected.update(own or before)
        elif replaced := _IN_PLACE_OF.search(clause):
            rejected.update(n for n in own if refs[n][0] - a >= replaced.end())
        if own and _WEIGHED.search(sentence, a, refs[own[0]][0]):
            weighed = own
        before = own or before
    return rejected


def _clauses(sentence: str) -> list[Span]:
    cuts = [0, *(m.start() for m in _CUT.finditer(sentence)), len(sentence)]
    return [(a, b) for a, b in pairwise(cuts) if a < b]


def _rejects(clause: str) -> bool:
    if _WITHDRAWN.search(clause):
        return True
    return any(not _of_something_else(clause, found) for found in _NEGATED.finditer(clause))


def _of_something_else(clause: str, negation: re.Match[str]) -> bool:
    """True where what does not apply is the public interest test, a duty or a right, not the exemption."""
    if negation["object"] and _OTHER_OBJECT.match(negation["object"]):
        return True
    other = [m.end() for m in _ABOUT_SOMETHING_ELSE.finditer(clause, 0, negation.start())]
    exempting = [m.end() for m in _ABOUT_IT.finditer(clause, 0, negation.start())]
    return bool(other) and other[-1] > max(exempting, default=-1)
