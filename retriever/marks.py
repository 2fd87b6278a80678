"""What makes a precedent a weaker guide: law that has changed since, another time than is asked about, another body."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from corpus.bodies import named, own_words
from corpus.law import Law
from corpus.period import lately, spoken, years
from corpus.provision import Provision
from corpus.records import Document
from corpus.vocabulary import Vocabulary

_DEALT_WITH = r"\b(?:with|between|from|to|by|and|or) (?:the )?"


def marks(asked: str, document: Document, law: Law, vocabulary: Vocabulary) -> list[str]:
    """Each mark as a phrase that says why; none for a precedent that is as good a guide as when it was written."""
    return [*_older_than(document, law), *_other_period(asked, document), *_other_body(asked, document, vocabulary)]


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


def _other_body(asked: str, document: Document, vocabulary: Vocabulary) -> Iterable[str]:
    """A body of the same sort as the one that decided, where the request names it and not the one that decided.

    Not one by its letters alone, which may be its own (ICO), nor one that is dealt with ("letters from Hale Council").
    """
    decided = document.authority or ""
    sorts, own = set(vocabulary.settings(decided)), own_words(decided)
    if not own or any(own <= own_words(name) for name in (asked, *vocabulary.meanings(asked))):
        return
    asked_about = [name for name in named(asked) if " " in name and not re.search(_DEALT_WITH + re.escape(name), asked)]
    others = [name for name in asked_about if sorts.intersection(vocabulary.settings(name)) and own_words(name)]
    if others and not any(own & own_words(name) for name in others):
        yield f"decided by {decided}, where {others[0]} is asked about"


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
