"""Statements of an answer: a line of the law as it stands, or a document's words in quotation marks after its name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from assistant import quote
from assistant.asking.weigh import Weighed, stems_of
from assistant.restates import OVERTURNED, named
from assistant.source import PrecedentSource, overturned
from assistant.statute import Fact
from corpus.drafts import Statement
from corpus.law.say import LICENCE, UNVERIFIED
from corpus.records import Document, Span

_NAMES_ITSELF = re.compile(r"^(?:Sections?|Regulations?) \d")
_NO_ANSWER = re.compile(
    rf"^(?:Sources: |{re.escape(LICENCE)}|{re.escape(UNVERIFIED)}|This is a note written for|It is not the Information Commissioner's|"
    r"Dear |Yours |Kind regards|Received\b|Date\b)|\bare (?:not )?verified\b|\bnot verified\b",
    re.IGNORECASE,
)
_LEAST_WORDS, _SAME = 4, 0.8


def told(source: PrecedentSource, document: Document, span: Span) -> Statement:
    """What a document says at a span, after its name; a line of the law that names its own provision stands by itself."""
    cited = quote.at(document, *span)
    if document.kind == "legislation" and _NAMES_ITSELF.match(cited.quote):
        return Statement(text=cited.quote, citations=[cited])
    later = OVERTURNED * overturned(source, document.id)
    return Statement(text=f"{named(document)}{later}: “{cited.quote}”", citations=[cited])


def of_fact(fact: Fact) -> Statement:
    return Statement(text=fact[0], citations=fact[1])


def answers(words: str) -> bool:
    """False for what answers no question: addresses, greetings, sources, and words that only introduce others."""
    own = words.split()
    small = sum(word[:1].islower() for word in own)
    return words[-1] not in ":;,?" and len(own) >= _LEAST_WORDS and 2 * small >= len(own) and not _NO_ANSWER.search(words)


def best(weighed: Iterable[Weighed], most: int, of_one: int) -> Iterator[Weighed]:
    """The first `most` that say different things, no more than `of_one` of a document."""
    taken: list[frozenset[str]] = []
    documents: dict[str, int] = {}
    for one in weighed:
        words = stems_of(one.document.quote(*one.span))
        if documents.get(one.document.id, 0) >= of_one or any(_alike(words, other) for other in taken):
            continue
        taken.append(words)
        documents[one.document.id] = documents.get(one.document.id, 0) + 1
        yield one
        if len(taken) == most:
            return


def distinct(statements: Iterable[Statement]) -> Iterator[Statement]:
    """Each cited place once, in order."""
    seen: set[tuple[str, int, int]] = set()
    for statement in statements:
        cited = statement.citations[0]
        place = (cited.document, cited.start, cited.end)
        if place not in seen:
            seen.add(place)
            yield statement


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one | other) and len(one & other) / len(one | other) >= _SAME
