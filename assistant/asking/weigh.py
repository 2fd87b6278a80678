"""How near each sentence of what was found comes to a question, in meaning and in words."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from assistant.asking.acts import meaning_same
from assistant.asking.pairs import parted
from assistant.asking.question import Question
from assistant.says import content
from assistant.source import PrecedentSource
from corpus.records import Document, Span

_MEANING, _ABOUT, _WORDS, _SAID, _REST, _DOCUMENT = 0.5, 0.2, 0.2, 0.1, 0.15, 0.35
_ALIKE, _SYNONYM = 6, 0.7


@dataclass(frozen=True)
class Signs:
    """How much each sign speaks for a document's answering a question, as a logistic function takes it.

    `near` is the greatest likeness of a sentence, `about` that of what the document is about, `either` of one of the
    two; `spoken` and `said` the share of the subject's words that a sentence's surroundings and it hold, `parted` the share of its
    pairs of words that the document does not have together;
    `apt` what else makes it so; `search` and `similar` how high search, and similar requests, put it; `agrees` whether it was decided as asked.
    """

    near: float
    about: float
    either: float
    spoken: float
    said: float
    apt: float
    search: float
    similar: float
    agrees: float
    least: float
    parted: float = 0.0


DECISIONS = Signs(1.9, 0.0, 2.2, 1.9, 0.0, 2.5, 3.9, 1.4, 1.1, -6.95, -0.75)
RULES = Signs(1.9, 1.7, 0.0, 0.65, 0.7, 2.8, 3.85, 0.0, 0.5, -6.3)
"""Fitted on the tuning halves of the judged questions: which documents answer, of all those found."""


@dataclass(frozen=True)
class Weighed:
    """A sentence of a document. `sure` is how likely its document is to answer, `score` how apt it is among others."""

    document: Document
    span: Span
    score: float
    sure: float


@dataclass(frozen=True)
class Place:
    """A sentence that may answer, with the words it stands among and what its document is about.

    `bonus` is for what makes it apt, `apt` for what makes its document so, which search and similar requests put at
    `search` and `similar`; `agrees`, from -1 to 1, says whether it decided as the question has it. `led` is the question
    that it answers in its document.
    """

    document: Document
    span: Span
    around: str
    about: str
    bonus: float = 0.0
    apt: float = 0.0
    search: float = 0.0
    similar: float = 0.0
    agrees: float = 0.0
    led: str = ""

    @property
    def text(self) -> str:
        return f"{self.led} {self.document.quote(*self.span)}".lstrip()


class _Shown(NamedTuple):
    near: float
    about: float
    spoken: float
    said: float
    rest: float


def weigh(question: Question, places: Sequence[Place], source: PrecedentSource, signs: Signs) -> list[Weighed]:
    """The places, the most apt first."""
    if not places:
        return []
    shown = _shown(question, places, source)
    of_one: dict[str, list[int]] = {}
    for n, place in enumerate(places):
        of_one.setdefault(place.document.id, []).append(n)
    sure = {id: _sure(question, [shown[n] for n in own], places[own[0]], signs) for id, own in of_one.items()}
    found = [
        Weighed(
            place.document,
            place.span,
            _MEANING * s.near + _ABOUT * s.about + _WORDS * s.spoken + _SAID * s.said + _REST * s.rest + place.bonus
            + _DOCUMENT * sure[place.document.id],
            sure[place.document.id],
        )
        for place, s in zip(places, shown, strict=True)
    ]  # fmt: skip
    return sorted(found, key=lambda w: (-w.score, w.document.id, w.span))


def _shown(question: Question, places: Sequence[Place], source: PrecedentSource) -> list[_Shown]:
    """How near each place is, to the question and to its core alike, and how much of the subject it speaks of."""
    texts = [place.text for place in places]
    abouts = list(dict.fromkeys(place.about for place in places))
    whole, core = source.likeness([question.text, question.core or question.text], [*texts, *abouts])
    near = [(a + b) / 2 for a, b in zip(whole, core, strict=True)]
    about = dict(zip(abouts, map(max, whole[len(texts) :], core[len(texts) :]), strict=True))
    arounds = [stems_of(place.around) | stems_of(place.about) for place in places]
    weights = _weights(question.subject, arounds)
    return [
        _Shown(
            likeness,
            about[place.about],
            _share(question.subject, around, weights),
            _share(question.subject, stems_of(place.text), weights),
            _rest(question, place),
        )
        for place, likeness, around in zip(places, near, arounds, strict=False)
    ]


def _rest(question: Question, place: Place) -> float:
    """The share that a sentence speaks of what the question asks beyond what its document was asked."""
    beyond = [stem for stem in question.words if not has(stems_of(place.about), stem)]
    return sum(has(stems_of(place.text), stem) for stem in beyond) / len(beyond) if beyond else 0.0


def _sure(question: Question, shown: Sequence[_Shown], place: Place, signs: Signs) -> float:
    near, about, spoken, said, _ = (max(values) for values in zip(*shown, strict=True))
    told = (
        signs.near * near + signs.about * about + signs.either * max(near, about) + signs.spoken * spoken
        + signs.said * said + signs.apt * place.apt + signs.search * place.search + signs.similar * place.similar
        + signs.agrees * place.agrees + signs.parted * parted(question.pairs, place.document.text)
    )  # fmt: skip
    return 1 / (1 + math.exp(-told - signs.least))


def _weights(subject: frozenset[str], texts: Iterable[frozenset[str]]) -> dict[str, float]:
    """Rarer words of the subject weigh more, and those that nothing found speaks of most."""
    all_of_them = list(texts)
    seen = Counter(stem for text in all_of_them for stem in subject if spoken(text, stem))
    return {stem: 1 + math.log((len(all_of_them) + 1) / (seen[stem] + 1)) for stem in subject}


def _share(subject: frozenset[str], said: frozenset[str], weights: dict[str, float]) -> float:
    total = sum(weights.values())
    return sum(weights[stem] * spoken(said, stem) for stem in subject) / total if total else 1.0


def spoken(said: frozenset[str], stem: str) -> float:
    """1 where the stem is said, somewhat less where only another word for the same is, else 0."""
    if has(said, stem):
        return 1.0
    return _SYNONYM * any(has(said, other) for other in meaning_same(stem))


def has(said: frozenset[str], stem: str) -> bool:
    """True where the stem is said, or one of the same beginning: suspend for suspension."""
    if stem in said:
        return True
    if len(stem) < _ALIKE:
        return False
    start = stem[: max(_ALIKE, len(stem) - 1)]
    return any(word.startswith(start) for word in said)


@lru_cache(maxsize=20_000)
def stems_of(text: str) -> frozenset[str]:
    return content(text)
