"""What one sentence of a letter decides, in the authority's own voice: released, kept back, not held, refused, not said."""

from __future__ import annotations

import re

from corpus.records import Outcome

_INFORMATION = (
    r"(?:information|documents?|records?|data|details?|cop(?:y|ies)|figures?|minutes|notes|e-?mails?|correspondence|reports?|list|table|"
    r"spreadsheet|sheet|answers?|material|papers?|remainder|rest|contracts?|agreements?|"
    r"polic(?:y|ies)|statistics|breakdown|advice|letters?|"
    r"names|drafts?|pages|assessments?|plans?|logs?|schedules?)"
)
_WE = (
    r"(?:we|i|the (?:council|force|trust|university|department|authority|office|agency|service|museum|"
    r"constabulary|police|board|registry|commissioner|ministry|bod(?:y|ies)))"
)
_GIVE = r"(?:disclos|releas|provid|suppl(?=y|ied|ies|ying)|send|sent|enclos|attach|publish|communicat|giv)\w*"

_HYPOTHETICAL = re.compile(
    r"\bif (?:we|you|it|the|this|any)\b|(?<!format that )(?<!form that )\bwould (?:itself )?(?:be|allow|enable|require|mean|disclose|reveal|let|leave)\b|"
    r"\bmay be able\b|\bcould be\b|\bpublic interest\b|"
    r"\b(?:previous|earlier|another|prior) (?:foi |information )?(?:request|response|disclosure)|"
    r"\bpreviously (?:provided|sent|supplied)\b|"
    r"\bwere (?:to|it to|we to)\b|\bonce (?:it|we|they)\b|\bwill be published\b|"
    r"\bintend\w* to publish\b|\bduty to\b|\bright (?:to|of)\b|"
    r"\bmust (?:be )?(?:provide|disclose|release|supply|state|confirm)\b|(?<!limit for )\bpublic authorit(?:y|ies)\b|"
    r"\bon request\b|\b(?:provided|given|sent|supplied|disclosed) (?:to (?:me|us)|to the (?:council|trust|office|officer|department|force|team|service)|by)\b|"
    r""
    r"\bto the world\b|\banything (?:disclosed|released)\b|\bunless\b|\bwhere (?:an )?exemptions?\b|"
    r"\brequires (?:that )?(?:us|we|the|a)\b",
    re.IGNORECASE,
)
_TOO_MUCH = re.compile(r"\bwould (?:\w+ )?exceed\b", re.IGNORECASE)
_REASON = re.compile(
    r",? (?:because|since|as (?:this|it|they|disclosure|the|that|we)|on the grounds?|in order|so that|to ensure)\b",
    re.IGNORECASE,
)
_RECALLS = re.compile(
    r"\b(?:you|your|applicant|complainant)\b[^.]{0,60}\b(?:asked|requests?|request(?:ed|ing)|e-?mail|sought|seek(?:ing)?)\b[^.]{0,80}:\s*$|"
    r"\b(?:find|see) (?:our|the|my) (?:\w+ )?(?:response|reply|answers?)\b[^.]{0,20}\bbelow\b|"
    r"\b(?:find|see) below (?:our |the |my )?(?:\w+ )?(?:response|reply|answers?)\b|"
    r"\b(?:i|we)(?: am| are|['’]m|['’]re) (?:asking|requesting|seeking)\b|"
    r"\brel(?:y|ying|ied|iance) (?:up)?on the following\b|"
    r"\b(?:response|reply|answers?)\b[^.]{0,40}\b(?:is|are) below\b|"
    r"\bfor ease\b|\bopen government licen[cs]e\b|\b(?:i|we) (?:(?:would like|wish|want|am writing|hereby) [^.]{0,20}|\w+ )?request\b|"
    r"\b(?:response|reply|answers?)\b[^.]{0,40}\b(?:is|are|has been|have been) (?:\w+ )?(?:provided|shown|set out|given|detailed) (?:\w+ )?below\b|"
    r"\b(?:matters|points|steps) (?:considered|taken)?\b[^.]{0,20}\bas follows\b|\b(?:considered|weighed|taken into account) the following\b",
    re.IGNORECASE,
)
_NOT_OURS_NOW = re.compile(
    r"\b(?:like|similar|same|previous|earlier|first|last|original) (?:\w+ )?(?:requests?|responses?|replies|reply|letter)\b|"
    r"\basked (?:us|me|that we) to\b|"
    r"\b(?:considered|asked ourselves|thought about) whether\b|\bno longer (?:appl|rel)\w+|"
    r"\bwithdraw\w*\b[^.]{0,30}\breliance\b|"
    r"^\W*(?:unless|where|if)\b|\bwhen an? (?:\w+ )?(?:exemption|exception)|\boverturn\w*|\bwithout (?:any )?redactions?\b|\bnothing taken out\b|"
    r"^\W*(?:refused|withheld|exempt)\s*[:=–-]\s*(?:\d|not |none|nil|n/a)|"
    r"\bif any (?:of (?:the|these) )?exempt\w*|\bnot being exempt\b|"
    r"\b(?:cannot|can ?not|unable to|not able to) (?:provide|give|offer) (?:any |an? )?(?:confirmation|assurance|guarantee|comment|opinion)|"
    r"\bif (?:you are )?(?:unable|not able)\b|\bnot (?:been )?withh(?:eld|olding|old)\b(?! by)|"
    r"\bnot a refusal\b|\b(?:no(?:thing)?|none)\b[^.]{0,40}\b(?:withheld|exempt|exemptions? (?:has|have|is|are) (?:been )?applied|redacted|refused)\b",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"\b(?:accessible|available|published|found|obtained|viewed)\b[^.]{0,80}\b(?:to you|elsewhere|by other means|"
    r"at|on|via|from|online|website|link|here)\b",
    re.IGNORECASE,
)
_NOT_ANSWER = re.compile(
    r"\b(?:explanation|explained|need|harm|why|how we|weighing|the law|the test|grounds|findings?|exemptions?|"
    r"exceptions?|considerations|arguments?|factors?|guidance|reasons?|leaflet|procedure|complaints?|appeal|"
    r"review|rights?|advice and assistance|contact details|link|steps?|stages?|terms\d?|"
    r"fact ?sheet|retention|acknowledg\w+|apolog\w+|privacy notice|licen[cs]e|copy of (?:your|the) (?:original )?request|"
    r"refusal notice|decision|(?:more|further|other|additional) (?:information|details?)|in the (?:freedom of|environmental) information)\b",
    re.IGNORECASE,
)
_HELPED = (
    r"(?:can|are|am|is|have|has|will)?(?: now| also| therefore| both| today)*(?: pleased to| happy to|"
    r" able to| decided to| agreed to| continued to)*(?: also| fully)?"
)
_BELOW = r"(?:below|at the end|overleaf|in full|herewith|in the (?:table|annex|attached|enclosed|schedule)|at (?:the )?(?:annex|appendix))"
_DISCLOSED = re.compile(
    r"\bplease (?:find|see) (?:\w+ ){0,3}?(?:attached|enclosed|below|annex|appendix|table|spreadsheet|document|information)|"
    r""
    rf"\b{_WE}(?:['’]ve)? (?:also |now |therefore |both )*{_HELPED} ?(?:disclos|releas|enclos|attach)(?:e|es|ed|ing)?\b|"
    rf""
    rf"\b{_WE}(?:['’]ve)? (?:also |now |therefore |both )*{_HELPED} ?(?:provid|suppl|send)\w*\b[^.]{{0,60}}?\b{_INFORMATION}\b|"
    rf""
    r"\b(?:is|are|has been|have been) (?:now |also |hereby |therefore |all |being |both )*(?:attached|enclosed|annexed|disclosed|released)\b|"
    r""
    rf"\b{_INFORMATION}\b[^.;]{{0,70}}\b(?:is|are|has been|have been) (?:now |also |therefore |all |being )*(?:provided|"
    rf"supplied|set out|listed|shown|given|{_BELOW})\b|"
    rf""
    r"\b(?:was|were) (?:disclosed|released|provided|sent|supplied) to (?:you|the complainant|the applicant)\b|"
    r"\bis below\b|"
    r"\b(?:attached|enclosed|annexed) (?:is|are|you will find|to this|with this|herewith|at annex|all|a copy|copies|the|our|some)\b|"
    r""
    rf"^\W*(?:attached|enclosed)\s?:|\b{_INFORMATION}\b[^.;]{{0,40}}\b(?:set out|listed|shown|provided|given|answered|published) {_BELOW}|"
    rf""
    r"\b(?:is|are) (?:each )?(?:given|set out|listed|shown) here\b|"
    r"\b(?:information|data|figures|details|answers?|hold)\b[^.;]{0,80}\b(?:is|are|as) (?:outlined|detailed|set out|shown|given) (?:in the table )?below\b|"
    r"\bthe following\b[^.]{0,90}:\s*$|\b(?:are|is|was|were) as follows\b|\bdisclos(?:e|ed|ing|ure)(?: is)? in (?:full|part)\b|"
    r"\bpartial disclosure\b|"
    r"\bin the (?:attached|enclosed|table below)|\bthe attached (?:\w+ )?(?:gives?|shows?|lists?|sets? out|contains?)|"
    r"\bthe answers? (?:is|are|to your)\b|"
    r"\b(?:some|part|most|all|much) of (?:which|it|this|them|the (?:requested )?(?:information|documents|"
    r"material))\b[^.]{0,50}\b(?:attached|enclosed|disclosed|released|provided)|"
    r""
    r"\b(?:provided|disclosed|released) (?:some|part|most|the (?:remaining|rest))\b|"
    r"\b(?:remaining|rest|remainder)\b[^.]{0,50}\b(?:is|are|has been) (?:published|public|available)|"
    r""
    r"\bsubject to redactions?\b|\bredacted (?:cop(?:y|ies)|version|form)\b|\bwith (?:the )?(?:\w+ ){0,3}redact(?:ed|ions)|"
    r"\b(?:is|are|has been|have been) redacted\b|"
    r"\b(?:we|i) have (?:redacted|made redactions)|\bredactions (?:have been|are|were) made\b|"
    r"\b(?:we|i) have (?:supplied|provided) (?:\w+ ){0,3}information\b|"
    r"\bdisclosed with this letter\b|\bcomes? with this\b",
    re.IGNORECASE,
)
_GIVING_NOTHING = re.compile(
    rf"\b(?:not|unable|cannot|can ?not|never|declin\w+|refus\w+|rather than|without|withhold\w*|instead of|no longer)\b(?:\W+\w+){{0,6}}?\W+{_GIVE}",
    re.IGNORECASE,
)
_REMOVED = re.compile(
    r"\bredact(?:ed|ions?|ing)\b|\b(?:removed|(?:blanked|blacked|greyed|crossed|taken|left) out|omitted)\b|"
    r"\bwith the exception of\b|\bexcept (?:for )?the\b|\bsave for\b|\bapart from\b",
    re.IGNORECASE,
)
_WITHHELD = re.compile(
    r"\bwithh[eo]ld(?:ing|s)?\b|\binformation exempt\b|\bexempt(?:ed)? (?:from|under|by|in|information|because|as|pursuant)\b|"
    r"\b(?:is|are|be|being|also|therefore|considered) exempt\b|"
    r"\bnot obliged to (?:supply|provide|disclose|comply)\b|\bexemptions?\b[^.]{0,60}\b(?:appl(?:y|ies)|engaged|relied)\b|"
    r"\bengages? (?:section|the exemption)|"
    r"\b(?:refus(?:e|ed|ing|al(?! notice))|declin(?:e|ed|ing))\b|\brel(?:y|ied|ying|ies) on\b|"
    r"\bhave applied\b|\bnot to (?:disclose|release|provide)\b|"
    r"\bnot (?:feel )?able to (?:let|give)\b|\b(?:unable|not able|cannot|can ?not|will not|not (?:been )?(?:willing|"
    r"prepared|going)) (?:to )?(?:be )?(?:disclos|releas|provid|suppl)\w*\b(?!(?: \w+){0,2} (?:directly|(?:by|via|over) e-?mail|as an attachment))|"
    r"\bnot (?:be )?(?:disclosed|released|provided|supplied)\b",
    re.IGNORECASE,
)
_SOME_OF_IT = re.compile(
    r"(?<!those )(?<!these )(?<!first )(?<!second )(?<!third )(?<!last )\b(?:some|parts?|certain|elements?|"
    r"a (?:small )?(?:amount|part|number|portion)) of (?:the|this|that|these|those|your|its|our)\b[^.]{0,80}"
    r"(?<!also )\b(?:exempt|withh[eo]ld|redacted)|"
    r"\b(?:we|i) (?:have )?(?:taken out|removed|left out|blanked out|blacked out)\b|\b(?:is|are|been) (?:greyed|blacked|blanked|crossed) out\b|"
    r"\b(?:some|certain|more specific|more detailed|other) (?:\w+ )?(?:information|data|details|documents|material)\b[^.]{0,40}"
    r"\b(?:is|are|has been|have been|being) (?:\w+ )?(?:exempt|withheld|redacted)|"
    r"\b(?:withheld|refused|exempt) (?:in part|partially)\b|\b(?:partially|partly) (?:withheld|refused|exempt)\b|"
    r"\bnot (?:releasing|disclosing|providing) (?:some|part|all) of\b|\bsuppress(?:ed|ion)\b|"
    r"\b(?:fewer|less) than (?:five|ten|5|10)\b[^.]{0,60}\bnot\b|"
    r"\bnot (?:to )?(?:release|disclose|provide|show)\b[^.]{0,60}\b(?:exact|full|small)\b|"
    r"\bnot (?:to )?(?:release|disclose|provide|show)\b[^.]{0,100}\b(?:falls? below|fewer than|less than)\b",
    re.IGNORECASE,
)
"""Words that keep back a part, and so say that the rest is given."""
_SOME_GIVEN = re.compile(r"\b(?:disclosed|released|provided|supplied) (?:some|part|certain)\b", re.IGNORECASE)
_NOT_YET = re.compile(
    r"\bmay (?:be exempt|also be exempt|apply|fall)\b|\b(?:may|might|could) be (?:withheld|refused)\b", re.IGNORECASE
)
_NOT_HELD = re.compile(
    r"\b(?:do|does|did)(?: not|n[’']t)(?:, in (?:any|either) (?:event|case),)? (?:currently |centrally |therefore )?(?:hold|have|possess|record|"
    r"collect|keep)\b(?! (?:to|a duty|an obligation|any (?:plans|objection|view)))|"
    r""
    r"\b(?:is|are|was|were) not held\b(?! (?:centrally|electronically|in (?:a|an|the|this|that) [\w ]{0,40}form))|\bnot hold\b|\bholds? (?:no|nothing)\b|"
    r"\bno (?:recorded )?(?:information|records?|documents?|data)\b[^.]{0,50}\b(?:held|hold|exists?|found|located|identified)\b|"
    r""
    r"\bis not (?:something|information) (?:that )?(?:we|the \w+) (?:hold|record)|"
    r"\bnothing (?:is |was )?(?:held|found|recorded)\b|\binformation not held\b|"
    r"\bheld no\b|^\W*(?:\w+ )?not held\W*$|\((?:information )?not held\)",
    re.IGNORECASE,
)
_NCND = re.compile(
    r"\bneither confirm(?:s|ed|ing)?,? (?:n?or|and) (?:to )?den|\bneither confirms? n?or\b|"
    r"\bneither confirmed nor denied\b|\bNCND\b|"
    r"\b(?:not (?:obliged|required)|unable|cannot|can ?not|will not|not|declin\w+|refus\w+|exempt(?:s|"
    r"ed)?(?: us)?) (?:\w+ ){0,4}?(?:to |from )?(?:the duty to )?confirm(?:ing)? (?:n?or|nor) (?:to )?deny",
    re.IGNORECASE,
)
_REFUSED = re.compile(
    r"\bvexatious\b|\brepeated request|\bmanifestly unreasonable\b|\b(?:appropriate|cost|fees|time|permitted) (?:costs? )?limit\b|"
    r"\bexceed\w*[^.]{0,60}\b(?:limit|hours|£450|£600)|\b(?:18|24)[- ]hours? (?:\w+ )?(?:threshold|limit|time ?frame)\b|"
    r"\b(?:section|s\.?) ?1[24]\b",
    re.IGNORECASE,
)
_NOT_REFUSED = re.compile(
    r"\bnot\b[^.]{0,30}\b(?:vexatious|exceed)|\bwithin the (?:appropriate|cost) limit\b", re.IGNORECASE
)
_DENIES = re.compile(
    r"\bshould not be taken\b|\bnot (?:be )?(?:taken|inferred)\b|\bwhether (?:or not )?(?:we|it|the|any)\b",
    re.IGNORECASE,
)


