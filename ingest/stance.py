"""What a sentence does with each reference it names: relies on it, lists it, rejects it, weighs it, or only mentions it."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Literal

from corpus.records import Span
from corpus.wording import any_of
from ingest.contracted import spelled_out
from ingest.keeping import kept_back
from ingest.reject import EARLIER, rejected, weighs

Stance = Literal["relied", "listed", "rejected", "weighed", "mentioned"]

_RELIES = any_of(
    r"withh[eo]ld|\bexempt|refus|\brel(?:y|ies|ied|ying|iance)\b|\bappl(?:y|ies|ied|ying|icable|ication)\b|\bengag|redact|\bremoved\b|"
    r"\b(?:by|in) virtue\b|\bpursuant to\b|\bfalls? (?:under|within)\b|\bcaught by\b|\bcovered by\b|\bsubject to\b|\bprotected\b|"
    r"\b(?:reliev|free|excus|absolv)\w* (?:us|me|it|the \w+|an? (?:\w+ ){1,2}?\w+) (?:of|from)\b|\bremoves the (?:duty|obligation)\b|"
    r"\b(?:not (?:have|need)|need not|no need|not required|no (?:duty|obligation)) (?:to )?(?:comply|answer|provide|meet|give|confirm|disclose|"
    r"release|"
    r"supply|send|let|deal|act|go on|go further)\b|"
    r"not obliged|\bunable to comply\b|\b(?:costs?|fees) limit\b|\bprevents? (?:us|me|the \w+) from\b|\bexceed\w*\b[^.]{0,40}\b(?:cost|limit)|"
    r"\bcit(?:e|es|ed|ing)\b|\binvok|appropriate limit|vexatious|\brepeated request|\bclaim|prohibit|neither confirm|confirm (?:n?or|and) deny|"
    r"\bexcept(?:ion|ed)|\bin (?:accordance|line) with\b|\brequired by\b|"
    r"\bunder (?:the )?(?:sections?|s\.?\s?\d|ss\.|regulations?|reg)|\bnot (?:being |be |able to )?(?:disclos|releas|provid|suppl)|"
    r"^\W*(?:\d{1,2}[.)]\s*)?by (?:the )?(?:sections?|s\.?\s?\d|regulations?|reg)|\bkeep(?:ing|s)? (?:\w+ ){1,3}from (?:you|release)\b|"
    r"\b(?:excused|relieved|freed|absolved) (?:of|from)\b|\b(?:is|are) (?:therefore |plainly |clearly |also )?(?:met|satisfied|made out)\b|"
    r"\bstruck (?:out|through)\b|\b(?:over|above|beyond|past|more than)\b[^.]{0,40}\b(?:limit|threshold|18 hours|24 hours)\b|"
    r"\b(?:by reason|on account|because|by force|on the strength) of\b|\bowing to\b|\bis there to (?:prevent|guard|protect|keep)\b|"
    r"\bkeeps? (?:it|them|this|that|these|those) (?:out|from|back)\b|"
    r"\b(?:keep|kept|keeps|keeping) (?:\w+ ){0,3}?back\b|\b(?:left|taken) out\b|\bnot bound to\b|\bneither that (?:we|it|the \w+)\b|"
    r"\b(?:grounds?|reasons?|basis) (?:for (?:this|that|it|our|the|not)\b[^.]{0,30} )?(?:is|are|being|was)\b|\bis (?:the|our|a) (?:ground|"
    r"reason|basis)\b|"
    r"\b(?:personal data|information|data) within\b|\b(?:draw|draws|drawn) (?:up)?on\b|\brecourse to\b|\bbrought to bear\b|\binto play\b|"
    r"\bcovers (?:this|it|these|them|your|what you|the (?:request|names|whole))\b|\b(?:allows|permits|enables|entitles) (?:us|me|it|the \w+) to\b|"
    r"\blets (?:us|me|it|the \w+)\b|\bstands? in the way\b|\bprotects?\b|"
    r"\bmeans (?:that )?(?:it|we|this|that|these|the \w+) (?:need|do|does|can|cannot|may|will|must|are|is)\b|\b(?:allows|permits|"
    r"provides), (?:we|I|the)\b|"
    r"\b(?:takes|took) away (?:our|the|its|any) (?:duty|obligation)\b|"
    r"\bunable to (?:disclos|releas|provid|suppl)|\b(?:used|using|use of|deployed|relevant|attracts?|captured?|treat|justif|trigger|suppress|"
    r"excluded|omitted|"
    r"blanked|blacked|masked|painted out|held back)\b|\bcomes? (?:under|within|into (?:play|effect|operation))\b|\b(?:is|are) in point\b|"
    r"\bin scope of\b|\b(?:is|are) why\b|\b(?:obliges?|binds?|bars?|barred|forbids?)\b|\b(?:falls?|falling|fell|sits?|sitting|lies|lying) (?:inside|"
    r"within|under)\b|\bpermits?\b|\bpermitted by\b|\b(?:formal|legal) (?:ground|basis|reason)\b|\b(?:turned down|declined)\b|\b(?:bites|extends)\b|"
    r"\bnot (?:be |being )?(?:made|mak\w+)\b[^.]{0,40}\b(?:public|available)\b|\bnot (?:be |being )?carr(?:ied|ying) (?:it )?out\b|"
    r"\bas (?:sections?|s\.?|regulations?|reg\.?) ?\d[\d()a-zA-Z]* (?:requires|demands|allows|provides)\b"
)
_SPEAKS_AS_AUTHORITY = any_of(
    r"\b(?:we|I) (?:have (?:also |therefore )?(?:withheld|redacted|applied|refused|relied|removed)|are (?:also )?(?:withholding|applying|"
    r"relying|refusing)|"
    r"am (?:also )?(?:withholding|applying|relying|refusing)|rely on|consider (?:that )?(?:the|this|some|it)\b[^.]{0,60}\bexempt)",
    r"\b(?:is|are|has been|have been) (?:also |therefore |being )*(?:withheld|redacted|exempt(?:ed)?|refused)(?: from [^.]{0,60})? (?:under|by|in)\b",
    r"\bby virtue of the following\b|\brefused (?:under|[-–:])|\bexemptions?(?:\(s\))?(?: applied)?\s?:|\b(?:suppressed|redacted|withheld) \(",
    r"\bthe commissioner(?:[’']s decision|[’']s view)? (?:is|has|finds|found|considers|concludes|also finds)\b",
    r"\b(?:withheld|withhold) [^.]{0,40}\b(?:on the basis of|under|citing|relying on)\b",
)
_WORDS_OF_THE_ACT = any_of(
    r"\b(?:information|data|it) (?:which |that )?(?:is|does|do|are) not (?:exempt information by virtue|fall(?:ing)? within|constitute)",
    r"\bnot (?:exempt information )?by virtue of (?:sections?|subsection)",
    r"\binformation is exempt(?: information| from disclosure)? (?:if|where)\b|\bsections?\b[^.]{0,40}\bprovides? an exemption (?:for|from)\b",
    r"\bcannot be (?:relied (?:on|upon)|used|claimed|applied) (?:for|where|when|if|once|to)\b",
)
_TO_WHICH = any_of(r"\bto which (?:section|subsection)[^.]{0,12} (?:applies|does not apply)")
"""Words of the Act too, where nothing is kept back."""
_ONLY_MAY = any_of(
    r"\b(?:may|might|could)\s(?:\w+\s){0,2}(?:apply|engage|attract|come into play|be (?:engaged|exempt|applicable|relied|required|considered))",
    r"\b(?:may|might|could)\s(?:\w+\s){0,2}have (?:been )?(?:used|relied|applied|engaged|cited|refused)\b|\blikelier (?:it|that|to)\b|"
    r"\b(?:may|might|could|shall|will)\s(?:\w+\s){0,2}(?:look at|think about|consider|examine|reflect on) (?:whether|if|us(?:e|ing)|apply\w*)\b|"
    r"\bhave in mind\b|\b(?:if (?:an?|any)|where an?) (?:public )?authority\b|\ban? (?:public )?authority\b[^.]{0,80}\bif it\b",
    r"^\W*if you\b|^\W*if\b[^.]{3,300}?,? please (?:also )?(?:provide|advise|let|could|can|disclose|release|explain|identify|prioriti[sz]e|"
    r"exclude|supply|leave|ignore|answer|send|tell|give|omit|drop|say|limit|narrow|reduce)\b|"
    r"\bif (?:we|it|they|the \w+|this) (?:did|were|had|was|held)\b[^.]{0,100}\bwould\b|^\W*had (?:we|it|the)\b|"
    r"\b(?:yet to|not yet|still to) (?:reach|make|come to|decide|weigh|consider)\w*\b|\bwithout (?:relying|reliance|citing|applying|use of)\b|"
    r"\b(?:number of (?:times|occasions)|how many (?:times|occasions))\b|\bif (?:an?|any|such an?) (?:\w+ )?request (?:were|was|is) (?:made|received)\b|"
    r"\b(?:information|copy|parts?|material) (?:that|which) (?:it|we|the \w+) (?:had )?(?:withheld|sought to withhold)\b|"
    r"\bif (?:it (?:were|was) )?held\b[^.]{0,140}\bwould\b",
)
_QUESTION = any_of(
    r"\b(?:will|shall) (?:now |also )?(?:consider|examine)\W{1,4}whether\b[^.;]{0,140}$",
    r"\b(?:matters?|questions?|points?|issues?) (?:that |which )?(?:I|we|the review) (?:\w+ ){0,2}?(?:look|consider|examin|decid|address|review)\w*\b"
    r"[^.]{0,60}:[^.:]{0,30}\b(?:if|whether)\b[^.;]{0,140}$",
)
"""What a review sets out to look at, before it decides on it."""
_AVOIDS = re.compile(
    r"\bavoid\w*\s(?:(?:the (?:use|need|application)|having|apply\w*|engag\w+|us(?:e|ing)|rely\w*|invok\w+|of|to|for|on|the|an|any)\s)*"
    r"(?:(?:exemptions?|exceptions?)\s)?(?:(?:as|outlined|set|out|provided|contained|given|in|under|at|by)\s)*$",
    re.IGNORECASE,
)
"""Given in a form so that nothing need be relied on."""
_ASKER_SAYS = any_of(
    r"^\W*(?:(?:here|there|then|also)\W+)?(?:in your (?:request|e-?mail|letter|complaint|review)\W+|when you asked for (?:an? |"
    r"the )?(?:internal )?review\W+)?"
    r"you(?:r (?:e-?mail|letter|complaint|request for (?:an )?internal review))?\s(?:have |also |then |further )*"
    r"(?:asked|argued?|contend|stated?|say|said|suggest|quer|question|disput|challeng|complain|believe|"
    r"do not (?:believe|accept|agree))"
)
_ASKER_ARGUES = any_of(
    r"\b(?:I|we) do(?: not|n[’']t) (?:think|believe|see|consider)\b[^.]{0,80}\b(?:permits?|allows?|justif\w+|can (?:be )?(?:rely|used?)|entitles?)\b|"
    r"\b(?:my|our) request (?:stays|is|keeps|asks|does|should|would|falls|seeks|only)\b"
)
"""What whoever asked says beforehand against a refusal."""
_CONCLUDES = re.compile(
    r"\b(?:therefore|however|but|so|thus)\b[^.]{0,60}\b(?:is|are|be) (?:\w+ )?(?:exempt|withheld|refused)\b",
    re.IGNORECASE,
)
"""What the authority concludes in a sentence that begins with what was argued."""
_EARLIER_ANSWER = any_of(
    r"\bin (?:that|our|its) (?:\w+ )?(?:response|reply|answer|letter)\b[^.]{0,30}\b(?:we|it|I|the \w+) (?:had )?(?:withheld|refused|relied|declined)\b",
    r"\bin (?:response|reply|answer(?:ing)?|relation) to (?:that|those|an? (?:previous|earlier|prior|similar|different)|"
    r"your (?:previous|earlier|prior|other)) request",
    r"\b(?:an?|your|the) (?:like|similar|identical|related|separate|other|different|earlier|previous|prior) requests?\b",
    r"\bwe (?:previously|earlier) (?:refused|answered|responded|told)\b",
    r"\bin which (?:we|i) (?:said|told|relied|refused|explained|wrote)\b",
    r"\b(?:previous|earlier) (?:request|response)s?\b[^.]{0,60}\b(?:refused|withheld)",
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|provides?|states?|allows?|requires?|says|applies|gives|sets|means|covers|does|do|can|may|must|will|would|"
    r"exempts?|lets|binds|obliges|bars|enables|relates|concerns|deals|exists|governs|refers|protects?|permits?|considers?|places|recognises|we|I|you)\b",
)
_LEADS = re.compile(
    r"[\W\d]{0,6}(?:\(?[a-z0-9]{1,3}[.)]\s)?"
    r"(?:(?:q|questions?|parts?|items?|requests?|answers?|a)\s?\d{1,2}(?:\s?(?:,|&|and|to|-|–)\s?\d{1,2}){0,8}\W{1,4})?"
    r"(?:(?:the|foia?|foi act|eir|exemptions?|exemption\(s\)|exceptions?|exception\(s\)|applied|engaged|used|relied|on|under|qualified|"
    r"absolute|reasons?|refused|refusal|partial|partially|fully|in|full|part|and|other|information|withheld|redacted|ncnd|act|2000|"
    r"freedom|environmental|regulations|2004|legislation|for|of|outcome|decision|status|response|applicable|relevant|notice|"
    r"reference)(?!\w)[\W_]{0,4})*$",
    re.IGNORECASE,
)
_STATES = re.compile(r"\b(?:provides|states|says|allows|requires)\b")
_NAMES_IT = any_of(r"\b(?:this|that|the) (?:exemption|exception|section)\b")
_COUNTS = re.compile(r"\s?[:–—|-]\s?\d[\d,]*\W*")
_ASIDE = re.compile(
    r"(?:\(|,|:|;|\||–|—| -)\s{0,3}(?:under |see )?(?:sections?|s\.?|ss\.?|regulations?|regs?\.?)?\s?$", re.IGNORECASE
)
_CLOSES = re.compile(r"(?:[\s,(–—-]{0,3}[A-Za-z’' ]{0,40}\))?\)?[.;]?\s*$")
"""Nothing comes behind: "they would be known by them (section 40(2), personal data)."""
_LONGEST_ENTRY = 170
_LONGEST_LEAD = 120
_SO_MANY = 6


