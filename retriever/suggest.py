"""Exemptions worth considering: what similar decisions relied on, and what the kind of information calls up."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from corpus.law import Law
from corpus.provision import Provision
from corpus.records import Document, RequestItem
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
from retriever.compare import DECISIONS
from retriever.evidence import CIRCUMSTANCES, Evidence, Known, Signs, gather
from retriever.pages import LawPages
from retriever.precedents import Precedents
from retriever.search import EVERYTHING, Searcher
from retriever.support import arguing, relies

_NEIGHBOURS, _SHOWN = 10, 3
LEAST = 0.07
"""Evidence weaker than this is not worth an officer's time."""
CIRCUMSTANTIAL = 0.12
"""The same for the grounds that turn on circumstances: cost, the asker, publication."""
_ACCESSIBLE = Provision("FOIA", ("21",))


class Suggester:
    """Suggests from precedents, the vocabulary's cues and the law; decides nothing."""

    def __init__(self, precedents: Precedents, searcher: Searcher, law: Law, vocabulary: Vocabulary) -> None:
        self._precedents = precedents
        self._law_pages = LawPages(searcher)
        self._shelf = searcher.shelf
        self._law = law
        self._vocabulary = vocabulary

    def suggest(
        self,
        request: str,
        filters: Filters = EVERYTHING,
        without: Collection[str] = (),
        of: Sequence[RequestItem] = (),
    ) -> SuggestResult:
        """Exemptions worth considering, best supported first, without a look at the documents `without`.

        With `of`, those are the items of the request. Raises Invalid for a blank request.
        """
        found = self._precedents.survey(request, _NEIGHBOURS, filters, without, of)
        similar, documents = found.result, {one.document.id: one.document for one in found.near}
        known, pages = self._known(filters, without), self._pages(request, of)
        evidence = gather(list(of) or items(request), found.near, known, pages, self._law, self._vocabulary)
        ranked = sorted(evidence.items(), key=lambda pair: (-round(pair[1].score, 2), self._weighed(pair[0]), pair[0]))
        made = [self._suggestion(ref, e, similar, documents) for ref, e in ranked if e.score >= _least(ref) or e.cue]
        apart = [self._apart(one, made[:n]) for n, one in enumerate(made)]
        return SuggestResult(suggestions=apart, already_public=self._already_public(similar, documents))

    def signs(self, request: str, without: Collection[str] = ()) -> dict[Provision, Signs]:
        """What speaks for each section, before it is weighed, without a look at the documents `without`."""
        near = self._precedents.survey(request, _NEIGHBOURS, EVERYTHING, without).near
        known, pages = self._known(EVERYTHING, without), self._pages(request, ())
        found = gather(items(request), near, known, pages, self._law, self._vocabulary)
        return {ref.section: evidence.signs for ref, evidence in found.items()}

    def _known(self, filters: Filters, without: Collection[str]) -> Known:
        """How often each section is relied on in the library, as far as the filters let it be seen."""
        decided = (card for card in self._shelf.cards().values() if card.kind in DECISIONS)
        cards = [card for card in decided if filters.admit(card) and card.id not in without]
        return Known.of(card.exemptions for card in cards)

    def _pages(self, request: str, of: Sequence[RequestItem]) -> dict[Provision, float]:
        """How much nearer to the request than most each section's own law and guidance is."""
        near = self._law_pages.nearness(request, of)
        usual = sum(near.values()) / max(1, len(near))
        return {section: cosine - usual for section, cosine in near.items()}

    def _weighed(self, ref: Provision) -> bool:
        """Of two as likely, the absolute one is considered first: it needs no balance."""
        exemption = self._law.exemption(ref)
        return exemption is not None and exemption.tested

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
            score=round(evidence.score, 2),
            because=_because(relying, evidence.cue),
            asked=sorted(evidence.asked),
            bar=bars[0] if bars else None,
            support=[s for p in relying[:_SHOWN] if (s := self._support(documents[p.document.id], ref))],
            contrary=self._contrary(ref, similar, documents),
            must_show=list(exemption.requires) if exemption else [],
            needs_from_officer=[a.question for a in asks if a.ref is None or a.ref.touches(ref)],
        )

    def _apart(self, one: Suggestion, better: list[Suggestion]) -> Suggestion:
        """With those better supported that exclude it for the same items, and why."""
        said = {}
        for other in better:
            why = self._law.exclusive(Provision.parse(one.ref), Provision.parse(other.ref))
            if why and (not one.asked or not other.asked or set(one.asked) & set(other.asked)):
                said[other.ref] = why
        if not said:
            return one
        reasons = "; ".join(
            f"instead of {Provision.parse(ref).spoken()}, not with it: {why}" for ref, why in said.items()
        )
        because = f"{one.because}; {reasons}" if one.because else reasons
        return one.model_copy(update={"instead_of": list(said), "because": because})

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


def _least(ref: Provision) -> float:
    return CIRCUMSTANTIAL if ref.section in CIRCUMSTANCES else LEAST


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
