"""A reading becomes a record: structure, facts, reliance and outcome, each with its place in the text."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Callable
from datetime import date
from itertools import pairwise

from corpus.calendar import working_days_between
from corpus.errors import Invalid
from corpus.law import Law
from corpus.origin import Origin
from corpus.records import Document, Kind, RequestItem, Role, Span
from corpus.request import items
from ingest import again, cues, facts, headed
from ingest.blocks import Reading
from ingest.conclude import conclude
from ingest.explain import EXPLAINS, explaining
from ingest.laid import Laid
from ingest.layout import Layout, Placed
from ingest.letter import Letter
from ingest.rely import mentions
from ingest.split import passages
from ingest.told import told

_TITLE = 110
_LONGEST_LEAD = 6
_CELL_LABEL = re.compile(r"\W*(?:\d{1,2}|[a-z])(?:[.):]|\s\|)\s*(?:\|\s*)?", re.IGNORECASE)
_WORD_LABEL = re.compile(r"\W*(?:your )?(?:question|request|query)\s?\d{0,2}\s?[:.–-]\s", re.IGNORECASE)
_NUMBER = re.compile(r"\W{0,2}(\d{1,2})[.)]\s")
_LEAD = re.compile(
    r"^(?!\W{0,2}\d{1,2}[.)]\s)[^:“\"]{0,160}\b(?:ask|request|sought|seek|wrote|stat|said|read)\w*\b[^:“\"]{0,80}:\s*",
    re.IGNORECASE,
)


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
    letter = Letter(layout, role_of, law)
    requests = _requests(layout, role_of)
    result = again.result(layout, role_of, kind)
    read = conclude(letter, requests, kind, result, again.ordered(layout, kind, result))
    reference = origin.reference or facts.reference(layout, role_of, reading.meta, kind)
    site = reading.meta.get("site", "")
    authority = origin.authority or facts.authority(layout, role_of, reading.title, kind, site)
    said = facts.letter_dates(layout, role_of, reading.meta)
    received, dated = origin.received or said["received"], origin.date or said["date"]
    identity = _identity(kind, authority, reference, layout.text)
    return Document(
        id=identity,
        reference=reference,
        kind=kind,
        authority=authority,
        regime=facts.regime(layout, {r.ref for r in read.relied}),
        requested=origin.requested or said["requested"],
        received=received,
        date=dated,
        working_days=_working_days(received, dated),
        title=origin.title or _title(reference, authority, requests, reading.title),
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
        notes=list(reading.notes),
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


def _requests(layout: Layout, role_of: list[Role | None]) -> list[RequestItem]:
    """The items of the request the letter quotes: of its request blocks, all that no answer comes between.

    Where questions and answers alternate, every question is an item.
    """
    asked = [b for b, role in zip(layout.blocks, role_of, strict=True) if role == "request"]
    questions = [b for b in asked if b.kind == "question" or cues.QUESTION.match(layout.words(b))]
    if questions:
        found = [item for b in questions for item in items(layout.text, _after_label(layout, b), b.end, split=False)]
        return _in_order(found)
    stretch = [n for n, role in enumerate(role_of) if role == "request"]
    if not stretch:
        named = told(layout, role_of)
        return items(layout.text, *named, split=False) if named else []
    if _asked_in_turn(layout, stretch):
        found = [item for n in stretch for item in items(layout.text, *_placed(layout.blocks[n]), split=False)]
        return _in_order(found)
    if apart := _headed_in_turn(layout, stretch):
        found = [RequestItem(n=1, text=layout.text[a:b], start=a, end=b) for a, b in apart]
        return _in_order(found)
    if numbered := _numbered_in_turn(layout, stretch, role_of) or _apart_in_turn(layout, stretch):
        found = [item for b in numbered for item in items(layout.text, _after_number(layout, b), b.end, split=False)]
        return _in_order(found)
    last = stretch[0]
    for n in stretch[1:]:
        if any(role not in (None, "request") for role in role_of[last + 1 : n]):
            break
        last = n
    return items(layout.text, _after_lead(layout, layout.blocks[stretch[0]]), layout.blocks[last].end, split=False)


def _in_order(found: list[RequestItem]) -> list[RequestItem]:
    """Items found apart, numbered as they stand."""
    return [item.model_copy(update={"n": n}) for n, item in enumerate(found, start=1)]


def _asked_in_turn(layout: Layout, stretch: list[int]) -> bool:
    """True when the same words ("You asked:") introduce one thing asked after another."""
    leads = Counter(layout.words(layout.blocks[n - 1]).casefold().strip() for n in stretch if n)
    return any(count > 1 and len(lead.split()) <= _LONGEST_LEAD for lead, count in leads.items()) and not any(
        n + 1 in stretch for n in stretch
    )


def _headed_in_turn(layout: Layout, stretch: list[int]) -> list[Span]:
    """What is asked under each of "Request 1", "Request 2" and so on, where there are several."""
    under: dict[str, list[Placed]] = {}
    for block in (layout.blocks[n] for n in stretch):
        if block.heading and headed.NUMBERED_QUESTION.match(block.heading):
            under.setdefault(block.heading, []).append(block)
    return [(blocks[0].start, blocks[-1].end) for blocks in under.values()] if len(under) > 1 else []


def _answered_between(roles: list[Role | None], first: int, second: int) -> bool:
    return any(role not in (None, "request") for role in roles[first + 1 : second])


def _apart_in_turn(layout: Layout, stretch: list[int]) -> list[Placed]:
    """The questions, where each ends in its mark and stands apart from the next."""
    asked = [layout.blocks[n] for n in stretch]
    apart = all(b - a > 1 for a, b in pairwise(stretch))
    return asked if len(asked) > 1 and apart and all(layout.words(b).endswith("?") for b in asked) else []


def _numbered_in_turn(layout: Layout, stretch: list[int], roles: list[Role | None]) -> list[Placed]:
    """The questions, where each is numbered and has its answer right below it."""
    numbered = [n for n in stretch if _NUMBER.match(layout.words(layout.blocks[n]))]
    apart = any(_answered_between(roles, a, b) for a, b in pairwise(numbered))
    marks = (_NUMBER.match(layout.words(layout.blocks[n])) for n in numbered)
    counts = [int(mark[1]) for mark in marks if mark]
    return [layout.blocks[n] for n in numbered] if len(counts) > 1 and apart and counts == sorted(set(counts)) else []


def _after_number(layout: Layout, block: Placed) -> int:
    number = _NUMBER.match(layout.words(block))
    return block.start + (number.end() if number else 0)


def _placed(block: Placed) -> Span:
    return block.start, block.end


def _after_label(layout: Layout, block: Placed) -> int:
    words = layout.words(block)
    label = cues.QUESTION.match(words) or (
        block.kind == "question" and (_CELL_LABEL.match(words) or _WORD_LABEL.match(words))
    )
    return block.start + (label.end() if label else 0)


def _after_lead(layout: Layout, block: Placed) -> int:
    """Past "You asked:", where the letter's own words end and the request's begin."""
    lead = _LEAD.match(layout.words(block))
    return block.start + (lead.end() if lead else 0)


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
        asked = asked[0].upper() + asked[1:]
        return asked if len(asked) <= _TITLE else asked[: _TITLE - 1].rsplit(" ", 1)[0].rstrip(";,") + "…"
    return given or reference or authority or "Untitled document"
