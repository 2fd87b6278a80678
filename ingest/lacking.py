"""Whether one sentence says that nothing is held, or that it is for another body to answer."""

from __future__ import annotations

import re

from corpus.wording import any_of

_NOT_HELD = any_of(
    r"\bfound (?:nothing\b(?! (?:wrong|to))|no (?:\w+ )?(?:records?|information|documents?|trace|data|correspondence|e-?mails|files?)\b)",
    r"\b(?:ha(?:s|ve|d)|finds?|found|traced?) no (?:\w+ )?(?:records?|trace|document\w*) (?!to (?:suggest|indicate))",
    r"\b(?:unable to|not able to|cannot|could not|failed to) (?:trace|find|locate) (?:any|a|the|such)\b(?! (?:way|means|reason))",
    r"\bno trace\b[^.]{0,30}\bfound\b|\b(?:turned|turn|threw|brought) up nothing\b|\bnothing (?:\w+ ){0,4}?(?:is|was) (?:held|kept|recorded|found)\b",
    r"\b(?:do|does|did)(?: not|n[’']t)(?:, [^,.]{2,30},)? (?:itself |themselves |ourselves |actually |in fact )?(?:hold|possess)\b(?! (?:to|a duty|"
    r"an obligation|any (?:plans|objection|view)))",
    r"\b(?:our|the) (?:records?|files|archives?) (?:do|does) not (?:show|go back|reach|extend|cover)\b",
    r"\bno longer (?:h[oe]lds?|ha(?:ve|s) (?:it|this|these|the|any)|exists?|retains?|keeps?)\b(?! (?:that view|office))|\bno longer (?:retained|held|"
    r"kept)\b",
    r"\b(?:records?|information|files?|documents?|data|figures|logs?|papers|it|they|e-?mails)\b[^.]{0,40}\b(?:has|have|was|were|had) (?:since |"
    r"all )?(?:been )?(?:destroyed|deleted|disposed of|shredded|got rid of|thrown away|wiped|erased)\b",
    r"\b(?:records?|information|files?|documents?|data)\b[^.]{0,40}\b(?:has|have) not been (?:kept|retained)\b|\bholds? none\b|\bnot in our hands\b",
    r"\bnone of (?:this|it|that|these|those|the (?:information|data)|what you \w+)\b[^.]{0,20}\b(?:is|are|was|were) (?:recorded|held|kept|"
    r"collected)\b",
    r"\b(?:is|are|was|were)n[’']t (?:held|recorded|kept|collected)\b",
    r"\bthere (?:is|are|was|were) no (?:such \w+|(?:\w+ )?(?:records?|documents?|recorded information|correspondence))\b(?! (?:breach\w*|attack\w*|"
    r"incident\w*|case|person))",
    r"\bno such (?:information|document|record|report|list|data|policy|correspondence)\w* (?:is|are|was|were|exists?|has|have)\b",
    r"\b(?:information|data|documents?|records?|reports?)\b[^.]{0,30}\b(?:does|do) not exist\b",
    r"\bnot (?:with)?in (?:the|our|its) possession\b|\bnot the holder of\b",
    r"\bheld by [^.]{3,60}(?:,| and| rather than| instead of) (?:and )?(?:not )?(?:by )?(?:us|this \w+|ourselves)\b",
    r"\bmatter for (?:the )?[^.]{3,50},? (?:which|who) (?:holds?|keeps?|has|would hold)\b",
    r"\b(?:do|does|did)(?: not|n[’']t) maintain (?:an? |any )?(?:\w+ )?(?:records?|list|register|log|database)\b",
    r"\b(?:holds?|ha(?:ve|s)|keeps?) (?:none of (?:the|this|that|these|those|it|them|what)|nothing (?:of|on|about|that|in|to (?:give|send)))\b|"
    r"\bkeeps? no (?:\w+ )?(?:records?|information|data|figures?|statistics|list|count|log|register)\b|"
    r"\bno (?:\w+ )?(?:records?|figures|statistics|data|count|log|register|list) (?:\w+ ){0,4}?(?:is|are|was|were) (?:kept|made|gathered|"
    r"collected|compiled)\b|"
    r"\b(?:information|data|figures?|statistics|records?|numbers|details) (?:is|are) not (?:\w+ly )?(?:gathered|collected|compiled|kept|"
    r"recorded|held|captured)\b"
    r"(?! (?:centrally|electronically|separately|as|by (?:type|cause)|in (?:a|an|the|this|that)))|"
    r"\b(?:do|does|did)(?: not|n[’']t) (?:gather|compile|collate) (?:this|these|that|those|such|the|any)\b(?! (?:\w+ ){0,4}centrally)|"
    r"\bnot in (?:our|its|the \w+['’]s) possession\b|"
    r"\b(?:systems?|databases?|software)\b[^.]{0,40}\b(?:(?:gives?|has|have|offers?) no (?:means|way)|(?:does|do) not (?:allow|let|enable|"
    r"permit|support)|cannot|can ?not|"
    r"(?:is|are) (?:not (?:able|set up|designed)|unable))\b[^.]{0,40}\b(?:report|pick|identif|extract|tell|distinguish|separat|search|record|"
    r"show|break)\w*|"
    r"\b(?:do|does|did)(?: not|n[’']t)(?:, in (?:any|either) (?:event|case),)? (?:currently |centrally |therefore )?(?:hold|have|possess|record|"
    r"collect|keep)\b(?! (?:to|a duty|an obligation|any (?:plans|objection|view)|permission|consent|authority to|the (?:right|power|authority)))|"
    r"\b(?:is|are|was|were) (?:therefore |accordingly |thus |currently |also |itself |simply )?not held\b(?! (?:centrally|electronically|in (?:a|an|"
    r"the|this|that) [\w ]{0,40}form))|\bnot hold\b|\bholds? (?:no|"
    r"nothing)\b|"
    r"\bno (?:recorded )?(?:information|records?|documents?|data)\b[^.]{0,50}\b(?:held|hold|exists?|found|located|identified)\b|"
    r"\bnot (?:something|information|data|figures?|records?|a record) (?:that |which )?(?:\w+ ){1,5}?(?:holds?|keeps?|records?|collects?|"
    r"gathers?|has|possess(?:es)?)\b|"
    r"\b(?:would|will) be held by (?!us\b|the (?:council|trust|force|university|service|department)\b)|"
    r"\b(?:is|are|was|were) not (?:recorded|noted|logged|captured|tracked)\b(?! (?:centrally|separately|as|by (?:type|cause)|in (?:a|an|the|"
    r"this|that)))|"
    r"\bnothing (?:is |was )?(?:held|found|recorded)\b|\binformation not held\b|"
    r"\bha(?:ve|s|d) no (?:recorded )?(?:records?|trace|data|figures?|information|statistics|documents?) (?:of|on|about|for|relating|showing|"
    r"which|that)\b|"
    r"\bno (?:information|records?|documents?|data) (?:within|in) (?:the )?(?:terms|scope) of your request\b[^.]{0,30}\bhold\b|"
    r"\bnot (?:us|ours|the \w+|(?:\w+ ){1,3}council),? (?:which|that|who) holds?\b|"
    r"\bha(?:ve|s) no (?:\w+ )?(?:records?|figures|information|data) (?:of (?:this|that|the) (?:kind|sort|type)|to give|at all)\b|"
    r"\bnothing (?:that )?(?:we|I) (?:can|could) (?:give|send|provide|offer|supply)\b|"
    r"\b(?:is|are|was|were)(?: not|n[’']t) (?:something|anything|information|data|figures?|records?|a thing|a figure) (?:that |which )?(?:\w+ ){1,6}?"
    r"(?:holds?|keeps?|records?|collects?|gathers?|has|have|logs?|possess(?:es)?)\b|"
    r"\b(?:do|does|did)(?: not|n[’']t) (?:routinely |centrally |currently |ourselves )?(?:log|capture|note|track|keep a (?:note|record|log|"
    r"count)|keep track) (?!that\b|the same)|"
    r"\bheld no\b|^\W*(?:\w+ )?not held\b(?=\W*$|\s?[,;–(-]| (?:as|for|by|because|since|here)\b)|^\W*(?:a(?:nswer)?\W{1,2})?(?:information |"
    r"data )?not (?:recorded|collected|kept)\W*$|"
    r"\bnot (?:recorded|collected|kept) by (?:us|the \w+)\b|\((?:information )?not held\)",
)
_FOR_ANOTHER = any_of(
    r"(?:^\W*|[,;] )(?:this|that|it|which) (?:is|would be) (?:\w+ )?a matter for (?!you\b|us\b|the (?:trust|force|council|court)\b)[^.,;]{3,60}\W*$",
    r"^\W*(?:this|the|such|that|all (?:of )?(?:this|the)) (?:\w+ )?(?:information|data)(?: (?:that )?you (?:have )?\w+(?: for)?)? (?:is|would be|will be) "
    r"(?:\w+ )?held (?:only )?by (?!us\b|the (?:trust|force|university|service|department|council|authority)\W*$)[^.]{3,80}\W*$",
    r"\byou (?:would|will|may|might) be better (?:to|off)\b[^.]{0,20}\b(?:send|ask|direct|address|contact)\w*\b",
    r"\bit is to (?:them|it|the \w+|\w+) that (?:you (?:should|must|need to|will need to)|(?:your|the) request)\b|\bno concern of ours\b|"
    r"\bnot (?:a matter|something) for (?:us|this \w+)\b|\bnot (?:our|(?:the|this) \w+['’]s) (?:responsibility|function|concern)\b|"
    r"\b(?:outside|beyond|not within) (?:our|(?:the|this) \w+['’]s) (?:remit|responsibilit\w+)\b",
    r"\bto whom (?:you should|your request should|a request should) (?:put|send|address|direct|be (?:put|sent|addressed|directed|made))\b",
    r"\byou (?:would|will|may) (?:need|have|wish|want) to (?:ask|contact|approach) (?:the )?(?!us\b|me\b)[^.]{3,60}\b(?:for|about) (?:this|that|it|"
    r"these|those)\b",
    r"\b(?:your|the|this) (?:\w+ )?(?:request|questions?|enquiry)\b[^.]{0,30}\b(?:should|ought to|needs? to|"
    r"must) (?:\w+ )?(?:be )?(?:re-?)?(?:directed|sent|addressed|made|put|referred|submitted)\b|"
    r"\b(?:please|you (?:should|must|(?:will |would )?need to|(?:may|might) (?:wish|want|like) to)|(?:suggest|advise|"
    r"recommend)(?: that)? you(?: should)?) "
    r"(?:re-?direct|re-?submit|send|address|refer|direct) (?:your|this|the|these) (?:\w+ )?(?:request|questions?|enquir(?:y|ies)) (?:\w+ ){0,3}?to\b|"
    r"\b(?:please|you (?:should|must|(?:will |would )?need to|(?:may|might) (?:wish|want|like) to)|(?:suggest|advise|"
    r"recommend)(?: that)? you(?: should)?) "
    r"(?:contact|approach|ask|write to|try)\b[^.]{0,80}\b(?:who|which|that|they|as it) (?:may|might|will|would|should|is|are) (?:\w+ )?(?:hold|"
    r"be able to|best placed|likely|likelier|responsible)\b",
)
"""That a request is for another body to answer, which has what this one does not."""
_NOT_THE_REQUEST = any_of(
    r"\b(?:review|re-?use|complain\w*|appeal\w*|further|future|dissatisf\w+|unhappy|new|refined?|narrow\w*|clarif\w+|subject access|fee|payment|"
    r"identity)\b"
)
_NOTHING_MORE = any_of(
    r"\b(?:hold|have|holds|has|held) no (?:other|further|additional|more) (?:recorded )?(?:information|records?|data|documents?|details)\b",
    r"\bno (?:other|further|additional|more) (?:recorded )?(?:information|records?|data|documents?|details)\b[^.]{0,30}\b(?:is|are) (?:held|available)\b",
    r"\bnot hold (?:any )?(?:other|further|additional|more) (?:information|records?|data|documents?|details)\b",
)
_DENIES = any_of(
    r"\bnothing in this\b|\b(?:does|do|is|are) or (?:does|do|is|are) not\b|\bshould not be taken\b|\bunless (?:we|it|the \w+)\b|"
    r"\bnot (?:be )?(?:taken|inferred)\b|\bwhether (?:or not )?(?:we|it|the|any)\b"
)
_ON_CONDITION = any_of(r"\b(?:if|where|whether|unless|should (?:you|we|it))\b")


def lacking(sentence: str) -> re.Match[str] | None:
    """The words that say that something is not held; None where they only suppose it."""
    found = _NOT_HELD.search(sentence)
    return None if found and _DENIES.search(sentence) else found


def lacks_the_rest(sentence: str) -> bool:
    """True where nothing more is held than what is told: "We hold no other information on this"."""
    return bool(_NOTHING_MORE.search(sentence))


def sends_on(sentence: str) -> bool:
    """True where the request is said to be for another body: "Your request should be sent to the county council"."""
    if not _FOR_ANOTHER.search(sentence):
        return False
    return not (_ON_CONDITION.search(sentence) or _NOT_THE_REQUEST.search(sentence))
