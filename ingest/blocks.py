"""What a file says, in order: blocks of clean text, whatever form the file came in."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

BlockKind = Literal["heading", "paragraph", "list", "quote", "table"]
Form = Literal["markdown", "text", "html", "pdf", "docx", "eml", "rtf", "odt", "tiff"]


@dataclass(frozen=True)
class Block:
    """One heading, paragraph, list element (with its marker), quoted paragraph or table row ("a | b").

    `level` is that of a heading, 1 the highest, and 0 for every other kind; `page` counts from 1, for PDFs only.
    """

    kind: BlockKind
    text: str
    level: int = 0
    page: int | None = None

    def saying(self, text: str) -> Block:
        """The block with these words for its own."""
        return self if text == self.text else Block(self.kind, text, self.level, self.page)


@dataclass(frozen=True)
class Reading:
    """A file as read. `meta` holds what it says of itself (never people); `notes` what was left unread, and why."""

    blocks: tuple[Block, ...]
    title: str | None = None
    form: Form = "markdown"
    meta: dict[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
