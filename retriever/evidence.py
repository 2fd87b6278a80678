"""Weigh what speaks for each exemption: what the nearest decisions relied on, and how near its own law is."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from corpus.law import Law
from corpus.provision import Provision
from corpus.records import Document, RequestItem
from corpus.vocabulary import Vocabulary
from retriever.compare import Compared
from retriever.support import argued

_CONSTANT, _HELD, _COMMON, _MEANT, _PAGE = -3.11, 4.98, 0.22, 3.22, 8.70
"""A logistic regression over the decisions of the library, each left out in turn, those that released everything among
them; `foi evaluate` prints how it holds.
"""
_PRIOR, _NOTHING, _SAME, _HELD_AGAIN = 0.3, 0.05, 0.9, 0.45
"""Likelihood that stands against any; below which all say nothing; from which the request is nearly the same one; and of
what such a decision relied on, the share that holds again.
"""
CIRCUMSTANCES = tuple(Provision("FOIA", (section,)) for section in ("12", "14", "21", "22"))
_CIRCUMSTANTIAL = 0.25
"""These turn on the cost, the asker or the place of publication then, which say little about the same words now."""


@dataclass(frozen=True)
class Known:
    """What the library says before any request: of `decisions`, how many relied on each section."""

    decisions: int
    relied: Mapping[Provision, int]

    @classmethod
    def of(cls, decided: Iterable[Collection[str]]) -> Known:
        """From the references that each decision relied on."""
        count, relied = 0, defaultdict[Provision, int](int)
        for refs in decided:
            count += 1
            for section in {Provision.parse(ref).section for ref in refs}:
                relied[section] += 1
        return cls(count, relied)

    def common(self, section: Provision) -> float:
        """The logarithm of the share that relied on it, with half a decision to begin with."""
        return math.log((self.relied.get(section, 0) + 0.5) / (self.decisions + 5.0))


class Signs(NamedTuple):
    """What speaks for a section: the share of likely decisions that relied on it, how common it is, whether the request
    means it, and how much nearer than most its own law is."""

    held: float
    common: float
    meant: float
    page: float


@dataclass
class Evidence:
    """What speaks for one exemption: the signs of its section, its likelihood, the items it concerns, the decisions, and a cue in the words."""

    signs: Signs
    score: float = 0.0
    asked: set[int] = field(default_factory=set)
    relying: list[str] = field(default_factory=list)
    cue: str = ""


def gather(
    asked: Sequence[RequestItem],
    near: Sequence[Compared],
    known: Known,
    pages: Mapping[Provision, float],
    law: Law,
    vocabulary: Vocabulary,
) -> dict[Provision, Evidence]:
    """For each exemption that anything speaks for, its likelihood, and what that rests on.

    `near` are the nearest decisions; made-up examples among them count only where no real one is as likely. `pages` is
    how much nearer than most each section's own law or guidance is, as a difference of cosines. The limbs of a section
    are told apart by what the nearest decisions relied on.
    """
    decided = _weighty(near)
    held = _held(decided)
    cues = {ref: said for item in asked for ref, said in _cues(item, law, vocabulary).items()}
    found: dict[Provision, Evidence] = {}
    for section, seen in _signs(asked, held, cues, known, pages, vocabulary).items():
        likely = _settled(_likely(seen), section, decided)
        for ref, part in _limbs(section, held, cues).items():
            rests_on = (_asked(ref, asked, decided, cues), _relying(ref, decided), cues.get(ref, ""))
            found[ref] = Evidence(seen, likely * part, *rests_on)
    return found


def _held(decided: Sequence[Compared]) -> Mapping[Provision, float]:
    """Of all that is likely to help, the share that relied on each provision and section."""
    total = sum(one.likely for one in decided) + _PRIOR
    held = defaultdict[Provision, float](float)
    for one in decided:
        relied = _relied(one.document)
        for ref in {*relied, *(ref.section for ref in relied)}:
            held[ref] += one.likely / total * _kind(ref)
    return held


def _signs(
    asked: Sequence[RequestItem],
    held: Mapping[Provision, float],
    cues: Collection[Provision],
    known: Known,
    pages: Mapping[Provision, float],
    vocabulary: Vocabulary,
) -> dict[Provision, Signs]:
    meant = {ref.section for item in asked for ref in vocabulary.meant(item.text)}
    return {
        section: Signs(held.get(section, 0.0), known.common(section), float(section in meant), pages.get(section, 0.0))
        for section in {ref.section for ref in (*held, *cues)} | meant
    }


def _likely(signs: Signs) -> float:
    weighed = zip((_HELD, _COMMON, _MEANT, _PAGE), signs, strict=True)
    return 1.0 / (1.0 + math.exp(-(_CONSTANT + sum(weight * sign for weight, sign in weighed))))


def _settled(likely: float, section: Provision, decided: Sequence[Compared]) -> float:
    """The likelihood where nearly the same request was decided before: as far as those decisions agree, and what they
    argued in full before what they named.
    """
    same = [one for one in decided if one.likely >= _SAME]
    full = {one.document.id: _argued(one.document, section) for one in same}
    if not any(full.values()):
        return likely
    agreed = sum(one.likely for one in same if full[one.document.id]) / sum(one.likely for one in same)
    return max(full.values()) * max(likely, _HELD_AGAIN * agreed * max(one.likely for one in same))


def _argued(document: Document, section: Provision) -> float:
    return max((argued(document, ref) * _kind(ref) for ref in _relied(document) if ref.section == section), default=0.0)


def _limbs(section: Provision, held: Mapping[Provision, float], cues: Collection[Provision]) -> dict[Provision, float]:
    """The limbs of a section relied on, or called up by a cue, or the section alone; each with its part of the most."""
    relied = {ref: held[ref] for ref in held if ref.section == section and ref != section}
    called = dict.fromkeys((ref for ref in cues if ref.section == section), 1.0)
    if called or section not in held:
        return relied | (called or {section: 1.0})
    most = max(relied.values(), default=0.0)
    return {ref: part / most for ref, part in relied.items()} if most else {section: 1.0}


def _weighty(near: Sequence[Compared]) -> list[Compared]:
    """The real decisions where one is as likely as any example, or is on nearly the same request; none where nothing is near."""
    most = max((one.likely for one in near), default=0.0)
    if most < _NOTHING:
        return []
    real = [one for one in near if not one.document.example]
    return real if max((one.likely for one in real), default=0.0) >= min(most, _SAME) else list(near)


def _relied(document: Document) -> list[Provision]:
    return list(dict.fromkeys(Provision.parse(e.ref) for e in document.exemptions))


def _relying(ref: Provision, decided: Sequence[Compared]) -> list[str]:
    return [one.document.id for one in decided if ref in _relied(one.document)]


def _asked(
    ref: Provision, asked: Sequence[RequestItem], decided: Sequence[Compared], cues: Mapping[Provision, str]
) -> set[int]:
    """The items whose like was decided on the exemption, or which call it up by themselves."""
    like = {
        item.n
        for item in asked
        for one in decided
        if item.n in one.matched and _decided_on(one.document, str(ref), one.matched[item.n])
    }
    called = {item.n for item in asked if ref in cues and cues[ref].startswith(f"item {item.n} ")}
    return like | called


def _decided_on(document: Document, ref: str, numbers: Collection[int]) -> bool:
    """True when the matched items were decided on the exemption; where no items are known, the letter as a whole was."""
    if not any(e.ref == ref for e in document.exemptions):
        return False
    decided = [i for i in document.items if i.outcome != "unknown"]
    if not decided or not numbers:
        return not decided
    return any(ref in i.exemptions for i in decided if i.n in numbers)


def _kind(ref: Provision) -> float:
    return _CIRCUMSTANTIAL if ref.section in CIRCUMSTANCES else 1.0


def _cues(item: RequestItem, law: Law, vocabulary: Vocabulary) -> dict[Provision, str]:
    """Exemptions that the kind of information asked for calls up, each with its reason."""
    found: dict[Provision, str] = {}
    for kind in vocabulary.kinds(item.text):
        if kind.exemption and law.knows(kind.exemption):
            found.setdefault(kind.exemption, f"item {item.n} asks for {kind.name}: {kind.because}")
    return found
