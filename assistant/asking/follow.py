"""A question that only goes on from the one before, read with it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.asking import bodies
from assistant.asking.question import FRAME, references
from assistant.says import REFERENCE
from corpus.law import Law

_BARE = re.compile(r"\b(?:and|or|about|for|on|under|with|than)\s+(?P<ref>\d{2}[A-Z]?(?:\(\w{1,3}\))*)(?![\w(£])")
_GOES_ON = re.compile(
    r"^\W*(?:and|but|or|also|so|then|what about|how about|which ones?|what if)\b|^\W*(?:why|when|who)(?: not)?\W*$|"
    r"\b(?:that|those|these|them|they|it|the same|differ|otherwise|instead|the review|on review)\b",
    re.IGNORECASE,
)
_COMPARES = re.compile(r"\bdiffer\w*|\bcompar\w+|\bthe same\b|\bthan\b|\blike that\b", re.IGNORECASE)
_COUNTS = re.compile(r"\bhow (?:many|often)\b", re.IGNORECASE)
_SHORT = 10
"""Words up to which a question may be going on from the one before."""


def joined(question: str, previous: str | None, law: Law, authorities: Iterable[str]) -> tuple[str, str]:
    """The question with what it goes on from, and what of that is its own: without the provision, or the body, asked
    about before, where it names another."""
    held = list(authorities)
    if not previous or len(question.split()) > _SHORT or not (_GOES_ON.search(question) or _bare(question, law, held)):
        return question, question
    follow = _BARE.sub(lambda m: m[0].replace(m["ref"], f"section {m['ref']}"), question)
    if not _COMPARES.search(follow):
        if references(follow, law):
            previous = REFERENCE.sub(" ", previous)
        now, _ = bodies.named(follow, held)
        before, used = bodies.named(previous, held)
        if now and before and set(now).isdisjoint(before):
            previous = re.sub(r"[A-Za-z]+(?:['’]s)?", lambda m: _left(m[0], used), previous)
    return f"{previous} {follow}", follow


def _left(word: str, used: frozenset[str]) -> str:
    return " " if re.sub(r"['’]s$", "", word).casefold() in used else word


def _bare(question: str, law: Law, held: list[str]) -> bool:
    """True for a question with no subject of its own."""
    if references(question, law) or _COUNTS.search(question):
        return False
    _, used = bodies.named(question, held)
    return not bodies.unnamed(question, used) - FRAME
