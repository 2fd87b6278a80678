"""Whether one sentence gives what was asked for, or part of it, and whether things were taken out of what it gives."""

from __future__ import annotations

import re

from corpus.wording import any_of

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

SUPPOSES = any_of(
    r"\bif (?:we|you|it|the|this|any)\b|^\W*(?:even (?:if|were|had)|were we|had we|should we)\b|"
    r"(?<!format that )(?<!form that )\bwould (?:itself )?(?:be|allow|enable|require|mean|disclose|reveal|let|"
    r"leave)\b|"
    r"\b(?:hope|aim|expect)s? (?:\w+ )?to\b|\bmay be able\b|\bcould be\b|\bpublic interest\b|"
    r"\b(?:previous|earlier|another|prior) (?:foi |information )?(?:request|response|disclosure|case|occasion|answer|reply)|"
    r"\bpreviously (?:provided|sent|supplied)\b|"
    r"\bwere (?:to|it to|we to)\b|\bonce (?:it|we|they)\b|\bwill be published\b|"
    r"\bintend\w* to publish\b|\bduty to\b|\bright (?:to|of)\b|"
    r"\bmust (?:be )?(?:provide|disclose|release|supply|state|confirm)\b|(?<!limit for )\bpublic authorit(?:y|ies)\b|"
    r"\bon request\b|\b(?:provided|given|sent|supplied|disclosed) (?:to (?:me|us)|to the (?:council|trust|office|officer|department|force|team|"
    r"service)|by)\b|"
    r"\bto the world\b|\banything (?:disclosed|released)\b|\bunless\b|\bwhere (?:an )?exemptions?\b|"
    r"\brequires (?:that )?(?:us|we|the|a)\b",
)
_TOO_MUCH = any_of(r"\bwould (?:\w+ )?exceed\b")
_ALL_THE_SAME = any_of(r"\bgood ?will\b|\bnevertheless\b|\bcourtesy\b|\bexceptionally\b|\ball the same\b")
"""Given although it need not be."""
_REASON = any_of(
    r",? (?:because|since|there being|as (?:this|it|they|disclosure|the|that|we)|where (?:the )?(?:disclosure|release)\b|on the grounds?|in order|so that|"
    r"to ensure)\b"
)
_RECALLS = any_of(
    r"\b(?:you|your|applicant|complainant)\b[^.]{0,60}\b(?:ask(?:ed|ing)|requests?|request(?:ed|ing)|e-?mail|sought|seek(?:ing)?)\b[^.]{0,140}:\s*$|"
    r"\b(?:find|see) (?:our|the|my) (?:\w+ )?(?:response|reply|answers?)\b[^.]{0,20}\bbelow\b|"
    r"\b(?:find|see) (?:the |our |an? )?attached (?:[\w’']+ ){0,3}(?:response|reply|letter|update|correspondence)\b|"
    r"\b(?:find|see) (?:the |our |an? )?(?:response|reply)\b[^.]{0,40}\battached\b|"
    r"\b(?:find|see) below (?:our |the |my )?(?:\w+ )?(?:response|reply|answers?)\b|"
    r"\b(?:your|the) (?:e-?mails?|letters?|requests?|questions?)\b[^.]{0,160}\bwhich (?:is|are) (?:set out|below|attached|enclosed|copied|"
    r"reproduced|shown)\b|"
    r"\byou (?:\w+ )?(?:put|posed|raised|wrote|sent|submitted|sought|made)\b[^.]{0,80}:\s*$|"
    r"\brequest\b[^.]{0,80}\bthat we (?:provide|supply|disclose|send|release)\b|"
    r"\b(?:i|we)(?: am| are|['’]m|['’]re) (?:asking|requesting|seeking)\b|"
    r"\brel(?:y|ying|ied|iance) (?:up)?on the following\b|"
    r"\b(?:response|reply|answers?)\b[^.]{0,40}\b(?:is|are) (?:below|beneath|underneath)\b|\brequest\b[^.]{0,30}\b(?:shown|set out|given|copied|"
    r"quoted) (?:below|beneath|"
    r"underneath|overleaf)\b|"
    r"\b(?:months?|days?|weeks?) (?:after|of|from|following)\b[^.]{0,40}\b(?:answer|reply|response|letter)\b|"
    r"\byou (?:have |also )*(?:ask(?:ed)?|requested|sought)\b[^.]{0,140}\b(?:set out|shown|given|quoted|detailed|reproduced|copied) (?:below|above|"
    r"overleaf)\W*$|"
    r"\bthe following (?:\w+ ){0,2}?(?:requests?|questions?)\b[^.]{0,30}:\s*$|"
    r"\b(?:our|my|the) (?:response|reply) to\b[^.]{0,60}\b(?:is|are) as follows\b|\bfor ease\b|\bopen government licen[cs]e\b|\b(?:i|"
    r"we) (?:(?:would like|wish|want|am writing|hereby) [^.]{0,20}|\w+ )?request\b|"
    r"\b(?:response|reply|answers?)\b[^.]{0,40}\b(?:is|are|has been|have been) (?:\w+ )?(?:provided|shown|set out|given|detailed) (?:\w+ )?below\b|"
    r"\b(?:matters|points|steps) (?:considered|taken)?\b[^.]{0,20}\bas follows\b|\b(?:considered|weighed|taken into account) the following\b"
)
_WITH_IT = any_of(
    r"\battached\b[^.]{0,80}\b(?:response|reply|letter)\b[^.]{0,40}\b(?:with|and) (?:the|an?|our) (?:\w+ ){0,2}?(?:spreadsheet|data|figures|table|"
    r"documents?|report|file|list|log|copy|copies)\b"
)
"""What was asked for, sent along with the letter that answers."""
_NOT_ANSWER = any_of(
    r"\b(?:explanation|explained|need|harm|why|how we|weighing|the law|the test|grounds|findings?|exemptions?|"
    r"exceptions?|considerations|arguments?|factors?|guidance|reasons?|leaflet|procedure|complaints?|appeals?|"
    r"review|rights?|advice and assistance|contact details|links?|steps?|stages?|terms\d?|"
    r"how to|complain|fact ?sheet|retention|calculations?|estimated? (?:cost|time)|acknowledg\w+|PIT|prejudice test|apolog\w+|privacy notice|"
    r"licen[cs]e|copyright|an? (?:\w+ )?form|"
    r"copy of (?:your|the) (?:original )?request|commissioner(?:['’]s| (?:advises|says|recommends|gives|has issued))|"
    r"refusal notice|decision|(?:initial|original|earlier|previous) (?:response|reply|answer|letter)|"
    r"(?:more|further|other|additional) (?:information|details?)|in the (?:freedom of|environmental) information)\b",
)
_HELPED = (
    r"(?:can|are|am|is|have|has|will)?(?: now| also| therefore| both| today| nevertheless)*(?: pleased to| happy to| pleasure in| be able to|"
    r" able to| decided to| agreed to| continued to)*(?: also| fully)?"
)
_BELOW = r"(?:below|beneath|underneath|at the end|overleaf|in full|herewith|in the (?:table|annex|attached|enclosed|schedule)|at (?:the )?(?:annex|appendix))"
_DISCLOSED = any_of(
    r"\byou (?:will|can) (?:find|see) (?:\w+ ){0,6}?(?:attached|enclosed|below|beneath|underneath|overleaf)\b|"
    r"\byou (?:will|can) (?:find|see)\b[^.]{0,60}\b(?:annex|appendix|attachment|enclosure|schedule)\b|"
    r"\b(?:we|i) (?:can|(?:are|am) (?:now )?(?:able|happy|pleased|glad) to|shall|will) (?:meet|grant) your request\b(?! in part)|\brequest (?:is|"
    r"has been) (?:granted|met)\b(?! in part)|"
    r"\b(?:can|may|will) (?:now )?be (?:released|disclosed|given|supplied|provided|sent) to you\b|\bsent with this\b|"
    r"\b(?:figures|details|answers|numbers|totals)\b[^.;]{0,30}\b(?:are these|follow)\b(?! the\b)|"
    r"\b(?:i am|we are) (?:now )?sending (?:it|them|you)\b|\b(?:i|we) (?:now )?(?:send|enclose|attach) (?:it|them)\b|"
    r"\b(?:i|we) (?:can|(?:am|are) able to) (?:tell you|confirm(?=[^.]*\d)|say|inform you|"
    r"advise(?: you)?) that\b(?=(?:\W+\w+){4})(?![^.]*\b(?:h[eo]lds?|held|exempt\w*|"
    r"withh\w+|"
    r"refus\w+|search\w*|request\w*|"
    r"sections?|act|regulations?|review|received|information|records?)\b)|"
    r"\bhere (?:is|are) (?:what you|the (?:figures?|data|information|details|answers?|numbers?|list|table))\b|\bappended (?:is|are|to this|"
    r"below|you)\b|"
    r"^\W*(?:below|beneath|underneath|overleaf) (?:is|are) (?:the|our|an?)\b|"
    r"\b(?:appears?|contained|shown|given|set out|included|detailed) (?:with)?in the (?:attached|enclosed|accompanying|following|(?:table|"
    r"list) (?:below|beneath|"
    r"that follows|at the end))\b|\b(?:is|are) (?:shown|given|set out|contained|included|detailed) (?:with)?in the (?:table|spreadsheet|"
    r"schedule|list|"
    r"annex|appendix)\b|"
    r"\bin the (?:file|document|spreadsheet|table|list) (?:sent|attached|enclosed|that comes|which comes|provided)\b|"
    rf"\b{_WE} {_HELPED} ?share\b|\b(?:it|they|these|which|all|and|both) (?:is|are) set out (?:below|beneath|underneath|overleaf)\b|"
    r"\b(?:extracted|obtained|taken) from our (?:\w+ )?(?:records|systems?|database)\b|"
    rf"\b{_WE} (?:(?!not\b|unable\b|cannot\b|never\b|refus|declin)\w+ ){{0,4}}?let you have\b|\b(?:goes|go|sent|comes|come|accompan(?:y|ies|"
    rf"ied)) (?:along )?(?:with|"
    rf"by)? ?this (?:letter|"
    rf"e-?mail|reply|response|answer)\b|"
    r"\bplease (?:find|see) (?:\w+ ){0,3}?(?:attached|attachment|enclosed|below|annex|appendix|table|spreadsheet|document|information)|"
    rf"\b{_WE}(?:['’]ve)? (?:also |now |therefore |both )*{_HELPED} ?(?:disclos|releas|enclos|attach)(?:e|es|ed|ing)?\b|"
    rf"\b{_WE}(?:['’]ve)? (?:also |now |therefore |both )*{_HELPED} ?(?:(?:provid|suppl|send)\w*|giving)\b[^.]{{0,60}}?\b{_INFORMATION}\b|"
    r"\b(?:is|are|has been|have been) (?:now |also |hereby |therefore |all |being |both )*(?:attached|enclosed|annexed|disclosed|released)\b|"
    rf"\b{_INFORMATION}\b[^.;]{{0,70}}\b(?:is|are|has been|have been) (?:now |also |therefore |all |being )*(?:provided|"
    rf"supplied|set out|listed|shown|given|{_BELOW})\b|"
    r"\b(?:was|were) (?:disclosed|released|provided|sent|supplied) to (?:you|the complainant|the applicant)\b|"
    r"\b(?:is|are) (?:to be )?(?:found )?in the (?:\w+ )?(?:documents?|files?|spreadsheets?|sheet|table|list) (?:attached|enclosed|below|"
    r"beneath|overleaf)\b|"
    rf"\b{_WE} (?:\w+ )?(?:gives?|sets? out|shows?) (?:\w+ ){{0,4}}?(?:below|beneath|underneath|overleaf)\b|"
    r"\bis (?:below|beneath|underneath)\b|^\W*(?:some |all |the )?information (?:provided|released|disclosed|supplied)\W*$|"
    r"\b(?:attached|enclosed|annexed) (?:is|are|you will find|to this|with this|herewith|at annex|all|a copy|copies|the|our|some)\b|"
    r"\b(?:attached|enclosed|following) (?:\w+ ){0,2}(?:document|file|spreadsheet|report|policy|table)s?\b"
    r"[^.]{0,80}\b(?:answers?|gives?|shows?|covers?|provides?)\b|"
    r"\b(?:list|table|figures?) (?:below|beneath|underneath|overleaf) (?:gives?|shows?|sets? out|has|have|contains?|lists?|answers?)\b|"
    r"\b(?:information|data|figures?|numbers?|totals?|rest|remainder)\b[^.;]{0,60}\bcan (?:now |therefore |still |however,? )?be (?:supplied|"
    r"provided|disclosed|released)\b|"
    r"\bdocuments?\b[^.]{0,40}\banswers? (?:this|that|your|the)\b|"
    r"\b(?:most|some|much|part) of what you (?:want|ask|asked|seek|requested)\b[^.;]{0,120}"
    r"\b(?:is|are|has been|have been) (?:\w+ )?(?:provided|enclosed|attached|given)\b|"
    r"^\W*see (?:the )?(?:attached|enclosed|attachment)\b|\bcan be found in the (?:annex|appendix|appendices|attach|enclos|schedule)\w*|"
    rf"^\W*(?:attached|enclosed)\s?:|\b{_INFORMATION}\b[^.;]{{0,40}}\b(?:set out|listed|shown|provided|given|answered|published) {_BELOW}|"
    r"\b(?:is|are) (?:each )?(?:given|set out|listed|shown) here\b|"
    r"\b(?:information|data|figures|details|answers?|hold)\b[^.;]{0,80}\b(?:is|are|as) (?:outlined|detailed|set out|shown|"
    r"given) (?:in the table )?below\b|"
    r"\bthe following\b[^.]{0,90}:\s*$|\b(?:are|is|was|were) as follows\b|\bdisclos(?:e|ed|ing|ure)(?: is)? in (?:full|part)\b|"
    r"\bpartial disclosure\b|"
    r"\bin the (?:attached|enclosed|table below)|\bthe attached (?:\w+ )?(?:gives?|shows?|lists?|sets? out|contains?)|"
    r"\bthe answers? (?:is|are|to your)\b|"
    r"\b(?:some|part|most|all|much) of (?:which|it|this|them|the (?:requested )?(?:information|documents|"
    r"material))\b[^.]{0,50}\b(?:attached|enclosed|disclosed|released|provided)|"
    r"\b(?:provided|disclosed|released) (?:some|part|most|the (?:remaining|rest))\b|"
    r"\b(?:remaining|rest|remainder)\b[^.]{0,50}\b(?:is|are|has been) (?:published|public|available)|"
    r"\bsubject to redactions?\b|\bredacted (?:cop(?:y|ies)|version|form)\b|\bwith (?:the )?(?:\w+ ){0,3}redact(?:ed|ions)|"
    r"\b(?:is|are|has been|have been) redacted\b|"
    r"\b(?:we|i) have (?:redacted|made redactions)|\bredactions (?:have been|are|were) made\b|"
    r"\b(?:we|i) have (?:supplied|provided) (?:\w+ ){0,3}information\b|"
    r"\b(?:part|some) of the (?:requested )?information (?:you )?(?:have )?(?:requested )?(?:can|may) be found\b|"
    r"\bdisclosed with this letter\b|\bcomes? with this\b"
)
_ENCLOSES = any_of(rf"^\W*{_WE} (?:now |also |therefore )?(?:enclose|attach)\b(?! (?:if|where|when)\b)")
_GIVING_NOTHING = any_of(
    rf"\b(?:not|unable|cannot|can ?not|never|declin\w+|refus\w+|rather than|without|withhold\w*|instead of|no longer)\b(?:[^\w,;]+\w+){{0,6}}?\W+{_GIVE}",
)
_REMOVED = any_of(
    r"\bredact(?:ed|ions?|ing)\b|\b(?:removed|(?:blanked|blacked|greyed|crossed|taken|left) out|omitted)\b|"
    r"\b(?:but for|minus|other than|less) the (?:names?|personal|details|parts?|figures)\b|"
    r"\bwith the exception of\b|\bexcept (?:for )?the\b|\bsave for\b|\bapart from\b"
)


