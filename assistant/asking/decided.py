"""What past decisions did about what a question asks, in their own words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.asking import counted
from assistant.asking.apt import apt, released, tells, withheld
from assistant.asking.question import Question
from assistant.asking.telling import answers, best, led_by
from assistant.asking.weigh import DECISIONS, Place, Weighed, spoken, stems_of, weigh
from assistant.source import PrecedentSource
from corpus.provision import Provision
from corpus.records import ANSWERING, Document, Kind, Outcome, Passage, Result, Span
from corpus.results import Filters
from corpus.sentences import spans
from corpus.vocabulary import Vocabulary

DECIDED: list[Kind] = ["response", "review", "decision_notice", "tribunal"]
_FOUND, _SIMILAR, _OF_A_BODY = 14, 5, 10
_REVIEWED, _RELYING, _TRIED, _TURNED_DOWN, _ACTED, _RELIED = 1.0, 1.0, 0.15, 1.5, 0.6, 0.4
_MORE, _READ_WHOLE, _SOUGHT, _FEW = 40, 2, 2, 3
_AGAINST_BEST, _SURE = 0.33, 0.5
_REASONS = ("exemption", "prejudice", "balance", "factors_against_disclosure")
_ON_REVIEW = re.compile(r"\breview\w*|\boverturn\w*|\bupheld\b|\bin the end\b|\bchanged\b", re.IGNORECASE)
_RESULTS: tuple[tuple[re.Pattern[str], Result], ...] = (
    (re.compile(r"\boverturn\w*|\brevers\w+", re.IGNORECASE), "overturned"),
    (re.compile(r"\bupheld\b|\buphold\w*", re.IGNORECASE), "upheld"),
)
_LONGEST, _YEAR = 600, 4


class Decisions:
    """Past decisions of a source, asked by what they were asked for and by what they say."""

    def __init__(self, source: PrecedentSource, vocabulary: Vocabulary) -> None:
        self._source = source
        self._vocabulary = vocabulary

    def found(self, question: Question, refs: Sequence[Provision] = (), body: str | None = None) -> list[Weighed]:
        """The sentences of decisions that come nearest, nearest first: of one body's, or of those the question names.

        `refs` are the provisions that a question on what was ever done speaks of.
        """
        bodies = [body] if body else list(question.bodies)
        places = self._places(question, bodies, refs)
        weighed = weigh(question, places, self._source, DECISIONS)
        if question.handled:
            return weighed
        surest = sorted(weighed, key=lambda w: -w.sure)
        read = list(dict.fromkeys(w.document.id for w in surest))[:_READ_WHOLE]
        of_each = {p.document.id: p for p in places}
        more = [p for id in read for p in self._whole(of_each[id], question, refs)]
        every = {(p.document.id, p.span): p for p in [*more, *places]}
        return counted.telling(question, weigh(question, list(every.values()), self._source, DECISIONS))

    def _whole(self, place: Place, question: Question, refs: Sequence[Provision]) -> Iterator[Place]:
        """Every sentence of a document that is likely to answer, for what only one of them says."""
        found = {passage.id: passage for passage in place.document.passages}
        for one in _of_document(place.document, found, question, refs):
            yield replace(one, search=place.search, similar=place.similar, agrees=place.agrees)

    def _places(self, question: Question, bodies: list[str], refs: Sequence[Provision]) -> list[Place]:
        passages: dict[str, dict[str, Passage]] = {}
        search: dict[str, float] = {}
        similar: dict[str, float] = {}
        each = [[body] for body in bodies] if len(bodies) <= _FEW else [bodies]
        filters = [Filters(kind=DECIDED)] + [Filters(kind=DECIDED, authority=some) for some in each]
        for n, only in enumerate(filters):
            for query in dict.fromkeys((question.text, question.core or question.text, *_sought(question))):
                for hit in self._source.search(query, k=_OF_A_BODY if n else _FOUND, filters=only).results:
                    search[hit.document.id] = max(search.get(hit.document.id, 0.0), hit.score)
                    passages.setdefault(hit.document.id, {})[hit.passage.id] = Passage(
                        **hit.passage.model_dump(exclude={"text"})
                    )
        for precedent in self._source.precedents(question.core or question.text, k=_SIMILAR).precedents:
            passages.setdefault(precedent.document.id, {})
            similar[precedent.document.id] = precedent.score
        sought = (*refs, *(ref for act in question.acts for ref in act.refs if question.ever))
        for ref in refs if released(question) else ():
            tried = f"{ref.spoken()} considered, and does not apply"
            for hit in self._source.search(tried, k=_FOUND, filters=filters[0]).results:
                passages.setdefault(hit.document.id, {})
        outcomes = _outcomes(question, self._vocabulary)
        more = _also(question, bodies, outcomes, sought)
        for card in [card for only in more for card in self._source.cards(only)[:_MORE]]:
            passages.setdefault(card.id, {})
        places = []
        for id, found in passages.items():
            document = self._source.document(id)
            if (
                counted.named_in(question, document)
                and _of_years(question, document)
                and (not bodies or any(of(document, b) for b in bodies))
            ):
                for place in _of_document(document, found, question, refs):
                    seen = replace(place, search=search.get(id, 0.0), similar=similar.get(id, 0.0))
                    places.append(replace(seen, agrees=_agrees(question, document, outcomes)))
        return places


def chosen(question: Question, weighed: list[Weighed], most: int, least: float) -> list[Weighed]:
    """The best sentence of each of the best decisions that are sure enough, those of real ones first.

    Of the surest, two where it is the only one, or where the question is for something particular that it says.
    """
    least = max([least, *(_AGAINST_BEST * w.sure for w in weighed)])
    kept = [w for w in weighed if w.sure >= least]
    kept.sort(key=lambda w: -w.sure)
    if not kept:
        return []
    first = [w for w in kept if w.document.id == kept[0].document.id]
    alone = len(first) == len(kept)
    two = alone or not (question.handled or question.ever) or (question.ever and first[0].sure >= _SURE)
    particular = not question.ever and (question.number or question.when or question.who or question.why)
    surest = list(best(first, 1 + two + particular, 3))
    others = [w for w in kept if w.document.id != kept[0].document.id]
    return sorted([*surest, *best(others, most - len(surest), 1)], key=lambda w: w.document.example)


def apart(weighed: Sequence[Weighed], times: float) -> bool:
    """True where the surest decision is at least so many times as sure as any other."""
    sure = sorted({w.document.id: w.sure for w in weighed}.values(), reverse=True)
    return bool(sure) and (len(sure) == 1 or sure[0] >= times * sure[1])


def of(document: Document, body: str) -> bool:
    """True for a body's own decision: it says so, or names the body by the first word of its name."""
    first = body.split()[0]
    return document.authority == body or (document.authority is None and first.casefold() in document.text.casefold())


