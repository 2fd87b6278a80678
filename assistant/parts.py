"""What a document on paper is made of, and the little Markdown that templates write it in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

PartKind = Literal["title", "heading", "notice", "text", "list", "page"]
_MARKS: tuple[tuple[str, PartKind], ...] = (("# ", "title"), ("## ", "heading"), ("> ", "notice"), ("- ", "list"))
PLAIN = "\ue000"
"""Set before words that are to be read as they stand, whatever they begin with."""


@dataclass(frozen=True)
class Part:
    """A stretch of a document on paper; "page" begins a new one."""

    kind: PartKind
    text: str = ""


def parts(written: str) -> Iterator[Part]:
    """One part for each line that is not empty: "# " a title, "## " a heading, "> " a notice, "- " a point of a list."""
    for line in written.splitlines():
        words = line.strip()
        if words == "---":
            yield Part("page")
        elif words:
            kind, mark = next(((k, m) for m, k in _MARKS if words.startswith(m)), ("text", ""))
            yield Part(kind, words.removeprefix(mark).replace(PLAIN, "").strip())


def markdown(made: Iterable[Part]) -> str:
    """The parts as Markdown."""
    marks = {kind: mark for mark, kind in _MARKS}
    written = []
    for part in made:
        bold = "**" if part.kind == "notice" else ""
        written.append("---" if part.kind == "page" else f"{marks.get(part.kind, '')}{bold}{part.text}{bold}")
    return "\n\n".join(written) + "\n"