_ASKER = re.compile(
    r"^\W*(?:\(?\d{1,2}[.)]\s*)?(?:please (?:can|could|would|will) (?:you|i|we)\b|(?:can|could|may) (?:you|i|we) (?:please |kindly )?"
    r"(?:provide|supply|send|have|receive|confirm|tell|see)\b|please (?:also )?(?:provide|supply|send|state|list|tell|give|specify|disclose|include)\b|"
    r"how (?:many|much)\b|i (?:would like|wish|want) to (?:request|make|receive|see|know)\b)",
    re.IGNORECASE,
)
"""Words of whoever asked decide nothing, wherever a letter repeats them."""
_CLAUSE_ENDS = re.compile(
    r",(?! as (?:detailed|set out|shown|explained|outlined|stated)\b)|;|\s(?:but|and|although|though|however)\s",
    re.IGNORECASE,
)


def released(sentence: str) -> bool:
    """True when the sentence gives the information or some of it, not advice, a leaflet or a link."""
    sentence = _main(sentence)
    if _RECALLS.search(sentence) or _TOO_MUCH.search(sentence):
        return False
    found = _DISCLOSED.search(sentence)
    if found and _HYPOTHETICAL.search(_clause(sentence, found)):
        return False
    if not found or _GIVING_NOTHING.search(sentence[max(0, found.start() - 60) : found.end()]):
        return False
    return not _NOT_ANSWER.search(sentence[max(0, found.start() - 50) : found.end() + 40])


