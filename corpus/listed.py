"""Lists in a request: numbers, letters, bullets or plain lines below a lead-in, and which of them are things asked of their own."""

from __future__ import annotations

import re
from itertools import pairwise

from corpus.asking import LEAD_IN, asks, is_talk, names, only_talks
from corpus.beside import beside, defines
from corpus.records import Span
from corpus.sentences import spans

OPENS_A_QUESTION = (
    r"(?:How|What|Which|Who|When|Where|Why|The|An?|All|Any|Details|For (?:each|every|the)|Give|Provide|State|Please|"
    r"Kindly|Do|Does|Did|Is|Are|Has|Have|Can|Could|Whether|If|Number|Copies|List)\b"
)
"""What makes a number with a comma the number of a question: "2, How many"; a pattern."""
_MARKER = re.compile(
    r"^[ \t>*_\"“]*(?:(?:q(?:uestion)?|request|item|part|point)\s*)?(?P<label>\(?(?:\d{1,2}[a-z]?|[a-z]|[ivx]{1,4})[.):]\)?|[-•–*·])[ \t]+"
    r"(?=\S)|^[ \t>*_\"“]*(?P<tight>\(?\d{1,2}[.)])(?=[A-Z])|^[ \t]*(?P<square>\[\d{1,2}\])[ \t]+(?=\S)|"
    rf"^[ \t]*(?P<comma>\d{{1,2}}(?:,|\s[-–|]|(?=\s)))[ \t]+(?={OPENS_A_QUESTION})",
    re.IGNORECASE | re.MULTILINE,
)
_TALKS_ON = re.compile(r"\n(?=(?:I|If|Please|Thank|Many thanks|Kind|Yours|Regards)\b)")
_BRACKETED = re.compile(r"(?:(?<=[\s:“\"'‘])|^)\(?(?P<n>\d{1,2}|[a-h]|i{1,3}|iv|vi{0,3})\)\s(?=\w)", re.IGNORECASE)
_COUNTS = (tuple("12345678"), tuple("abcdefgh"), ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii"))
_INCLUDING = re.compile(
    r"\b(?:including|such as|showing|stating|namely|giving|to include)(?: (?:the following|for each|their|its|all))?[^.:?]{0,30}:\s*$",
    re.IGNORECASE,
)
"""How a sentence ends whose list only says what the one thing asked for is to tell."""
_ABOUT_EACH = re.compile(
    r"\b(?:for|of|in|by|across|about|against|regarding|concerning|to|on|within|from|at)\s(?:each of |any of |all of )?(?:the|these|those)\s"
    r"(?:\w+\s){0,6}(?:listed|below|following|here|named)\W*$|"
    r"\b(?:for|of|in|by|across|about|against|regarding|concerning|within|from|at)\s(?:each of |any of |all of )?(?:the following|these)\b[^.:?]{0,60}:?\s*$",
    re.IGNORECASE,
)
"""How a sentence ends that asks one thing of each of what is listed below it."""
_ASKS_MORE = re.compile(
    r"^\W*(?:(?:please|kindly) (?:also |can you |could you )?(?:provide|send|supply|give|state|say|list|set out|confirm|explain|describe|tell|let me have)|"
    r"(?:please |kindly )?(?:can|could|would|will) you (?:also|please|kindly)\b|(?:i|we) (?:would|should) also like\b|in addition\b|additionally\b)",
    re.IGNORECASE,
)
_BARE_LEAD = re.compile(
    r"(?im)(?:^|[.?!]\s)\W*(?:(?:under|by) the (?:freedom|foi|environmental)[^,.:]{0,60}?,? )?"
    r"(?:(?:please |kindly )?(?:can|could|would|will) you(?: please| kindly)?|please|kindly|"
    r"(?:i|we) (?:would like|should like|request|ask for|want|seek))\s?"
    r"(?:(?:also )?(?:provide|send|supply|give|disclose|release|state|list))?(?: me| us)?(?: with)?(?: to (?:see|have|receive|know|request|ask for|be told))?"
    r"(?:(?: (?:the )?following(?: information| details| documents| data)?| this information)?\s?:| the following(?: \w+)?\.)\s*\n+"
)
"""What leads in to a list and names nothing itself."""
_FOLLOWING = re.compile(
    r"(?im)(?:^|[.?!]\s)[^.?!\n]{0,120}\b(?:would|should|please|kindly|request|ask|want|seek|wish)\b[^.?!\n]{0,80}"
    r"(?:\bthe following\b[^.?!:\n]{0,140}[:.]|\b(?:headings|categories|items|points|things|questions) below\b[^.?!:\n]{0,60}[:.])\s*\n+"
)
_WHEN = re.compile(
    r"\W*(?=\w*\W?\d|[^\n]{3,12}\d{4})(?:(?:\d[\w/]*|financial|calendar|year|fy|q\d|to|until|and|from|between|january|february|march|april|may|june|july|"
    r"august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|date|present|now|so far)(?:[\s,–-]+|\W*$)){1,9}$",
    re.IGNORECASE,
)
"""A time, and nothing else."""
_SEVERAL, _SHORT_FIELD = 3, 6


def marked(text: str, start: int, end: int) -> list[Span]:
    """Elements of a list: from each marker to the next one, or to the end of its paragraph for the last."""
    every = list(_MARKER.finditer(text, start, end))
    outer = _outermost(text, _of_one_kind(every))
    asking = [_all_ask(text, own[1:]) for own in outer]
    markers = [m for own, inside in zip(outer, asking, strict=True) for m in (own[1:] if inside else own[:1])]
    leads = [own[0].start() for own, inside in zip(outer, asking, strict=True) if inside]
    inner = {m.start() for m in every}
    if len(markers) < 2 and not (markers and _number(markers[0]) == "1"):
        return []
    found = []
    for marker, following in zip(markers, [*markers[1:], None], strict=True):
        stop = following.start() if following else end
        stop = min((lead for lead in leads if marker.start() < lead < stop), default=stop)
        paragraph = text.find("\n\n", marker.end(), stop)
        while paragraph >= 0 and paragraph + 2 in inner and paragraph + 2 < stop:
            paragraph = text.find("\n\n", paragraph + 2, stop)
        stop = stop if paragraph < 0 else paragraph
        talk = _TALKS_ON.search(text, marker.end(), stop)
        found.append((marker.end(), talk.start() if talk else stop))
    found = [(a, b) for a, b in found if not only_talks(text[a:b]) and not defines(text[a:b])]
    questions = [(a, b) for a, b in found if "?" in text[a:b] or asks(text[a:b]) or names(text[a:b])]
    only_asks = len(questions) >= _SEVERAL and all("?" in text[a:b] for a, b in questions)
    if only_asks:  # what asks nothing among questions leads in to one
        found = questions
    elif _kind(markers[0]) != "number" and (lead := _qualified(text, start, found, named=bool(questions))):
        found = [(lead[0], found[-1][1])]
    return found + _asked_after(text, found[-1][1], end) if found else []


def run_on(text: str, start: int, end: int) -> list[Span]:
    """Points in a row within a paragraph: "I would like to know 1) how many there are, 2) who counts them"."""
    marks = list(_BRACKETED.finditer(text, start, end))
    signs = tuple(m["n"].casefold() for m in marks)
    on_one_line = len(marks) > 1 and "\n" not in text[marks[0].start() : marks[-1].start()]
    counted = any(signs == count[: len(marks)] for count in _COUNTS if on_one_line or count[0] == "1")
    if len(marks) < 2 or not counted:
        return []
    points = [(a.end(), b) for a, b in zip(marks, [*(m.start() for m in marks[1:]), end], strict=True)]
    words_only = not signs[0].isdigit() and any(len(text[a:b].split()) < _SEVERAL for a, b in points)
    return [] if words_only else points


def listed(text: str, start: int, end: int) -> list[Span]:
    """The lines below "Please provide:" alone, or below "I should be obliged by the following:", up to more that is asked or to talk."""
    lead = _BARE_LEAD.search(text, start, end) or _FOLLOWING.search(text, start, end)
    found: list[Span] = []
    at = lead.end() if lead else end
    for words in text[at:end].split("\n"):
        if is_talk(words) or beside(words, goes_on=False) or _ASKS_MORE.match(words) or words.rstrip().endswith(":"):
            break
        if len(words.split()) > 1:
            found.append((at, at + len(words)))
        at += len(words) + 1
    questions = all(text[a:b].rstrip().endswith("?") for a, b in found)  # each sentence of theirs asks
    return found if len(found) > 1 and not questions else []


def _qualified(text: str, start: int, listed: list[Span], *, named: bool) -> Span | None:
    """The sentence above a list that asks for one thing about all that is listed: "the reports on the places listed here".

    `named` where an element names or asks something itself; then the list is of the one thing only where it says what
    that is to tell, in a few words each: "details of each gate, including:".
    """
    above = spans(text, start, listed[0][0]) if listed else []
    a, b = next(((a, b) for a, b in reversed(above) if re.search(r"[^\W\d]{2}", text[a:b])), (start, start))
    if not (asks(text[a:b]) or names(text[a:b])):
        return None
    if all(_WHEN.match(text[c:d]) for c, d in listed):
        return a, b
    fields = all(len(text[c:d].split()) <= _SHORT_FIELD and "?" not in text[c:d] for c, d in listed)
    if fields and _INCLUDING.search(text[a:b].rstrip(" \n-•*–·")):
        return a, b
    return (a, b) if not named and _ABOUT_EACH.search(text[a:b].rstrip(" \n-•*–·")) else None


def _asked_after(text: str, start: int, end: int) -> list[Span]:
    """Paragraphs below a list that ask for more: "Please also set out the policy"."""
    found, at = [], start
    for words in text[start:end].split("\n\n"):
        if _ASKS_MORE.match(words) and not is_talk(words) and not beside(words, goes_on=False):
            lead = LEAD_IN.match(words)
            found.append((at + (lead.end() if lead else 0), at + len(words)))
        at += len(words) + 2
    return found


def _outermost(text: str, markers: list[re.Match[str]]) -> list[list[re.Match[str]]]:
    """The numbers of the outer list, each with those of the list of its own that an element that ends in a colon has.

    Where all of that list are questions, they stand for the element, which only leads in to them.
    """
    outer: list[list[re.Match[str]]] = []
    inside = 0
    for marker in markers:
        sign = _number(marker)
        if outer and sign == "1" and text[outer[-1][0].end() : marker.start()].rstrip().endswith(":"):
            outer[-1].append(marker)
            inside = 1
        elif inside and sign == str(inside + 1) and marker[0].strip()[-1] == outer[-1][-1][0].strip()[-1]:
            outer[-1].append(marker)
            inside += 1
        elif not inside or sign == str(len(outer) + 1):
            outer.append([marker])
            inside = 0
    return outer


def _all_ask(text: str, inner: list[re.Match[str]]) -> bool:
    """True where every element of the list that stands in another asks a question of its own."""
    lines = (text[m.end() :].split("\n", 1)[0] for m in inner)
    return len(inner) > 1 and all("?" in line for line in lines)


def _of_one_kind(markers: list[re.Match[str]]) -> list[re.Match[str]]:
    """The markers of the outer list: bullets and letters between numbers belong to the number above them."""
    kinds = [_kind(m) for m in markers]
    turn = kinds.index("number") if "number" in kinds else 0
    if turn and set(kinds[:turn]) == {"bullet"} and set(kinds[turn:]) == {"number"}:
        between = markers[turn].string[markers[turn - 1].end() : markers[turn].start()].rstrip()
        text = markers[turn].string
        asking = any(asks(text[a.end() : b.start()]) for a, b in pairwise(markers[:turn]))
        if between.endswith(":") and ("\n" in between or not asking):  # what is asked of each of those listed above
            return markers[turn:]
    outer = [m for m in markers if kinds and _kind(m) == kinds[0]]
    return outer if len(outer) > 1 and _kind(outer[0]) != "bullet" else markers


def _kind(marker: re.Match[str]) -> str:
    sign = _number(marker)
    return "number" if sign[:1].isdigit() else "letter" if sign.isalpha() else "bullet"


def _number(marker: re.Match[str]) -> str:
    return (marker["label"] or marker["tight"] or marker["square"] or marker["comma"]).strip("().:[],-–| ")
