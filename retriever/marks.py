"""What makes a precedent a weaker guide: the law has changed since, or it answers for another time than is asked of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from corpus.law import Law
from corpus.provision import Provision
from corpus.records import Document

_YEAR = re.compile(r"(?<![\d/.-])(?:19|20)\d\d(?:\s?[-–/]\s?\d\d(?:\d\d)?)?(?![\d/])")
_OPEN = re.compile(r"\b(?:since|from|after)\b[^.;]{0,40}$", re.IGNORECASE)
_UNTIL_NOW = re.compile(r"\b(?:to date|until (?:now|today)|to (?:the )?present|today)\b", re.IGNORECASE)
_FAR = 9999


def marks(asked: str, document: Document, law: Law) -> list[str]:
    """Each mark as a phrase that says why; none for a precedent that is as good a guide as when it was written."""
    return [*_older_than(document, law), *_other_period(asked, document)]


def _older_than(document: Document, law: Law) -> Iterable[str]:
    """Changes since, of the provisions it relies on."""
    if document.date is None:
        return
    relied = [Provision.parse(e.ref) for e in document.exemptions]
    for change in law.changes:
        if document.date < change.since and any(ref.touches(one) for ref in change.refs for one in relied):
            yield f"decided before {_day(change.since)}, when {change.says}"


def _other_period(asked: str, document: Document) -> Iterable[str]:
    """The years each speaks of, where both do and have none in common."""
    ours, theirs = years(asked), years(" ".join(r.text for r in document.requests))
    if ours and theirs and (ours[1] < theirs[0] or theirs[1] < ours[0]):
        yield f"about {_spoken(theirs)}, where {_spoken(ours)} is asked for"


def years(text: str) -> tuple[int, int] | None:
    """The first and the last year a text speaks of; "since 2020" has no last. None where it speaks of none."""
    found = [(match, _span(match[0])) for match in _YEAR.finditer(text)]
    if not found:
        return None
    first, last = min(span[0] for _, span in found), max(span[1] for _, span in found)
    open_ended = any(_OPEN.search(text[: match.start()]) for match, _ in found)
    if _UNTIL_NOW.search(text) or (open_ended and first == last):
        last = _FAR
    return first, last


def _span(written: str) -> tuple[int, int]:
    """2024-25 and 2024/2025 are two years; 2024 is one."""
    first, *rest = re.split(r"\D+", written)
    last = int(first[:2] + rest[0]) if rest and len(rest[0]) == 2 else int((rest or [first])[0])
    return int(first), max(int(first), last)


def _spoken(span: Sequence[int]) -> str:
    first, last = span
    return f"{first} onwards" if last == _FAR else f"{first}" if first == last else f"{first} to {last}"


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
