"""What a request asks for: its separate items, each with its place, without the talk around them."""

from __future__ import annotations

import re

from corpus.records import RequestItem, Span
from corpus.sentences import spans

OPENS_A_QUESTION = (
    r"(?:How|What|Which|Who|When|Where|Why|The number|For (?:each|the)|Please|Do|Does|Is|Are|Has|Have|Can|Could)\b"
)
"""What makes a number with a comma the number of a question: "2, How many"; a pattern."""
_MARKER = re.compile(
    r"^[ \t>*_\"“]*(?:(?:q(?:uestion)?|request|item|part|point)\s*)?(?P<label>\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.):]\)?|[-•–*])[ \t]+"
    r"(?=\S)|^[ \t>*_\"“]*(?P<tight>\(?\d{1,2}[.)])(?=[A-Z])|^[ \t]*(?P<square>\[\d{1,2}\])[ \t]+(?=\S)|"
    rf"^[ \t]*(?P<comma>\d{{1,2}},)[ \t]+(?={OPENS_A_QUESTION})",
    re.IGNORECASE | re.MULTILINE,
)
_LEAD_IN = re.compile(
    r"""^[\s"“']*(?:(?:and|also|in\ addition|finally|secondly|firstly|therefore|additionally),?\s+)*
    (?:under\ (?:[^,]{3,60},|the\ (?:freedom|environmental)\ [^,:]{3,50}?)\s*)?
    (?:(?:i|we)\ (?:would|should)\ (?:also\ |therefore\ )?(?:be\ grateful\ if\ you\ (?:could|would)|like\ (?:you\ )?to)\ |
       (?:i|we)(?:\ am|'m|\ are|’m)\ (?:writing\ to\ )?(?:request(?:ing)?|seek(?:ing)?|ask(?:ing)?(?:\ for)?)\s+|
       (?:i|we)\ (?:(?:would|should)\ (?:also\ )?like|(?:also\ |hereby\ |now\ )?request|wish\ to\ (?:request|see|have)|seek|want|ask\ for)(?:\s+|(?=:))|
       (?:please|kindly)\ (?:can|could|would|will)\ you\ (?:also\ )?(?:please\ )?|(?:can|could|would|will)\ (?:you|i)\ (?:also\ )?(?:please\ |kindly\ )?|
       please\ (?:also\ )?)?
    (?:(?:provide|send|supply|give|disclose|release|forward|confirm|tell|let|share|make\ available|receive|have|see|
       state|list|know|obtain|request|set\ out|be\ provided\ with|be\ sent|e-?mail)\s+(?:to\ )?(?:me|us)?\s*
       (?:know\b\ ?)?(?:with\ )?(?:the\ following(?:\ information)?\s*:?\s*)?)?""",
    re.IGNORECASE | re.VERBOSE,
)
_ASKS = re.compile(
    r"\b(please|kindly|could you|can you|would you|will you|i would like|i should like|i'd like|we would like|i am requesting|"
    r"i request|we request|i wish to|i seek|i am seeking|i want|i am writing to request|may i have|can i have|"
    r"could i have|provide me|send me|supply|how many|how much|what (?:is|are|was|were)|who |when did)\b|\?|"
    r"^\W*(?:what|which|how|do|does|did|is there|are there)\b",
    re.IGNORECASE,
)
_SOUGHT = (
    r"lists?|notes?|minutes|cop(?:y|ies)|e-?mails?|correspondence|documents?|details|dates?|names?|numbers?|reports?|"
    r"polic(?:y|ies)|contracts?|records?|information|figures|statistics|breakdowns?|agendas?|presentations?|amounts?|"
    r"costs?|totals?|invoices?|letters?|data|footage|recordings?|messages|briefings?|papers?|assessments?|guidance|"
    r"procedures?|job titles?|salar(?:y|ies)|locations?|reasons?|outcomes?|legal advice|advice|attendees|diar(?:y|ies)"
)
_JOIN = re.compile(
    r"(?:(?P<comma>[,;])\s*(?:and|as well as|along with|together with|plus)|\s(?:as well as|together with|along with|plus|and))\s+"
    rf"(?:also\s+)?(?=(?:(?:a|an|the|any|all|some|full|my|your|their|its|copies of|each|every)\s+)+(?:\w+\s+){{0,2}}?(?:{_SOUGHT})\b|"
    rf"(?:{_SOUGHT})\s+(?:of|for|from|about|between|relating|on|and)\b|how (?:many|much)\b|what\b|who\b|when\b|whether\b)",
    re.IGNORECASE,
)
_TALKS_ON = re.compile(r"\n(?=(?:I|If|Please|Thank|Many thanks|Kind|Yours|Regards)\b)")
_NAMED = re.compile(
    rf"\W{{0,3}}(?:(?:a|an|the|any|all|each|every)\s+)?(?:\w+\s+){{0,2}}?(?:{_SOUGHT})\b", re.IGNORECASE
)
_TALK = re.compile(
    r"^\s*(?:dear\b|hello\b|hi\b|to whom|yours (?:sincerely|faithfully|truly)|(?:kind|best|warm|many)?\s*regards|many thanks|"
    r"thank you|thanks|i look forward|if (?:you|my|any|this|the|it)\b|please (?:acknowledge|let me know|note|contact|"
    r"do not hesitate|reply|respond|treat|could you acknowledge|provide (?:this|the|your) (?:information|response|answer) "
    r"(?:in|by|electronically)|send (?:this|the|your) (?:information|response|reply))|i (?:understand|believe|note|am aware|refer|"
    r"would prefer|am happy)|this is a request|(?:i am|i'm) (?:making|writing) (?:a|this|to make)|under the freedom of "
    r"information act(?: 2000)?[.,]?$|(?:i|we) (?:want|wish|would like|am writing|write) to ask (?:you )?about\b(?!.*\b(?:how|what|which|who|when|whether)\b)|"
    r"i (?:would like|wish) to (?:make|submit) (?:a|the following) |\[?requester\]?)",
    re.IGNORECASE,
)
_ASKS_IF = re.compile(
    r"^\s*if\b[^.?]{3,120}?(?:,\s*(?:then\s+)?(?:(?:i|we) would|what|when|who|which|how|where|is|are|do|does|did|has|have|was|were|"
    r"the \w+ (?:on|of|in|for|at)\b|"
    r"please (?:also )?(?:provide|disclose|state|list|give|send|supply|specify|confirm)\b)|,?\s(?:how (?:many|much|often)|what (?:is|are|was|were))\b)|"
    r"^\s*i (?:understand|believe|note|am aware|refer)\b.{5,400}?\.\s+(?:please|kindly|can|could|how|what|which|who|when|why|is|are|does|do)\b",
    re.IGNORECASE | re.DOTALL,
)
"""What is asked on a condition, or of what is known: "If so, please state the date" is asked all the same."""

