"""Made-up replies labelled line by line by whoever wrote them, who did not know the rules, and how much of them is read right.

A file holds many. Each begins with `## outcome=… exemptions=… items=…`: the outcome of the whole, the provisions relied on
(12(4)(b) without its instrument), and the outcome of each thing asked for, in order. Then comes one line for each sentence or
line of the reply, its label and its words with a tab between; `~` is a blank line, and a `+` before the label goes on with the
line above. Labels: `item` where one thing asked for begins, `again` where it is said again, `asks` other words of whoever asked,
`head` headings and furniture, `answer` a fact told, an outcome for a sentence that decides, and `none`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from corpus.origin import Origin
from corpus.records import Document
from ingest.mask import mask
from ingest.parse import parse
from ingest.read import read
from tests.ingest.labelled import LAW

REPLIES = Path(__file__).parent / "replies"
AFRESH = REPLIES / "afresh"
"""Replies that no rule was written from."""


@dataclass(frozen=True)
class Reply:
    """One reply: its name, its sentences with the label of each, and what its writer says of the whole."""

    name: str
    said: tuple[tuple[str, str], ...]
    outcome: str
    exemptions: tuple[str, ...]
    items: tuple[str, ...]

    @property
    def text(self) -> str:
        """The reply as it stands, without its labels."""
        text = ""
        for label, words in self.said:
            text += f" {words}" if label.startswith("+") else f"\n{words}"
        return text.removeprefix("\n") + "\n"

    def read(self) -> Document:
        reading, _ = mask(read(self.text.encode(), "reply.txt"))
        return parse(reading, Origin("reply.txt"), LAW, lambda text: len(text.split()) * 4 // 3)


def replies(folder: Path = REPLIES) -> Iterator[Reply]:
    """Every reply of every file, in order."""
    for path in sorted(folder.glob("*.txt")):
        for n, part in enumerate(re.split(r"(?m)^## ", path.read_text("utf-8"))[1:], start=1):
            about, *lines = part.splitlines()
            said = dict(re.findall(r"(\w+)=(\S*)", about))
            sentences = (line.partition("\t") for line in lines if line)
            yield Reply(
                f"{path.stem}/{n}",
                tuple(("" if label == "~" else label, words) for label, _, words in sentences),
                said["outcome"],
                tuple(ref for ref in said["exemptions"].split(",") if ref),
                tuple(outcome for outcome in said["items"].split(",") if outcome),
            )


def shares(read: list[tuple[Reply, Document]]) -> dict[str, float]:
    """How much is right: outcomes, F1 of the sections relied on, counts of items, and outcomes of items, from 0 to 1."""
    hit = sum(len(_sections(r.exemptions) & _relied(d)) for r, d in read)
    held = sum(len(_sections(r.exemptions)) + len(_relied(d)) for r, d in read)
    counted = [(r, d) for r, d in read if len(r.items) == len(d.requests)]
    told = sum(a == b.outcome for r, d in counted for a, b in zip(r.items, d.items, strict=True))
    return {
        "replies": len(read),
        "outcome": round(sum(r.outcome == d.outcome for r, d in read) / len(read), 3),
        "exemptions_f1": round(2 * hit / max(1, held), 3),
        "items_counted": round(len(counted) / len(read), 3),
        "item_outcomes": round(told / max(1, sum(len(r.items) for r, _ in read)), 3),
    }


def _sections(refs: tuple[str, ...]) -> set[str]:
    """Sections of the Act, and regulations with their paragraphs: 31 for 31(1)(g), 12(4)(b) as it is."""
    return {ref if re.match(r"12\([45]\)", ref) else ref.partition("(")[0] for ref in refs}


def _relied(document: Document) -> set[str]:
    return _sections(tuple(e.ref.removeprefix("EIR ") for e in document.exemptions))
