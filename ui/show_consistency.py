"""Consistency as lines for a person at a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from corpus.consistency import Consistency, Group, share
from retriever.words import plain

_WIDTH = 100


def groups(found: Consistency) -> Iterator[str]:
    """The groups with what may explain each, then drift. None of them is said to be a fault."""
    yield (
        f"{found.decisions} decisions with {found.items} items compared; "
        f"{found.total} groups of like items treated unlike, {len(found.groups)} shown."
    )
    for group in found.groups:
        yield ""
        yield from _group(group)
    if found.moved:
        yield ""
        yield from (line for one in found.moved for line in _wrapped(one.says, ""))
    if found.authors:
        yield ""
        for one in found.authors:
            yield from _wrapped(f"{one.field} {one.author}: {one.ref} in {share(one.relied, one.of)} decisions", "")


def _group(group: Group) -> Iterator[str]:
    yield f"{group.id}  [{group.score:.2f}]"
    yield from _wrapped(group.topic, "  ")
    for says in group.divergence:
        yield from _wrapped(says, "  - ")
    for fact in group.facts:
        yield from _wrapped(f"{'may explain it' if fact.explains else 'also differs'}: {fact.says}", "    ")
    if group.mark:
        mark = group.mark
        yield from _wrapped(f"Marked {mark.judgement} by {mark.who} on {mark.when:%d %B %Y}: {mark.reason}", "  ")
        if group.joined or group.left:
            yield f"  Since then {len(group.joined)} joined and {len(group.left)} left: look again."


def _wrapped(text: str, before: str) -> list[str]:
    return textwrap.wrap(
        plain(" ".join(text.split())), _WIDTH, initial_indent=before, subsequent_indent=" " * len(before)
    )
