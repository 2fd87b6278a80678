"""Exemptions worth considering: what similar decisions relied on, and what the kind of information calls up."""

from __future__ import annotations

from corpus.law import Law
from corpus.provision import Provision
from corpus.records import Document
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
from retriever.evidence import Evidence, gather
from retriever.precedents import Precedents
from retriever.search import EVERYTHING
from retriever.shelf import Shelf
from retriever.support import arguing, relies

_NEIGHBOURS, _SHOWN = 10, 3
LEAST = 0.1
"""Evidence weaker than this is not worth an officer's time."""
_ACCESSIBLE = Provision("FOIA", ("21",))


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
        documents = {p.document.id: self._shelf.document(p.document.id) for p in similar.precedents}
        evidence = gather(items(request), similar.precedents, documents, self._law, self._vocabulary)
        ranked = sorted(evidence.items(), key=lambda pair: (-pair[1].score, pair[0]))
        made = [self._suggestion(ref, e, similar, documents) for ref, e in ranked if e.score >= LEAST]
        return SuggestResult(suggestions=made, already_public=self._already_public(similar, documents))

    def _suggestion(
        self, ref: Provision, evidence: Evidence, similar: PrecedentsResult, documents: dict[str, Document]
    ) -> Suggestion:
        exemption = self._law.exemption(ref)
        relying = [p for p in similar.precedents if p.document.id in evidence.relying]
        bars = [e.bar for p in relying for e in documents[p.document.id].exemptions if e.ref == str(ref) and e.bar]
        bar = self._law.bar(bars[0]) if bars else None
        asks = [*(bar.ask_officer if bar else ()), *(exemption.ask_officer if exemption else ())]
        return Suggestion(
            ref=str(ref),
            title=exemption.title if exemption else "",
            score=round(evidence.score, 4),
            because=_because(relying, evidence.cue),
            asked=sorted(evidence.asked),
            bar=bars[0] if bars else None,
            support=[s for p in relying[:_SHOWN] if (s := self._support(documents[p.document.id], ref))],
            contrary=self._contrary(ref, similar, documents),
            must_show=list(exemption.requires) if exemption else [],
            needs_from_officer=[a.question for a in asks if a.ref is None or a.ref.touches(ref)],
        )

    def _support(self, document: Document, ref: Provision) -> Support | None:
        passage = arguing(document, ref)
        if passage is None:
            return None
        return Support(document=self._shelf.card(document.id), passage=PassageText.of(document, passage))

    def _contrary(self, ref: Provision, similar: PrecedentsResult, documents: dict[str, Document]) -> list[Contrary]:
        """Similar decisions that did without this exemption and released the information."""
        released = []
        for one in similar.contrary:
            document = documents.get(one.document.id) or self._shelf.document(one.document.id)
            if document.outcome in ("disclosed", "partly") and not relies(document, ref):
                released.append(one)
        return released[:_SHOWN]

    def _already_public(self, similar: PrecedentsResult, documents: dict[str, Document]) -> list[Support]:
        """Where the same information was said to be published already (section 21), or was released to someone else."""
        shown = []
        for precedent in similar.precedents:
            document = documents[precedent.document.id]
            if relies(document, _ACCESSIBLE):
                shown.append(self._support(document, _ACCESSIBLE))
            elif precedent.outcome == "disclosed":
                shown.append(self._released(precedent, document))
        return [s for s in shown if s][:_SHOWN]

    def _released(self, precedent: Precedent, document: Document) -> Support | None:
        """The words that released what matches, or else the decision's own."""
        items_matched = {m.item for m in precedent.matched if m.item is not None}
        starts = [
            i.start for i in document.items if i.n in items_matched and i.outcome == "disclosed" and i.end > i.start
        ]
        said = [p for p in document.passages if any(p.start <= s < p.end for s in starts)]
        said += [p for p in document.passages if p.role == "decision"]
        if not said:
            return None
        return Support(document=precedent.document, passage=PassageText.of(document, said[0]))


def _because(relying: list[Precedent], cue: str) -> str:
    """One plain sentence: which similar decisions relied on it, and what in the request points to it."""
    said = []
    for example in (False, True):
        some = [p for p in relying if p.document.example is example]
        if some:
            names = [p.document.reference or p.document.title for p in some]
            more = f" and {len(names) - 2} more" if len(names) > 2 else ""
            kind = f"the example letter{'s' * (len(names) > 1)} " if example else ""
            why = next((f", which also {w}" for p in some for w in p.why if w.startswith("asks for")), "")
            said.append(f"relied on in {kind}{' and '.join(names[:2])}{more}{why}")
    if cue:
        said.append(cue)
    text = "; ".join(said)
    return text[:1].upper() + text[1:]
