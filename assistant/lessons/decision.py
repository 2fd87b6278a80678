"""The decision behind an exercise, once it may be shown: its sentences, the law's elements, what happened later."""

from __future__ import annotations

from collections.abc import Iterator

from assistant import argue, elements, quote
from assistant.grounds import Ground
from assistant.lessons import flaws
from assistant.lessons.exercise import Set
from assistant.lessons.level import hard
from assistant.lessons.split import decisive
from assistant.source import PrecedentSource
from assistant.statute import Statute
from corpus.drafts import Citation
from corpus.errors import NotFound
from corpus.law import Law
from corpus.lessons import After, Decision, Said
from corpus.provision import Provision
from corpus.records import Document, Later, Reliance, Role

_ROLES: tuple[Role, ...] = (
    "decision",
    "exemption",
    "prejudice",
    "factors_for_disclosure",
    "factors_against_disclosure",
    "balance",
)
_MOST_OF_A_ROLE = 3


def decision(made: Set, law: Law, source: PrecedentSource) -> Decision:
    document, statute = made.document, Statute(source, law)
    return Decision(
        document=made.card,
        regime=document.regime,
        said=list(_said(document)),
        elements=[
            elements.argument(_ground(document, relied, law), [], statute, law, source)
            for relied in document.exemptions
        ],
        after=[_after(later, source) for later in made.card.later],
        flaws=flaws.of(document),
        hard=list(hard(made.card, law)),
    )


def _said(document: Document) -> Iterator[Said]:
    """What decided each item, then how each exemption is argued, part by part; no sentence twice."""
    told = set()
    for item in document.items:
        if item.end > item.start and (item.start, item.end) not in told:
            told.add((item.start, item.end))
            yield Said(role="decision", ref=None, quote=quote.at(document, item.start, item.end))
    for relied in document.exemptions:
        for role in _ROLES:
            spans = argue.sentences(document, Provision.parse(relied.ref), role)
            for span in [s for s in spans if s not in told][:_MOST_OF_A_ROLE]:
                told.add(span)
                yield Said(role=role, ref=relied.ref, quote=quote.at(document, *span))


def _ground(document: Document, relied: Reliance, law: Law) -> Ground:
    """The exemption with this letter alone to show its elements."""
    ref = Provision.parse(relied.ref)
    exemption = law.exemption(ref)
    return Ground(
        ref=ref,
        title=exemption.title if exemption else "",
        asked=tuple(item.n for item in document.items if relied.ref in item.exemptions),
        request="\n".join(item.text for item in document.requests),
        precedents=(document,),
        suggestion=None,
        bar=Provision.parse(relied.bar) if relied.bar else None,
    )


def _after(later: Later, source: PrecedentSource) -> After:
    """A later decision with the words that decided it, where the library holds it."""
    try:
        held = source.document(later.reference or "")
    except NotFound:
        return After(later=later)
    return After(later=later, document=held.id, said=_deciding(held))


def _deciding(document: Document) -> list[Citation]:
    spans = dict.fromkeys((item.start, item.end) for item in document.items if item.end > item.start)
    return [quote.at(document, *span) for span in spans] or ([decisive(document, None)] if document.passages else [])