def _also(question: Question, bodies: list[str], outcomes: list[Outcome], sought: Sequence[Provision]) -> list[Filters]:
    """Decisions worth a look whatever they say: of a body, a review, of an outcome, under a provision that is meant."""
    reviewed = question.decided and _reviewed(question)
    return [
        *([Filters(kind=DECIDED, authority=bodies)] if bodies else []),
        *([Filters(kind=["review"])] if reviewed else []),
        *([Filters(kind=DECIDED, outcome=outcomes)] if outcomes else []),
        *([Filters(kind=DECIDED, exemption=[str(ref) for ref in sought])] if sought else []),
    ]


def _of_years(question: Question, document: Document) -> bool:
    """False for a decision that names no year that is asked about, and is of none."""
    words = f"{document.text} {document.date or ''}"
    return not question.years or any(year[:_YEAR] in words for year in question.years)


def _agrees(question: Question, document: Document, outcomes: Sequence[Outcome]) -> float:
    """Whether a decision went the way that a question on what was ever done speaks of, from -1 to 1."""
    results = [result for said, result in _RESULTS if said.search(question.text)]
    results += [act.result for act in question.acts if act.result]
    if asked := next(iter(results), None):
        return {None: 0.0, asked: 1.0}.get(document.result, -0.5)
    if not question.ever:
        return 0.0
    if outcomes:
        return 1.0 if document.outcome in outcomes else 0.0
    if released(question):
        return {"disclosed": 1.0, "partly": 0.5}.get(document.outcome, -0.5)
    if withheld(question):
        return -1.0 if document.outcome == "disclosed" else 0.3
    return 0.0


