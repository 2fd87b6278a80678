"""What makes a precedent a weaker guide: the law has changed since, or it answers for another time than is asked of."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from corpus.law import Law
from corpus.period import lately, spoken, years
from corpus.provision import Provision
from corpus.records import Document


def marks(asked: str, document: Document, law: Law) -> list[str]:
    """Each mark as a phrase that says why; none for a precedent that is as good a guide as when it was written."""
    return [*_older_than(document, law), *_other_period(asked, document)]


def _older_than(document: Document, law: Law) -> Iterable[str]:
    """Changes since, of the provisions it relies on."""
    if document.date is None:
        return
    relied = [Provision.parse(e.ref) for e in document.exemptions]
    for change in law.changed_since(document.date, relied):
        yield f"decided before {_day(change.since)}, when {change.says}"


def _other_period(asked: str, document: Document) -> Iterable[str]:
    """The years each speaks of, where both do and have none in common."""
    words, day = " ".join(r.text for r in document.requests), document.received or document.date
    ours, theirs = years(asked), years(words) or (lately(words, day) if day else None)
    if ours and theirs and (ours[1] < theirs[0] or theirs[1] < ours[0]):
        yield f"about {spoken(theirs)}, where {spoken(ours)} is asked for"


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
