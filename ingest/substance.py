"""Whether an answer tells something of what was asked, beside what it says of how the request is handled."""

from __future__ import annotations

import re

from corpus.records import Outcome, Role
from corpus.wording import any_of
from ingest import dates
from ingest.deciding import KEPT_BACK, outcomes
from ingest.letter import Letter

_SAYS: tuple[Role, ...] = ("decision", "other")
_HANDLES = any_of(
    r"\b(?:sections?|exempt\w*|exceptions?|acts?|regulations?|foia?|eir|disclos\w+|releas\w+|withh\w+|public interest|requests?|requested|"
    r"h[eo]ld|costs?|estimate\w*|hours|minutes|review\w*|complain\w*|appeal\w*|prejudic\w+|harm\w*|commissioner|"
    r"respon\w+|repl(?:y|ies)|data protection|would|could|may|might|can|cannot|unable|please|you|your|yours|asked|refus\w+|cop(?:y|ies)|"
    r"look(?:ed|ing)?|such|us|expectation|"
    r"standpoint|stress\w*|asking|misunderstanding|thank\w*|thoughts|sympath\w+|condolences|welcome|sorry|ought|should|required?|requires|"
    r"apologis\w+|unfortunately|"
    r"identif\w+|search\w*|retriev\w*|locat\w+|extract\w*|legislation|confirm\w*|redact\w*|licen[cs]e|"
    r"ref(?:erence)?|attached|enclosed|limit|threshold|manual\w*|clarif\w+|copyright|permission|consent|e-?mail|tel|dear|https?|www|"
    r"notice|law|statut\w*|duty|obliged|answers?|information (?:access|governance|rights)|officer|manager|team|department|published|received|"
    r"date|data|means?|allow\w*|opinion|publish\w*|publication|website|web|appear\w*|commitment|intend\w*|consider\w*|decided|decision|interest|"
    r"disproportionate|vexatious|if|unless|because|since)\b"
)
"""Words of handling a request: what is told of the matter itself does without all of them."""
_RECKONS = any_of(
    r"\b(?:records?|files?|cases?|documents?|e-?mails?|items?|entries|results?|pages?|each|every|per|checks?|checked|opened|recorded|"
    r"captured|stored|kept|system|database|spreadsheet|central\w*)\b"
)
"""Words of reckoning a cost, or of why a thing is not held, which count things too."""
_COSTS = any_of(r"\b\d[\d.,]* (?:\w+ )?(?:minutes?|hours?|working days)\b|£(?:450|600)\b|\b(?:18|24)[- ]hours?\b")
_GOES_ON = re.compile(r"(?:it|they|these|this|those|that|such|he|she)\b", re.IGNORECASE)
"""How a sentence begins that says more of what the one before it spoke of."""
_DATES = re.compile(rf"{dates.PATTERN}|\b(?:19|20)\d\d(?:[/–-]\d\d(?:\d\d)?)?\b", re.IGNORECASE)
_COUNTED = re.compile(r"(?<![\w(./-])£?\d[\d,]*(?:\.\d+)?%?(?![\w)/])")
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|did|does|do|took|came|went|began|ended|made|used|issued|paid|spent|sold|bought|comes?|mentions?)\b"
)
_NAMES = re.compile(r"\W*(?:what|which|whatever|how|who|when|where|why|whether)\b", re.IGNORECASE)
"""How a part of a sentence begins that names a thing and states nothing."""
_UNFINISHED = re.compile(r"(?:[,;—–]|\b(?:or|and))\s*$")
"""How an element of a list of the law ends, and a sentence that breaks off."""
_LEADS = re.compile(
    r"\W*in (?:answer|response|reply) to (?:(?:your|the|this) )?(?:\w+ ){0,3}(?:request|questions?|enquiry|e-?mail|part|point|item|"
    r"\(\d\))(?: \(?\d{1,2}\)?)?,\s+",
    re.IGNORECASE,
)
"""What leads in to an answer."""
_NUMBER, _FEWEST = re.compile(r"^\W*\d{1,2}[.)]\s*"), 5


def tells_facts(letter: Letter, overall: Outcome, *, pointing: bool = False) -> bool:
    """True where the answer, up to where it first keeps something back, states a fact without a word of handling the request.

    A figure it may state anywhere. Where nothing is held, or all that is told is where to find it (`pointing`), nothing else
    counts, and one is not enough; where it is refused for its cost, none counts that the cost is reckoned from.
    """
    if "request" not in letter.roles:
        return False
    figures = pointing or overall == "not_held"
    begins = letter.layout.blocks[letter.roles.index("request")].start
    ends = len(letter.layout.text.rstrip()) if letter.breaks_off else -1
    reckoned = _reckoned(letter) if overall == "refused" else frozenset[int]()
    kept, counted, told, last, keeping = False, 0, True, -1, -1
    for span, role, block in letter.blocks_and_sentences("decision", "exemption", "prejudice", "other"):
        sentence = " ".join(letter.words(span).split())
        goes_on = block.start == last and bool(_GOES_ON.match(sentence))
        last = block.start
        told = (_states(sentence) or states_figure(sentence)) and not (goes_on and not told)
        if span[1] == ends:
            break
        if block.start >= begins and role in _SAYS and told and block.start not in (*reckoned, keeping):
            counted += states_figure(sentence)
            if counted > figures or not (figures or kept):
                return True
        if outcomes(sentence) & KEPT_BACK:
            kept, keeping = True, block.start  # what goes on below it there is a reason
    return False


def _reckoned(letter: Letter) -> frozenset[int]:
    """Where the blocks begin that reckon a cost, and those right above them, which tell what it is reckoned from."""
    blocks = letter.layout.blocks
    costs = [n for n, block in enumerate(blocks) if _COSTS.search(letter.layout.words(block))]
    return frozenset(blocks[m].start for n in costs for m in (n - 1, n) if m >= 0)


def handles(sentence: str) -> bool:
    """True for a sentence with a word of handling the request; the month of May is none."""
    return bool(_HANDLES.search(_DATES.sub("", sentence)))


def states_figure(sentence: str) -> bool:
    """True for a sentence that tells a figure of the matter itself, and not of how the request is handled."""
    return any(_states(part) and _COUNTED.search(_DATES.sub("", part)) for part in sentence.split(";"))


def _states(sentence: str) -> bool:
    sentence = _LEADS.sub("", sentence, count=1)
    if len(_NUMBER.sub("", sentence).split()) < _FEWEST or sentence.endswith((":", "?")) or not _VERB.search(sentence):
        return False
    if _UNFINISHED.search(sentence):
        return False
    return not (_NAMES.match(_NUMBER.sub("", sentence)) or handles(sentence) or _RECKONS.search(sentence))
