"""Where, in a stretch read as the request, the authority begins to speak: pages that lost their lines run one into the other."""

from __future__ import annotations

from corpus.wording import any_of
from ingest import voices
from ingest.stance import by_the_authority

_ANSWERS = any_of(
    r"\b(?:we|i) (?:have |are |am |were )?(?:dealt|dealing|treated|treating|handled|handling) (?:with )?(?:what you|your|this|it)\b|"
    r"\b(?:we|i|the \w+) (?:can |will |am able |are able |is able )?neither (?:to )?confirms? n?or\b|"
    r"\b(?:i|we) (?:can |am able to |are able to |hereby )?confirm that (?:this|the|what you|we|it|all|some)\b|"
    r"\b(?:my|our) decision (?:\w+ )?(?:is|was)\b|\b(?:this|here|what follows) is (?:a |our |the |my )?(?:full )?(?:reply|answer|response) to\b|"
    r"\b(?:we are|i am) (?:very |most )?(?:grateful|obliged) (?:to you )?for your\b|^\W*thank you for your (?:\w+ ){0,3}(?:request|enquiry|"
    r"e-?mail)\b|"
    r"^\W*(?:our |the )?(?:reply|response|answer)\s*(?:[:=]|\s[–-])|\bdear \[requester\]|\bwhat you (?:ask|want|seek|are after|"
    r"have asked)\b[^.]{0,20}\b(?:is|are)\b|"
    r"\b(?:the )?(?:table|list|spreadsheet) (?:below|attached|enclosed|overleaf) (?:gives?|shows?|sets? out|contains?|holds?|lists?|has)\b"
)
"""What only an answer says; "your letter" and "I confirm" alone are said by whoever asks too."""


def by_the_answer(sentences: list[str]) -> list[bool]:
    """For each sentence of a stretch of the request, whether it is the authority's: from where it begins to the next thing asked."""
    told: list[bool] = []
    speaking = False
    for sentence in sentences:
        words = " ".join(sentence.split())
        if words.endswith("?") or voices.ASKER_SPEAKS.search(words):
            speaking = False
        elif not speaking and not words.endswith(":"):
            speaking = bool(_ANSWERS.search(words)) or by_the_authority(words)
        told.append(speaking)
        speaking = speaking and not words.endswith(":")
    return told
