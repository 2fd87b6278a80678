"""How often consistency is right: its groups and flags against pairs of items labelled by reading the letters."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from assistant.consistency.compare import Comparison
from assistant.consistency.facts import distinctions
from assistant.consistency.matters import Matter, matters
from assistant.consistency.source import Decisions
from assistant.consistency.treat import divergences
from assistant.wilson import interval
from corpus.law import Law
from corpus.results import Filters
from corpus.vocabulary import Vocabulary

LABELS = Path(__file__).parent / "like_pairs.toml"
SHIPPED = Path(__file__).parents[2] / "corpus" / "examples" / "pairs.toml"
Pair = frozenset[str]


@dataclass(frozen=True)
class Label:
    """What a reader of two letters says: alike or not, and, of those alike, how they were treated."""

    like: bool
    treated: str = ""


def labels() -> dict[Pair, Label]:
    """Every labelled pair, by the names of its items."""
    table = tomllib.loads(LABELS.read_text("utf-8"))
    found = {frozenset((row["a"], row["b"])): Label(row["like"], row.get("treated", "")) for row in table["pair"]}
    for group in table["group"]:
        found.update(_of_group(group["sides"], group.get("none_held", [])))
    return found


def consistency(source: Decisions, law: Law, vocabulary: Vocabulary) -> dict[str, object]:
    """Precision and recall of likeness and of the flags, each with what it is a share of."""
    said = labels()
    read = list(matters(source.decisions(Filters()), vocabulary))
    alike = [together for together, _ in Comparison(source, law, vocabulary).alike(read)]
    near = {pair for together in alike for pair in _pairs(together)}
    flagged = {p for together in alike for p, (a, b) in _pairs(together).items() if divergences([a, b])}
    differ = {pair for pair, label in said.items() if label.treated == "differently"}
    like = {pair for pair, label in said.items() if label.like}
    return {
        "labelled_pairs": len(said),
        "labelled_like": len(like),
        "labelled_treated_differently": len(differ),
        "like_precision": _share(near & like, near & set(said)),
        "like_recall": _share(near & like, like),
        "flag_precision": _share(flagged & differ, flagged & set(said)),
        "flag_recall": _share(flagged & differ, differ),
        "flags_not_labelled": sorted(map(sorted, flagged - set(said))),
        "wrong_flags": sorted(map(sorted, (flagged & set(said)) - differ)),
        "missed": sorted(map(sorted, differ - flagged)),
        "explained": _explained(read, law),
    }


def _explained(read: Sequence[Matter], law: Law) -> dict[str, object]:
    """Of the shipped pairs, whose difference a reader found explained or not: how often the facts found say the same."""
    by_file: dict[str, list[Matter]] = {}
    for matter in read:
        by_file.setdefault(_file(matter), []).append(matter)
    right, seen, wrong = 0, 0, []
    for row in tomllib.loads(SHIPPED.read_text("utf-8"))["pair"]:
        if len(row["files"]) != 2:
            continue
        one, other = (by_file[file][0] for file in row["files"])
        found = divergences([one, other])
        if not found:
            continue
        says = any(fact.explains for fact in distinctions(found[0], [one, other], law))
        seen, right = seen + 1, right + (says == row["explained"])
        wrong += [row["topic"]] if says != row["explained"] else []
    return {"agree": right, "of": seen, "wrong": wrong}


def _of_group(sides: Sequence[Sequence[str]], none_held: Sequence[str]) -> Iterator[tuple[Pair, Label]]:
    for side in sides:
        yield from ((frozenset(pair), Label(True, "same")) for pair in combinations(side, 2))
    for one, other in combinations(sides, 2):
        yield from ((frozenset((a, b)), Label(True, "differently")) for a in one for b in other)
    held = [name for side in sides for name in side]
    yield from ((frozenset((a, b)), Label(True, "none held")) for a in none_held for b in held)
    yield from ((frozenset(pair), Label(True, "same")) for pair in combinations(none_held, 2))


def _pairs(together: Sequence[Matter]) -> dict[Pair, tuple[Matter, Matter]]:
    return {frozenset((_name(a), _name(b))): (a, b) for a, b in combinations(together, 2)}


def _name(matter: Matter) -> str:
    return f"{_file(matter)}#{matter.treatment.n}"


def _file(matter: Matter) -> str:
    return "/".join((matter.document.source or "").split("/")[-2:])


def _share(part: set[Pair], whole: set[Pair]) -> dict[str, object]:
    low, high = interval(len(part), len(whole))
    return {"n": len(part), "of": len(whole), "share": round(len(part) / len(whole), 3) if whole else None,
            "interval": [round(low, 3), round(high, 3)]}  # fmt: skip
