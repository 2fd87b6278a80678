"""Whether a question is answered in a word or a figure right below it, or in the sentence behind it."""

from __future__ import annotations

import re
from itertools import pairwise

from corpus.sentences import spans
from corpus.wording import any_of
from ingest import dates
from ingest.deciding import outcomes
from ingest.letter import Letter
from ingest.shapes import SALUTATION
from ingest.substance import handles, states_figure

_COUNT = (
    r"(?!\d{1,2}\s+(?!Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)(?-i:[A-Z]))(?:£\s?)?\d(?:[\d,.]*\d)?(?:%|k|m|bn)?(?![\w/)]|"
    r"[.:]\s+[A-Za-z])|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|"
    r"sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\w+)?\b|none\b|nil\b|zero\b|yes\b(?! ?/)"
)
_LABEL = r"(?:(?:q|question|part|item|point)\W{0,2}\d{1,2}[a-z]?|\(?\d{1,2}[a-z]?[.):]|\(?[a-h][.):]|\(?[ivx]{1,4}[.):]|a(?:nswer)?\s?\d{0,2}[.):])"
_BRIEF = re.compile(rf"\W{{0,3}}(?:{_LABEL}\W{{0,3}})?(?:{_COUNT})", re.IGNORECASE)
_FIGURE_ONLY = re.compile(r"\W{0,2}(?:£\s?)?\d[\d,.]*(?:%|k|m)?\W*$")
_FIGURE_FIRST = re.compile(r"\W{0,2}(?:£\s?)?\d[\d,.]*%?\s")
_DATE = re.compile(rf"\W*{dates.PATTERN}\W*", re.IGNORECASE)
_YEAR = re.compile(r"\W*(?:19|20)\d\d(?:[/–-]\d\d(?:\d\d)?)?\W*$")
_LABELLED = re.compile(rf"\W{{0,3}}(?:{_LABEL}|\d{{1,2}}\s+(?=[A-Z]))", re.IGNORECASE)
_BULLET = re.compile(r"\W{0,2}[-•*–>]\s+\w")
_HEADS_ANSWER = re.compile(r"\W*(?:our |the )?(?:answer|response|reply)\W*$", re.IGNORECASE)
_LABEL_ALONE = re.compile(rf"\W*{_LABEL}?\W*$|.*[.?:]\s+q(?:uestion)?\W?\d{{1,2}}[a-z]?\W*$", re.IGNORECASE)
_YOU_ASKED = any_of(
    r"\byou\b[^.]{0,40}\b(?:ask(?:ed)?|enquired?|inquired?|want(?:ed|ing)? to know|wish(?:ed)? to (?:know|be informed)|like to know)\b[^.]{0,40}"
    r"\b(?:how|what|whether|when|if|who|where|which|why)\b",
    r"\bmessage\b[^.]{0,40}\b(?:wanting to know|asking)\b[^.]{0,20}\b(?:how|what|whether|when|if|who|where|which|why)\b",
)
_ANSWERS_IT = re.compile(
    r"\W*(?:it|they|he|she|there) (?:was|were|is|are|has|have|had|did|does|do|took|came)\b(?! (?:not|no|a request|exempt))",
    re.IGNORECASE,
)
_SAID_AGAIN = re.compile(
    r"(?im)^\W{0,3}(?:how (?:many|much)|(?:the )?(?:total |average )?(?:number|amount|cost|time|value))\b[^\n?]{3,120}\s[:=–-]\s*£?\d[\d,.]*"
)
_BEHIND = re.compile(r"\?\W{0,4}(?:(?:£\s?)?\d[\d,.]*%?|yes|none|nil|zero)\W{0,2}$", re.IGNORECASE)
"""A question with its answer behind it on the same line."""
_ROW = re.compile(r"(?:(?<![\w./-])\d[\d,]*(?:\.\d+)?%?[ |]{1,4}){7,}\d")
"""A row of figures, whose table is torn."""
_MARK = re.compile(r"\W{0,3}(?P<mark>\d{1,2}[a-z]?|[a-h]|[ivx]{1,4})[.):]\s+", re.IGNORECASE)
_HANDLING = any_of(
    r"\b(?:sections?|exempt\w*|requests?|withh\w+|h[eo]ld|review\w*|complain\w*|reply|replies|respon\w+|deadline|working days|limit|clarif\w+|refus\w+|"
    r"attached|enclosed|personal data|public interest|minutes|hours)\b"
)
_ASKS = any_of(r"\b(?:how|what|which|who|when|number|amount|cost|total)\b")
_A_FEW = 8
_A_LINE, _TWICE = 25, 2


def answered_briefly(letter: Letter) -> bool:
    """True where a figure, a number or a yes stands below a question or behind it."""
    if _labelled_twice(letter):
        return True
    blocks = [block for n, block in enumerate(letter.layout.blocks) if n not in letter.theirs]
    lines = [line.strip() for block in blocks for line in letter.layout.words(block).split("\n") if line.strip()]
    if any(_answers(above, below) for above, below in pairwise(lines)):
        return True
    if any(_BEHIND.search(line) or _ROW.search(line) for line in lines):
        return True
    if len(_SAID_AGAIN.findall("\n".join(lines))) >= _TWICE:
        return True
    said = [" ".join(letter.words(s).split()) for inside in letter.in_blocks for s in inside]
    return any(_YOU_ASKED.search(above) and _goes_on_to_say(below) for above, below in pairwise(said))


def _labelled_twice(letter: Letter) -> bool:
    """True where a number or a yes stands behind the label of a question asked above: "b) Seven"."""
    asked: set[str] = set()
    for line in letter.layout.text.split("\n"):
        label = _MARK.match(line)
        if not label:
            continue
        said = line[label.end() :].strip()
        brief = _BRIEF.match(said) and len(said.split()) <= _A_FEW and not said.endswith("?")
        if brief and label["mark"].lower() in asked and not outcomes(said) and not _HANDLING.search(said):
            return True
        if said.endswith("?") or _ASKS.search(said):
            asked.add(label["mark"].lower())
    return False


def _answers(above: str, below: str) -> bool:
    """True where a line is an answer to the line above it."""
    begins = spans(below)
    first = below[slice(*begins[0])] if begins else below
    if above.endswith("?") and states_figure(first) and not outcomes(first):
        return True
    if below.endswith("?") or len(below.split()) > _A_LINE or _YEAR.match(below):
        return False
    if handles(first) or outcomes(below):
        return False
    if SALUTATION.match(above) and (_FIGURE_FIRST.match(below) or states_figure(first)) and not _dates_only(below):
        return True
    if above.endswith("?") or _HEADS_ANSWER.match(above) or _LABEL_ALONE.match(above):
        return bool(_BRIEF.match(below) or _ANSWERS_IT.match(below)) and not _dates_only(below)
    return bool(_FIGURE_ONLY.match(below)) and bool(_LABELLED.match(above) or _BULLET.match(above))


def _dates_only(line: str) -> bool:
    """True for a line that holds nothing but a date."""
    return bool(_DATE.fullmatch(line))


def _goes_on_to_say(sentence: str) -> bool:
    """True for a sentence that tells what was asked in the one before."""
    if _HANDLING.search(sentence) or outcomes(sentence):
        return False
    return bool(_BRIEF.match(sentence) or _ANSWERS_IT.match(sentence))