def stances(text: str, blocks: list[list[Span]], refs: list[Span]) -> list[Stance]:
    """The stance on each reference of a text; `blocks` are its sentences, block by block, `refs` in order.

    A sentence may reject what the one before it named, and a paragraph what its heading named.
    """
    made: list[Stance] = ["mentioned"] * len(refs)
    starts = [start for start, _ in refs]
    last: list[int] = []
    for block in blocks:
        opening = True
        for a, b in block:
            own = list(range(bisect_left(starts, a), bisect_left(starts, b)))
            sentence = text[a:b].replace("\n", " ")
            goes_on = bool(last) and (not opening or bool(_NAMES_IT.search(sentence)))
            if not own and not goes_on:
                continue
            inside = [(refs[n][0] - a, refs[n][1] - a) for n in own]
            out = rejected(sentence, inside)
            if EARLIER in out and goes_on:
                for n in last:
                    made[n] = "rejected"
            for n, stance in zip(own, _of(sentence, inside, out), strict=True):
                made[n] = stance
            last, opening = own or last, opening and not own
    return made


def _of(sentence: str, refs: list[Span], out: set[int]) -> list[Stance]:
    """The stance of one sentence on the references in it."""
    if not refs:
        return []
    if (
        _WORDS_OF_THE_ACT.search(sentence)
        or (_TO_WHICH.search(sentence) and not kept_back(sentence))
        or _catalogue(sentence, refs)
    ):
        return ["mentioned"] * len(refs)
    otherwise: Stance = "mentioned"
    if _lists(sentence, refs):
        otherwise = "listed"
    elif (_RELIES.search(sentence) or _named_as_ground(sentence, refs)) and not (
        _ONLY_MAY.search(sentence)
        or (_ASKER_SAYS.search(sentence) and not _CONCLUDES.search(sentence, 0, refs[0][0]))
        or _ASKER_ARGUES.search(sentence)
        or _EARLIER_ANSWER.search(sentence)
        or _AVOIDS.search(sentence, 0, refs[0][0])
        or _QUESTION.search(sentence[: refs[0][0]])
    ):
        otherwise = "relied"
    elif weighs(sentence, refs[0]):
        otherwise = "weighed"
    return ["rejected" if n in out else otherwise for n in range(len(refs))]


