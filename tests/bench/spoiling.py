"""Letters spoilt on purpose, one rule at a time, and whether the check finds that rule and nothing else new.

What is spoilt is chosen by the labels that people gave the examples, or written by hand (`spoilt.toml`); the rules'
own words have no part in it.
"""

from __future__ import annotations

import tomllib
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from assistant.check import Checker
from assistant.rules.letter import Left
from corpus.origin import Origin
from corpus.records import Document
from ingest.record import Reader
from tests.bench.spoilers import by_hand, by_label, cleans
from tests.ingest.labelled import EXAMPLES
from ui.reading import left_in

_ELEMENTS = Path(__file__).parents[2] / "assistant" / "rules" / "elements.toml"
FLAWS = {
    "no-balance": {"public-interest-test"},
    "ncnd-gives-away": {"ncnd-silent"},
    "wrong-complaint-period": {"complaint-period"},
    "wrong-limb": {"purpose-named"},
    "no-review-rights": {"review-told", "complaint-told"},
    "absolute-weighed": {"test-not-due"},
    "late": {"in-time"},
    "uncountable-time": {"cost-countable"},
    "names-no-exemption": {"exemption-named"},
    "bar-not-described": {"contempt-described"},
    "inconsistent": {"same-outcome"},
}
"""The planted flaws of `corpus/examples/flaws.toml`, and the rules that stand for them."""
BESIDE = {
    "in-time": {"due-date-right", "publication-ahead"},
    "why-it-applies": {
        *(row["id"] for row in tomllib.loads(_ELEMENTS.read_text("utf-8"))["element"]),
        "likelihood-said",
        "test-for",
        "test-against",
        "ncnd-from-confirming",
    },
    "exemption-named": {"law-named", "item-exemption-named", "provision-exists", "limb-named", "public-interest-test"},
    "working-days": {"review-period"},
    "likelihood-said": {"likelihood-high-enough", "why-it-applies"},
    "likelihood-high-enough": {"likelihood-said"},
    "provision-exists": {"exemption-named", "limb-named", "bar-named", "item-exemption-named", "purpose-named"},
    "limb-named": {"bar-named", "item-exemption-named", "provision-exists"},
    "provision-in-force": {"first-condition"},
    "adverse-effect-would": {"adverse-effect-shown"},
    "review-told": {"complaint-told", "complaint-contact"},
    "complaint-told": {"review-told", "complaint-contact"},
    "test-for": {"presumption", "factual-background"},
    "test-own-facts": {"presumption", "factual-background"},
    "public-interest-test": {"test-for", "test-against", "ncnd-no-inference"},
    "sentence-too-long": {"sentence-length"},
}
"""What else a spoiling may rightly break."""


@dataclass
class Tally:
    """Of spoilt letters: the rule found or missed; and what else was found that was not there before."""

    found: Counter[str] = field(default_factory=Counter)
    missed: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    others: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def add(self, name: str, rule: str, new: set[str], before: set[str], also: set[str]) -> None:
        if rule in new:
            self.found[rule] += 1
        elif rule not in before:
            self.missed[rule].append(name)
        for other in new - {rule} - also - BESIDE.get(rule, set()):
            self.others[other].append(f"{name} spoilt by {rule}")

    def figures(self) -> dict[str, Any]:
        found, missed = sum(self.found.values()), sum(map(len, self.missed.values()))
        others = sum(map(len, self.others.values()))
        return {
            "letters": found + missed,
            "rules": len(set(self.found) | set(self.missed)),
            "recall": round(found / max(1, found + missed), 4),
            "precision": round(found / max(1, found + others), 4),
            "missed": dict(self.missed),
            "new_beside": dict(self.others),
        }


