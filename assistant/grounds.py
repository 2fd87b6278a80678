"""Which exemptions a draft argues, for which items, and the precedents it argues them from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant import argue
from assistant.source import PrecedentSource, overturned
from corpus.cases import CaseItem
from corpus.errors import NotFound
from corpus.law import Law
from corpus.provision import Provision
from corpus.records import Document, RequestItem
from corpus.results import PrecedentsResult, Suggestion

ENOUGH = 0.5
"""Suggestions scoring below this are offered to tick, not argued unasked."""
MOST_GROUNDS, MOST_PRECEDENTS = 4, 3


@dataclass(frozen=True)
class Ground:
    """One exemption to argue, with what was found for it. `asked` are the items it concerns, `request` their words."""

    ref: Provision
    title: str
    asked: tuple[int, ...]
    request: str
    precedents: tuple[Document, ...]
    suggestion: Suggestion | None
    bar: Provision | None = None


def choose(
    asked: list[RequestItem],
    exemptions: Sequence[str],
    suggestions: list[Suggestion],
    similar: PrecedentsResult,
    source: PrecedentSource,
    law: Law,
) -> list[Ground]:
    """The exemptions the officer named, else the well-supported suggestions that can stand together.

    Raises Invalid for an unknown one.
    """
    if exemptions:
        refs = list(dict.fromkeys(law.require(e) for e in exemptions))
    else:
        refs = _unasked([s for s in suggestions if s.score >= ENOUGH and not s.instead_of], law)[:MOST_GROUNDS]
    return [_ground(ref, asked, suggestions, similar, source, law) for ref in refs]


def _unasked(suggestions: list[Suggestion], law: Law) -> list[Provision]:
    """What to argue though nobody named it. To deny that anything is held, and to argue why it is kept back, cannot both
    be: unless all that is suggested denies, denying is left to the officer to choose.
    """
    refs = [Provision.parse(s.ref) for s in suggestions]
    stating = [ref for ref in refs if not law.denies(ref)]
    return stating or refs


def _ground(
    ref: Provision,
    asked: list[RequestItem],
    suggestions: list[Suggestion],
    similar: PrecedentsResult,
    source: PrecedentSource,
    law: Law,
) -> Ground:
    suggestion = next((s for s in suggestions if Provision.parse(s.ref).touches(ref)), None)
    ids = [s.document.id for s in suggestion.support] if suggestion else []
    ids += [p.document.id for p in similar.precedents]
    standing = (id for id in dict.fromkeys(ids) if not overturned(source, id))
    documents = [d for d in (_find(source, id) for id in standing) if d and argue.relied_on(d, ref)]
    exemption = law.exemption(ref)
    bars = [bar for d in documents for bar in _bars(d, ref)]
    if bars:  # what another enactment forbids is another reason, though section 44 is claimed for both
        documents = [d for d in documents if any(bar.touches(bars[0]) for bar in _bars(d, ref))]
    numbers = tuple(suggestion.asked) if suggestion and suggestion.asked else tuple(i.n for i in asked)
    return Ground(
        ref=ref,
        title=exemption.title if exemption else "",
        asked=numbers,
        request="\n".join(i.text for i in asked),
        precedents=tuple(documents[:MOST_PRECEDENTS]),
        suggestion=suggestion,
        bar=bars[0] if bars else None,
    )


def _bars(document: Document, ref: Provision) -> list[Provision]:
    """The prohibitions behind a document's reliance on `ref`."""
    return [Provision.parse(e.bar) for e in document.exemptions if e.bar and ref.covers(Provision.parse(e.ref))]


def concerned(ref: Provision, of: Sequence[CaseItem]) -> tuple[int, ...]:
    """The numbers of the items that an exemption was chosen for."""
    return tuple(item.n for item in of if str(ref) in item.exemptions)


def _find(source: PrecedentSource, id: str) -> Document | None:
    try:
        return source.document(id)
    except NotFound:
        return None
