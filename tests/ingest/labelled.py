"""Letters with a record beside them of what a careful reader finds, and how much of it the program reads.

Figures are micro-averaged: hits, misses and false finds are summed over the letters before precision and recall.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.law import Law
from corpus.origin import Origin
from corpus.records import Document
from ingest.blocks import Reading
from ingest.layout import Layout, lay_out
from ingest.limits import Limits
from ingest.mask import mask
from ingest.parse import parse
from ingest.read import read

EXAMPLES = Path(__file__).parents[2] / "corpus" / "examples"
LAW = Law.shipped()
DATES = ("requested", "received", "date")
SAME_ITEM, _MUCH = 0.9, 0.6
"""Shares of the shorter and of the longer of two wordings that must be common: "Please provide" is no difference."""
_INHERITS = ("list", "quote", "table")


@dataclass(frozen=True)
class Labelled:
    """A letter, what should be read from it, and what is."""

    path: Path
    label: dict[str, Any]
    record: Document
    layout: Layout

    @property
    def name(self) -> str:
        return f"{self.path.parent.name}/{self.path.name}"


def letters(folder: Path = EXAMPLES) -> Iterator[Labelled]:
    """Every letter under the folder that has a label beside it."""
    for about in sorted(folder.rglob("*.toml")):
        label = tomllib.loads(about.read_text("utf-8"))
        beside = [p for p in about.parent.glob(f"{about.stem}.*") if p.suffix != ".toml"]
        if "read" in label and beside:
            reading = _masked(beside[0])
            given = {name: value for name, value in label.items() if name not in ("read", "kind", "reviews")}
            record = parse(reading, Origin(beside[0].name, **given), LAW, lambda text: len(text.split()) * 4 // 3)
            yield Labelled(beside[0], label["read"], record, lay_out(reading))


def _masked(path: Path) -> Reading:
    return mask(read(path.read_bytes(), path.name, Limits()))[0]


def expected(letter: Labelled) -> dict[str, Counter]:
    """What the label says, by measure."""
    label = letter.label
    relied = label.get("exemptions", [])
    return {
        "exemptions": Counter(e["ref"] for e in relied),
        "rejected": Counter(label.get("rejected", [])),
        "likelihood": Counter((e["ref"], e["likelihood"]) for e in relied if e.get("likelihood")),
        "test": Counter((e["ref"], e["test"]) for e in relied if e.get("test", "none") != "none"),
        "bar": Counter(e["bar"] for e in relied if e.get("bar")),
        "outcome": Counter([label["outcome"]]),
        "items": Counter((n, i["outcome"]) for n, i in enumerate(label.get("items", []), 1)),
        "item_exemptions": Counter((n, r) for n, i in enumerate(label.get("items", []), 1) for r in i["exemptions"]),
        "dates": Counter((name, label[name]) for name in DATES if name in label),
        "about": Counter((f, label[f]) for f in ("kind", "authority", "reference", "regime", "result") if f in label),
        "reviews": Counter(label.get("reviews", [])),
        "requests": Counter(
            _same(text, [r.text for r in letter.record.requests]) for text in label.get("requests", [])
        ),
        "roles": _roles_expected(letter),
    }


def found(letter: Labelled) -> dict[str, Counter]:
    """What the program reads, by measure."""
    record = letter.record
    relied = record.exemptions
    about = {f: getattr(record, f) for f in ("kind", "authority", "reference", "regime", "result")}
    return {
        "exemptions": Counter(e.ref for e in relied),
        "rejected": Counter(m.ref for m in record.mentioned if m.status == "rejected"),
        "likelihood": Counter((e.ref, e.likelihood) for e in relied if e.likelihood),
        "test": Counter((e.ref, e.outcome_of_test) for e in relied if e.outcome_of_test != "none"),
        "bar": Counter(e.bar for e in relied if e.bar),
        "outcome": Counter([record.outcome]),
        "items": Counter((i.n, i.outcome) for i in record.items),
        "item_exemptions": Counter((i.n, ref) for i in record.items for ref in i.exemptions),
        "dates": Counter((name, getattr(record, name)) for name in DATES if getattr(record, name)),
        "about": Counter((f, value) for f, value in about.items() if value and f in letter.label),
        "reviews": Counter(record.reviews),
        "requests": Counter(_words(r.text) for r in record.requests),
        "roles": _roles_found(letter),
    }


def scores(set_of: list[Labelled]) -> dict[str, dict[str, float]]:
    """Precision, recall and F1 of each measure over the letters; `n` is how many things the labels hold."""
    hit: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    given: Counter[str] = Counter()
    for letter in set_of:
        should, does = expected(letter), found(letter)
        for measure in should:
            hit[measure] += (should[measure] & does[measure]).total()
            wanted[measure] += should[measure].total()
            given[measure] += does[measure].total()
    return {m: _figures(hit[m], wanted[m], given[m]) for m in wanted}


def differences(letter: Labelled) -> dict[str, tuple[list, list]]:
    """For each measure where they differ: what was missed, and what was found that is not there."""
    should, does = expected(letter), found(letter)
    missed = {m: (list((should[m] - does[m]).elements()), list((does[m] - should[m]).elements())) for m in should}
    return {measure: pair for measure, pair in missed.items() if any(pair)}


def _figures(hit: int, wanted: int, given: int) -> dict[str, float]:
    precision, recall = hit / given if given else 1.0, hit / wanted if wanted else 1.0
    f1 = 2 * precision * recall / (precision + recall) if hit else float(wanted == given)
    return {"precision": round(precision, 4), "recall": round(recall, 4), "f1": round(f1, 4), "n": wanted}


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


def _same(text: str, read_as: list[str]) -> str:
    """The item as it was read, where it was read with nearly the same words; else the label's own words."""
    mine = set(_words(text).split())
    for other in map(_words, read_as):
        theirs = set(other.split())
        both = len(mine & theirs)
        if both and both >= SAME_ITEM * min(len(mine), len(theirs)) and both >= _MUCH * max(len(mine), len(theirs)):
            return other
    return _words(text)


def _roles_expected(letter: Labelled) -> Counter:
    """The role of each block; list entries, quotations and tables go with the block before them unless labelled."""
    starts = [(" ".join(r["starts"].split()), r["role"]) for r in letter.label.get("roles", [])]
    roles, last, at = [], "other", 0
    for block in letter.layout.blocks:
        words = " ".join(letter.layout.words(block).split())
        own = next((n for n in range(at, len(starts)) if _begins(words, starts[n][0])), None)
        if own is not None:
            last, at = starts[own][1], own + 1
        elif block.kind not in _INHERITS:
            last = "other"
        if block.kind != "heading" and last != "other":
            roles.append((block.start, last))
    return Counter(roles)


def _begins(words: str, start: str) -> bool:
    return start in words[: len(start) + 12]  # past a number, a bullet or a quotation mark


def _roles_found(letter: Labelled) -> Counter:
    roles = []
    for block in letter.layout.blocks:
        role = next((p.role for p in letter.record.passages if p.start <= block.start < p.end), "other")
        if block.kind != "heading" and role != "other":
            roles.append((block.start, role))
    return Counter(roles)


if __name__ == "__main__":
    import json
    import sys

    held = list(letters(Path(sys.argv[1]) if len(sys.argv) > 1 else EXAMPLES))
    for one in held:
        for measure, (missed, false) in differences(one).items():
            print(f"{one.name}: {measure}: missed {missed}; not there {false}")
    print(json.dumps(scores(held), indent=1))
