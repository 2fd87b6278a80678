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
    r"\bunable to (?:disclos|releas|provid|suppl)|\b(?:used|using|use of|deployed|relevant|attracts?|captured?|treat|justif|trigger|suppress|excluded|omitted|"
    r"blanked|blacked|held back)\b|\bcomes? (?:under|within)\b|\bin scope of\b",
    re.IGNORECASE,
)
_SPEAKS_AS_AUTHORITY = any_of(
    r"\b(?:we|I) (?:have (?:also |therefore )?(?:withheld|redacted|applied|refused|relied|removed)|are (?:also )?(?:withholding|applying|relying|refusing)|"
    r"am (?:also )?(?:withholding|applying|relying|refusing)|rely on|consider (?:that )?(?:the|this|some|it)\b[^.]{0,60}\bexempt)",
    r"\b(?:is|are|has been|have been) (?:also |therefore |being )*(?:withheld|redacted|exempt(?:ed)?|refused) (?:from disclosure )?(?:under|by|in)\b",
    r"\bby virtue of the following\b|\brefused (?:under|[-–:])|\bexemptions?(?:\(s\))?(?: applied)?\s?:|\b(?:suppressed|redacted|withheld) \(",
)
_WORDS_OF_THE_ACT = any_of(
    r"\b(?:information|data|it) (?:which |that )?(?:is|does|do|are) not (?:exempt information by virtue|fall(?:ing)? within|constitute)",
    r"\bnot (?:exempt information )?by virtue of (?:sections?|subsection)",
    r"\bto which (?:section|subsection)[^.]{0,12} (?:applies|does not apply)",
)
_CUT = re.compile(
    r";|,?\s(?:but|however|although|though|whereas|nevertheless|yet|instead)\b|,\s(?=and\s)|\.\s", re.IGNORECASE
)
_DENIABLE = (
    r"(?:appl(?:y|ies|ied|icable|ying)|engaged?|rel(?:y|ied|ying)|exempt|cit(?:e|ed|ing)|claim(?:ed|ing)?|invoked?|made out|"
    r"sustain(?:ed|able)|uph[eo]ld|needed|used|refus(?:ed|ing|al)|correct|right|justified)"
)
_NEGATED = any_of(
    r"(?:\b(?:not|never|cannot|no longer)|n[’']t)\s+(?:(?!only\b|merely\b|simply\b|just\b)[\w,’']+\s+){0,3}?"
    rf"{_DENIABLE}\b(?P<object>[^.;]{{0,50}})",
    r"\bnot\s+(?:consider|believe|think|find|accept|satisfied|persuaded|agree)\b[^.;]{0,90}\b"
    r"(?:appl(?:y|ies|ied|icable)|engaged?|exempt|met|relied|vexatious)\b",
    r"\b(?:neither|none of)\b[^.;]{0,90}\b(?:appl(?:y|ies|ied)|engaged)\b",
    r"\bnot (?:necessary|needed|gone on|had|had to|need)\b[^.;]{0,20}\bconsider",
    r"\bfail(?:ed|s) to (?:demonstrate|show|establish)\b",
)
_SUPPOSED = re.compile(
    r"\b(?:to the extent|insofar|in so far|if|where|should|were|in the event|in case)\b[^.;]{0,60}$", re.IGNORECASE
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
_WITHDRAWN = any_of(
    r"\bwithdr[ae]w\w*|\bdisappl\w+|\boverturn\w*|\bset aside\b|\bin error\b|\bruled out\b|\bdiscounted\b",
    r"\bno longer\b[^.;]{0,40}\b(?:rel|appl|cit|claim|maintain|seek|withh)\w*",
    r"\b(?:incorrectly|wrongly|mistakenly|inappropriately|not correctly)\b|\bshould not have\b|\bnot (?:in fact )?entitled to\b",
    r"\b(?:drop|dropp|remov|lift)(?:ed|ing)? (?:our |its |the )?(?:reliance|application|exemption)",
    r"\bdecided against (?:us|appl|rel|cit)",
)
_IN_PLACE_OF = any_of(
    r"\b(?:rather than|instead of|in place of|as opposed to)\b",
    r"(?:,|\band) not (?:under |by )?(?=sections?|s\.?\s?\d|reg)",
)
_WEIGHED = re.compile(
    r"\b(?:considered|looked at|thought about|examined|explored|had regard to)\s(?:(?:whether|if|the|using|use|of|applying|application|"
    r"relying|on|to|apply|exemptions?|exceptions?|in|at|under|could|might|would|also)\s){0,6}$",
    re.IGNORECASE,
)
_HOLDS_BACK = re.compile(
    r"withh[eo]ld|exempt|refus|maintain|outweigh|favou?r|engaged|does apply|applies", re.IGNORECASE
)
_TURNS = re.compile(r"\W{0,3}(?:but|however|although|yet|instead)\b", re.IGNORECASE)
_ONLY_MAY = any_of(
    r"\b(?:may|might|could)\s(?:\w+\s){0,2}(?:apply|be (?:engaged|exempt|applicable|relied|required|considered))",
    r"^\W*if you\b|\bif (?:we|it|they|the \w+|this) (?:did|were|had|was|held)\b[^.]{0,100}\bwould\b|^\W*had (?:we|it|the)\b",
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
    r"exempts?|lets|enables|relates|concerns|deals|exists|governs|refers|protects?|permits?|considers?|places|recognises|we|I|you)\b",
)
_LEADS = re.compile(
    r"[\W\d]{0,6}(?:\(?[a-z0-9]{1,3}[.)]\s)?"
    r"(?:(?:q|questions?|parts?|items?|requests?|answers?|a)\s?\d{1,2}(?:\s?(?:,|&|and|to|-|–)\s?\d{1,2}){0,8}\W{1,4})?"
    r"(?:(?:the|foia?|foi act|eir|exemptions?|exemption\(s\)|exceptions?|exception\(s\)|applied|engaged|used|relied|on|under|qualified|"
    r"absolute|reasons?|refused|refusal|partial|partially|fully|in|full|part|and|other|information|withheld|redacted|ncnd|act|2000|"
    r"freedom|environmental|regulations|2004|legislation|for|of|outcome|decision|status|response|applicable|relevant|notice|reference)(?!\w)[\W_]{0,4})*$",
    re.IGNORECASE,
)
_STATES = re.compile(r"\b(?:provides|states|says|allows|requires)\b")
_LONGEST_ENTRY = 170
_SO_MANY = 6


def stances(sentence: str, refs: list[Span]) -> list[Stance]:
    """The stance on each reference; `refs` are their spans in the sentence, in order."""
    if not refs:
        return []
    if _WORDS_OF_THE_ACT.search(sentence) or _catalogue(sentence, refs):
        return ["mentioned"] * len(refs)
    rejected = _rejected(sentence, refs)
    otherwise: Stance = "mentioned"
    if _lists(sentence, refs):
        otherwise = "listed"
    elif _RELIES.search(sentence) and not (
        _ONLY_MAY.search(sentence) or _ASKER_SAYS.search(sentence) or _EARLIER_ANSWER.search(sentence)
    ):
        otherwise = "relied"
    return ["rejected" if n in rejected else otherwise for n in range(len(refs))]


def by_the_authority(sentence: str) -> bool:
    """True where the words can only be those of whoever answers, wherever in a letter they stand."""
    return bool(_SPEAKS_AS_AUTHORITY.search(sentence))


def _catalogue(sentence: str, refs: list[Span]) -> bool:
    """Six whole sections or more in one sentence tell of kinds of exemption."""
    return len(refs) >= _SO_MANY and not any("(" in sentence[a:b] for a, b in refs)


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
    return any(
        not _of_something_else(clause, found) and not _SUPPOSED.search(clause, 0, found.start())
        for found in _NEGATED.finditer(clause)
    )


def _of_something_else(clause: str, negation: re.Match[str]) -> bool:
    """True where what does not apply is the public interest test, a duty or a right, not the exemption."""
    if negation["object"] and _OTHER_OBJECT.match(negation["object"]):
        return True
    other = [m.end() for m in _ABOUT_SOMETHING_ELSE.finditer(clause, 0, negation.start())]
    exempting = [m.end() for m in _ABOUT_IT.finditer(clause, 0, negation.start())]
    return bool(other) and other[-1] > max(exempting, default=-1)