class Spoiling:
    """Checks letters as read, by a reader and a checker of one's own."""

    def __init__(self, reader: Reader, checker: Checker) -> None:
        self._reader, self._checker = reader, checker

    def read(self, raw: str, name: str) -> tuple[Document, list[Left]]:
        letter = self._reader.read(raw.encode(), Origin(name))[0]
        return letter, left_in(letter, raw)

    def broken(self, raw: str, name: str) -> Counter[str]:
        letter, left = self.read(raw, Path(name).name)
        return Counter(f.rule for f in self._checker.checked(letter, raw, left).findings.findings)

    def by_label(self) -> Tally:
        """Every example spoilt in every way that its label allows."""
        tally = Tally()
        for letter in cleans():
            before = self.broken(letter.raw, letter.name)
            for text, rule in by_label(letter):
                self._add(tally, letter.name, rule, text, before, set())
        return tally

    def by_hand(self, half: str) -> Tally:
        """The examples spoilt by hand."""
        tally = Tally()
        for letter, text, rule, also in by_hand(half):
            self._add(tally, letter.name, rule, text, self.broken(letter.raw, letter.name), also)
        return tally

    def _add(self, tally: Tally, name: str, rule: str, text: str, before: Counter[str], also: set[str]) -> None:
        new = set(self.broken(text, name) - before)
        tally.add(name, rule, new, set(before) - new, also)

    def planted(self) -> dict[str, Any]:
        """The flaws planted in the examples: how many are found, and what is said of letters without one."""
        flaws = tomllib.loads((EXAMPLES / "flaws.toml").read_text("utf-8"))["flaw"]
        known = {letter.name: letter for letter in cleans()}
        found = {name: self.broken(letter.raw, name) for name, letter in known.items()}
        met = [(f["file"], f["rule"]) for f in flaws if FLAWS[f["rule"]] & set(found[f["file"]])]
        missed = [(f["file"], f["rule"]) for f in flaws if not FLAWS[f["rule"]] & set(found[f["file"]])]
        meant = {(f["file"], rule) for f in flaws for rule in FLAWS[f["rule"]]}
        beyond = sorted({(name, rule) for name, rules in found.items() for rule in rules} - meant)
        return {
            "letters": len(known),
            "flaws": len(flaws),
            "recall": round(len(met) / len(flaws), 4),
            "missed": missed,
            "letters_without_a_finding": sum(not rules for rules in found.values()),
            "found_beyond_the_flaws": beyond,
        }


def consistency(reader: Reader, checker: Checker) -> dict[str, Any]:
    """Pairs of like requests answered differently (`pairs.toml`): whether checking one letter brings up the other.

    The pairs of a letter and its own review are left out: a review is no precedent for what it reviews.
    """
    bench = Spoiling(reader, checker)
    known = {letter.name: letter for letter in cleans()}
    pairs = tomllib.loads((EXAMPLES / "pairs.toml").read_text("utf-8"))["pair"]
    rules = {rule.id for rule in checker.rules if rule.group == "consistency"}
    found, missed = [], []
    for pair in pairs:
        one, other = pair["files"][:2]
        if "review-" in one + other:
            continue
        letter, _ = bench.read(known[one].raw, Path(one).name)
        text = bench.read(known[other].raw, Path(other).name)[0].text
        cited = [c for f in checker.check(letter) if f.rule in rules for c in f.sources]
        (found if any(c.quote in text for c in cited) else missed).append([one, other])
    return {
        "pairs": len(found) + len(missed),
        "recall": round(len(found) / max(1, len(found) + len(missed)), 4),
        "missed": missed,
    }


def spoiling(reader: Reader, checker: Checker, against: Checker) -> dict[str, Any]:
    """Precision and recall of the check: of letters alone, and `against` precedents."""
    bench = Spoiling(reader, checker)
    return {
        "rules": len(checker.rules),
        "planted": bench.planted(),
        "consistency": consistency(reader, against),
        "spoilt_by_label": bench.by_label().figures(),
        "spoilt_by_hand_tuning": bench.by_hand("tuning").figures(),
        "spoilt_by_hand_report": bench.by_hand("report").figures(),
    }
