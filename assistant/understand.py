"""Understand a request without a language model: its items, what is no request, its law, and what it gets wrong.

Whoever asks has no part in it: names and addresses are taken out before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant import spot
from assistant.premise import corrections
from assistant.says import content
from assistant.source import Documents
from assistant.statute import Fact, Statute
from corpus.asking import asks, is_talk
from corpus.bodies import named
from corpus.drafts import Citation, Correction
from corpus.errors import Invalid
from corpus.law import Law
from corpus.records import RequestItem
from corpus.request import items
from corpus.sentences import spans
from corpus.understanding import Aside, AsideKind, Element, RegimeOfItem, Understanding
from corpus.vocabulary import Vocabulary

_CASE = re.compile(
    r"\b(?P<name>[A-Z][\w’'.&-]*(?: (?:of|the|and|for|[A-Z&(][\w’'.&()-]*))* v\.? [A-Z][\w’'.&-]*(?: (?:of|the|and|for|[A-Z&(][\w’'.&()-]*))*)?"
    r"\s*(?P<citation>\[\d{4}\] (?:UKUT|UKFTT|UKSC|EWCA Civ|EWHC|UKHL|1 WLR|AC|AACR) ?\d+(?: \((?:AAC|GRC|Admin|Ch|QB|KB)\))?|\bEA/\d{4}/\d{4}\b)"
)
_WRAPPED = re.compile(r"(?<=[^\s.?!:;])\n(?=[a-z(“\"'])")
"""A line broken inside a sentence, as mail programs do; replaced by one blank, so that places stay."""
_ALIKE = 0.75
_WORTH_TELLING = 4


class Intake:
    """Reads requests; keeps nothing of them."""

    def __init__(self, source: Documents, law: Law, vocabulary: Vocabulary) -> None:
        self._law = law
        self._statute = Statute(source, law)
        self._vocabulary = vocabulary

    def understand(self, request: str) -> Understanding:
        """Raises Invalid for an empty request."""
        if not request.strip():
            raise Invalid("the request is empty; paste the words of the request")
        request = _WRAPPED.sub(" ", request)
        asked, asides = set_apart(items(request))
        asides += _asides(request, asked, asides)
        return Understanding(
            items=asked,
            asides=sorted(asides, key=lambda a: a.start),
            periods=_each(m[0] for m in spot.PERIOD.finditer(request)),
            bodies=named(request),
            roles=_each(m[0].lower() for m in spot.ROLE.finditer(request)),
            kinds=[kind.name for kind in self._vocabulary.information if any(kind.words.search(i.text) for i in asked)],
            regimes=[self._regime(item) for item in asked],
            validity=list(self._validity(asked)),
            corrections=list(self._corrections(request)),
        )

    def _regime(self, item: RequestItem) -> RegimeOfItem:
        if own := spot.OWN.search(item.text):
            because = f"“{own[0]}” asks for the requester's own personal data."
            return RegimeOfItem(n=item.n, regime="subject access", because=because, citations=_cited(self._own_data()))
        found = _each(m[0].lower() for m in spot.ENVIRONMENT.finditer(item.text))
        if found:
            because = f"It speaks of {', '.join(found[:4])}, which may be environmental information."
            fact = self._statute.fact("eir-2-1", "Environmental information")
            return RegimeOfItem(n=item.n, regime="EIR", because=because, citations=_cited(fact))
        because = "Nothing in it points to environmental information or to the requester's own data."
        return RegimeOfItem(
            n=item.n, regime="FOIA", because=because, citations=_cited(self._statute.fact("foia-1", "Two rights"))
        )

    def _own_data(self) -> Fact | None:
        return self._statute.fact("foia-40", r"Section 40\(1\)")

    def _validity(self, asked: list[RequestItem]) -> Iterator[Element]:
        """The elements of section 8(1). Who asks is left out before a request is read, so that one is the officer's."""
        cited = _cited(self._statute.fact("foia-8", "must be in writing"))
        yield Element(what="It is in writing.", met=True, citations=cited)
        unseen = "Names and addresses are left out here; see the request as it came. Under the EIR none is needed."
        yield Element(what="It gives a name and an address for correspondence.", met=None, note=unseen, citations=cited)
        vague = [i.n for i in asked if spot.EVERYTHING.match(i.text) or not content(i.text)]
        clarify = _cited(self._statute.fact("foia-1", r"1\(3\)"))
        note = f"Item {vague[0]} does not say what it is about: ask, and help to say it." if vague else ""
        if not asked:
            note = "Nothing that asks for recorded information was found."
        yield Element(
            what="It describes the information.",
            met=bool(asked) and not vague,
            note=note,
            citations=cited + (clarify if note else []),
        )

    def _corrections(self, request: str) -> Iterator[Correction]:
        told: set[str] = set()
        for start, end in spans(request):
            for made in (*corrections(request[start:end], self._law, self._statute), *self._cases(request[start:end])):
                if made.truth not in told:
                    told.add(made.truth)
                    yield made.model_copy(update={"premise": request[start:end]})

    def _cases(self, sentence: str) -> Iterator[Correction]:
        """Cases cited that the law data does not hold: to be looked up before anything rests on them."""
        held = " ".join(f"{row.get('name', '')} {row.get('citation', '')}" for row in self._law.cases.values())
        for found in _CASE.finditer(sentence):
            fact = self._statute.fact("ico-ai-requests-2026", "cases that do not exist")
            if fact and found["citation"] not in held:
                yield Correction(premise=found[0].strip(), truth=fact[0], citations=fact[1])


def set_apart(found: list[RequestItem]) -> tuple[list[RequestItem], list[Aside]]:
    """Items that ask for recorded information, numbered anew, and those that ask for a view or say an item again."""
    asked: list[RequestItem] = []
    asides: list[Aside] = []
    for item in found:
        start, end = item.start or 0, item.end or len(item.text)
        words = content(item.text)
        same = next((a.n for a in asked if _alike(words, content(a.text))), None)
        if spot.OPINION.search(item.text):
            asides.append(Aside(kind="opinion", text=item.text, start=start, end=end))
        elif same is not None:
            asides.append(Aside(kind="repeat", text=item.text, start=start, end=end, of=same))
        else:
            asked.append(item.model_copy(update={"n": len(asked) + 1}))
    return asked, asides


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other) and len(one & other) / len(one | other) >= _ALIKE


def _asides(request: str, asked: list[RequestItem], known: list[Aside]) -> Iterator[Aside]:
    """The sentences outside every item that argue, demand or ask for a view; courtesies are left out."""
    taken = [(i.start or 0, i.end or 0) for i in asked] + [(a.start, a.end) for a in known]
    for start, end in spans(request):
        sentence = request[start:end]
        if any(start < b and a < end for a, b in taken) or len(sentence.split()) < _WORTH_TELLING:
            continue
        if kind := _kind(sentence):
            yield Aside(kind=kind, text=sentence, start=start, end=end)


def _kind(sentence: str) -> AsideKind | None:
    if spot.OPINION.search(sentence):
        return "opinion"
    if spot.DEMAND.search(sentence):
        return "demand"
    return None if is_talk(sentence) or asks(sentence) or sentence.endswith(":") else "argument"


def _each(found: Iterator[str]) -> list[str]:
    return list(dict.fromkeys(" ".join(words.split()) for words in found))


def _cited(fact: Fact | None) -> list[Citation]:
    return fact[1] if fact else []
