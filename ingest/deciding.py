"""What one sentence of a letter decides, in the authority's own voice: released, kept back, not held, refused, not said."""

from __future__ import annotations

import re

from corpus.records import Outcome
from ingest.releasing import SUPPOSES, redacts, released
from ingest.wording import any_of

KEPT_BACK: frozenset[Outcome] = frozenset(("withheld", "refused", "ncnd"))
_NOT_OURS_NOW = any_of(
    r"\b(?:like|similar|same|previous|earlier|first|last|original) (?:\w+ )?(?:requests?|responses?|replies|reply|letter)\b|"
    r"\b(?:seeking|requesting|requested|asked for|asking for)\b[^.]{0,20}\breview\b|"
    r"\breview of (?:the|our|that|its) (?:[\w’']+ ){0,6}?(?:decision|refusal)\b(?!.*\buph[eo]ld)|"
    r"\basked (?:us|me|that we) to\b|\bin which you (?:request|ask|seek|sought)\w*\b|"
    r"\b(?:considered|asked ourselves|thought about) whether\b|\b(?:will|shall) (?:now |also )?(?:consider|examine)\W{1,4}whether\b|"
    r"\bthis review (?:is|was) (?:focus\w*|about|concerned)\b|\bno longer (?:appl|rel)\w+|"
    r"\bwithdraw\w*\b[^.]{0,30}\breliance\b|"
    r"^\W*(?:unless|where|if)\b|\bwhen an? (?:\w+ )?(?:exemption|exception)|\boverturn\w*|\bwithout (?:any )?redactions?\b|\bnothing taken out\b|"
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
_WITHHELD = any_of(
    r"\bwithh[eo]ld(?:ing|s)?\b|\binformation exempt\b|\bexempting\b|\bexempt(?:ed)? (?:from|under|by|in|information|because|as|pursuant)\b|"
    r"\b(?:is|are|be|being|also|therefore|considered) exempt\b|"
    r"\bnot obliged to (?:supply|provide|disclose|comply)\b|\bexemptions?\b[^.]{0,60}\b(?:appl(?:y|ies)|engaged|relied)\b|"
    r"\bengages? (?:section|the exemption)|"
    r"\b(?<!not )(?<!never )(?:(?<!visas )(?<!applications )(?<!licences )refus(?:e|ed|ing|al(?! notice))|"
    r"declin(?:e|ed|ing))\b|"
    r"\brel(?:y|ied|ying|ies) (?:up)?on\b(?=[^.]*\b(?:exempt\w*|exceptions?|sections?|regulations?|s\.?\s?\d|following|act)\b)|"
    r"\b(?:out of|outside)(?: the)? scope of the (?:FOI|freedom of information|act)\b|\bnot covered by the (?:FOI|freedom of information)\b|"
    r"\bhave applied\b(?! for\b)|\bnot to (?:disclose|release|provide)\b|"
    r"\bnot (?:feel |been )?able to (?:let|give)\b|\b(?:unable|not able|cannot|can ?not|will not|not (?:been )?(?:willing|"
    r"prepared|going)) (?:to )?(?:be )?(?:disclos|releas|provid|suppl)\w*\b(?!(?: \w+){0,2} (?:directly|(?:by|via|over) e-?mail|as an attachment))|"
    r"\bnot (?:be )?(?:disclosed|released|provided|supplied)\b"
)
_SOME_OF_IT = any_of(
    r"\bnot all (?:of )?(?:the )?(?:requested )?(?:information|data)\b[^.]{0,60}\b(?:disclos|releas|provid|exempt)|"
    r"(?<!those )(?<!these )(?<!first )(?<!second )(?<!third )(?<!last )\b(?:some|parts?|certain|elements?|"
    r"a (?:small )?(?:amount|part|number|portion)) of (?:the|this|that|these|those|your|its|our|it|them|what)\b[^.]{0,80}"
    r"(?<!also )\b(?:exempt\b|withh[eo]ld|redacted)|"
    r"\b(?:withholding|refusing|exempting|redacting) (?:some|parts?|certain|elements?) (?:of )?(?:the|this|that|these|your|it)\b|"
    r"\b(?:we|i) (?:have )?(?:taken out|removed|left out|blanked out|blacked out)\b|\b(?:is|are|been) (?:greyed|blacked|blanked|crossed) out\b|"
    r"\b(?:some|certain|more specific|more detailed|other) (?:\w+ )?(?:information|data|details|documents|material)\b[^.]{0,40}"
    r"\b(?:is|are|has been|have been|being) (?:\w+ )?(?:exempt|withheld|redacted)|"
    r"\b(?:withheld|refused|exempt) (?:in part|partially)\b|\b(?:partially|partly) (?:withheld|refused|exempt)\b|"
    r"\bnot (?:releasing|disclosing|providing) (?:some|part|all) of\b|\bsuppress(?:ed|ion)\b|"
    r"\b(?:fewer|less) than (?:five|ten|5|10)\b[^.]{0,60}\bnot\b|"
    r"\bnot (?:to )?(?:release|disclose|provide|show)\b[^.]{0,60}\b(?:exact|full|small)\b|"
    r"\bnot (?:to )?(?:release|disclose|provide|show)\b[^.]{0,100}\b(?:falls? below|fewer than|less than)\b"
)
"""Words that keep back a part, and so say that the rest is given."""
_REDACTED = any_of(r"^(?!.*\b(?:requester|applicant|your name)\b).*\b(?:have|has|been|are|is) (?:\w+ )?redacted\b")
"""What is redacted is given, less something."""
_SOME_GIVEN = any_of(r"\b(?:disclosed|released|provided|supplied) (?:some|part|certain)\b")
_NOT_YET = any_of(
    r"\b(?:consider|decide|check|determine|establish)s? (?:if|whether)\b[^.]{0,60}\bexempt|\bunless\b[^.]{0,100}\b(?:withh|exempt)|"
    r"\bmay (?:be exempt|also be exempt|apply|fall)\b|\b(?:may|might|could) be (?:withheld|refused)\b"
)
_NOT_HELD = any_of(
    r"\b(?:do|does|did)(?: not|n[’']t)(?:, in (?:any|either) (?:event|case),)? (?:currently |centrally |therefore )?(?:hold|have|possess|record|"
    r"collect|keep)\b(?! (?:to|a duty|an obligation|any (?:plans|objection|view)|permission|consent|authority to|the (?:right|power|authority)))|"
    r"\b(?:is|are|was|were) not held\b(?! (?:centrally|electronically|in (?:a|an|the|this|that) [\w ]{0,40}form))|\bnot hold\b|\bholds? (?:no|nothing)\b|"
    r"\bno (?:recorded )?(?:information|records?|documents?|data)\b[^.]{0,50}\b(?:held|hold|exists?|found|located|identified)\b|"
    r"\bis not (?:something|information) (?:that )?(?:we|the \w+) (?:hold|record)|"
    r"\b(?:is|are|was|were) not recorded\b(?! (?:centrally|separately|as|by (?:type|cause)|in (?:a|an|the|this|that)))|"
    r"\bnothing (?:is |was )?(?:held|found|recorded)\b|\binformation not held\b|"
    r"\bha(?:ve|s|d) no (?:recorded )?(?:records?|trace|data|figures?|information|statistics|documents?) (?:of|on|about|for|relating|showing|which|that)\b|"
    r"\bno (?:information|records?|documents?|data) (?:within|in) (?:the )?(?:terms|scope) of your request\b[^.]{0,30}\bhold\b|"
    r"\bnot (?:us|ours|the \w+|(?:\w+ ){1,3}council),? (?:which|that|who) holds?\b|"
    r"\bheld no\b|^\W*(?:\w+ )?not held\W*$|\((?:information )?not held\)"
)
_NCND = any_of(
    r"\bneither confirm(?:s|ed|ing)?,? (?:n?or|and) (?:to )?den|\bneither confirms? n?or\b|"
    r"\bneither confirmed nor denied\b|\bNCND\b|"
    r"\b(?:not (?:obliged|required)|unable|cannot|can ?not|will not|not|declin\w+|refus\w+|exempt(?:s|"
    r"ed)?(?: us)?) (?:\w+ ){0,4}?(?:to |from )?(?:the duty to )?confirm(?:ing)?,? (?:n?or|nor),? (?:to )?den(?:y|ying)"
)
_TOO_DEAR_TO_SAY = any_of(
    r"\b12\s?\(2\)|\b(?:if|whether) (?:it|any|this|that|the information|we)\b[^.]{0,60}\bh[eo]ld\b[^.]{0,40}"
    r"\bexceed\w*\b[^.]{0,60}\b(?:limit|hours|£450|£600|threshold)\b"
)
"""To find out whether anything is held would itself cost too much."""
_REFUSED = any_of(
    r"\bvexatious\b|\brepeated request|\bmanifestly unreasonable\b|\b(?:appropriate|cost|fees|permitted) (?:costs? )?(?:limit|level)\b|"
    r"(?<!statutory )\btime limit\b(?! (?:set|in|for|of)\b)|"
    r"\bexceed\w*[^.]{0,60}\b(?:limit|hours|£450|£600|threshold)|\b(?:18|24)[- ]hours? (?:\w+ )?(?:threshold|limit|time ?frame)\b|"
    r"\b(?:limit|threshold)\b[^.]{0,20}\b(?:is|be|been|was) exceeded\b|"
    r"\b(?:past|beyond|over|above) (?:the|this|that|our) (?:\w+ )?(?:costs? |time |fees )(?:limit|threshold)\b|"
    r"\bin excess of (?:the )?\d[\d,.]* hours\b|\bcost of (?:providing|complying|locating)\b[^.]{0,60}\babove the amount\b|"
    r"\b(?:section|s\.?) ?1[24]\b"
)
_TOO_DEAR = any_of(
    r"\b(?:would|will) (?:\w+ )?(?:exceed|go (?:beyond|over|above|past)|cost more than)\b[^.]{0,80}\b(?:limit|level|threshold|amount)\b"
)
_ON_CONDITION = any_of(r"\b(?:if|where|whether|unless|may|could)\b")
_NOT_REFUSED = any_of(r"\bnot\b[^.]{0,30}\b(?:vexatious|exceed)|\bwithin the (?:appropriate|cost) limit\b")
_DENIES = any_of(
    r"\bshould not be taken\b|\bunless (?:we|it|the \w+)\b|\bnot (?:be )?(?:taken|inferred)\b|\bwhether (?:or not )?(?:we|it|the|any)\b"
)


_ASKER = re.compile(
    r"^\W*(?:\(?\d{1,2}[.)]\s*)?(?:please (?:can|could|would|will) (?:you|i|we)\b|(?:can|could|may) (?:you|i|we) (?:please |kindly )?"
    r"(?:provide|supply|send|have|receive|confirm|tell|see)\b|please (?:also )?(?:provide|supply|send|state|list|tell|give|specify|disclose|include)\b|"
    r"how (?:many|much)\b|i (?:would like|wish|want) to (?:request|make|receive|see|know)\b)",
    re.IGNORECASE,
)
"""Words of whoever asked decide nothing, wherever a letter repeats them."""
_IN_GENERAL = re.compile(
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


def outcomes(sentence: str) -> set[Outcome]:
    """Everything the sentence decides; nothing for one that explains, argues or supposes."""
    found: set[Outcome] = set()
    sentence = " ".join(sentence.split())
    if _ASKER.match(sentence) or _IN_GENERAL.match(sentence):
        return found
    if _NCND.search(sentence) and not re.search(r"\bif\b.{0,40}\bneither", sentence, re.IGNORECASE):
        silent: Outcome = "refused" if _TOO_DEAR_TO_SAY.search(sentence) else "ncnd"
        return {silent, "disclosed"} if _SOME_GIVEN.search(sentence) else {silent}
    if (kept_back := _kept_back(sentence)) and not _NOT_OURS_NOW.search(sentence):
        found.add(kept_back)
        if _SOME_OF_IT.search(sentence) or _REDACTED.search(sentence):
            found.add("disclosed")
    giving = sentence
    if (missing := _NOT_HELD.search(sentence)) and not _DENIES.search(sentence):
        found.add("not_held")
        giving = _without(sentence, missing)
    if released(giving) and not (found and _ELSEWHERE.search(sentence)):
        found.add("disclosed")
        if redacts(sentence) and not _NOT_OURS_NOW.search(sentence):
            found.add("withheld")
    return found


def _kept_back(sentence: str) -> Outcome | None:
    """How a sentence keeps something back, whoever does and whenever: refused for its cost or vexation, or withheld."""
    if _REFUSED.search(sentence) and not _NOT_REFUSED.search(sentence) and not SUPPOSES.search(sentence):
        return "refused"
    if _TOO_DEAR.search(sentence) and not _ON_CONDITION.search(sentence):
        return "refused"
    withheld = any(p.search(sentence) for p in (_WITHHELD, _SOME_OF_IT, _REDACTED))
    return "withheld" if withheld and not _NOT_YET.search(sentence) else None