_HOW_SET_OUT = re.compile(
    r"^\W*(?:please|kindly|(?:can|could|would|will) you)\s(?:(?:can|could|would|will|you|please|kindly|also)\s)*"
    r"(?:break (?:it|this|that|these|them|the (?:data|figures?|information|numbers?|answers?|results?)) down|"
    r"(?:provide|give) (?:me )?(?:it|this|these|them|a breakdown|the (?:data|figures?)) (?:of (?:this|these|it) )?(?:by|per|for each|broken down)|"
    r"break (?:it|this|these|the \w+)? ?down)\b",
    re.IGNORECASE,
)
"""How what was just asked for is to be set out, which asks for nothing else."""


def items(text: str, start: int = 0, end: int | None = None, *, split: bool = True) -> list[RequestItem]:
    """The separate things asked for in `text[start:end]`, numbered from 1, each an exact span of `text`.

    Numbered, lettered or bulleted elements win; otherwise each sentence that asks is an item, and with `split` it is
    split where it joins two things asked for. With neither, the whole text is one item. Blank text has none.
    """
    end = len(text) if end is None else end
    found = _marked(text, start, end) or _asked(text, start, end, split) or _paragraphs(text, start, end)
    exact = [_trimmed(text, a, b) for a, b in found]
    return [
        RequestItem(n=n, text=text[a:b], start=a, end=b)
        for n, (a, b) in enumerate([(a, b) for a, b in exact if a < b], start=1)
    ]


