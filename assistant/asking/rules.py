"""What the law and the guidance say to a question: the lines on the provisions it names, then what is found."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from assistant.asking.question import Kind, Question
from assistant.asking.telling import answers, best, of_fact, told
from assistant.asking.topics import documents_on
from assistant.asking.weigh import RULES, Place, Weighed, has, stems_of, weigh
from assistant.source import PrecedentSource
from assistant.statute import Statute
from corpus.drafts import Statement
from corpus.errors import NotFound
from corpus.judged import ends
from corpus.law import Law
from corpus.law.render import document_id
from corpus.named import provisions
from corpus.provision import EIR, Provision
from corpus.records import Card, Document, Passage
from corpus.results import Filters
from corpus.sentences import spans
from corpus.vocabulary import Vocabulary

_KINDS = Filters(kind=["guidance", "legislation"])
_FOUND = 12
_HEADED: tuple[tuple[Kind, str], ...] = (
    ("show", r"\bshown\b|\bhow to\b|\bsteps\b|\bwhat makes\b|\bgood outcome\b"),
    ("factors", r"\bpublic interest\b|\bdoes not count\b"),
    ("mistakes", r"\bmistakes\b"),
    ("meaning", r"\bcovers\b|\bwhat it is\b"),
    ("difference", r"\bcovers\b|\bdiffer\b|\bworks with\b"),
    ("nature", r"\bpublic interest\b"),
)
_HEADINGS = {kind: re.compile(words, re.IGNORECASE) for kind, words in _HEADED}
_LINES: dict[Kind, re.Pattern[str]] = {
    "show": re.compile(r"^To be shown: "),
    "factors": re.compile(r"^A factor for "),
    "meaning": re.compile(
        r"^(?:Section|Regulation) [\w()]+: |"
        r"^(?!To be shown|A factor|Neither|The provision|Section|Regulation|Sources|Historical|Absolute)\w"
    ),
}
_FOR = re.compile(r"\bdisclos|\breleas|\bfavour", re.IGNORECASE)
_AGAINST = re.compile(r"\bwithh|\bmaintain|\brefus|\bagainst", re.IGNORECASE)
_NOT_TO = re.compile(r"\bagainst (?:disclos|releas)\w*|\bin favour of (?:withh|maintain|refus)\w*", re.IGNORECASE)
_SIDE = re.compile(r"^A factor for (?P<side>disclosure|withholding)")
_BONUS, _OTHER_LAW, _FIGURE = 0.08, 0.06, 0.06
_TOPICS, _LOOKED_UP, _LEAST_ON_TOPIC = 8, 0.4, 0.4
_DEFINES = re.compile(
    r"\bmeans?\b|\bis (?:a|an|one|any|any\w+|£\d+|what|when|where)\b|\bmust be\b|\binclud\w+|\bcovers\b|\bconsists?\b|^[A-Z][\w ]{2,40}: "
)
_DEFINING = 0.08
_NAME = re.compile(
    r"^Guidance note: |^What the Information Commissioner expects$|^(?:Freedom|Environmental) [A-Za-z ]+ \d{4}[,:] "
)
_A_NUMBER = re.compile(r"\d|\b(?:twentieth|three|six|ten|twenty|forty|sixty)\b", re.IGNORECASE)


class Rules:
    """The library's law and guidance, asked by provision and by meaning."""

    def __init__(self, source: PrecedentSource, law: Law, vocabulary: Vocabulary) -> None:
        self._source = source
        self._law = law
        self._vocabulary = vocabulary
        self._statute = Statute(source, law)

    def named(self, question: Question, refs: tuple[Provision, ...]) -> Iterator[Statement]:
        """What the law data and the note on each provision say to the kind of question asked."""
        if question.kind == "difference" and len(refs) > 1:
            yield from self._between(question, refs)
        for ref in refs:
            if question.kind in ("mistakes", "factors", "show"):
                yield from self._lines(question, ref, most=4)
                yield from self._of_note(question, ref, most=2)
            else:
                yield from self._about(question, ref)

    def meant(self, question: Question) -> tuple[Provision, ...]:
        """The provisions that a question speaks of without naming them, of the law it is about: of either, if that is
        what was ever done."""
        spoken_of = [p for p in self._vocabulary.meant(question.text) if self._law.exemption(p)]
        looked_up, _ = documents_on(question.text)
        spoken_of += [e.section for e in self._law.exemptions if document_id(e.section) in looked_up]
        either = question.ever and not question.environmental
        return tuple(dict.fromkeys(p for p in spoken_of if either or (p.instrument == EIR) == question.environmental))

    def found(self, question: Question) -> list[Weighed]:
        """The lines of law and the sentences of guidance that come nearest, nearest first."""
        hits = self._source.search(question.text, k=_FOUND, filters=_KINDS).results
        found = {hit.passage.id: self._source.document(hit.document.id) for hit in hits}
        search: dict[str, float] = {}
        for hit in hits:
            search[hit.document.id] = max(search.get(hit.document.id, 0.0), hit.score)
        on_topic = self._on_topic(question)

        def _search(document: Document) -> float:
            return max(search.get(document.id, 0.0), _LOOKED_UP * (document.id in on_topic))

        found |= {p.id: document for document, _ in on_topic.values() for p in document.passages}
        places = [
            replace(place, apt=on_topic[document.id][1] if document.id in on_topic else 0.0, search=_search(document))
            for id, document in found.items()
            for passage in document.passages
            if passage.id == id
            for place in self._places(document, passage, question)
        ]
        return weigh(question, places, self._source, RULES)

    def _on_topic(self, question: Question) -> dict[str, tuple[Document, float]]:
        """The documents where what is asked is to be looked up, by id, with how far they speak of the rest of it."""
        looked_up, words = documents_on(question.text)
        wanted = looked_up[:_TOPICS]
        rest = {stem for stem in question.subject if not has(stems_of(words), stem)}
        held = {name: card.id for card in self._source.cards(_KINDS) for name in ends(card) if name in wanted}
        documents = [self._source.document(held[key]) for key in wanted if key in held]
        spoken = [sum(has(stems_of(document.text), stem) for stem in rest) for document in documents]
        return {d.id: (d, _partly(some, len(rest))) for d, some in zip(documents, spoken, strict=True)}

    def _about(self, question: Question, ref: Provision) -> Iterator[Statement]:
        """Whether it is absolute or qualified, and what it covers."""
        for fact in (self._statute.nature(ref), self._statute.limb(ref)):
            if fact:
                yield of_fact(fact)
        if question.kind in ("meaning", "difference", "which"):
            if not self._statute.limb(ref):
                yield from self._lines(question, ref, most=2 if question.kind == "meaning" else 1, kind="meaning")
            yield from self._of_note(question, ref, most=1)

    def _between(self, question: Question, refs: tuple[Provision, ...]) -> Iterator[Statement]:
        """What the note on one of two provisions says of the other."""
        for ref, other in ((refs[0], refs[1]), (refs[1], refs[0])):
            note = self._note(ref)
            for span in _sentences(note) if note else ():
                if note and any(p.touches(other) for p in provisions(note.quote(*span))) and answers(note.quote(*span)):
                    yield told(self._source, note, span)
                    break

    def _lines(self, question: Question, ref: Provision, most: int, kind: Kind | None = None) -> Iterator[Statement]:
        """The lines of the law data on a provision that are of the kind asked for, best first."""
        wanted = _LINES.get(kind or question.kind)
        document = self._of_law(ref)
        if wanted is None or document is None:
            return
        places = [
            Place(document, span, "", document.title)
            for passage in document.passages
            if passage.role != "other"
            for span in _lines(document, passage)
            if wanted.search(words := document.quote(*span)) and answers(words) and _on_side(question, words)
        ]
        chosen = list(best(weigh(question, places, self._source, RULES), most, most))
        for one in sorted(chosen, key=lambda w: w.span) if kind is None else chosen:
            yield told(self._source, document, one.span)

    def _of_note(self, question: Question, ref: Provision, most: int) -> Iterator[Statement]:
        """The sentences of the guidance note on a provision, under the heading for what is asked, nearest first."""
        note, heading = self._note(ref), _HEADINGS.get("meaning" if question.kind == "which" else question.kind)
        if note is None or heading is None:
            return
        places = [
            Place(note, span, p.heading or "", f"{note.title}: {p.heading}")
            for p in note.passages
            if p.heading and heading.search(p.heading)
            for span in spans(note.text, p.start, p.end)
            if answers(note.quote(*span))
        ]
        for one in best(weigh(question, places, self._source, RULES), most, most):
            yield told(self._source, note, one.span)

    def _places(self, document: Document, passage: Passage, question: Question) -> Iterator[Place]:
        """What may be said of a passage: whole lines of the law data, sentences of a note."""
        if passage.heading == "Sources":
            return
        heading = _HEADINGS.get(question.kind)
        bonus = _BONUS if heading and passage.heading and heading.search(passage.heading) else 0.0
        if (document.regime == "EIR" or "egulation" in document.title) != question.environmental:
            bonus -= _OTHER_LAW
        of_data = document.id.startswith("ico-") or document.kind == "legislation"
        inside = _lines(document, passage) if of_data else spans(document.text, passage.start, passage.end)
        about = ": ".join(dict.fromkeys(filter(None, [_NAME.sub("", document.title), passage.heading])))
        around = f"{passage.heading or ''} {document.quote(passage.start, passage.end)}"
        for span in inside:
            if answers(document.quote(*span)):
                figure = _FIGURE if question.number and _A_NUMBER.search(document.quote(*span)) else 0.0
                if question.kind == "meaning" and _DEFINES.search(document.quote(*span)):
                    figure += _DEFINING
                defines = (
                    question.kind == "meaning" and bool(question.subject) and _says_all(question, document.quote(*span))
                )
                yield Place(document, span, around, about, bonus + figure, agrees=float(defines))

    def _of_law(self, ref: Provision) -> Document | None:
        exemption = self._law.exemption(ref)
        try:
            return self._source.document(document_id(exemption.section)) if exemption else None
        except NotFound:
            return None

    def _note(self, ref: Provision) -> Document | None:
        """The guidance note whose title names the provision's section, or the part of a regulation it lies in."""
        card = next((c for c in self._source.cards(Filters(kind=["guidance"])) if _titled(c, ref)), None)
        return self._source.document(card.id) if card else None


