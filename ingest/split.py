"""Cut a letter into passages: neighbouring blocks with one role under one heading, within the model's reach."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from corpus.records import Passage, Role, Span
from corpus.sentences import spans
from ingest.layout import Layout

PASSAGE_TOKENS = 180
"""Word-pieces in one passage: leaves room for context within the 256 the default model reads."""


class _Run(NamedTuple):
    """Blocks one after another with one role under one heading."""

    role: Role
    heading: str | None
    start: int
    end: int
    tokens: int


def passages(
    layout: Layout, roles: list[Role | None], items: list[Span], identity: str, count: Callable[[str], int]
) -> list[Passage]:
    """Passages in order. Each request item is a passage of its own, so that requests can meet requests.

    `count` must count two texts with white space between them as both together: no word-piece reaches over it.
    """
    found: list[Passage] = []
    size = cache(lambda start, end: count(layout.text[start:end]))  # of some a span asked for twice and more
    for run in _runs(layout, roles, items, size):
        whole = run.tokens <= PASSAGE_TOKENS
        parts = [(run.start, run.end)] if whole else _fitting(layout.text, run.start, run.end, size)
        for start, end in parts:
            found.append(
                Passage(
                    id=f"{identity}:{len(found) + 1}",
                    role=run.role,
                    heading=run.heading,
                    start=start,
                    end=end,
                    tokens=run.tokens if whole else size(start, end),
                )
            )
    return found


def _runs(
    layout: Layout, roles: list[Role | None], items: list[Span], size: Callable[[int, int], int]
) -> Iterator[_Run]:
    """Blocks joined while role and heading stay and the passage fits."""
    run: _Run | None = None
    for block, role in zip(layout.blocks, roles, strict=True):
        if role is None or not layout.words(block).strip():
            if run:
                yield run
            run = None
            continue
        whole = _is_item(block.start, block.end, items)
        if run and run[:2] == (role, block.heading) and not whole:
            tokens = run.tokens + size(run.end, block.end)  # with the bar there is between two cells
            if tokens <= PASSAGE_TOKENS:
                run = run._replace(end=block.end, tokens=tokens)
                continue
        if run:
            yield run
        run = _Run(role, block.heading, block.start, block.end, size(block.start, block.end))
        if whole:
            yield run
            run = None
    if run:
        yield run


def _is_item(start: int, end: int, items: list[Span]) -> bool:
    return any(start <= a and b <= end for a, b in items)


def _fitting(text: str, start: int, end: int, size: Callable[[int, int], int]) -> Iterator[Span]:
    """The span itself if it fits, else runs of whole sentences, else runs of whole words."""
    if size(start, end) <= PASSAGE_TOKENS:
        yield start, end
        return
    parts = spans(text, start, end)
    if len(parts) < 2:
        parts = _words(text, start, end)
    begin, stop = parts[0]
    for a, b in parts[1:]:
        if size(begin, b) > PASSAGE_TOKENS:
            yield from _fitting(text, begin, stop, size)
            begin = a
        stop = b
    yield from _fitting(text, begin, stop, size) if (begin, stop) != (start, end) else [(begin, stop)]


def _words(text: str, start: int, end: int, most: int = 400) -> list[Span]:
    """White-space separated words as spans; a word longer than `most` characters is cut, since no model reads it."""
    found, at = [], start
    while at < end:
        if text[at].isspace():
            at += 1
            continue
        stop = at
        while stop < end and not text[stop].isspace() and stop - at < most:
            stop += 1
        found.append((at, stop))
        at = stop
    return found or [(start, end)]