def whole(text: str, start: int, end: int) -> list[RequestItem]:
    """`text[start:end]` as one item, without what only surrounds it; none where nothing is left."""
    a, b = _trimmed(text, start, end)
    return [RequestItem(n=1, text=text[a:b], start=a, end=b)] if a < b else []


def asks(sentence: str) -> bool:
    """True for a sentence that asks, whatever for."""
    return _ASKS.search(sentence) is not None


def is_talk(sentence: str) -> bool:
    """True for what is said around a request: greetings, thanks, how to reply."""
    return _TALK.match(sentence) is not None


def _marked(text: str, start: int, end: int) -> list[Span]:
    """Elements of a list: from each marker to the next one, or to the end of its paragraph for the last."""
    every = list(_MARKER.finditer(text, start, end))
    markers, inner = _outermost(text, _of_one_kind(every)), {m.start() for m in every}
    if len(markers) < 2 and not (markers and _number(markers[0]) == "1"):
        return []
    found = []
    for marker, following in zip(markers, [*markers[1:], None], strict=True):
        stop = following.start() if following else end
        paragraph = text.find("\n\n", marker.end(), stop)
        while paragraph >= 0 and paragraph + 2 in inner and paragraph + 2 < stop:
            paragraph = text.find("\n\n", paragraph + 2, stop)
        stop = stop if paragraph < 0 else paragraph
        talk = _TALKS_ON.search(text, marker.end(), stop)
        found.append((marker.end(), talk.start() if talk else stop))
    return [(a, b) for a, b in found if not _TALK.match(text[a:b]) or _ASKS_IF.match(text[a:b])]


def _outermost(text: str, markers: list[re.Match[str]]) -> list[re.Match[str]]:
    """The numbers of the outer list, where an element that ends in a colon has a numbered list of its own."""
    outer: list[re.Match[str]] = []
    inside = 0
    for marker in markers:
        sign = _number(marker)
        if outer and sign == "1" and text[outer[-1].end() : marker.start()].rstrip().endswith(":"):
            inside = 1
        elif inside and sign == str(inside + 1):
            inside += 1
        elif not inside or sign == str(len(outer) + 1):
            outer.append(marker)
            inside = 0
    return outer


def _of_one_kind(markers: list[re.Match[str]]) -> list[re.Match[str]]:
    """The markers of the outer list: bullets and letters between numbers belong to the number above them."""
    kinds = [_kind(m) for m in markers]
    turn = kinds.index("number") if "number" in kinds else 0
    if turn and set(kinds[:turn]) == {"bullet"} and set(kinds[turn:]) == {"number"}:
        between = markers[turn].string[markers[turn - 1].end() : markers[turn].start()].rstrip()
        if between.endswith(":") and "\n" in between:  # what is asked of each of those listed above
            return markers[turn:]
    outer = [m for m in markers if kinds and _kind(m) == kinds[0]]
    return outer if len(outer) > 1 and _kind(outer[0]) != "bullet" else markers


def _kind(marker: re.Match[str]) -> str:
    sign = _number(marker)
    return "number" if sign.isdigit() else "letter" if sign.isalpha() else "bullet"


def _paragraphs(text: str, start: int, end: int) -> list[Span]:
    """Each paragraph, where none asks in so many words and each names one thing; else the whole as one."""
    found, at = [], start
    for words in text[start:end].split("\n\n"):
        if words.strip() and not _TALK.match(words):
            found.append((at, at + len(words)))
        at += len(words) + 2
    named = all(_NAMED.match(text, a, b) for a, b in found)
    return found if len(found) > 1 and named else [_trimmed(text, start, end)]


def _number(marker: re.Match[str]) -> str:
    return (marker["label"] or marker["tight"] or marker["square"] or marker["comma"]).strip("().:[],")


def _asked(text: str, start: int, end: int, split: bool) -> list[Span]:
    found: list[Span] = []
    for a, b in spans(text, start, end):
        sentence = text[a:b]
        if (_TALK.match(sentence) and not _ASKS_IF.match(sentence)) or not _ASKS.search(sentence):
            continue
        if found and _HOW_SET_OUT.match(sentence):
            continue
        lead = _LEAD_IN.match(sentence)
        begin = a + (lead.end() if lead else 0)
        found += _joined(text, begin, b) if split else [(begin, b)]
    return found


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
