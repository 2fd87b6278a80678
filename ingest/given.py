"""Whether an answer gives what was asked for without a word of giving: figures, answers filled in, its own site."""

from __future__ import annotations

import re

from corpus.records import RequestItem, Role
from corpus.sentences import spans
from corpus.wording import any_of
from ingest import dates
from ingest.letter import Letter
from ingest.substance import handles

_SAYS: tuple[Role, ...] = ("decision", "other")
_FIGURE_LINE = re.compile(
    r"(?m)(?:^|\|)[^|\n]*\s£?\d[\d,.]*%?\s*(?:$|\|)|^[^\n:]{1,40}:\s*£?\d(?!\d?(?:st|nd|rd|th)?[/. -](?:\d|[A-Z][a-z]{2}))"
)
_DATES = re.compile(dates.PATTERN, re.IGNORECASE)
_COUNTED = re.compile(
    r"(?<![\w£(./-])(?:£?\d{1,3}(?:,\d{3})+(?:\.\d+)?|£\d[\d,.]*\d|\d+(?:\.\d+)?%|\d+(?= (?:deaths|people|cases|staff|requests|incidents)\b))"
)
_KEEPS = any_of(
    r"\b(?:withh[eo]ld|exempt\w*|refus\w+|limit|hours|neither)\b|\bnot (?:\w+ )?(?:h[eo]ld|record(?:ed)?|keep|kept|collect(?:ed)?)\b"
)
_LABELLED_FIGURE = re.compile(r"^\W{0,2}(?:[IVX]{1,4}|\d{1,2}|[a-z])[.)]\s+£?\d[\d,.]*%?(?:\s\([^)]*\))?\W*$")
"""A figure behind the number of its question, and nothing else."""
_TOLD = 2
_NO_FIGURE = re.compile(
    r"(?mi)^.*\b(?:act (?:19|20)\d\d|regulations 2004)\W*$|^\W*(?:our |your |my )?(?:ref|case|request|tel|phone|fax|foi|eir)[^\n:]{0,20}:?\s*\S*$"
)
"""Lines that end in a number which counts nothing: the year of an Act, a reference."""
_BY_YEAR = re.compile(
    r"(?mi)^(?!\W*(?:our |your |my )?(?:ref|foi|eir|case|request|subject)\w*\b)"
    r"\W*[^\n]{0,50}?\b(?:19|20)\d\d(?:[/–-]\d\d(?:\d\d)?\b)?+\W{1,4}£?\d[\d,]*(?:\.\d+)?(?:k|m|bn)?\b(?! ?(?:minutes|hours|working))"
)
_BEGINS_WITH = re.compile(
    r"\W{0,2}(?:£\d[\d,.]*|\d{1,3}(?:,\d{3})+|\d{3,}|\d+%)\s+[–-]\s+\w|\W{0,3}(?:0|nil|zero)\s+[a-z]", re.IGNORECASE
)
_ANY_FIGURE = re.compile(r"(?<![\w(./£])\d[\d,]*(?![\w)(/])")
_CALLED = re.compile(r"\b(?:tel|telephone|phone|fax|ext)\b\W{0,3}\d[\d ()+]*", re.IGNORECASE)
_A_FULL_ANSWER = 6
_COSTS = any_of(r"\b(?:minutes|hours|would (?:need|take|have|involve))\b")
_RECKONS = any_of(r"\b(?:minutes|hours|manual\w*|would (?:need|take|have|involve)|each (?:record|file|case))\b")
_ON_OUR_SITE = any_of(
    r"\b(?:is|are|can be) (?:\w+ ){0,2}(?:available|published|found|viewed)\b[^.]{0,40}\b(?:our|the \w+['’]s) (?:\w+ )?web ?(?:site|pages?)\b",
    r"\b(?:is|are|can be) (?:\w+ ){0,2}(?:available|published|found|viewed)\b[^.]{0,60}\b(?:web ?site|web ?pages?|link)\b[^.]{0,30}:\s*$",
)
_ON_THIS_PAGE = any_of(
    r"\b(?:(?:can|may) be downloaded|(?:is|are) available (?:to|for) download)\b[^.]{0,40}\b(?:below|this page|page below)\b"
)
_ON_ANYTHING_ELSE = any_of(
    r"\b(?:further|more|other|general|additional|contact|their|privacy|complain\w*|guidance on|scheme|review|how to)\b"
)
_SHORT = any_of(r"\d|\b(?:yes|no|none|nil|zero)\b")
_CHOICE = re.compile(r"\W*yes ?/ ?no\W*$", re.IGNORECASE)
"""A choice that was offered, and not made."""
_A_CELL = 30
"""Words of an answer too short to be more than the answer."""
_FILLED_IN = any_of(r"[:?=]\s*(?:£?\d[\d,.]*%?|yes|no|none|nil|n/a)\W*$")
"""A question with its answer written behind it."""


