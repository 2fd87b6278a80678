"""Two decisions on one subject that came out differently: the pair, and what their records say distinguishes them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import get_args

from assistant import quote
from assistant.lessons.neutral import hidden, kind_of_body
from assistant.lessons.split import CLOSE, decisive
from assistant.source import PrecedentSource
from corpus.drafts import Citation
from corpus.learning import Aspect, Difference, Pair, Side
from corpus.lessons import Mark
from corpus.provision import Provision
from corpus.records import Card, Document
from corpus.results import Filters

ASPECTS: tuple[Aspect, ...] = get_args(Aspect)
_APART = 90
"""Days from which two dates are far enough apart to be worth naming."""
_LOOKED_AT, _TRIED = 10, 24
_SIDES = {
    "partly": "partly",
    "withheld": "withheld",
    "ncnd": "withheld",
    "refused": "withheld",
    "disclosed": "disclosed",
}


def pairs(cards: Sequence[Card], source: PrecedentSource, most: int, examples: bool) -> list[Pair]:
    """Pairs found by looking, for one decision after another, for a like request decided differently."""
    found: dict[str, Pair] = {}
    for card in [c for c in cards if c.kind == "response" and c.outcome in _SIDES][:_TRIED]:
        other = _opposite(card, source, examples)
        if other is not None:
            made = pair(source.document(card.id), card, source.document(other.id), other)
            found.setdefault(made.id, made)
        if len(found) >= most:
            break
    return list(found.values())


def pair(one: Document, of_one: Card, other: Document, of_other: Card) -> Pair:
    """The same two always make the same pair, the earlier first."""
    first, second = sorted(((one, of_one), (other, of_other)), key=lambda s: (str(s[0].date), s[0].id))
    subject = " ".join(first[0].requests[0].text.split()) if first[0].requests else first[0].title
    return Pair(
        id=f"{hidden(first[0].id)}-{hidden(second[0].id)}", subject=subject, one=_side(*first), other=_side(*second)
    )


def differences(one: Document, other: Document, of_one: Card, of_other: Card) -> list[Difference]:
    """Every aspect as the two records have it, and whether it differs."""
    said = (_told(one, of_one), _told(other, of_other))
    rows = [Difference(aspect=a, one=said[0][a], other=said[1][a], differs=said[0][a] != said[1][a]) for a in ASPECTS]
    days = abs((one.date - other.date).days) if one.date and other.date else 0
    return [row.model_copy(update={"differs": days >= _APART}) if row.aspect == "date" else row for row in rows]


def marked(chosen: Sequence[Aspect], found: Sequence[Difference]) -> Iterator[Mark]:
    """A mark for each aspect that differs or was chosen. Which of them explains the outcome is for people to say."""
    for row in found:
        if not row.differs and row.aspect not in chosen:
            continue
        verdict = "right" if row.differs and row.aspect in chosen else "missed" if row.differs else "wrong"
        says = f"The records have {row.one} and {row.other}." if row.differs else f"The records agree: {row.one}."
        gave = f"{row.aspect}: {'chosen' if row.aspect in chosen else 'not chosen'}"
        was = "differs" if row.differs else "does not differ"
        yield Mark(about=f"comparing: {row.aspect}", gave=gave, was=was, verdict=verdict, because=says)


def _opposite(card: Card, source: PrecedentSource, examples: bool) -> Card | None:
    """The most similar request that came out on another side."""
    document = source.document(card.id)
    request = "\n".join(item.text for item in document.requests)
    if not request.strip():
        return None
    found = source.precedents(request, _LOOKED_AT, Filters(kind=["response", "review"], examples=examples))
    others = [p.document for p in found.precedents if p.score >= CLOSE]
    mine = _SIDES.get(card.outcome)
    return next((o for o in others if o.id != card.id and _SIDES.get(o.outcome, mine) != mine), None)


def _side(document: Document, card: Card) -> Side:
    return Side(
        document=card,
        asked=[item.text for item in document.requests],
        deciding=_deciding(document),
    )


def _deciding(document: Document) -> list[Citation]:
    spans = dict.fromkeys((item.start, item.end) for item in document.items if item.end > item.start)
    return [quote.at(document, *span) for span in spans] or [decisive(document, None)]


def _told(document: Document, card: Card) -> dict[Aspect, str]:
    refs = [Provision.parse(relied.ref) for relied in document.exemptions]
    likely = dict.fromkeys(
        f"{e.ref}: {'would be likely to' if e.likelihood == 'would be likely' else 'would'}"
        for e in document.exemptions
        if e.likelihood
    )
    return {
        "regime": {"FOIA": "the Act", "EIR": "the Regulations", "both": "both"}[document.regime],
        "exemption": ", ".join(sorted({ref.section.spoken() for ref in refs})) or "none",
        "limb": ", ".join(sorted({str(ref) for ref in refs if len(ref.parts) > 1})) or "none",
        "likelihood": ", ".join(likely) or "none stated",
        "date": f"{document.date.day} {document.date:%B %Y}" if document.date else "undated",
        "kind of body": kind_of_body(document.authority),
        "later result": ", ".join(f"{x.kind.replace('_', ' ')}: {x.result}" for x in card.later) or "none known",
    }