def _titled(card: Card, ref: Provision) -> bool:
    return any(p.covers(ref) for p in provisions(card.title))


def _partly(some: int, all: int) -> float:
    """1 where everything is spoken of, a half at least where something is or only one thing is not, else 0."""
    return 1.0 if not all else _LEAST_ON_TOPIC if not some and all > 1 else 0.5 + some / all / 2


def _says_all(question: Question, words: str) -> bool:
    said = stems_of(words)
    return all(has(said, stem) for stem in question.subject)


def _on_side(question: Question, line: str) -> bool:
    """False for a factor on the other side than the one asked for."""
    side = _SIDE.match(line)
    asked = _NOT_TO.sub("against", question.text)
    asked_for, against = bool(_FOR.search(asked)), bool(_AGAINST.search(asked))
    if side is None or asked_for == against:
        return True
    return (side["side"] == "disclosure") == asked_for


def _sentences(document: Document) -> list[tuple[int, int]]:
    return [s for p in document.passages if p.heading != "Sources" for s in spans(document.text, p.start, p.end)]


def _lines(document: Document, passage: Passage) -> Iterator[tuple[int, int]]:
    """The spans of a passage's lines."""
    start, end = passage.start, passage.end
    for line in document.text[start:end].split("\n"):
        if line.strip():
            yield start, start + len(line)
        start += len(line) + 1
