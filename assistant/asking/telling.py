"""Statements of an answer: a line of the law as it stands, or a document's words in quotation marks after its name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from assistant import quote
from assistant.asking.weigh import Weighed, stems_of
from assistant.restates import OVERTURNED, named
from assistant.says import figures
from assistant.source import PrecedentSource, overturned
from assistant.statute import Fact
from corpus.drafts import Citation, Statement
from corpus.law.say import LICENCE, UNVERIFIED
from corpus.records import Document, Span
from corpus.sentences import spans

_NAMES_ITSELF = re.compile(r"^(?:Sections?|Regulations?) \d")
_NO_ANSWER = re.compile(
    rf"^(?:Sources: |{re.escape(LICENCE)}|{re.escape(UNVERIFIED)}|This is a note written for|It is not the Information Commissioner's|"
    r"Dear |Yours |Kind regards|Received\b|Date\b|Please consider the environment|This is the outcome of|We received your|Thank you|"
    r"Please see (?:my|the|our)\b|"
    r"(?:On \d{1,2} \w+ \d{4},? )?You (?:asked|wrote|requested|may|can|are entitled)\b|Your (?:request|e-mail|letter)\b)|"
    r"\bare (?:not )?verified\b|\bnot verified\b",
    re.IGNORECASE,
)
_LEAST_WORDS, _SAME = 4, 0.8


def told(
    source: PrecedentSource, document: Document, span: Span, gives: Callable[[str], bool] | None = None
) -> Statement:
    """What a document says at a span, after its name; a line of the law that names its own provision stands by itself.

    Where what is asked for is not in it by `gives`, but is in the sentence after it, that is told as well.
    """
    start, end = whole(document, span)
    if gives and not gives(document.quote(start, end)) and (after := _after(document, end)):
        end = after if gives(document.quote(end, after)) else end
    cited = quote.at(document, start, end)
    if document.kind == "legislation" and _NAMES_ITSELF.match(cited.quote):
        return Statement(text=cited.quote, citations=[cited])
    later = OVERTURNED * overturned(source, document.id)
    return Statement(text=f"{named(document)}{later}: “{cited.quote}”", citations=[cited])


_ASKED = re.compile(r"[^.?!\n]*\?[\"”'’]?$")
_LEANS = re.compile(r"^(?:It|They|That|This|Such|These|Those|There|Then|Both|Neither|Each|Here)\b")
_LONG, _GUIDANCE = 300, "guidance"


def whole(document: Document, span: Span) -> Span:
    """A sentence with the one before where it leans on that; of a note also with those around it in its paragraph."""
    start, end = span
    line = document.text.rfind("\n", 0, start) + 1, document.text.find("\n", end)
    inside = spans(document.text, line[0], line[1] if line[1] >= 0 else len(document.text))
    if span not in inside:
        return span
    at = inside.index(span)
    if led := led_by(document, span):
        return document.text.rindex(led, 0, start), end
    if at and _LEANS.match(document.quote(start, end)) and end - inside[at - 1][0] <= _LONG:
        start = inside[at - 1][0]
    if document.kind == _GUIDANCE:
        end = max([end, *(e for _, e in inside[at + 1 :] if e - start <= _LONG)])
        start = min([start, *(s for s, _ in inside[:at] if end - s <= _LONG)])
    return start, end


def led_by(document: Document, span: Span) -> str:
    """The question that a letter repeats right before a sentence, which answers it; else nothing."""
    before = document.text[max(0, span[0] - _LONG) : span[0]].rstrip()
    asked = _ASKED.search(before)
    return asked[0].strip() if asked else ""


def _after(document: Document, end: int) -> int | None:
    """Where the sentence after ends, if it is in the same paragraph and not long."""
    last = document.text.find("\n", end)
    found = spans(document.text, end, last if last >= 0 else len(document.text))
    return found[0][1] if found and found[0][1] - end <= _LONG else None


def widest(statements: Iterable[Statement]) -> Iterator[Statement]:
    """The statements but those whose place lies in that of another."""
    every = list(statements)
    for n, one in enumerate(every):
        inside = (_inside(one.citations[0], other.citations[0]) for m, other in enumerate(every) if m != n)
        if not any(inside):
            yield one


def _inside(one: Citation, other: Citation) -> bool:
    within = one.document == other.document and other.start <= one.start and one.end <= other.end
    return within and (one.start, one.end) != (other.start, other.end)


def of_fact(fact: Fact) -> Statement:
    return Statement(text=fact[0], citations=fact[1])


def answers(words: str) -> bool:
    """False for what answers no question: addresses, greetings, sources, and words that only introduce others."""
    own = words.split()
    small = sum(not word[:1].isupper() for word in own)
    return (
        words[-1] not in ":;,?" and len(own) >= _LEAST_WORDS and 2 * small >= len(own) and not _NO_ANSWER.search(words)
    )


def best(weighed: Iterable[Weighed], most: int, of_one: int) -> Iterator[Weighed]:
    """The first `most` that say different things, no more than `of_one` of a document."""
    if most < 1:
        return
    taken: list[tuple[frozenset[str], frozenset[str]]] = []
    documents: dict[str, int] = {}
    for one in weighed:
        said = one.document.quote(*one.span)
        words = stems_of(said), figures(said)
        if documents.get(one.document.id, 0) >= of_one or any(_alike(words, other) for other in taken):
            continue
        taken.append(words)
        documents[one.document.id] = documents.get(one.document.id, 0) + 1
        yield one
        if len(taken) == most:
            return


def distinct(statements: Iterable[Statement]) -> Iterator[Statement]:
    """Each cited place once, in order."""
    seen: list[Citation] = []
    for statement in statements:
        cited = statement.citations[0]
        if not any(c.document == cited.document and c.start < cited.end and cited.start < c.end for c in seen):
            seen.append(cited)
            yield statement


def _alike(one: tuple[frozenset[str], frozenset[str]], other: tuple[frozenset[str], frozenset[str]]) -> bool:
    """True for sentences of nearly the same words and the same figures."""
    words, of_other = one[0], other[0]
    return one[1] == other[1] and bool(words | of_other) and len(words & of_other) / len(words | of_other) >= _SAME
