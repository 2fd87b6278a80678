"""Counting decisions with the real and the made-up apart, and saying such counts in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from corpus.consistency import share
from corpus.pictures import Tally
from corpus.records import Document

Counted = TypeVar("Counted", bound=Tally)
REAL, MADE_UP = "decisions", "made-up examples"


def tally(documents: Iterable[Document]) -> Tally:
    examples = [document.example for document in documents]
    return Tally(decisions=examples.count(False), examples=examples.count(True))


def plus(held: Tally | None, document: Document) -> Tally:
    """A count with one more in it."""
    held = held or Tally()
    return Tally(decisions=held.decisions + (not document.example), examples=held.examples + document.example)


def each(of: Tally) -> list[tuple[str, Callable[[Tally], int]]]:
    """The real decisions and the examples, those that there are: what they are called, and how to count them."""
    both: list[tuple[str, Callable[[Tally], int]]] = [(REAL, lambda t: t.decisions), (MADE_UP, lambda t: t.examples)]
    return [(name, count) for name, count in both if count(of)]


def part(count: int, of: int, name: str) -> str:
    """ "14 of 61 decisions (23%)"; of fewer than five, no rate."""
    counts, _, rate = share(count, of).partition(" (")
    noun = name.removesuffix("s") if of == 1 else name
    return f"{counts} {noun}" + (f" ({rate}" if rate else "")


def number(count: int, name: str) -> str:
    return f"{count} {name.removesuffix('s') if count == 1 else name}"
