"""A letter as its parts are read: its layout, the role of each block, its references, and the law it is read against."""

from __future__ import annotations

from dataclasses import dataclass, field

from corpus.law import Law
from corpus.records import Role, Span
from corpus.sentences import spans
from ingest.cite import Reference, references
from ingest.layout import Layout


@dataclass
class Letter:
    """One letter; `found` are all its references to the law, in order."""

    layout: Layout
    roles: list[Role | None]
    law: Law
    found: list[Reference] = field(init=False)

    def __post_init__(self) -> None:
        self.found = references(self.layout.text)

    def sentences(self, *wanted: Role) -> list[tuple[Span, Role, str | None]]:
        """Sentences of blocks with one of the wanted roles, with the heading each stands under."""
        return [
            (span, role, block.heading)
            for block, role in zip(self.layout.blocks, self.roles, strict=True)
            if role in wanted
            for span in spans(self.layout.text, block.start, block.end)
        ]

    def within(self, start: int, end: int) -> list[Reference]:
        return [r for r in self.found if start <= r.start < end]
