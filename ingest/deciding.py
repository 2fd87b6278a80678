"""What one sentence of a letter decides, in the authority's own voice: released, kept back, not held, refused, not said."""

from __future__ import annotations

import re
from functools import lru_cache

from corpus.records import Outcome
from corpus.wording import any_of
from ingest.contracted import spelled_out
from ingest.keeping import kept_back, kept_in_part
from ingest.lacking import lacking, lacks_the_rest, sends_on
from ingest.releasing import redacts, released

KEPT_BACK: frozenset[Outcome] = frozenset(("withheld", "refused", "ncnd"))
_NOT_OURS_NOW = any_of(
    r"\b(?:like|similar|same|previous|earlier|first|last|original) (?:\w+ )?(?:requests?|responses?|replies|reply|letter)\b|"
    r"\b(?:seeking|requesting|requested|asked for|asking for)\b[^.]{0,20}\breview\b|"
    r"\breview of (?:the|our|that|its) (?:[\w’']+ ){0,6}?(?:decision|refusal)\b(?!.*\buph[eo]ld)|"
    r"\b(?:what you|your) (?:asked|requested|wrote|sent|request|words|questions?)\b[^.]{0,30}\b(?:copied|repeated|quoted|reproduced)\b|"
    r"\b(?:was|were|are) (?:wrong|mistaken|in error)\b|\bshould not have (?:been )?(?:withh\w+|refus\w+|kept|held)\b|"
    r"\basked (?:us|me|that we) to\b|\bin which you (?:request|ask|seek|sought)\w*\b|"
    r"\b(?:considered|asked ourselves|thought about) whether\b|\b(?:will|shall) (?:now |also )?(?:consider|examine)\W{1,4}whether\b|"
    r"\bin (?:that|our|its|the) (?:\w+ )?(?:response|reply|answer|letter|decision)\b[^.]{0,40}\b(?:we|it|I|the \w+) (?:had )?(?:withheld|refused|said|told|"
    r"relied|declined|stated)\b|"
    r"\b(?:we|it|I|the \w+) (?:had )?(?:refused|withheld|declined)\b[^.]{0,50}\bon \d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]+\b|\binto (?:our|its|the) refusal\b|"
    r"\bno reason\b[^.]{0,40}\bshould not\b|"
    r"\bthis review (?:is|was) (?:focus\w*|about|concerned)\b|\bno longer (?:appl|rel)\w+|"
    r"\bwithdraw\w*\b[^.]{0,30}\breliance\b|"
    r"^\W*(?:unless|where|if)\b(?!.{0,50}\b(?:small|low|fewer|less|below|under (?:\d|three|five|ten))\b.{0,60}\b(?:not|replaced|masked|hidden|shown)\b)|"
    r"\bwhen an? (?:\w+ )?(?:exemption|exception)|\boverturn\w*|\bwithout (?:any )?redactions?\b|\bnothing taken out\b|"
    r"^\W*(?:refused|withheld|exempt)\s*[:=–-]\s*(?:\d|not |none|nil|n/a)|"
    r"\bif any (?:of (?:the|these) )?exempt\w*|\bnot being exempt\b|"
    r"\b(?:cannot|can ?not|unable to|not able to) (?:provide|give|offer) (?:any |an? )?(?:confirmation|"
    r"assurance|guarantee|comment|opinion|time ?scale|time ?frame|"
    r"definitive (?:answer|response))|"
    r"\bif (?:you are )?(?:unable|not able)\b|\bnot (?:been )?withh(?:eld|olding|old)\b(?! by)|"
    r"\bnot a refusal\b|\b(?:no(?:thing)?|none)\b[^.]{0,40}\b(?:withheld|exempt|exemptions? (?:has|have|is|are) (?:been )?applied|redacted|refused)\b"
)
_ELSEWHERE = any_of(
    r"\b(?:accessible|available|published|found|obtained|viewed)\b[^.]{0,80}\b(?:to you|elsewhere|by other means|"
    r"at|on|via|from|online|website|link|here)\b"
)
_SOME_GIVEN = any_of(r"\b(?:disclosed|released|provided|supplied) (?:some|part|certain)\b")
_NCND = any_of(
    r"\b(?:will not|cannot|can ?not|unable to|not able to|not (?:obliged|required) to|declin\w+ to|refus\w+ to) (?:say|state|tell you|confirm|"
    r"disclose|reveal)\b[^.]{0,20}"
    r"\b(?:if|whether)(?: or not)? (?:we|it|the \w+|this|that|any|such|information)\b[^.]{0,30}\b(?:h[eo]lds?|exists?)\b",
    r"\bduty to confirm or deny\b[^.]{0,40}\bdoes not (?:arise|apply)\b(?!,? (?:if|or|to the extent|where|when|in relation|unless))",
    r"\b(?:excus\w+|exempt\w*|reliev\w+|free[sd]?|absolv\w+) (?:us |it |the \w+ )?from (?:saying|telling you|confirming|stating|having to say) (?:if|"
    r"whether)\b",
    r"\b(?:excus\w+|exempt\w*|reliev\w+|free[sd]?|absolv\w+) (?:us |it |the \w+ )?from (?:the (?:duty|need|obligation) (?:to|"
    r"of) )?confirm\w* (?:n?or|"
    r"and) deny\w*",
    r"\bnot confirm,? n?or do (?:we|i|it) deny\b|\b(?:neither|no) confirmation n?or denial\b|\bneither (?:say|state)\b[^.]{0,40}\bnor\b",
    r"\bneither to confirm,? n?or (?:to )?den|"
    r"\bneither confirm(?:s|ed|ing)?,? (?:n?or|and) (?:to )?den|\bneither confirms? n?or\b|"
    r"\bneither confirmed nor denied\b|\bNCND\b|"
    r"\b(?:not (?:obliged|required)|unable|cannot|can ?not|will not|not|declin\w+|refus\w+|exempt(?:s|"
    r"ed)?(?: us)?) (?:\w+ ){0,4}?(?:to |from )?(?:the duty to )?confirm(?:ing)?,? (?:n?or|nor),? (?:to )?den(?:y|ying)",
)
_TOO_DEAR_TO_SAY = any_of(
    r"\b12\s?\(2\)|\b(?:if|whether) (?:it|any|this|that|the information|we)\b[^.]{0,60}\bh[eo]ld\b[^.]{0,40}"
    r"\bexceed\w*\b[^.]{0,60}\b(?:limit|hours|£450|£600|threshold)\b"
)
"""To find out whether anything is held would itself cost too much."""
_ASKER = re.compile(
    r"^\W*(?:\(?\d{1,2}[.)]\s*)?(?:please (?:can|could|would|will) (?:you|i|we)\b|(?:can|could|may) (?:you|i|we) (?:please |kindly )?"
    r"(?:provide|supply|send|have|receive|confirm|tell|see)\b|please (?:also )?(?:provide|supply|send|state|list|tell|give|specify|disclose|"
    r"include|answer|enter|complete|fill|exclude|ignore|leave out)\b|"
    r"if\b[^.]{5,160}?, (?:please|kindly)\b(?! (?:find|see)\b)|"
    r"(?:where|if) (?:the answer (?:is|was)|so|yes|not|no|any|there (?:is|are|was|were))\b[^.]{0,60}?,? (?:please|kindly|say|state|tell|give|"
    r"how|what|which|when)\b|"
    r"how (?:many|much)\b|i (?:would like|wish|want) to (?:request|make|receive|see|know)\b)",
    re.IGNORECASE,
)
"""Words of whoever asked decide nothing, wherever a letter repeats them."""
_RECALLED = re.compile(
    r"^\W*you (?:have |had |also |then |further )*(?:asked|requested|wanted|sought)\b(?!.*(?:[,;:]| but | and (?:we|i|this|that|it) | however |"
    r"\b(?:attached|enclosed|exempt)\b))",
    re.IGNORECASE,
)
"""What was asked, told again, and nothing more."""
_IN_GENERAL = re.compile(
    r"^\W*an?y? request (?:can|may|could|will|must) be\b|"
    r"^\W*(?:sometimes|occasionally|from time to time|on occasions?),? (?:we|i|the \w+|it|requests?|information)\b",
    re.IGNORECASE,
)
"""What a page says of requests of any kind, as its introduction."""
_CLAUSE_ENDS = re.compile(
    r",(?! as (?:detailed|set out|shown|explained|outlined|stated)\b)|;|\s(?:but|and|although|though|however)\s",
    re.IGNORECASE,
)


