"""Whether an answer tells something of what was asked, beside what it says of how the request is handled."""

from __future__ import annotations

import re

from corpus.records import Role
from ingest import dates
from ingest.deciding import KEPT_BACK, outcomes
from ingest.letter import Letter
from ingest.wording import any_of

_SAYS: tuple[Role, ...] = ("decision", "other")
_HANDLES = any_of(
    r"\b(?:sections?|exempt\w*|exceptions?|acts?|regulations?|foia?|eir|disclos\w+|releas\w+|withh\w+|public interest|requests?|requested|"
    r"h[eo]ld|costs?|estimate\w*|hours|minutes|review\w*|complain\w*|appeal\w*|prejudic\w+|harm\w*|commissioner|"
    r"respon\w+|repl(?:y|ies)|data protection|would|could|may|might|can|cannot|unable|please|you|your|thank\w*|sorry|apologis\w+|unfortunately|"
    r"identif\w+|search\w*|retriev\w*|locat\w+|extract\w*|legislation|confirm\w*|redact\w*|licen[cs]e|"
    r"ref(?:erence)?|attached|enclosed|limit|threshold|manual\w*|clarif\w+|copyright|permission|consent|e-?mail|tel|dear|https?|www|"
    r"notice|law|statut\w*|duty|obliged|answers?|information (?:access|governance|rights)|officer|manager|team|department|published|received|"
    r"date|data|means?|allow\w*|opinion|publish\w*|publication|website|web|appear\w*|commitment|intend\w*|consider\w*|decided|decision|interest|disproportionate|vexatious|if|unless|because|since)\b"
)
"""Words of handling a request: what is told of the matter itself does without all of them."""
_RECKONS = any_of(
    r"\b(?:records?|files?|cases?|documents?|e-?mails?|items?|entries|results?|pages?|each|every|per|checks?|checked|opened|recorded|"
    r"captured|stored|kept|system|database|spreadsheet|central\w*)\b"
)
"""Words of reckoning a cost, or of why a thing is not held, which count things too."""
_DATES = re.compile(rf"{dates.PATTERN}|\b(?:19|20)\d\d(?:[/–-]\d\d(?:\d\d)?)?\b", re.IGNORECASE)
_COUNTED = re.compile(r"(?<![\w(./-])£?\d[\d,]*(?:\.\d+)?%?(?![\w)/])")
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|did|does|do|took|came|went|began|ended|made|used|issued|paid|spent|sold|bought|comes?|mentions?)\b"
)
_NUMBER, _FEWEST = re.compile(r"^\W*\d{1,2}[.)]\s*"), 5


def tells_facts(letter: Letter, *, figures: bool = False) -> bool:
    """True where the answer, up to where it first keeps something back, states a fact without a word of handling the request.

    A figure it may state anywhere; with `figures`, nothing else counts, and one is not enough.
    """
    if "request" not in letter.roles:
        return False
    begins = letter.layout.blocks[letter.roles.index("request")].start
    kept, counted = False, 0
    for span, role, block in letter.blocks_and_sentences("decision", "exemption", "prejudice", "other"):
        sentence = " ".join(letter.words(span).split())
        if block.start >= begins and role in _SAYS and _states(sentence):
            counted += bool(_COUNTED.search(_DATES.sub("", sentence)))
            if counted > figures or not (figures or kept):
                return True
        kept = kept or bool(outcomes(sentence) & KEPT_BACK)
    return False


def _states(sentence: str) -> bool:
    if len(_NUMBER.sub("", sentence).split()) < _FEWEST or sentence.endswith((":", "?")) or not _VERB.search(sentence):
        return False
    return not (_HANDLES.search(sentence) or _RECKONS.search(sentence))
