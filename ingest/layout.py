"""The canonical text of a document: its blocks joined by blank lines, each remembering its place."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.blocks import Reading

_GAP = "\n\n"


@dataclass(frozen=True)
class Placed:
    """A block at its place in the text; `heading` is the one it stands under, None before the first."""

    kind: str
    start: int
    end: int
    heading: str | None = None
    page: int | None = None


@dataclass(frozen=True)
class Layout:
    text: str
    blocks: tuple[Placed, ...]

    def words(self, block: Placed) -> str:
        return self.text[block.start : block.end]


def lay_out(reading: Reading) -> Layout:
    """Join the blocks of a reading; offsets are characters of the joined text."""
    placed, heading, at = [], None, 0
    for block in reading.blocks:
        if block.kind == "heading":
            heading = block.text
        placed.append(Placed(block.kind, at, at + len(block.text), heading, block.page))
        at += len(block.text) + len(_GAP)
    return Layout(_GAP.join(block.text for block in reading.blocks), tuple(placed))
