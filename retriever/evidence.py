"""Weigh what speaks for each exemption, item by item: similar decisions that relied on it, and cues in the words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from corpus.law import Law
from corpus.provision import Provision
from corpus.records import Document, RequestItem
from corpus.results import Precedent
from corpus.vocabulary import Vocabulary
from retriever.support import argued

PRIOR = 0.3
"""Similarity that stands against every exemption before any decision is seen: one decision alone never makes certain."""
CUE = 0.45
"""What the kind of information asked for counts by itself: enough to be considered, not to be argued unasked."""
_ELSEWHERE = 0.5
"""An exemption relied on for another item of the same letter counts this much for the item that matches."""
_CIRCUMSTANCES = tuple(Provision("FOIA", (section,)) for section in ("12", "14", "21", "22"))
_CIRCUMSTANTIAL = 0.25
"""These turn on the cost, the asker or the place of publication then, which say little about the same words now."""


@dataclass
class Evidence:
    """What speaks for one exemption: its best score over the items asked, which items, which decisions, and a cue."""

    score: float = 0.0
    asked: set[int] = field(default_factory=set)
    relying: set[str] = field(default_factory=set)
    cue: str = ""


def gather(
    asked: Sequence[RequestItem],
    precedents: Sequence[Precedent],
    documents: Mapping[str, Document],
    law: Law,
    vocabulary: Vocabulary,
) -> dict[Provision, Evidence]:
    """For each item and exemption, the share of similarity that relied on it, and the cue: 1 - (1 - share)(1 - cue).

    The share is the sum over the decisions that match the item of similarity times reliance, divided by PRIOR
    plus the sum of similarities; reliance is 1 where the matched item itself was decided on the exemption. Made-up
    examples are weighed only for an item that no real decision matches.
    """
    evidence: dict[Provision, Evidence] = defaultdict(Evidence)
    for item in asked:
        total, relied = PRIOR, defaultdict[Provision, float](float)
        matching = [p for p in precedents if _nearness(item, p)[0]]
        for precedent in [p for p in matching if not p.document.example] or matching:
            near, items_near = _nearness(item, precedent)
            document = documents[precedent.document.id]
            total += near
            for e in document.exemptions:
                ref = Provision.parse(e.ref)
                direct = _decided_on(document, e.ref, items_near)
                relied[ref] += near * (1.0 if direct else _ELSEWHERE) * argued(document, ref) * _kind(ref)
                evidence[ref].relying.add(document.id)
                evidence[ref].asked |= {item.n} if direct else set()
        cues = _cues(item, law, vocabulary)
        for ref in {*relied, *cues}:
            share = relied[ref] / total
            found = evidence[ref]
            found.score = max(found.score, 1.0 - (1.0 - share) * (1.0 - (CUE if ref in cues else 0.0)))
            if ref in cues:
                found.asked.add(item.n)
                found.cue = found.cue or cues[ref]
    return dict(evidence)


def _nearness(item: RequestItem, precedent: Precedent) -> tuple[float, set[int]]:
    """How near a decision is to the item, at most its own score's worth, and the items of it that match."""
    matches = [m for m in precedent.matched if m.asked == item.n]
    near = max((m.score for m in matches), default=0.0)
    return min(1.0, near), {m.item for m in matches if m.item is not None}


def _decided_on(document: Document, ref: str, numbers: set[int]) -> bool:
    """True when the matched items were decided on the exemption; where no items are known, the letter as a whole was."""
    decided = [i for i in document.items if i.outcome != "unknown"]
    if not decided or not numbers:
        return not decided
    return any(ref in i.exemptions for i in decided if i.n in numbers)


def _kind(ref: Provision) -> float:
    return _CIRCUMSTANTIAL if ref.section in _CIRCUMSTANCES else 1.0


def _cues(item: RequestItem, law: Law, vocabulary: Vocabulary) -> dict[Provision, str]:
    """Exemptions that the kind of information asked for calls up, each with its reason."""
    found: dict[Provision, str] = {}
    for kind in vocabulary.kinds(item.text):
        if kind.exemption and law.knows(kind.exemption):
            found.setdefault(kind.exemption, f"item {item.n} asks for {kind.name}: {kind.because}")
    return found