def _named_as_ground(sentence: str, refs: list[Span]) -> bool:
    """True where a provision stands in brackets, or behind a comma or a dash, as the ground of what a sentence says.

    So it does at its end, or where the sentence keeps something back.
    """
    if not _ASIDE.search(sentence, 0, refs[0][0]):
        return False
    return kept_back(spelled_out(sentence)) is not None or bool(_CLOSES.match(sentence, refs[-1][1]))


def by_the_asker(sentence: str) -> bool:
    """True where the words can only be those of whoever asked: "my request does not call for the use of section 31"."""
    return bool(_ASKER_ARGUES.search(sentence))


def by_the_authority(sentence: str) -> bool:
    """True where the words can only be those of whoever answers, wherever in a letter they stand."""
    return bool(_SPEAKS_AS_AUTHORITY.search(sentence))


def _catalogue(sentence: str, refs: list[Span]) -> bool:
    """Six whole sections or more in one sentence tell of kinds of exemption."""
    return len(refs) >= _SO_MANY and not any("(" in sentence[a:b] for a, b in refs)


def _lists(sentence: str, refs: list[Span]) -> bool:
    """An entry of a list or a title: "Section 40(2) - Personal Information", with no verb of its own."""
    cell = sentence.rfind("|", 0, refs[0][0]) + 1
    if refs[0][0] - cell > _LONGEST_LEAD or not _LEADS.fullmatch(sentence, cell, refs[0][0]):
        return False
    after = sentence[refs[-1][1] :]
    if _COUNTS.fullmatch(after):
        return False
    if len(sentence) <= _LONGEST_ENTRY and not _VERB.search(after):
        return True
    return bool(re.match(r"\s?[(–—:-]", after)) and not _STATES.search(sentence)