def _without(sentence: str, missing: re.Match[str]) -> str:
    """The sentence without the clause that says what is not held, which gives nothing: "not held, as detailed below"."""
    ends = _CLAUSE_ENDS.search(sentence, missing.end())
    return sentence[: missing.start()] + (sentence[ends.start() :] if ends else "")


@lru_cache(maxsize=1024)  # the sentences of a letter are asked about several times over
def outcomes(sentence: str) -> frozenset[Outcome]:
    """Everything the sentence decides; nothing for one that explains, argues or supposes."""
    return frozenset(_decided(spelled_out(" ".join(sentence.split()))))


def _decided(sentence: str) -> set[Outcome]:
    found: set[Outcome] = set()
    if _ASKER.match(sentence) or _IN_GENERAL.match(sentence) or _RECALLED.match(sentence):
        return found
    if _NCND.search(sentence) and not re.search(r"\bif\b.{0,40}\bneither", sentence, re.IGNORECASE):
        silent: Outcome = "refused" if _TOO_DEAR_TO_SAY.search(sentence) else "ncnd"
        return {silent, "disclosed"} if _SOME_GIVEN.search(sentence) else {silent}
    if (kept := kept_back(sentence)) and not _NOT_OURS_NOW.search(sentence):
        found.add(kept)
        if kept_in_part(sentence):
            found.add("disclosed")
    giving = sentence
    if sends_on(sentence):
        found.add("not_held")
    if missing := lacking(sentence):
        found |= {"not_held", "disclosed"} if lacks_the_rest(sentence) else {"not_held"}
        giving = _without(sentence, missing)
    if released(giving) and not (found and _ELSEWHERE.search(sentence)):
        found.add("disclosed")
        if redacts(sentence) and not _NOT_OURS_NOW.search(sentence):
            found.add("withheld")
    return found
