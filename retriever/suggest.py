"""Exemptions worth considering: what similar decisions relied on, and what the kind of information calls up."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass, field

from corpus.law import Law
from corpus.provision import Provision
from corpus.records import Document, Passage, RequestItem, Role
from corpus.request import items
from corpus.results import (
    Contrary,
    Filters,
    PassageText,
    Precedent,
    PrecedentsResult,
    Suggestion,
    SuggestResult,
    Support,
)
from corpus.vocabulary import Vocabulary
from retriever.precedents import Precedents
from retriever.search import EVERYTHING
from retriever.shelf import Shelf

_NEIGHBOURS, _SUPPORTS = 10, 3
_CUE = 0.45
"""What the kind of information asked for counts, against the similarity of a precedent relied on in full."""
_WHOLE_LETTER = 0.5
"""A precedent's exemption counts this much where the items it was used on are not those that match."""
_ALREADY_PUBLIC = "21"
_ARGUES: tuple[Role, ...] = ("prejudice", "exemption", "statute", "decision")


@dataclass
class _Evidence:
    """What speaks for one exemption: a weight for each precedent, a cue, and the items concerned."""

    weights: dict[str, float] = field(default_factory=dict)
    asked: set[int] = field(default_factory=set)
    cue: str = ""

    def score(self) -> float:
        """One minus the product of what each piece leaves open, in [0, 1): independent pieces add up (noisy-or)."""
        left = math.prod(1.0 - w for w in self.weights.values()) * (1.0 - _CUE if self.cue else 1.0)
        return 1.0 - left


class Suggester:
    """Suggests from precedents, the vocabulary's cues and the law; decides nothing."""

    def __init__(self, precedents: Precedents, shelf: Shelf, law: Law, vocabulary: Vocabulary) -> None:
        self._precedents = precedents
        self._shelf = shelf
        self._law = law
        self._vocabulary = vocabulary

    def suggest(self, request: str, filters: Filters = EVERYTHING) -> SuggestResult:
        """Exemptions worth considering, best supported first. Raises Invalid for a blank request."""
        similar = self._precedents.find(request, _NEIGHBOURS, filters)
        evidence = self._weigh(items(request), similar)
        ranked = sorted(evidence.items(), key=lambda pair: (-pair[1].score(), pair[0]))
        made = [self._suggestion(ref, found, similar) for ref, found in ranked if str(ref.section) != _ALREADY_PUBLIC]
        return SuggestResult(suggestions=made, already_public=self._already_public(similar))

    def _weigh(self, asked: list[RequestItem], similar: PrecedentsResult) -> dict[Provision, _Evidence]:
        evidence: dict[Provision, _Evidence] = defaultdict(_Evidence)
        for precedent in similar.precedents:
            document = self._shelf.document(precedent.document.id)
            matched = {m.item: m for m in precedent.matched if m.item is not None}
            for relied in document.exemptions:
                used = [i.n for i in document.items if relied.ref in i.exemptions]
                direct = [matched[n] for n in used if n in matched]
                found = evidence[Provision.parse(relied.ref)]
                found.weights[document.id] = (
                    precedent.score * (1.0 if direct else _WHOLE_LETTER) * _argued(document, relied.ref)
                )
                found.asked |= {m.asked for m in direct if m.asked is not None}
        for item in asked:
            for kind in self._vocabulary.kinds(item.text):
                if kind.exemption and self._law.exemption(kind.exemption):
                    found = evidence[kind.exemption]
                    found.cue = found.cue or f"item {item.n} asks for {kind.name}: {kind.because}"
                    found.asked.add(item.n)
        return dict(evidence)

    def _suggestion(self, ref: Provision, found: _Evidence, similar: PrecedentsResult) -> Suggestion:
        exemption = self._law.exemption(ref)
        relying = [p for p in similar.precedents if p.document.id in found.weights]
        documents = [self._shelf.document(p.document.id) for p in relying]
        bars = [e.bar for d in documents for e in d.exemptions if e.ref == str(ref) and e.bar]
        bar = self._law.bar(bars[0]) if bars else None
        asks = [*(bar.ask_officer if bar else ()), *(exemption.ask_officer if exemption else ())]
        return Suggestion(
            ref=str(ref),
            title=exemption.title if exemption else "",
            score=round(found.score(), 4),
            because=_because(relying, found.cue),
            asked=sorted(found.asked),
            bar=bars[0] if bars else None,
            support=[s for d in documents[:_SUPPORTS] if (s := self._support(d, ref))],
            contrary=self._contrary(similar, found),
            must_show=list(exemption.requires) if exemption else [],
            needs_from_officer=[a.question for a in asks if a.ref is None or a.ref.covers(ref) or ref.covers(a.ref)],
        )

    def _support(self, document: Document, ref: Provision) -> Support | None:
        passage = _arguing(document, ref)
        return (
            Support(document=self._shelf.card(document.id), passage=PassageText.of(document, passage))
            if passage
            else None
        )

    def _contrary(self, similar: PrecedentsResult, found: _Evidence) -> list[Contrary]:
        """Similar decisions that did without this exemption and released the information."""
        released = [
            c
            for c in similar.contrary
            if c.document.id not in found.weights and c.document.outcome in ("disclosed", "partly")
        ]
        return released[:_SUPPORTS]

    def _already_public(self, similar: PrecedentsResult) -> list[Support]:
        """Where the library shows the same information published, or relied on section 21 to say so."""
        shown = []
        for precedent in similar.precedents:
            document = self._shelf.document(precedent.document.id)
            if any(Provision.parse(e.ref).section == Provision("FOIA", ("21",)) for e in document.exemptions):
                support = self._support(document, Provision("FOIA", ("21",)))
                shown += [support] if support else []
        return shown[:_SUPPORTS]


def _argued(document: Document, ref: str) -> float:
    """How much of the letter is spent on an exemption: one argued under a heading of its own counts in full."""
    section = Provision.parse(ref).section
    headed = any(p.heading and str(section) in p.heading.replace("(", " ").split() for p in document.passages)
    return 1.0 if headed or len(document.exemptions) == 1 else 0.5


def _arguing(document: Document, ref: Provision) -> Passage | None:
    """The passage that argues an exemption best: its harm, else its account, else where it is named."""
    section = str(ref.section)
    headed = [p for p in document.passages if p.heading and section in p.heading.replace("(", " ").split()]
    named = [
        p
        for p in document.passages
        for e in document.exemptions
        if (Provision.parse(e.ref).covers(ref) or ref.covers(Provision.parse(e.ref)))
        and any(p.start <= a < p.end for a, _ in e.spans)
    ]
    candidates = headed or named
    return min(
        (p for p in candidates if p.role in _ARGUES),
        key=lambda p: _ARGUES.index(p.role),
        default=candidates[0] if candidates else None,
    )


def _because(relying: list[Precedent], cue: str) -> str:
    """One plain sentence: which similar decisions relied on it, and what in the request points to it."""
    names = [p.document.reference or p.document.title for p in relying]
    said = []
    if names:
        more = f" and {len(names) - 2} more" if len(names) > 2 else ""
        why = next((w for p in relying for w in p.why if w.startswith("asks for")), "")
        said.append(f"relied on in {' and '.join(names[:2])}{more}" + (f", which also {why}" if why else ""))
    if cue:
        said.append(cue)
    text = "; ".join(said)
    return text[:1].upper() + text[1:]
