"""Answer a question from the library: facts of law, then what past decisions said, each with its source.

"The library does not answer this" is a result, reached when nothing found speaks of what was asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant import argue, quote
from assistant.count import Counter
from assistant.premise import corrections
from assistant.reasons import general_words
from assistant.restates import OVERTURNED, named
from assistant.says import content
from assistant.source import PrecedentSource, overturned
from assistant.statute import Statute
from corpus.drafts import Answer, Statement
from corpus.errors import Invalid
from corpus.law import Law
from corpus.provision import EIR, FOIA, Provision
from corpus.records import ANSWERING, Document, Span
from corpus.results import Filters, Hit
from corpus.sentences import spans
from corpus.vocabulary import Vocabulary

_REFERENCE = re.compile(
    r"\b(?P<word>sections?|s\.|ss\.|s(?=\d)|regulations?|reg\.?|exemption|EIR)\s*(?P<ref>\d{1,3}[A-Z]?(?:\s?\(\w{1,3}\))*)|"
    r"(?<![\w/-])(?P<bare>\d{2}[A-Z]?\(\d[A-Z]?\)(?:\(\w{1,3}\))*)",
    re.IGNORECASE,
)
_DULL = (
    "get give go got handle handled answer answered treat treated deal dealt decide decided ever say said tell show use used "
    "apply applies application decision past earlier similar rely relied instead please section exemption regulation request "
    "requested requester information foi foia authority case letter word thing"
)
_ASKS_HOW_DECIDED = re.compile(
    r"\bhow\b.{0,40}\b(?:handled?|treat(?:ed)?|decided?|answer(?:ed)?|deal|dealt|respond(?:ed)?)\b|"
    r"\b(?:ever|did we|have we)\b.{0,30}\b(?:releas|disclos|withh|refus|publish)",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"^\W*(?:and|but|or|also|what about|how about|which ones?)\b|^\W*(?:why|when|who)(?: not)?\W*$|"
    r"\b(?:that|those|these|them|they|it|the same|differ|otherwise)\b",
    re.IGNORECASE,
)
_SHORT = 10
"""Words up to which a question may be going on from the one before."""
_MOST_STATEMENTS, _SHARED = 6, 0.5
_NEAR, _SURE = 0.5, 0.6
"""Likeness of a passage to the question, and score in search, from either of which on it speaks of what was asked."""
_FEW = 2
"""Of so few words asked about, each must be known to the source or to the law."""


class Asker:
    """Answers from a source of precedents and the law, and from nothing else."""

    def __init__(self, source: PrecedentSource, law: Law, vocabulary: Vocabulary) -> None:
        self._source = source
        self._law = law
        self._statute = Statute(source, law)
        self._general = general_words(law)
        self._counter = Counter(source, law, vocabulary)

    def ask(self, question: str, request: str | None = None, previous: str | None = None) -> Answer:
        """Statements with citations, premises corrected first. `request` is the case the question is asked about.

        A question that only goes on from the `previous` one ("and under the EIR?", "what about those?") is read with it.

        Raises Invalid for an empty question.
        """
        if not question.strip():
            raise Invalid("the question is empty; ask something, for example: how did we handle requests for minutes?")
        if previous and len(question.split()) <= _SHORT and _GOES_ON.search(question):
            question = f"{previous} {question}"
        corrected = list(corrections(question, self._law, self._statute))
        if not corrected and (counted := self._counter.count(question)):
            return Answer(abstained=False, counts=[counted])
        refs = [r for r in _references(question) if self._law.exemption(r)]
        statements = [s for ref in refs for s in self._of_law(ref)]
        statements += self._of_case(refs, request) if request and refs else []
        if not corrected and _ASKS_HOW_DECIDED.search(question):
            statements += self._of_decisions(question)
        statements += self._of_library(question, refs)
        unique = _distinct(statements)[:_MOST_STATEMENTS]
        return Answer(abstained=not unique and not corrected, statements=unique, corrections=corrected)

    def _of_law(self, ref: Provision) -> Iterator[Statement]:
        for fact in (self._statute.nature(ref), self._statute.limb(ref)):
            if fact:
                yield Statement(text=fact[0], citations=fact[1])

    def _of_case(self, refs: list[Provision], request: str) -> Iterator[Statement]:
        """What the precedents nearest to the case at hand did with each exemption asked about."""
        for precedent in self._source.precedents(request, k=5).precedents:
            document = self._source.document(precedent.document.id)
            for ref in refs:
                relied = [e for e in document.exemptions if Provision.parse(e.ref).touches(ref)]
                for reliance in relied[:1]:
                    yield self._relied(document, reliance.ref, ref)

    def _relied(self, document: Document, said: str, ref: Provision) -> Statement:
        reasons = argue.sentences(document, ref, "prejudice") or argue.sentences(document, ref, "exemption")
        best = reasons[0] if reasons else next(s for e in document.exemptions if e.ref == said for s in e.spans)
        cited = quote.at(document, *best)
        return Statement(
            text=f"{self._named(document)} relied on {Provision.parse(said).spoken()}: “{cited.quote}”",
            citations=[cited],
        )

    def _of_decisions(self, question: str) -> Iterator[Statement]:
        """The words that decided requests for what the question speaks of."""
        for precedent in self._source.precedents(question, k=3).precedents:
            document = self._source.document(precedent.document.id)
            deciding = dict.fromkeys((i.start, i.end) for i in document.items if i.end > i.start)
            for start, end in deciding:
                cited = quote.at(document, start, end)
                if cited.quote[-1] not in ":;,":
                    yield Statement(text=f"{self._named(document)}: “{cited.quote}”", citations=[cited])

    def _named(self, document: Document) -> str:
        return named(document) + OVERTURNED * overturned(self._source, document.id)

    def _of_library(self, question: str, refs: list[Provision]) -> Iterator[Statement]:
        """The sentences of past decisions and guidance that come nearest to what was asked, one of each document."""
        hits = [h for h in self._hits(question) if h.passage.role in ANSWERING]
        near = self._source.likeness([question], [h.passage.text for h in hits])[0] if hits else []
        wanted = _content(question)
        speaking = [
            hit
            for hit, likeness in zip(hits, near, strict=True)
            if likeness >= _NEAR
            or hit.score >= _SURE
            or _speaks_of(hit, self._source.document(hit.document.id), wanted, refs, self._general)
        ]
        places = [(h, s) for h in speaking for s in _sentences(self._source.document(h.document.id), h)]
        texts = [self._source.document(h.document.id).quote(*s) for h, s in places]
        scores = self._source.likeness([question], texts)[0] if texts else []
        best: dict[str, tuple[float, Span]] = {}
        for (hit, span), score in zip(places, scores, strict=True):
            best[hit.document.id] = max(best.get(hit.document.id, (-1.0, span)), (score, span))
        for id, (_, span) in best.items():
            document = self._source.document(id)
            cited = quote.at(document, *span)
            yield Statement(text=f"{self._named(document)}: “{cited.quote}”", citations=[cited])

    def _hits(self, question: str) -> list[Hit]:
        """What search finds among decisions, and apart from that among guidance, best first."""
        decided = Filters(kind=["response", "review", "decision_notice", "tribunal"])
        found = [*self._source.search(question, k=8, filters=decided).results]
        found += self._source.search(question, k=4, filters=Filters(kind=["guidance"])).results
        return sorted(found, key=lambda hit: -hit.score)


def _references(question: str) -> list[Provision]:
    found = []
    for m in _REFERENCE.finditer(question):
        word = (m["word"] or "").lower()
        found.append(
            Provision.parse(m["ref"] or m["bare"], instrument=EIR if word.startswith(("reg", "eir")) else FOIA)
        )
    return list(dict.fromkeys(found))


def _content(text: str) -> frozenset[str]:
    return content(text) - content(_DULL)


def _speaks_of(
    hit: Hit, document: Document, wanted: frozenset[str], refs: list[Provision], general: frozenset[str]
) -> bool:
    """True when the passage, or the request it answers, shares enough of what was asked about."""
    if not wanted:
        return any(p.id == hit.passage.id for ref in refs for p in argue.passages(document, ref, *ANSWERING))
    asked = " ".join(r.text for r in document.requests)
    said = _content(f"{hit.passage.heading or ''} {hit.passage.text} {asked} {document.title}")
    strange = wanted - said - general
    return len(wanted & said) / len(wanted) >= _SHARED and not (strange and len(wanted) <= _FEW)


def _sentences(document: Document, hit: Hit) -> list[Span]:
    """The whole sentences of a passage; one that only introduces a list or a quotation is none."""
    return [s for s in spans(document.text, hit.passage.start, hit.passage.end) if document.quote(*s)[-1] not in ":;,"]


def _distinct(statements: list[Statement]) -> list[Statement]:
    """Each cited place once, in order."""
    seen: dict[tuple[str, int, int], Statement] = {}
    for statement in statements:
        cited = statement.citations[0]
        seen.setdefault((cited.document, cited.start, cited.end), statement)
    return list(seen.values())
