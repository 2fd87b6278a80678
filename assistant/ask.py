"""Answer a question from the library: facts of law, then what past decisions said, each with its source.

"The library does not answer this" is a result, reached when nothing found speaks of what was asked.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from assistant import argue, quote
from assistant.asking.apt import gives
from assistant.asking.decided import Decisions, apart, chosen
from assistant.asking.follow import joined
from assistant.asking.question import Question, authorities, read
from assistant.asking.rules import Rules
from assistant.asking.telling import best, distinct, told, widest
from assistant.asking.vain import searched
from assistant.asking.weigh import Weighed
from assistant.count import Counter
from assistant.premise import corrections
from assistant.restates import OVERTURNED, named
from assistant.source import PrecedentSource, overturned
from assistant.statute import Statute
from corpus.drafts import Answer, Statement
from corpus.errors import Invalid
from corpus.law import Law
from corpus.pieces import Part, answer_of, pieces
from corpus.provision import Provision
from corpus.records import Document
from corpus.vocabulary import Vocabulary

_MOST = 6
_RULE, _CASE = 0.09, 0.15
"""How sure it must be that a row of law or a note, and that a decision, answers."""
_RULE_ON_THE_SIDE, _CASE_ON_THE_SIDE, _CASE_ALONE = 0.25, 0.35, 0.25
"""The same where the question is of the other sort: what was decided, or what the law is, which may say
nothing."""
_ENOUGH_APART, _EVER_APART, _APART = 0.11, 2.0, 4.0
"""How sure of one decision is enough where the next is so many times less so, on what was ever done and on the rest."""
_OF_MEANT = ("which", "nature")
"""Kinds of question about a provision that may be asked without naming it."""
_WITHIN, _WITHIN_LIST, _LISTS = 0.15, 0.25, ("show", "mistakes", "factors")
"""How far behind the most apt sentence another may be."""


class Asker:
    """Answers from a source of precedents and the law, and from nothing else."""

    def __init__(self, source: PrecedentSource, law: Law, vocabulary: Vocabulary) -> None:
        self._source = source
        self._law = law
        self._statute = Statute(source, law)
        self._counter = Counter(source, law, vocabulary)
        self._rules = Rules(source, law, vocabulary)
        self._decisions = Decisions(source, vocabulary)

    def ask(self, question: str, request: str | None = None, previous: str | None = None) -> Answer:
        """Statements with citations, premises corrected first. `request` is the case the question is asked about.

        A question that only goes on from the `previous` one ("and under the EIR?", "what about those?") is read with it.

        Raises Invalid for an empty question.
        """
        return answer_of(pieces(self.parts(question, request, previous)))

    def parts(self, question: str, request: str | None = None, previous: str | None = None) -> Iterator[Part]:
        """The parts of the same answer as they are found: corrections, or a count, then the law, then the library.

        None at all, or only what was searched in vain, is "the library does not answer this". Raises Invalid for an empty
        question, at the first part.
        """
        if not question.strip():
            raise Invalid("the question is empty; ask something, for example: how did we handle requests for minutes?")
        held = authorities(self._source.cards())
        text, own = joined(question, previous, self._law, held)
        corrected = list(corrections(text, self._law, self._statute))
        yield from corrected
        if not corrected and (counted := self._counter.count(text)):
            yield counted
            return
        asked = read(text, self._law, held, own)
        found: list[Weighed] = []
        told_of = 0
        for statement in islice(distinct(self._statements(asked, request, found)), _MOST):
            told_of += statement.citations[0].document in {w.document.id for w in found}
            yield statement
        if asked.decided and not told_of and not corrected:
            yield searched(asked, found, self._source)

    def _statements(self, asked: Question, request: str | None, found: list[Weighed]) -> Iterator[Statement]:
        """What the law and the library say; what decisions were weighed for a question on what was done is left in `found`."""
        if asked.kind == "difference" and len(asked.bodies) > 1:
            yield from self._compared(asked)
            return
        meant = asked.refs or (self._rules.meant(asked) if asked.kind in _OF_MEANT and not asked.decided else ())
        yield from self._rules.named(asked, meant[:2])
        yield from self._of_case(list(asked.refs), request) if request and asked.refs else ()
        if asked.decided:
            found += self._weighed(asked)
            yield from self._of_decisions(asked, found, 4)
            yield from self._of_rules(asked, 1)
        else:
            rules = list(self._of_rules(asked, 4))
            yield from rules
            least = _CASE_ON_THE_SIDE if rules or meant else _CASE_ALONE
            yield from self._of_decisions(asked, self._weighed(asked), 2, least)

    def _of_rules(self, asked: Question, most: int) -> Iterator[Statement]:
        least = _RULE_ON_THE_SIDE if asked.decided else _RULE
        found = [w for w in self._rules.found(asked) if w.sure >= least]
        within = _WITHIN_LIST if asked.kind in _LISTS else _WITHIN
        near = [w for w in found if w.score >= found[0].score - within]
        lists = asked.kind in _LISTS
        for one in best(near, most + lists, 4 if lists else 2):
            yield told(self._source, one.document, one.span)

    def _weighed(self, asked: Question, body: str | None = None) -> list[Weighed]:
        refs = self._rules.meant(asked) if asked.ever else ()
        return self._decisions.found(asked, asked.refs or refs, body)

    def _of_decisions(
        self, asked: Question, found: list[Weighed], most: int, least: float = _CASE
    ) -> Iterator[Statement]:
        if asked.decided and apart(found, _EVER_APART if asked.ever else _APART):
            least = min(least, _ENOUGH_APART)
        best = chosen(asked, found, most, least)
        yield from widest(told(self._source, w.document, w.span, lambda words: gives(asked, words)) for w in best)

    def _compared(self, asked: Question) -> Iterator[Statement]:
        """What each body named did, side by side."""
        for body in asked.bodies:
            yield from self._of_decisions(asked, self._weighed(asked, body), 2)

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
        name = named(document) + OVERTURNED * overturned(self._source, document.id)
        return Statement(text=f"{name} relied on {Provision.parse(said).spoken()}: “{cited.quote}”", citations=[cited])
