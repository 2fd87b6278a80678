"""Whether one sentence keeps something back: withheld, or refused for its cost or for vexation, whoever does so and whenever."""

from __future__ import annotations

from corpus.records import Outcome
from corpus.wording import any_of
from ingest.releasing import SUPPOSES

_NOT_ABLE = (
    r"(?:unable|not able|not in a position|cannot|can ?not|will not|shall not|not (?:been )?(?:willing|prepared|going))"
)
_SECTION = r"(?:sections?|s\.?) ?(?:2[1-9]|3\d|4[0-4])"
_WITHHELD = any_of(
    rf"\b{_NOT_ABLE} (?:to )?be (?:given|shared|sent|let out|made public|handed over|revealed|passed on)\b(?! to (?:others|any))",
    r"\b(?:may not|do(?:es)? not (?:propose|intend|agree)|cannot agree|not (?:permitted|allowed|free|minded))\b(?: (?!when\b|if\b|whether\b|how\b|"
    r"until\b)\w+){0,3}? (?:disclose|"
    r"release|provide|supply|give|let you (?:have|see)|share|pass (?:it |them )?on|reveal)\b",
    rf"\b{_NOT_ABLE} be (?:letting|giving|handing|making) (?:\w+ ){{1,4}}?(?:out|over|available|public)\b",
    rf"\b{_NOT_ABLE} let you see\b|\bthis we cannot (?:give|disclose|release|share)\b",
    r"\b(?:are|am|is) (?:therefore |accordingly |also )?not(?:, \w+,)? (?:disclosing|releasing|giving|providing|supplying|sharing|sending)\b",
    r"(?<!you )\b(?:have|has) not (?:given|provided|supplied|released|disclosed|included|enclosed|attached)\b",
    r"\bkeep(?:ing|s)? (?:\w+ ){1,3}from (?:you|the public)\b",
    r"\b(?:names?|details|information|figures|documents?|prices) [^.]{0,30}\b(?:have|has) not been (?:given|included|sent|shared)\b",
    rf"\b(?:exemptions?|{_SECTION}\S*)\b[^.]{{0,40}}\b(?:was|were|is|has been) (?:rightly|correctly|properly) (?:used|applied|engaged|relied|cited|"
    rf"claimed)\b",
    rf"\b{_NOT_ABLE} (?:to )?(?:tell you|say|name|identify) (?:which|who)\b",
    r"\bnot (?:able|going|willing|prepared) to send\b|\b(?:do|does)(?: not|n[’']t) (?:think|consider|believe) (?:it|that it (?:is|would be)) (?:to be )?"
    r"(?:right|appropriate|proper) to (?:releas|disclos|provid|giv|publish|send)\w*|\bobscured\b|"
    r"\b(?:do|does)(?: not|n[’']t) (?:therefore |now )?(?:propose|intend) to (?:supply|provide|send|give|release|disclose)\b|"
    r"\b(?:will|shall|are|am)(?: not|n[’']t) (?:be )?(?:giving|sending|supplying|handing)\b|^\W*(?:\d{1,2}[.)]\W*)?declined\b\W",
    r"\bkept from (?:you|release|disclosure|publication)\b",
    rf"(?<!would )(?<!may )(?<!might )(?<!to )\bfalls? (?:under|within) (?:the |an? )?(?:exemption|exception|{_SECTION})|\b(?:covered|caught|"
    rf"protected) by (?:the |an? )?(?:exemption|"
    rf"exception|{_SECTION})",
    rf"\b{_SECTION}\S* (?:of the act )?(?:exempts|prevents|applies|covers|protects|is engaged)\b"
    r"(?! (?:only )?(?:to |for )?(?:information|where|if|when|any|data|a|such)\b)",
    rf"(?<!not )(?<!never )\b(?:apply|applying|applied|claim(?:ed|ing)?|cit(?:e|ed|ing)|invok(?:e|ed|ing)) (?:the )?(?:exemption|exception|"
    rf"{_SECTION})",
    r"\bexemptions?\b[^.]{0,60}\b(?:has|have) been (?:applied|claimed|used|relied)\b",
    r"\b(?:do|does|shall)(?: not|n[’']t) (?:disclose|release|give out|share|reveal)\b(?! (?:whether|if|how|who|what|why|to the world)\b)",
    r"\bnot (?:to )?be (?:disclosed|released|shared|made public)\b|\bnot available for release\b|\bnot to (?:give|share|let|supply)\b",
    rf"\b{_NOT_ABLE} (?:to )?(?:be )?(?:give you|giv(?:e|ing) (?:it |this |that |them |these |those |the (?:\w+ )?(?:information|details|names|"
    rf"figures) )?out|let you have|"
    r"shar(?:e|ing) (?:it|this|that|them|these|those|the|any|such)|hand(?:ing)? over|furnish|mak(?:e|ing) (?:\w+ ){1,3}available|"
    r"meet(?:ing)? (?:your|this|the) request|comply(?:ing)? with (?:your|this|the) request|accede)\b"
    r"(?! (?:an? |any )?(?:advice|opinion|further help|assurance|exact date))|"
    r"\b(?:is|are|be|been|being|was|were|have|has|had) (?:\w+ ){0,2}?(?:kept|held) (?:\w+ ){0,3}?back\b|\b(?:keeping|"
    r"holding) (?:\w+ ){0,3}?back\b(?! from)|"
    r"\b(?:we|i|and|decided[^.]{0,20} to) (?:\w+ ){0,2}?(?:keep|hold|kept|held) (?:\w+ ){0,3}?back\b(?! (?:from|people|anyone|to)\b)|"
    r"\b(?:turn(?:ed|ing)? down|refusal of) (?:your|this|the) request\b|"
    r"\b(?:is|are) not being (?:disclosed|released|provided|supplied|given|shared|sent|made)\b|"
    r"\bpublic (?:interest )?would not be (?:best )?served by\b|"
    r"\bnot (?:be )?in the (?:\w+ )?public interest (?:for (?:us|this|the \w+) )?to (?:disclos|releas|provid|give|publish|shar)\w*|"
    r"\bnot (?:be )?(?:given out|made (?:available|public)|shared with you|let out|handed over)\b|"
    r"\bwithh[eo]ld(?:ing|s)?\b|\binformation exempt\b|\bexempting\b|\bexempt(?:ed)? (?:from|under|by|in|information|because|as|pursuant)\b|"
    r"\b(?:is|are|be|being|also|therefore|considered) exempt\b|"
    r"\bnot obliged to (?:supply|provide|disclose|comply)\b|\bexemptions?\b[^.]{0,60}\b(?:appl(?:y|ies)|engaged|relied)\b|"
    r"\bengages? (?:section|the exemption)|"
    r"\b(?<!not )(?<!never )(?:(?<!visas )(?<!applications )(?<!licences )refus(?:e|ed|ing|al(?! notice))|"
    r"declin(?:e|ed|ing))\b(?! (?:in|during|between|since) (?:\w+ )?(?:19|20)\d\d| (?:a|an|entry|planning|admission|permission|bail|treatment|asylum) |"
    r" to (?:carry|pay|leave|attend|take part|give (?:a )?(?:sample|specimen|name))|,? is published| by (?:members|councillors|staff))|"
    r"\brel(?:y|ied|ying|ies) (?:up)?on\b(?=[^.]*\b(?:exempt\w*|exceptions?|sections?|regulations?|s\.?\s?\d|following|act)\b)|"
    r"\b(?:does|do) not have to (?:disclose|provide|supply|release|give)\b|\b(?:is|are) (?:therefore )?(?:excluded from|not subject to|"
    r"outside) the (?:act|FOI|"
    r"freedom of information)\b|\b(?:is|are) (?:\w+ )?(?:subject to|covered by|protected by) (?:legal|litigation|professional)(?: \w+)? privilege\b|"
    r"\b(?:out of|outside)(?: the)? scope of the (?:FOI|freedom of information|act)\b|\bnot covered by the (?:FOI|freedom of information)\b|"
    r"\bhave applied\b(?! for\b)|\bnot to (?:disclose|release|provide)\b|"
    r"\bnot (?:feel |been )?able to (?:let|give)\b|\b(?:unable|not able|cannot|can ?not|will not|not (?:been )?(?:willing|"
    r"prepared|going)) (?:to )?(?:be )?(?:disclos|releas|provid|suppl)\w*\b(?!(?: \w+){0,2} (?:directly|(?:by|via|over) e-?mail|as an attachment))|"
    r"\bnot (?:be )?(?:disclosed|released|provided|supplied)\b",
)
_SOME_OF_IT = any_of(
    r"\b(?:all|everything) (?:but|except|save|bar)(?: for)? the\b|\b(?:some|most|part|much|many)"
    r"(?: of (?:it|them|this|these|those|what you|your (?:request|questions)|the (?:\w+ )?(?:information|documents?|data|material|records|details|answers)))?"
    r"(?: (?:\w+ ){0,4}\w+)?,? but not\b(?! (?:on|in|at) )",
    r"\b(?:unable|not able|cannot|can ?not) (?:to )?(?:provide|release|disclose|supply|give) (?:you with )?all (?:of )?(?:the|this|that|what)\b|"
    r"\b(?:exemptions?|exceptions?)\b[^.]{0,40}\b(?:applied|applies|apply|applying) (?:only )?to (?:a )?(?:part|some|parts|certain|elements?)(?: of)? "
    r"(?:the|your|this|it|that)\b",
    r"\bpart of (?:your|the) request\b[^.]{0,20}\b(?:only|can be met)\b|\bonly (?:part|some) of\b[^.]{0,40}\bcan be\b",
    r"\b(?:(?:very )?small|low) (?:numbers?|counts?|figures?)\b[^.]{0,60}\b(?:replaced|masked|hidden|asterisk|not (?:shown|given))\b|"
    r"\bfigures are (?:very )?small\b[^.]{0,60}\breplaced\b",
    r"\b(?:hidden|masked|not shown)\b[^.]{0,30}\b(?:lower|less|fewer|below|under)\b",
    r"\b(?:names?|personal (?:data|details|information)|identit(?:y|ies)|details|identifiers|signatures|parts|passages|portions)\b[^.]{0,40}\b(?:has|"
    r"have|is|are|been) (?:been )?(?:\w+ )?"
    r"(?:removed|(?:taken|left|struck|crossed|blacked|blanked) (?:out|through)|omitted|obscured|deleted|masked|hidden|edited out)\b(?! (?:of|"
    r"from) (?:this|my|"
    r"our) (?:letter|reply|response|answer))",
    r"\b(?:fewer|less|under|below|smaller|lower) (?:than )?(?:three|five|six|ten|3|5|6|10|11)\b[^.]{0,60}\b(?:not|suppress\w*|shown as|replaced|"
    r"masked|reported as|marked|"
    r"recorded as)\b",
    r"\b(?:three|five|ten|3|5|10) or (?:fewer|less)\b[^.]{0,60}\b(?:not|suppress\w*|shown as|replaced|masked|reported as|marked)\b",
    r"(?:[<≤]\s?(?:3|5|6|10)|\*)[^.]{0,60}\b(?:so that|to (?:protect|prevent|avoid)|because)\b[^.]{0,40}\b(?:identif|recogni|confidential|anonym)\w*",
    r"\brequest\b[^.]{0,30}\b(?:granted|met|answered) (?:only )?in part\b|\b(?:disclosed|released|provided|granted) (?:only )?in part\b|\bpart(?:ly|"
    r"ially) (?:granted|met|released|disclosed|provided)\b",
    r"\b(?:an?|the other|another|that) (?:\w+ )?(?:portion|part) (?:of it )?(?:is|are|has been|was|were) (?:\w+ )?(?:exempt|withheld|redacted|"
    r"refused|(?:held|kept|left) (?:back|out))\b|"
    r"\b(?:cannot|can ?not|not able to|unable to|not) (?:be )?(?:give|given|giving|send|sent|provide|provided|release|"
    r"released) (?:you )?(?:with )?(?:everything|all of it|the whole)\b|"
    r"\bnot all (?:of )?(?:the )?(?:requested )?(?:information|data)\b[^.]{0,60}\b(?:disclos|releas|provid|exempt)|"
    r"(?<!both )(?<!all )(?<!two )(?<!three )(?<!those )(?<!these )(?<!first )(?<!second )(?<!third )(?<!last )\b(?:some|parts?|certain|elements?|"
    r"a (?:small )?(?:amount|part|number|portion)) of (?:the|this|that|these|those|your|its|our|it|them|what)\b[^.]{0,80}"
    r"(?<!also )\b(?:exempt\b|withh[eo]ld|redacted)|"
    r"\bwithh[eo]ld(?:ing)? (?:the )?(?:more|most|further) (?:detailed|specific|precise|sensitive)\b|"
    r"\b(?:withholding|refusing|exempting|redacting) (?:some|parts?|certain|elements?) (?:of )?(?:the|this|that|these|your|it)\b|"
    r"\b(?:we|i) (?:have )?(?:taken out|removed|left out|blanked out|blacked out)\b|\b(?:is|are|been) (?:greyed|blacked|blanked|crossed) out\b|"
    r"\b(?:some|certain|more specific|more detailed|other) (?:\w+ )?(?:information|data|details|documents|material)\b[^.]{0,40}"
    r"\b(?:is|are|has been|have been|being) (?:\w+ )?(?:exempt|withheld|redacted)|"
    r"\b(?:withheld|refused|exempt) (?:in part|partially)\b|\b(?:partially|partly) (?:withheld|refused|exempt)\b|"
    r"\bnot (?:releasing|disclosing|providing) (?:some|part|all) of\b|\bsuppress(?:ed|ion)\b|"
    r"\b(?:fewer|less) than (?:five|ten|5|10)\b[^.]{0,60}\bnot\b|"
    r"\bnot (?:to )?(?:release|disclose|provide|show)\b[^.]{0,60}\b(?:exact|full|small)\b|"
    r"\bnot (?:to )?(?:release|disclose|provide|show)\b[^.]{0,100}\b(?:falls? below|fewer than|less than)\b",
)
"""Words that keep back a part, and so say that the rest is given."""
_REDACTED = any_of(r"^(?!.*\b(?:requester|applicant|your name)\b).*\b(?:have|has|been|are|is) (?:\w+ )?redacted\b")
"""What is redacted is given, less something."""
_NOT_YET = any_of(
    r"\b(?:consider|decide|check|determine|establish)s? (?:if|whether)\b[^.]{0,60}\bexempt|\bunless\b[^.]{0,100}\b(?:withh|exempt)|"
    r"\bmay (?:be exempt|also be exempt|apply|fall)\b|\b(?:may|might|could|can) be (?:withheld|refused|(?:kept|held) back)\b|"
    r"\b(?:decide|decid\w+|judge|weigh)\b[^.]{0,20}\b(?:if|whether)\b[^.]{0,120}\b(?:withh\w+|(?:keep|kept|hold|held) back)\b|\bcomplain\w*\b"
)
_REFUSED = any_of(
    r"\bvexatious\b|\brepeated request|\bmanifestly unreasonable\b|\b(?:appropriate|cost|fees|permitted) (?:costs? )?(?:limit|level)\b|"
    r"\b(?:exceed\w*|over|above|beyond|past|breach\w*)\b[^.]{0,40}(?<!statutory )\btime limit\b|"
    r"\bexceed\w*[^.]{0,60}\b(?:limit|hours|£450|£600|threshold)|\b(?:18|24)[- ]hours? (?:\w+ )?(?:threshold|limit|time ?frame)\b|"
    r"\b(?:limit|threshold)\b[^.]{0,20}\b(?:is|be|been|was) (?:exceeded|passed|overrun|breached)\b|"
    r"\b(?:past|beyond|over|above) (?:the|this|that|our) (?:\w+ )?(?:costs? |time |fees )(?:limit|threshold)\b|"
    r"\bcost\w*\b[^.]{0,60}\bmore than (?:the )?£(?:450|600)|"
    r"\b(?:more|longer) than (?:the )?(?:18|24|eighteen|twenty[- ]four) hours\b|\bdearer than (?:the|our|that)\b[^.]{0,30}\b(?:limit|threshold|£|\d)|"
    r"\bin excess of (?:the )?\d[\d,.]* hours\b|\bcost of (?:providing|complying|locating)\b[^.]{0,60}\babove the amount\b|"
    r"\b(?:over|above|beyond) (?:the|our|that) (?:18|24)[- ]hours?\b|"
    r"\b(?:section|s\.?) ?1[24]\b(?! of (?:the|our|its) (?!act|foi|freedom|legislation))"
)
_TOO_DEAR = any_of(
    r"\bcost (?:\w+ )?(?:more than|over|above|upwards of|in excess of) (?:the £?|£)(?:450|600|\w+ limit)",
    r"\b(?:work|task|time|hours|costs?|answer\w*|comply\w*|us|it)\b[^.]{0,80}\b(?:above|beyond|over|past|more than) (?:the|that|this|"
    r"our) (?:\w+ ){0,2}?"
    r"(?:limit|threshold|(?:18|24)[- ]hours?)\b",
    r"\b(?:would|will) (?:\w+ )?(?:overrun|surpass|breach|pass|take (?:us|it) (?:over|past|beyond|above))\b[^.]{0,60}\b(?:limit|ceiling|threshold)\b|"
    r"\bcost ceiling\b|\blimit\b[^.]{0,20}\bwould be (?:exceeded|passed|overrun|breached)\b",
    r"\bwould (?:be|take|come to|cost) (?:\w+ )?(?:£[\d,.]+|[\d,.]+ hours)\b[^.]{0,40}\blimit\b",
    r"\brefus\w+\b[^.]{0,30}\b(?:on (?:the )?(?:cost grounds|grounds? of (?:the |its )?costs?)|for its cost|because of (?:the|its) costs?)\b",
    r"\b(?:on|by reason of|because of|on account of) (?:the )?(?:cost grounds|grounds? of (?:the )?costs?|costs?)\b[^.]{0,40}\b(?:refus\w+|unable|"
    r"cannot|not able|declin\w+)\b",
    r"\btoo (?:costly|expensive|dear)\b|\bcost of (?:answering|complying|meeting|dealing)\b[^.]{0,30}\b(?:too|excessive|disproportionate|"
    r"prohibitive)\b",
    r"\b(?:meeting|answering|complying with|dealing with|providing|compiling|gathering)\b[^.]{0,60}\bwould (?:carry|involve|incur|mean|entail|"
    r"be (?:at )?)"
    r" ?(?:an? )?(?:heavy|excessive|disproportionate|considerable|unreasonable|undue) (?:cost|expense|burden)\b|"
    r"\b(?:would|will) (?:\w+ )?(?:exceed|go (?:beyond|over|above|past)|cost more than)\b[^.]{0,80}\b(?:limit|level|threshold|amount)\b",
)
_ON_CONDITION = any_of(r"\b(?:if|where|whether|unless|may|could|provided)\b")
_NOT_REFUSED = any_of(
    r"\bgesture of good ?will\b|\bbear in mind\b|\bplease be aware\b|\bnot\b[^.]{0,30}\b(?:vexatious|exceed)|\bwithin the (?:appropriate|cost) limit\b|"
    r"\b(?:may|might) (?:like|wish|want|care) to know\b|\b(?:must|have to|should) warn\b|\bshould mention\b|\blikelier (?:it|that|to)\b|"
    r"\b(?:may|might|could) (?:\w+ ){0,2}(?:look at|consider|think about|come into play)\b|^\W*(?:we|I) told you (?:in|on|last)\b"
)


def kept_back(sentence: str) -> Outcome | None:
    """How a sentence keeps something back, whoever does and whenever: refused for its cost or vexation, or withheld."""
    if _REFUSED.search(sentence) and not _NOT_REFUSED.search(sentence) and not SUPPOSES.search(sentence):
        return "refused"
    if _TOO_DEAR.search(sentence) and not (_ON_CONDITION.search(sentence) or _NOT_REFUSED.search(sentence)):
        return "refused"
    withheld = any(p.search(sentence) for p in (_WITHHELD, _SOME_OF_IT, _REDACTED))
    return "withheld" if withheld and not _NOT_YET.search(sentence) else None


def kept_in_part(sentence: str) -> bool:
    """True where what is kept back is a part, and so the rest is given."""
    return bool(_SOME_OF_IT.search(sentence) or _REDACTED.search(sentence))
