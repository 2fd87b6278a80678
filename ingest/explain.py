"""Guidance and law: what a paragraph is about, by its heading. They ask nothing and decide nothing."""

from __future__ import annotations

import re

from corpus.records import Kind, Role
from ingest.layout import Layout

EXPLAINS: tuple[Kind, ...] = ("guidance", "legislation")
_BY_HEADING: tuple[tuple[Role, re.Pattern[str]], ...] = (
    ("next_steps", re.compile(r"\b(?:sources|further reading|complain\w*|internal review|contents|related)\b", re.I)),
    ("balance", re.compile(r"\bpublic interest\b|\bbalanc\w+", re.I)),
    ("prejudice", re.compile(r"\bprejudice\b|\bharm\b|\blikel\w+|\bendanger\w*", re.I)),
    (
        "exemption",
        re.compile(r"\bcovers?\b|\bshown?\b|\bexempt\w*|\bexceptions?\b|\bapply\b|\bapplies\b|\btest\b", re.I),
    ),
)


def explaining(layout: Layout) -> list[Role | None]:
    """The role of each block of a guidance page or an enactment; None for headings."""
    return [None if block.kind == "heading" else _under(block.heading or "") for block in layout.blocks]


def _under(heading: str) -> Role:
    return next((role for role, words in _BY_HEADING if words.search(heading)), "other")
