"""A file as read, laid out, with what each of its blocks does: worked out once for masking and for parsing."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.records import Role
from ingest.blocks import Reading
from ingest.layout import Layout, lay_out
from ingest.roles import roles


@dataclass(frozen=True)
class Laid:
    """`role_of` has the role of every block of the layout, None for headings."""

    layout: Layout
    role_of: list[Role | None]

    @classmethod
    def of(cls, reading: Reading) -> Laid:
        layout = lay_out(reading)
        return cls(layout, roles(layout))