_AFTER_REVIEW = re.compile(
    r"^\W*(?:as a result of|following|after|in (?:the )?light of|having (?:carried out|conducted|completed)) "
    r"(?:this|the|our|my|your|an) (?:internal )?review,\s+(?=(?:I|we)\b)",
    re.IGNORECASE,
)
"""What leads in to what a review now gives."""


_OVERTURNING = re.compile(
    r"^.*?\boverturn\w*\b[^.;]{0,60}\b(?:decision|refusal|response|answer)(?: in (?:part|full))?,? and (?:(?:I|we) )?(?=(?:can|am|are|will|have|enclose|"
    r"attach|now|the|it)\b)",
    re.IGNORECASE,
)
"""What a review overturns, before what it gives."""


_HELPING = re.compile(
    r"^.*\b(?:section|s\.?) ?16\b[^;]{0,120}?(?:,|;|\band)\s+(?:so |therefore |accordingly )?(?=(?:I|we) (?:am|are|can|have|attach|enclose|give|"
    r"provide)\b)|"
    r"^.*\badvice and assistance\b[^;]{0,60}?(?:,|;|\band)\s+(?:so |therefore |accordingly )?(?=(?:I|we) (?:am|are|can|have|attach|enclose|give|"
    r"provide)\b)",
    re.IGNORECASE,
)
"""What leads in to what is given by way of help."""