def _relies(question: Question, document: Document, refs: Sequence[Provision]) -> float:
    """What speaks for a decision that relied on what a question means, or considered it in vain, as it asks."""
    if released(question):
        return _TURNED_DOWN * bool(_tried(document, refs))
    return _RELYING * any(_touches(e.ref, refs) for e in document.exemptions)


def _of_document(
    document: Document, found: dict[str, Passage], question: Question, refs: Sequence[Provision]
) -> Iterator[Place]:
    """The words that decided each item, and the sentences of the passages found."""
    asked = [document.quote(p.start, p.end) for p in document.passages if p.role == "request"]
    about = " ".join(asked or [r.text for r in document.requests])[:_LONGEST] or document.title
    around = f"{document.title} {document.authority or ''}"
    fit = _REVIEWED if document.kind == "review" and question.decided and _reviewed(question) else 0.0
    fit += _relies(question, document, refs)
    of_items = {s: i.n for i in document.items if i.end > i.start for s in spans(document.text, i.start, i.end)}
    put = {request.n: request.text for request in document.requests}
    deciding = list(of_items)
    inside = [*deciding, *((p.start, p.end) for p in found.values())]
    fit += _acted(question, document, " ".join(document.quote(*span) for span in inside))
    tried = _tried(document, refs) if released(question) else []
    for span in dict.fromkeys(deciding + tried):
        if answers(document.quote(*span)):
            heading = next((p.heading for p in document.passages if p.start <= span[0] < p.end and p.heading), "")
            bonus = apt(question, document.quote(*span), span in deciding, False) + _TRIED * (span in tried)
            put_to_it = put.get(of_items.get(span, 0), about)
            led = led_by(document, span)
            near = f"{around} {heading} {about}"
            yield Place(document, span, near, put_to_it[:_LONGEST] or about, bonus, fit, led=led)
    for passage in found.values():
        if passage.role not in ANSWERING:
            continue
        reasons = passage.role in _REASONS
        near = f"{around} {passage.heading or ''} {document.quote(passage.start, passage.end)}"
        for span in spans(document.text, passage.start, passage.end):
            if span not in deciding + tried and answers(document.quote(*span)):
                bonus, led = apt(question, document.quote(*span), False, reasons), led_by(document, span)
                yield Place(document, span, near, about, bonus, fit, led=led)


def _tried(document: Document, refs: Sequence[Provision]) -> list[Span]:
    """The sentences in which a decision says that one of the provisions, considered, does not apply."""
    places = [s for m in document.mentioned if m.status == "rejected" for s in m.spans if _touches(m.ref, refs)]
    inside = [s for p in document.passages for s in spans(document.text, p.start, p.end)] if places else []
    return [(a, b) for a, b in inside if any(a <= start < b for start, _ in places)]


def _touches(written: str, refs: Sequence[Provision]) -> bool:
    return any(Provision.parse(written).touches(ref) for ref in refs)


def _sought(question: Question) -> list[str]:
    """What to search by for the acts that a question on what was done speaks of."""
    return [f"{question.rest} {act.seek}" for act in question.acts[:_SOUGHT]] if question.decided else []


def _acted(question: Question, document: Document, words: str) -> float:
    """What speaks for a decision whose `words` tell of the acts asked about, as far as it speaks of the rest."""
    if not question.decided or not question.acts:
        return 0.0
    of_acts = [ref for act in question.acts for ref in act.refs] if question.ever else []
    told = _ACTED * tells(question, words) / len(question.acts)
    relied = _RELIED * any(_touches(e.ref, of_acts) for e in document.exemptions)
    said = stems_of(document.text)
    spoken_of = [spoken(said, stem) for stem in question.subject]
    return (told + relied) * (sum(spoken_of) / len(spoken_of) if spoken_of else 1.0)


def _reviewed(question: Question) -> bool:
    return bool(_ON_REVIEW.search(question.text)) or any(act.result for act in question.acts)


def _outcomes(question: Question, vocabulary: Vocabulary) -> list[Outcome]:
    """The outcomes that a question on what was ever done speaks of."""
    if not question.ever:
        return []
    return list(dict.fromkeys([*vocabulary.decided(question.text), *(o for act in question.acts for o in act.outcome)]))
