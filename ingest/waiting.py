"""Whether a letter waits for something before it answers: for what was meant, for a name, or for another body to reply."""

from __future__ import annotations

from corpus.wording import any_of
from ingest.letter import Letter

_ASKS_BACK = any_of(
    r"\b(?:until|once|when|after|as soon as) (?:we|I) (?:have )?(?:hear|heard) (?:back )?from you\b",
    r"\b(?:until|once|when|as soon as) (?:we|I) (?:have |get |receive )*(?:received |had )?(?:your|this|that|the) (?:clarif\w+|further (?:information|"
    r"details?)|details?|name)\b",
    r"\bif (?:we|I)(?: (?:have|do)|['’]ve)? (?:not |n[’']t )?(?:hear|heard|had|received?|get)\b[^.]{0,60}\b(?:assum\w+|take it|clos\w+|treat|regard|lapse\w*|"
    r"withdrawn)\b",
    r"\b(?:placed|put|is now|been) on hold\b|\bclock (?:has |is |will be )?(?:been )?(?:stopped|paused)\b",
    r"\b(?:need|require)s? (?:\w+ ){0,3}?(?:clarif\w+|more details?|further details?|more from you)\b[^.]{0,40}\b(?:before|in order|so that)\b",
    r"\b(?:in order|so that)\b[^.]{0,40}\b(?:identify|locate|find)\b[^.]{0,60}\b(?:we|I) (?:need|require|would need)\b|"
    r"\b(?:in order|so that)\b[^.]{0,40}\b(?:identify|locate|find)\b[^.]{0,60}, (?:please|could you)\b",
    r"\bbefore (?:we|I) can (?:proceed|begin|start|answer|respond|deal|look|go)\b[^.]{0,60}\b(?:we|I) (?:need|require|should|would)\b",
    r"\brequest (?:to be|is) valid\b[^.]{0,60}\b(?:must|has to|needs to) (?:state|give|include|contain)\b[^.]{0,20}\bname\b|"
    r"\bnot (?:able to )?(?:treat|accept|regard)\w* (?:your|this|the) \w+ as a valid request\b|\bunable to treat your \w+ as a valid\b",
)
"""What a letter says that asks what was meant, or who asks, before it looks for anything."""
_HANDED_ON = any_of(
    r"\b(?:request|letter|message|e-?mail|enquiry|correspondence|question)s?\b[^.]{0,60}\b(?:has|have|had) (?:today |now |also |therefore )*been (?:\w+ )?"
    r"(?:passed|forwarded|transferred|sent|referred|redirected)\b[^.]{0,20}\bto\b(?! me\b)",
    r"\b(?:we|I)(?: have|['’]ve)? (?:today |now |also |therefore )*(?:passed|forwarded|transferred|referred|redirected|sent) (?:your|the|this) (?:\w+ )?"
    r"(?:request|letter|message|e-?mail|enquiry|correspondence|questions?)\b(?! back)",
)
_ANSWERS_DIRECT = any_of(
    r"\b(?:reply|respond|writ\w+|answer|contact|in touch)\b[^.]{0,40}\b(?:direct\w*|shortly)\b",
    r"\byou (?:should|will|can expect to) hear from (?:them|it|that|the)\b",
)
_WITHDRAWN = any_of(
    r"\b(?:request|case) (?:has been|was|is) (?:now )?(?:withdrawn|closed|cancelled)\b[^.]{0,30}\b(?:at|by) (?:the (?:requester|applicant)|your)\b"
)
_BY_MACHINE = any_of(r"\bauto(?:matic|mated|-)? ?(?:reply|response|acknowledg\w+)\b")
_EXPECTED = any_of(r"\b(?:can|should|may) expect (?:to receive )?(?:a|our|the) (?:\w+ )?(?:response|reply|answer)\b")


def waits(letter: Letter) -> bool:
    """True for a letter that asks back, hands the request on or answers by machine; what it decides besides still counts."""
    said = " ".join(
        " ".join(letter.layout.words(block).split())
        for n, block in enumerate(letter.layout.blocks)
        if n not in letter.theirs and letter.roles[n] != "request"
    )
    if _ASKS_BACK.search(" ".join(letter.layout.text.split())):
        return True
    if _HANDED_ON.search(said) and _ANSWERS_DIRECT.search(said):
        return True
    return bool(_WITHDRAWN.search(said)) or bool(_BY_MACHINE.search(said) and _EXPECTED.search(said))