_TITLE = re.compile(r"(?<!\w)['‘“\"][^'’‘”“\"]{3,80}['’”\"](?!\w)")
"""What a document is called, which says nothing of what is done with it."""


def released(sentence: str) -> bool:
    """True when the sentence gives the information or some of it, not advice, a leaflet or a link."""
    sentence = _main(_TITLE.sub("“”", _HELPING.sub("", _OVERTURNING.sub("I ", _AFTER_REVIEW.sub("", sentence)))))
    found = _DISCLOSED.search(sentence)
    if (
        not found
        or (_RECALLS.search(sentence) and not _WITH_IT.search(sentence))
        or (_TOO_MUCH.search(sentence) and not _ALL_THE_SAME.search(sentence))
    ):
        return False
    if SUPPOSES.search(_clause(sentence, found)) and not _ENCLOSES.match(sentence):
        return False
    if _GIVING_NOTHING.search(sentence[max(0, found.start() - 60) : found.end()]):
        return False
    return not _NOT_ANSWER.search(sentence[max(0, found.start() - 90) : found.end() + 40])


def _main(sentence: str) -> str:
    """The sentence without the reason it gives, which speaks of what disclosure would do."""
    reason = _REASON.search(sentence)
    return sentence[: reason.start()] if reason else sentence


def _clause(sentence: str, found: re.Match[str]) -> str:
    """The clause that holds a match: supposing in another clause takes nothing from what this one says."""
    begin = max(sentence.rfind(mark, 0, found.start()) for mark in (",", ";", " but "))
    ends = (sentence.find(mark, found.end()) for mark in (",", ";", " but ", " which "))
    stop = min((at for at in ends if at >= 0), default=len(sentence))
    return sentence[begin + 1 : stop]


def redacts(sentence: str) -> bool:
    """True when parts of what is given were taken out of it."""
    return bool(_REMOVED.search(sentence))
