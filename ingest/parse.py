"""A reading becomes a record: structure, facts, reliance and outcome, each with its place in the text."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import date

from corpus.calendar import working_days_between
from corpus.errors import Invalid
from corpus.law import Law
from corpus.origin import Origin
from corpus.records import IN_DOUBT, Document, Kind, RequestItem, Span
from ingest import again, facts
from ingest.authority import authority
from ingest.blocks import Reading
from ingest.conclude import conclude
from ingest.explain import EXPLAINS, explaining
from ingest.laid import Laid
from ingest.layout import Layout
from ingest.letter import Letter
from ingest.rely import mentions
from ingest.sought import sought
from ingest.split import passages

_TITLE = 110


def parse(
    reading: Reading, origin: Origin, law: Law, count: Callable[[str], int], laid: Laid | None = None
) -> Document:
    """The record of one document. `count` counts word-pieces as the embedding model does.

    `laid` is the reading laid out, where that was done before.
    """
    laid = laid or Laid.of(reading)
    layout, role_of = laid.layout, laid.role_of
    kind = origin.kind or again.kind(layout)
    if kind in EXPLAINS:
        return _explained(reading, layout, origin, law, count, kind)
    requests = sought(layout, role_of)
    result = again.result(layout, role_of, kind)
    read = conclude(Letter(layout, role_of, law), requests, kind, result, again.ordered(layout, kind, result))
    reference = origin.reference or facts.reference(layout, role_of, reading.meta, kind)
    whose = origin.authority or authority(layout, role_of, reading.title, kind, reading.meta.get("site", ""))
    said = facts.letter_dates(layout, role_of, reading.meta)
    received, dated = origin.received or said["received"], origin.date or said["date"]
    identity = _identity(kind, whose, reference, layout.text)
    return Document(
        id=identity,
        reference=reference,
        kind=kind,
        authority=whose,
        regime=facts.regime(layout, {r.ref for r in read.relied}),
        requested=origin.requested or said["requested"],
        received=received,
        date=dated,
        working_days=_working_days(received, dated),
        title=origin.title or _title(reference, whose, requests, reading.title),
        url=origin.url,
        source=origin.source,
        example=origin.example,
        licence=origin.licence,
        text=layout.text,
        requests=requests,
        items=read.items,
        exemptions=read.relied,
        mentioned=read.mentioned,
        outcome=origin.outcome or read.outcome,
        reviews=list(origin.reviews) or again.reviewed(layout, kind, reference),
        result=result,
        notes=[*reading.notes, *([IN_DOUBT] if read.doubtful and not origin.outcome else [])],
        extra=dict(origin.extra),
        collection=origin.collection,
        passages=passages(layout, role_of, _spans(requests), identity, count),
    )


def _explained(
    reading: Reading, layout: Layout, origin: Origin, law: Law, count: Callable[[str], int], kind: Kind
) -> Document:
    """The record of a guidance page or an enactment: all provisions it names are mentioned, none is relied on."""
    role_of = explaining(layout)
    identity = _identity(kind, origin.authority or "", origin.reference or origin.title, layout.text)
    return Document(
        id=identity,
        reference=origin.reference,
        kind=kind,
        authority=origin.authority,
        regime=facts.regime(layout, set()),
        date=origin.date or facts.letter_dates(layout, role_of, reading.meta)["date"],
        title=origin.title or reading.title or "Untitled document",
        url=origin.url,
        source=origin.source,
        example=origin.example,
        licence=origin.licence,
        text=layout.text,
        mentioned=mentions(Letter(layout, role_of, law)),
        notes=list(reading.notes),
        extra=dict(origin.extra),
        collection=origin.collection,
        passages=passages(layout, role_of, [], identity, count),
    )


def _working_days(received: date | None, dated: date | None) -> int | None:
    """Working days from receipt to answer, the first after receipt being day one (section 10(1) and (6) FOIA)."""
    if received is None or dated is None or dated < received:
        return None
    try:
        return working_days_between(received, dated)
    except Invalid:  # outside the years whose bank holidays are known
        return None


def _spans(requests: list[RequestItem]) -> list[Span]:
    return [(r.start, r.end) for r in requests if r.start is not None and r.end is not None]


def _identity(kind: str, authority: str | None, reference: str | None, text: str) -> str:
    """A short, stable id: from what the authority calls the letter, else from its words."""
    named = f"{authority}\n{reference}" if reference else text
    return hashlib.sha256(f"{kind}\n{named}".casefold().encode()).hexdigest()[:16]


def _title(reference: str | None, authority: str | None, requests: list[RequestItem], given: str | None) -> str:
    """What the letter is about in one line: the things asked, else the title the file gave itself."""
    if requests:
        asked = "; ".join(r.text.rstrip(".?") for r in requests)
        asked = asked[:1].upper() + asked[1:]
        return asked if len(asked) <= _TITLE else asked[: _TITLE - 1].rsplit(" ", 1)[0].rstrip(";,") + "…"
    return given or reference or authority or "Untitled document"