def on_this_page(letter: Letter) -> bool:
    """True where what was asked for can be had from the page itself that the answer stands on."""
    return any(
        _ON_THIS_PAGE.search(letter.words(span))
        and not (_ON_ANYTHING_ELSE.search(letter.words(span)) or _KEEPS.search(letter.words(span)))
        for span, _, _ in letter.blocks_and_sentences(*_SAYS)
    )


def points_to_site(letter: Letter) -> bool:
    """True where part of what was asked for is said to be on the authority's own site."""
    return any(
        _ON_OUR_SITE.search(letter.words(span)) and not _ON_ANYTHING_ELSE.search(letter.words(span))
        for span, role, _ in letter.blocks_and_sentences("decision")
    )


def gives_figures(letter: Letter) -> bool:
    """True for a table of figures among the answers, lines that each end in one, or sentences that tell several."""
    asked = "request" in letter.roles
    begun = "request" if asked else "decision"
    listed = 0
    labelled = [b for b, role in zip(letter.layout.blocks, letter.roles, strict=True) if role in (*_SAYS, None)]
    if sum(bool(_LABELLED_FIGURE.match(letter.layout.words(b))) for b in labelled) >= _TOLD:
        return True
    first = letter.roles.index(begun) if begun in letter.roles else 0
    for n, (block, role) in enumerate(zip(letter.layout.blocks, letter.roles, strict=True)):
        if n < first and (asked or block.kind != "list"):
            continue
        if role not in _SAYS or block.kind in ("question", "answer"):
            continue
        words = _NO_FIGURE.sub("", _DATES.sub("", letter.layout.words(block)))
        listed = listed + len(_FIGURE_LINE.findall(words)) if block.kind == "list" else 0
        if listed >= _TOLD:
            return True
        if len(_FIGURE_LINE.findall(words)) >= (1 if block.kind == "table" else 2):
            return True
        if role == "decision" and len(_COUNTED.findall(words)) >= _TOLD and not _KEEPS.search(words):
            return True
    return False


def told_by_year(letter: Letter) -> bool:
    """True for figures set out by year, or an answer that begins with a figure, where a cost is not what they reckon."""
    blocks = list(zip(letter.layout.blocks, letter.roles, strict=True))
    lines, lead = 0, ""
    for n, (block, role) in enumerate(blocks):
        words = letter.layout.words(block)
        if role in (None, "request", "next_steps", "statute"):
            lines, lead = 0, ""
            continue
        counted = len(_BY_YEAR.findall(words))
        if not counted:
            lines, lead = 0, words
        elif not _RECKONS.search(lead) and not _RECKONS.search(words):
            lines += counted
        asked = next((blocks[m][1] for m in reversed(range(n)) if blocks[m][1] is not None), None) == "request"
        if (
            asked
            and not _COSTS.search(words)
            and len(_ANY_FIGURE.findall(_CALLED.sub("", _DATES.sub("", words)))) >= _A_FULL_ANSWER
        ):
            return True
        if lines >= _TOLD or (n and blocks[n - 1][1] == "request" and _BEGINS_WITH.match(words)):
            return True
    return False


def tells_in_short(words: str) -> bool:
    """True for an answer beside its question that tells a figure, yes or no, and not only when and how it was handled."""
    said = _DATES.sub("", " ".join(words.split()))
    if _CHOICE.match(said) or not _SHORT.search(said):
        return False
    if len(said.split()) <= _A_CELL:
        return True
    return any(_SHORT.search(said[a:b]) and not handles(said[a:b]) for a, b in spans(said))


def filled_in(requests: list[RequestItem]) -> bool:
    """True where answers are written behind several of the questions."""
    return sum(bool(_FILLED_IN.search(r.text)) for r in requests) > 1
