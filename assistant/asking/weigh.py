"""How near each sentence of what was found comes to a question, in meaning and in words."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.asking.question import Question
from assistant.says import content
from assistant.source import PrecedentSource
from corpus.records import Document, Span

_MEANING, _ABOUT, _WORDS, _SAID = 0.5, 0.2, 0.2, 0.1
_ALIKE = 6


@dataclass(frozen=True)
class Weighed:
    """A sentence of a document. `score` says how apt it is among others, `near` whether its document speaks of what
    was asked at all."""

    document: Document
    span: Span
    score: float
    near: float
    on_topic: bool


@dataclass(frozen=True)
class Place:
    """A sentence that may answer, with the words it stands among and what its document is about.

    `bonus` is for what makes it apt, `fit` for what makes its document so.
    """

    document: Document
    span: Span
    around: str
    about: str
    bonus: float = 0.0
    fit: float = 0.0

    @property
    def text(self) -> str:
        return self.document.quote(*self.span)


def weigh(question: Question, places: Sequence[Place], source: PrecedentSource) -> list[Weighed]:
    """The places, nearest first."""
    if not places:
        return []
    texts = [place.text for place in places]
    abouts = list(dict.fromkeys(place.about for place in places))
    whole, core = source.likeness([question.text, question.core or question.text], [*texts, *abouts])
    likenesses = [(a + b) / 2 for a, b in zip(whole, core, strict=True)]
    about = dict(zip(abouts, map(max, whole[len(texts) :], core[len(texts) :]), strict=True))
    stems = {place.about: stems_of(place.about) for place in places}
    arounds = [stems_of(place.around) | stems[place.about] for place in places]
    weights = _weights(question.subject, arounds)
    found = []
    for place, likeness, around in zip(places, likenesses, arounds, strict=False):
        spoken = _share(question.subject, around, weights)
        said = _share(question.subject, stems_of(place.text), weights)
        rest = _ABOUT * about[place.about] + _WORDS * spoken + _SAID * said + place.fit
        near = _MEANING * max(likeness, about[place.about]) + rest
        found.append(Weighed(place.document, place.span, _MEANING * likeness + rest + place.bonus, near, place.fit > 0))
    return sorted(found, key=lambda w: (-w.score, w.document.id, w.span))


def _weights(subject: frozenset[str], texts: Iterable[frozenset[str]]) -> dict[str, float]:
    """Rarer words of the subject weigh more, and those that nothing found speaks of most."""
    all_of_them = list(texts)
    seen = Counter(stem for text in all_of_them for stem in subject if has(text, stem))
    return {stem: 1 + math.log((len(all_of_them) + 1) / (seen[stem] + 1)) for stem in subject}


def _share(subject: frozenset[str], said: frozenset[str], weights: dict[str, float]) -> float:
    total = sum(weights.values())
    return sum(weights[stem] for stem in subject if has(said, stem)) / total if total else 1.0


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