def _main(sentence: str) -> str:
    """The sentence without the reason it gives, which speaks of what disclosure would do."""
    return _REASON.split(sentence, maxsplit=1)[0]


def _clause(sentence: str, found: re.Match[str]) -> str:
    """The clause that holds a match: supposing in another clause takes nothing from what this one says."""
    begin = max(sentence.rfind(mark, 0, found.start()) for mark in (",", ";", " but "))
    stop = min(
        (at for mark in (",", ";", " but ") if (at := sentence.find(mark, found.end())) >= 0), default=len(sentence)
    )
    return sentence[begin + 1 : stop]


def _without(sentence: str, missing: re.Match[str]) -> str:
    """The sentence without the clause that says what is not held, which gives nothing: "not held, as detailed below"."""
    ends = _CLAUSE_ENDS.search(sentence, missing.end())
    return sentence[: missing.start()] + (sentence[ends.start() :] if ends else "")


def redacts(sentence: str) -> bool:
    """True when parts of what is given were taken out of it."""
    return bool(_REMOVED.search(sentence))


def outcomes(sentence: str) -> set[Outcome]:
    """Everything the sentence decides; nothing for one that explains, argues or supposes."""
    found: set[Outcome] = set()
    if _ASKER.match(sentence):
        return found
    kept_back = not _NOT_OURS_NOW.search(sentence)
    if _NCND.search(sentence) and not re.search(r"\bif\b.{0,40}\bneither", sentence, re.IGNORECASE):
        silent: Outcome = "refused" if re.search(r"\b12\s?\(2\)", sentence) else "ncnd"
        return {silent, "disclosed"} if _SOME_GIVEN.search(sentence) else {silent}
    if (
        kept_back
        and _REFUSED.search(sentence)
        and not _NOT_REFUSED.search(sentence)
        and not _HYPOTHETICAL.search(sentence)
    ):
        found.add("refused")
    elif kept_back and (_WITHHELD.search(sentence) or _SOME_OF_IT.search(sentence)) and not _NOT_YET.search(sentence):
        found.add("withheld")
        if _SOME_OF_IT.search(sentence):
            found.add("disclosed")
    giving = sentence
    if (missing := _NOT_HELD.search(sentence)) and not _DENIES.search(sentence):
        found.add("not_held")
        giving = _without(sentence, missing)
    if released(giving) and not (found and _ELSEWHERE.search(sentence)):
        found.add("disclosed")
        if kept_back and redacts(sentence):
            found.add("withheld")
    return found
