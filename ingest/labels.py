"""Lines that only name the part of a letter below them ("You asked:", "Our response", "ANNEX A: YOUR REQUEST")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from corpus.records import Span
from ingest.shapes import MARKER, SALUTATION, SIGN_OFF

Part = Literal["request", "answer"]
_LONGEST = 90
_WHOLE_LINE = 40
"""A line at least this long that ends a sentence is a paragraph of its own, where no blank line says so."""
_BEFORE = r"^\W{0,3}(?:\d{1,2}[.)]\s+)?(?:(?:annex|appendix)\s*\w{0,2}\s*[:.–-]\s*)?"
_NUMBERS = r"(?:\s*:?\s*(?:no\.?\s*)?\(?\d{1,2}\)?(?:\s*(?:,|&|and|to|[-–])\s*\d{1,2})*)?"
_ON_A_DAY = r"(?:\s+(?:received|dated|made|sent)(?:\s+(?:on\s+)?[\w ,/]{6,24}\d{4})?)?"
_WHOSE = (
    r"(?:(?:the|your|original|initial|exact|full|specific|foi|eir|information|details of(?: the| your)?|freedom of information|"
    r"summary of(?: the| your)?)\s+)*"
)
_REQUEST = re.compile(
    rf"{_BEFORE}{_WHOSE}(?:requests?|questions?|enquiry|asked|requested)"
    r"(?:\s+(?:details?|for information|as (?:received|made)|in full|was|were|reads?|is))?"
    rf"{_NUMBERS}{_ON_A_DAY}\s*[:.–-]?\W*$|"
    rf"{_BEFORE}(?:what )?you (?:have )?(?:asked|requested|wrote)(?: us)?(?: for)?\s*[:–-]?\W*$",
    re.IGNORECASE,
)
_ANSWER = re.compile(
    rf"{_BEFORE}(?:(?:in|the|our|my|council|trust|force|university|foi|eir|full|final|initial)(?:['’]s)?\s+)*"
    rf"(?:(?-i:[A-Z]{{2,6}})\s+)?(?:requests? (?:and|&) )?(?:response|reply|answer|decision|disclosure|outcome)s?(?: / documents)?"
    rf"(?:\s+(?:details?|(?:of|from|by) the (?:council|trust|force|university|department|authority)|to (?:your|the) (?:\w+ )?(?:requests?|questions?)))?"
    rf"{_NUMBERS}\s*[:.–-]?\W*$|"
    rf"{_BEFORE}(?:we (?:answered|responded|replied|said)|reasons? for (?:the |our )?decision)\s*[:–-]?\W*$",
    re.IGNORECASE,
)
_ANSWERED_ON = re.compile(rf"{_BEFORE}respon(?:ded|se)(?: on)? [\w ,/]{{6,24}}\d{{4}}\s*[:–-]?\W*$", re.IGNORECASE)
_PROVISION = re.compile(
    r"^\W{0,3}(?:section|regulation|reg\.?|s\.?)\s?\d{1,2}[A-Z]?\s?(?:\(\w{1,3}\)\s?(?:&|and|,)?\s?)*\s*(?:[:–-]\s*|,\s)[A-Z][\w ,’'-]{4,80}$|"
    r"^\W{0,3}(?:Q\d{1,2}\s?:\s?)?(?:sections?|regulations?)\s\d{1,2}[A-Z]?\s?(?:\(\w{1,3}\)\s?(?:(?:&|and|,|to)\s)?)*:?$",
    re.IGNORECASE,
)
_QUESTION = re.compile(
    r"^\W{0,3}questions?\s?\d{1,2}[a-z]?(?:\s?(?:,|&|and|to|[-–])\s?\d{1,2}[a-z]?)*\s*:?\W*$", re.IGNORECASE
)
_ASKS = re.compile(r"^\W{0,3}(?:Q|Question)\s?\d{1,2}[a-z]?\b.{0,200}[^\s,;]$", re.IGNORECASE)
_LEADS_IN = re.compile(
    r"^(?:.{0,50}|.*[.!] )\byou (?:have )?(?:asked|requested|wrote|wanted|sought)\b[^.:?]{0,60}:\W*$|\b(?:was|were|is|are) as follows\s?:\W*$",
    re.IGNORECASE,
)
_ANSWER_OPENS = re.compile(
    r"^(?:please (?:see|find) (?:the |our )?(?:attached|enclosed|below|information|response)|(?:we|i) can confirm|"
    r"i have (?:today )?decided)\b",
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
    r"^\W{0,3}(?:(?:our|trust|council|force) )?(?:answer|response|reply)\s?(?:[=:]|\s[-–]\s)\s?\S", re.IGNORECASE
)
_ENDS = re.compile(r"[.?!:][\"”’')]?\s*$")
_BEGINS = re.compile(r"^\W{0,3}[A-Z0-9]")


def part(line: str) -> Part | None:
    """The part of a letter that a line by itself names."""
    line = line.strip()
    if not 0 < len(line) <= _LONGEST or "?" in line:
        return None
    if _QUESTION.match(line):
        return None
    if _REQUEST.match(line):
        return "request"
    return "answer" if _ANSWER.match(line) or _ANSWERED_ON.match(line) else None


def dated_answer(line: str) -> bool:
    """True for "Responded 3 May 2024": the answer's label, where no other is; else no more than its date."""
    return bool(_ANSWERED_ON.match(line.strip()))


def heads(line: str) -> bool:
    """True for a line that stands over what follows: a part's name, an exemption and its title, a question's number."""
    line = line.strip()
    return len(line) <= _LONGEST and bool(part(line) or _PROVISION.match(line) or _QUESTION.match(line))


_LABELLED_REQUEST = re.compile(
    r"^\W{0,3}(?:your )?(?:question|request|query|Q)\s?\d{0,2}\s?(?::|[.–-]\s)\s?\S", re.IGNORECASE
)
ASKING = r"(?:how|what|which|who|whom|when|where|why|is|are|do|does|did|has|have|can|could|please)\b"
ASKED_AND_ANSWERED = (
    rf"(?P<question>\W{{0,2}}(?:\d{{1,2}}[.)]\s?)?(?i:{ASKING})[^?\n]{{8,400}}\?)\s+"
    r"(?P<answer>(?:(?i:yes|no|none|nil|zero|n/?a|not (?:held|known|recorded|applicable)|information not held|exempt\b|"
    r"(?:this|it) is exempt\b|withheld\b|(?:we|the \w+) (?:do|does) not hold)\b[^?\n]{0,240}|£?\d[\d,.]*%?(?: [^\W\d]+){0,3}\W*))$"
)
"""A question and its short answer on one line, as the columns of a table come out of a page that lost it."""
_ASKED_AND_ANSWERED = re.compile(ASKED_AND_ANSWERED)
_ASKS_OUTRIGHT = re.compile(rf"^\W{{0,2}}{ASKING}[^?]{{8,400}}\?\W*$", re.IGNORECASE)


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
    if _LABELLED_ANSWER.match(line) or _LABELLED_REQUEST.match(line) or (before.endswith(":") and line[:1] in '“"'):
        return True
    if heads(line) or heads(before) or _ASKS.match(before) or MARKER.match(line.strip()):
        return True
    return len(before) >= _WHOLE_LINE and bool(_ENDS.search(before)) and bool(_BEGINS.match(line))


def _greets_or_closes(line: str) -> bool:
    """True for a greeting or a sign-off alone on its line."""
    return len(line) < _WHOLE_LINE and bool(SALUTATION.match(line) or SIGN_OFF.match(line))
