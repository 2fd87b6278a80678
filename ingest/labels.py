"""Lines that only name the part of a letter below them ("You asked:", "Our response", "ANNEX A: YOUR REQUEST")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.records import Span
from ingest.parts import NUMBERED_QUESTIONS, part
from ingest.shapes import MARKER, SALUTATION, SIGN_OFF

_LONGEST = 90
_WIDEST_WRAP = 140
"""A line longer than this is no line of a wrapped paragraph."""
_WHOLE_LINE = 40
"""A line at least this long that ends a sentence is a paragraph of its own, where no blank line says so."""
_PROVISION = re.compile(
    r"^\W{0,3}(?:section|regulation|reg\.?|s\.?)\s?\d{1,2}[A-Z]?\s?(?:\(\w{1,3}\)\s?(?:&|and|,)?\s?)*\s*(?:[:–-]\s*|,\s)[A-Z][\w ,’'-]{4,80}$|"
    r"^\W{0,3}(?:Q\d{1,2}\s?:\s?)?(?:sections?|regulations?)\s\d{1,2}[A-Z]?\s?(?:\(\w{1,3}\)\s?(?:(?:&|and|,|to)\s)?)*:?$",
    re.IGNORECASE,
)
_ASKS = re.compile(r"^\W{0,3}(?:Q|Question)\s?\d{1,2}[a-z]?\b.{0,200}[^\s,;]$", re.IGNORECASE)
_LEADS_IN = re.compile(
    r"^(?:.{0,50}|.*[.!] )\byou (?:(?:have|had|are|were|would|also|then) ){0,2}(?:asked|asking|requested|requesting|wrote|wanted|want|sought|seeking|"
    r"said|like)\b[^.:?]{0,60}:\W*$|\byour words (?:were|are)\s?:\W*$|\b(?:was|were|is|are) (?:as follows|this)\s?:\W*$",
    re.IGNORECASE,
)
_ANSWER_OPENS = re.compile(
    r"^(?:please (?:see|find) (?:the |our )?(?:attached|enclosed|below|information|response)|(?:we|i) can confirm|"
    r"(?:we|i) have (?:now |today )?(?:decided|dealt with|considered|handled)|(?:my|our) decision (?:today )?is)\b",
    re.IGNORECASE,
)
_TORN_LEAD = re.compile(
    r"\byou (?:have )?(?:asked|requested|wrote)(?: for)?(?: the following(?: information)?)?\W*$", re.IGNORECASE
)
"""How a line leads in to a quotation without a colon."""
_LEANS_ON = re.compile(
    r"\b(?:a|an|and|any|as|at|be|by|for|from|in|into|of|on|or|our|that|the|their|this|to|was|were|which|with|your)$",
    re.IGNORECASE,
)
"""How a line ends whose sentence goes on below it."""
_LABELLED_ANSWER = re.compile(
    r"^\W{0,3}(?:(?:our|trust|council|force) )?(?:(?:answer|response|reply)(?:\s(?:to|for)\s(?:Q|question)(?:\s(?:number|no\.?))?\s?\d{1,2})?\s?"
    r"(?:[=:]|\s[-–]\s)\s?\S|A\s?\d{1,2}\s?[.:/)–-]\s?\S)",
    re.IGNORECASE,
)
_ASKING_LEAD = re.compile(
    r"\b(?:please|kindly|(?:can|could|would) you|(?:would|should) like|request(?:ed|ing)?|asked?|following)\b[^.?]{0,160}:\s*$",
    re.IGNORECASE,
)
"""How a line ends that leads in to a list of what is asked."""
_ASKER_OPENS = re.compile(
    r"^(?:please (?:provide|supply|send|disclose|could you|can you|would you)|(?:i|we)(?:['’]d| would| should) (?:also )?like\b|"
    r"(?:i|we)(?: am|['’]m| are|['’]re) (?:looking for|requesting|writing to (?:ask|request))|(?:can|could|may) (?:i|you) (?:please |kindly )?"
    r"(?:have|see|get|provide|send|supply|tell)|i (?:request|wish to (?:request|know|receive)))\b",
    re.IGNORECASE,
)
"""How a line begins with which the asker begins."""
_ENDS = re.compile(r"[.?!:][\"”’')]?\s*$")
_BEGINS = re.compile(r"^\W{0,3}[A-Z0-9]")


def heads(line: str) -> bool:
    """True for a line that stands over what follows: a part's name, an exemption and its title, a question's number."""
    line = line.strip()
    return len(line) <= _LONGEST and bool(part(line) or _PROVISION.match(line) or NUMBERED_QUESTIONS.match(line))


_LABELLED_REQUEST = re.compile(
    r"^\W{0,3}(?:your )?(?:question|request|query|Q)(?:\s(?:number|no\.?))?\s?\d{0,2}\s?(?::|[./–-]\s)\s?\S",
    re.IGNORECASE,
)
ASKING = r"(?:how|what|which|who|whom|when|where|why|is|are|do|does|did|has|have|can|could|please)\b"
ASKED_AND_ANSWERED = (
    rf"(?P<question>\W{{0,2}}(?:\d{{1,2}}[.)]\s?)?(?i:{ASKING})[^?\n]{{8,400}}\?)\s+"
    r"(?P<answer>(?:(?i:yes|no|none|nil|zero|n/?a|not (?:held|known|recorded|applicable)|information not held|exempt\b|"
    r"(?:this|it) is exempt\b|withheld\b|(?:we|the \w+) (?:do|does) not hold)\b[^?\n]{0,240}|£?\d[\d,.]*%?(?: [^\W\d]+){0,3}\W*))$"
)
"""A question and its short answer on one line, as the columns of a table come out of a page that lost it."""
_ASKED_AND_ANSWERED = re.compile(ASKED_AND_ANSWERED)
_ASKS_OUTRIGHT = re.compile(
    rf"^\W{{0,2}}(?:(?:in|at|on|for|to|by|from|of) (?=how|what|which|whom))?{ASKING}[^?]{{8,400}}\?\W*$", re.IGNORECASE
)


def labelled_answer(words: str) -> bool:
    """True for an answer behind its label: "Answer: 25", "Response = not held"."""
    return bool(_LABELLED_ANSWER.match(words))


def pieces(text: str) -> Iterator[Span]:
    """The stretches of a block that are paragraphs of their own: labels, elements of lists, lines that end a sentence."""
    begin = at = 0
    before = ""
    listed = bool(MARKER.match(text))
    quoted = text[:1] in ("“", '"')
    for line in text.split("\n"):
        closed = quoted and before.endswith(("”", '"', "”.", '".')) and len(before) > 1
        if at and (
            _begins(before, line)
            or (closed and _BEGINS.match(line))
            or (listed and _BEGINS.match(line) and not _LEANS_ON.search(before))
        ):
            yield begin, at - 1
            begin = at
            listed = bool(MARKER.match(line.strip()))
            quoted = line[:1] in ("“", '"')
        before = line
        at += len(line) + 1
    yield begin, len(text)


def _begins(before: str, line: str) -> bool:
    """True for a line that begins a paragraph of its own."""
    if any(_greets_or_closes(each) or _LEADS_IN.match(each) for each in (before, line)):
        return True
    if _TORN_LEAD.search(before) and line[:1] in "“‘\"'":
        return True
    if _ANSWER_OPENS.match(line) and not _LEANS_ON.search(before):
        return True
    if any(_ASKED_AND_ANSWERED.match(each) for each in (before, line)) or (
        _ASKS_OUTRIGHT.match(line) or _ASKS_OUTRIGHT.match(before)
    ):
        return True
    if (
        _ASKER_OPENS.match(line)
        and len(before) < _LONGEST
        and not _LEANS_ON.search(before)
        and re.search(r"\w[^,;:]?$", before)
    ):
        return True
    if _ASKING_LEAD.search(before) and _BEGINS.match(line):
        return True
    if _LABELLED_ANSWER.match(line) or _LABELLED_REQUEST.match(line) or (before.endswith(":") and line[:1] in '“"'):
        return True
    if heads(line) or heads(before) or _ASKS.match(before) or MARKER.match(line.strip()):
        return True
    whole = len(before) > _WIDEST_WRAP or (len(before) >= _WHOLE_LINE and bool(_ENDS.search(before)))
    return whole and bool(_BEGINS.match(line))


def _greets_or_closes(line: str) -> bool:
    """True for a greeting or a sign-off alone on its line."""
    return len(line) < _WHOLE_LINE and bool(SALUTATION.match(line) or SIGN_OFF.match(line))
