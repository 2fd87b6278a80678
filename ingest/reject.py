"""Which references a sentence rejects: those it says do not apply, are given up, or were thought of and let go."""

from __future__ import annotations

import re
from itertools import pairwise

from corpus.records import Span
from corpus.wording import any_of

EARLIER = -1
"""Stands for what was spoken of before the sentence began: "We do not rely on it"."""
_CUT = re.compile(
    r";|,?\s(?:but|however|although|though|whereas|nevertheless|yet|instead)\b|,\s(?=and\s)|\.\s", re.IGNORECASE
)
_DENIABLE = (
    r"(?:appl(?:y|ies|ied|icable|ying)|engaged?|rel(?:y|ied|ying)|exempt|cit(?:e|ed|ing)|claim(?:ed|ing)?|invoked?|made out|"
    r"sustain(?:ed|able)|maintain(?:ed)?|uph[eo]ld|needed|used|refus(?:ed|ing|al)|(?P<fit>correct|right))"
)
_NEGATED = re.compile(
    r"(?:\b(?:not|never|cannot|no longer)|n[’']t)(?:, \w+,)?\s+(?:(?!only\b|merely\b|simply\b|just\b)[\w’']+\s+){0,3}?"
    rf"{_DENIABLE}\b(?P<object>[^.;]{{0,50}})|"
    r"\bnot\s+(?:consider|believe|think|find|accept|satisfied|persuaded|agree)\b[^.;]{0,90}\b"
    r"(?:appl(?:y|ies|ied|icable)|engaged?|exempt|met|relied|vexatious)\b|"
    r"\b(?:neither(?! (?:to )?(?:confirm|say|state))|none of)\b[^.;]{0,90}\b(?:appl(?:y|ies|ied)|engaged)\b|"
    r"\bnot (?:necessary|needed|gone on|had|had to|need)\b[^.;]{0,20}\bconsider|"
    r"\bfail(?:ed|s) to (?:demonstrate|show|establish)\b|"
    r"\b(?:use|application|reliance|refusal|exemption|exception|applying|relying|refusing|withholding)\b[^.;]{0,60}\b(?:not|never|"
    r"cannot be) justified\b|"
    r"\b(?:whether|conclu\w+|found|find|decided|determined|satisfied|view)\b[^.;]{0,80}\b(?:it|they|(?:this|that|the) exemption) "
    r"(?:does|do|did|is|was|has)(?: not|n[’']t)(?=\s*(?:[.,;:)]|$))",
    re.IGNORECASE,
)
_SUPPOSED = re.compile(
    r"\b(?:to the extent|insofar|in so far|if|where|should|(?<=, )were|in the event|in case)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
_ABOUT_SOMETHING_ELSE = re.compile(
    r"\b(?:test|duty|duties|obligation|requirement|right|condition|fees?|charge|limb|principle|balance|interest|(?<=the )Act|(?<=the )Regulations)\b",
    re.IGNORECASE,
)
_LETS_OUT = any_of(
    r"\b(?:disclos(?:e|ing)|releas(?:e|ing)|publish(?:ing)?|putting|shar(?:e|ing)|(?:giving|give|letting|let) (?:\w+ )?out|public domain)\b"
)
_USES_IT = any_of(
    r"\b(?:appl(?:y|ied|ying)|rel(?:y|ied|ying)|refus\w+|withh\w+|cit(?:e|ed|ing)|engag\w+|us(?:e|ed|ing))\b"
)
"""It would not be right to let something out: that rejects no exemption, as it does that using one was not right."""
_ABOUT_IT = re.compile(
    r"\b(?:exemptions?|exceptions?|(?<!in )(?<!of )(?<!under )(?:sections?|regulations?|s\.)|it|they|this|we|I|council|trust|force)\b",
    re.IGNORECASE,
)
_OTHER_OBJECT = re.compile(
    r"\s(?:a|the|any|an|to)\s(?:public|harm|prejudice|fee|charge|balanc)|\sfrom the (?:public|test)", re.IGNORECASE
)
_FOR_A_PART = re.compile(
    r"\s(?:the|this|that) (?:exemption|exception) (?:for|to|over|in respect of|in relation to)\b", re.IGNORECASE
)
"""Not claimed for one thing is, of an exemption not named here, no more than that."""
_KEPT_ON = any_of(
    r"\b(?:(?:does|do|should|will|would) not|without) (?:in any way )?(?:affect\w*|prejudic\w+|waiv\w+|alter\w*) "
    r"(?:our|the \w+['’]s|its|any) (?:legal )?(?:right|abilit)"
)
"""What is given beyond a duty leaves the right to rely on a provision as it is."""
_WITHDRAWN = any_of(
    r"\bwithdr[ae]w\w*|(?<!being )(?<!is )\bdisappl\w+\b(?![^.;]{0,40}\b(?:dut(?:y|ies)|right|requirement|obligation))|"
    r"\boverturn\w*|\bset aside\b|\bin error\b|"
    r"\bruled out\b|\bdiscounted\b",
    r"\bno longer\b[^.;]{0,40}\b(?:rel|appl|cit|claim|maintain|seek|withh|stand|invok)\w*",
    r"\b(?:incorrectly|wrongly|mistakenly|inappropriately|not correctly)\b|\bshould not have\b|\bnot (?:in fact )?entitled to\b",
    r"\b(?:drop|dropp|remov|lift)(?:ed|ing)? (?:our |its |the )?(?:reliance|application|exemption)",
    r"\bdecided against (?:us|appl|rel|cit)",
    r"\b(?:was|were) (?:wrong|mistaken|a mistake|an error) (?:to|in) (?:withh|hold|keep|refus|rel|appl|us|cit|claim|invok)\w*",
)
_IN_PLACE_OF = any_of(
    r"\b(?:rather than|instead of|in place of|as opposed to)\b",
    r"(?:,|\band) not (?:under |by )?(?=sections?|s\.?\s?\d|reg)",
)
_THERE = re.compile(r"[^,;:]{0,60}")
"""From what replaces to what is replaced, with no clause between."""
_WEIGHED = re.compile(
    r"\b(?:considered|looked at|thought,?(?: too,?)? about|examined|explored|had regard to)\s(?:(?:whether|if|the|using|use|of|applying|application|"
    r"relying|on|to|apply|exemptions?|exceptions?|in|at|under|could|might|would|also)\s){0,6}$",
    re.IGNORECASE,
)
_HOLDS_BACK = any_of(r"withh[eo]ld|exempt|refus|maintain|outweigh|favou?r|engaged|does apply|applies")
_TURNS = re.compile(r"\W{0,3}(?:but|however|although|yet|instead)\b", re.IGNORECASE)
_ANAPHOR = any_of(
    r"\b(?:it|they|them|(?:this|that|the|these|those|either) (?:exemptions?|exceptions?|sections?|limbs?|provisions?))\b"
)
_OBJECT_BEFORE = re.compile(
    r"\s(?:on |upon )?(?:it|them|that exemption|this exemption|that section|this section)\b", re.IGNORECASE
)


def rejected(sentence: str, refs: list[Span]) -> set[int]:
    """Numbers of the references rejected, and `EARLIER` where what came before the sentence is.

    A clause that names none speaks of those of the clause before it.
    """
    out: set[int] = set()
    before: list[int] = [EARLIER]
    weighed: list[int] = []
    for a, b in _clauses(sentence):
        own = [n for n, (start, _) in enumerate(refs) if a <= start < b]
        clause = sentence[a:b]
        turned = weighed and _TURNS.match(clause) and not _HOLDS_BACK.search(clause)
        weighed = weighed if not own else []
        if turned:
            out.update(before)
        out.update(_by(clause, [(start - a, n) for n in own for start in refs[n][:1]], before))
        if own and _WEIGHED.search(sentence, a, refs[own[0]][0]):
            weighed = own
        before = own or before
    return out


def weighs(sentence: str, ref: Span) -> bool:
    """True where a sentence says that using a provision was thought of: "We thought about section 31"."""
    return bool(_WEIGHED.search(sentence, 0, ref[0]))


def _by(clause: str, own: list[tuple[int, int]], before: list[int]) -> list[int]:
    """What one clause rejects, of its own references, each with its place, or of those before it."""
    mine = [n for _, n in own]
    spoken_of = mine or (before if before != [EARLIER] or _ANAPHOR.search(clause) else [])
    if not spoken_of or _WITHDRAWN.search(clause):
        return spoken_of
    if _KEPT_ON.search(clause):
        return []
    for negation in _NEGATED.finditer(clause):
        if not mine and _FOR_A_PART.match(negation["object"] or ""):
            continue
        if _of_something_else(clause, negation) or _SUPPOSED.search(clause, 0, negation.start()):
            continue
        return before if negation["object"] and _OBJECT_BEFORE.match(negation["object"]) else spoken_of
    replaced = _IN_PLACE_OF.search(clause)
    return [n for start, n in own if replaced and _THERE.fullmatch(clause, replaced.end(), start)]


def _clauses(sentence: str) -> list[Span]:
    cuts = [0, *(m.start() for m in _CUT.finditer(sentence)), len(sentence)]
    return [(a, b) for a, b in pairwise(cuts) if a < b]


def _of_something_else(clause: str, negation: re.Match[str]) -> bool:
    """True where what does not apply is the public interest test, a duty or a right, not the exemption."""
    if negation["object"] and _OTHER_OBJECT.match(negation["object"]):
        return True
    if negation["fit"] and _LETS_OUT.search(clause) and not _USES_IT.search(clause):
        return True
    other = [m.end() for m in _ABOUT_SOMETHING_ELSE.finditer(clause, 0, negation.start())]
    exempting = [m.end() for m in _ABOUT_IT.finditer(clause, 0, negation.start())]
    return bool(other) and other[-1] > max(exempting, default=-1)
