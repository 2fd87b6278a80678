"""What a request asks for: its separate items, each with its place, without the talk around them."""

from __future__ import annotations

import re

from corpus.asking import LEAD_IN, SOUGHT, asks, is_talk, names, only_talks
from corpus.beside import beside
from corpus.listed import listed, marked, run_on
from corpus.records import RequestItem, Span
from corpus.sentences import spans

_JOIN = re.compile(
    r"(?:(?P<comma>[,;])\s*(?:and|as well as|along with|together with|plus)|\s(?:as well as|together with|along with|plus|and))\s+"
    rf"(?:also\s+)?(?=(?:(?:a|an|the|any|all|some|full|my|your|their|its|copies of|each|every)\s+)+(?:\w+\s+){{0,2}}?(?:{SOUGHT})\b|"
    rf"(?:{SOUGHT})\s+(?:of|for|from|about|between|relating|on|and)\b|how (?:many|much)\b|what\b|who\b|when\b|whether\b)",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"\W{0,3}(?:whether|if|how|when|where|why|who|by whom|(?:to|in|at|for|on|from|by|of) (?:what|which|whom)|since when|what|which)\b",
    re.IGNORECASE,
)
"""How a thing wanted to be known begins, set as a line of its own."""
_GOES_ON = re.compile(r";(?:\s(?:and|or))?\s*$")
"""How an element of a list ends that more follow."""
_HOW_SET_OUT = re.compile(
    r"^\W*(?:please|kindly|(?:can|could|would|will) you)\s(?:(?:can|could|would|will|you|please|kindly|also)\s)*"
    r"(?:break (?:it|this|that|these|them|the (?:data|figures?|information|numbers?|answers?|results?)) down|"
    r"(?:provide|give) (?:me )?(?:it|this|these|them|a breakdown|the (?:data|figures?)) (?:of (?:this|these|it) )?(?:by|per|for each|broken down)|"
    r"break (?:it|this|these|the \w+)? ?down(?! the (?!figures?|data|numbers?|totals?|results?)\w+))\b",
    re.IGNORECASE,
)
"""How what was just asked for is to be set out, which asks for nothing else."""


def items(text: str, start: int = 0, end: int | None = None, *, split: bool = True) -> list[RequestItem]:
    """The separate things asked for in `text[start:end]`, numbered from 1, each an exact span of `text`.

    Numbered, lettered or bulleted elements win; otherwise each sentence that asks is an item, and with `split` it is
    split where it joins two things asked for. With neither, the whole text is one item. Blank text has none.
    """
    end = len(text) if end is None else end
    found = (
        marked(text, start, end)
        or run_on(text, start, end)
        or listed(text, start, end)
        or _asked(text, start, end, split)
        or _paragraphs(text, start, end)
    )
    exact = [_trimmed(text, a, b) for a, b in found]
    return [
        RequestItem(n=n, text=text[a:b], start=a, end=b)
        for n, (a, b) in enumerate([(a, b) for a, b in exact if a < b], start=1)
    ]


def whole(text: str, start: int, end: int) -> list[RequestItem]:
    """`text[start:end]` as one item, without what only surrounds it; none where nothing is left."""
    a, b = _trimmed(text, start, end)
    return [RequestItem(n=1, text=text[a:b], start=a, end=b)] if a < b else []


def _paragraphs(text: str, start: int, end: int) -> list[Span]:
    """Each paragraph, or line, where none asks in so many words and each names one thing; else the whole as one."""
    for gap in ("\n\n", "\n"):
        found, at = [], start
        for words in text[start:end].split(gap):
            if words.strip() and not is_talk(words):
                found.append((at, at + len(words)))
            at += len(words) + len(gap)
        named = all(names(text[a:b]) or _CLAUSE.match(text, a, b) for a, b in found)
        alike = len({text[a:b].split()[0].casefold() for a, b in found}) == 1
        if len(found) > 1 and (named or alike or all(_GOES_ON.search(text[a:b]) for a, b in found[:-1])):
            return found
    return [_trimmed(text, start, end)]


def _asked(text: str, start: int, end: int, split: bool) -> list[Span]:
    found: list[Span] = []
    led = False
    leads = -1  # where the sentence before this one ends, if it is one found and ends in a colon
    for a, b in spans(text, start, end):
        sentence = text[a:b]
        if only_talks(sentence) or not (asks(sentence) or (led and _names_more(text, a, b))):
            continue
        goes_on = bool(found) and "\n\n" not in text[found[-1][1] : a]
        if (found and _HOW_SET_OUT.match(sentence)) or beside(sentence, goes_on=goes_on):
            continue
        if found and found[-1][1] == leads and not text[leads:a].strip():
            found.pop()  # only led in to this one
        leads = b if sentence.rstrip().endswith(":") else -1
        lead = LEAD_IN.match(sentence)
        begin = a + (lead.end() if lead else 0)
        if not re.search(r"\w", text[begin:b]):
            led = True  # names nothing, and so leads in to what does
            continue
        found += _joined(text, begin, b) if split else [(begin, b)]
    return found


def _names_more(text: str, start: int, end: int) -> bool:
    """True for a sentence that begins its line and names something more that is wanted."""
    return text[:start].rstrip(" “\"'‘").endswith("\n") and names(text[start:end])


def _joined(text: str, start: int, end: int) -> list[Span]:
    """Split at a conjunction that starts another thing asked for; "notes and minutes of" stays one."""
    found, begin = [], start
    for join in _JOIN.finditer(text, start, end):
        before = text[begin : join.start()].split()
        if len(before) >= (3 if join["comma"] else 6):
            found.append((begin, join.start()))
            begin = join.end()
    return [*found, (begin, end)]


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and (text[start].isspace() or text[start] in "\"“”'*:;,-–>"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in "\"“”';,.*"):
        end -= 1
    return start, end
