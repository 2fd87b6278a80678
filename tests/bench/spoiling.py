"""Letters spoilt on purpose, one rule at a time, and whether the check finds that rule and nothing else new.

The letters are the examples that a reader needs no special form for. What is taken out is chosen by the labels people
gave them (`read.roles`, dates, exemptions) or written by hand (`spoilt.toml`), never by what the rules look for.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from assistant.check import Checker
from assistant.rules.letter import Left
from corpus.law import Law
from corpus.origin import Origin
from corpus.provision import Provision
from corpus.records import Document
from ingest.record import Reader
from tests.ingest.labelled import EXAMPLES
from ui.reading import left_in

HERE = Path(__file__).parent
LAW = Law.shipped()
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
        r["id"]
        for r in tomllib.loads((HERE.parents[1] / "assistant/rules/elements.toml").read_text("utf-8"))["element"]
    }
    | {"likelihood-said", "test-for", "test-against", "ncnd-from-confirming"},
    "law-named": set(),
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


@dataclass(frozen=True)
class Clean:
    """An example, its label, and its raw text."""

    name: str
    label: dict[str, Any]
    raw: str

    def refs(self) -> list[Provision]:
        return [Provision.parse(e["ref"]) for e in self.label.get("exemptions", [])]


Spoilt = tuple[str, str]
"""A letter's text as spoilt, and the rule that is broken by it."""


def cleans() -> Iterator[Clean]:
    for about in sorted(EXAMPLES.rglob("*.toml")):
        label = tomllib.loads(about.read_text("utf-8"))
        for form in (".md", ".txt", ".html", ".eml"):
            path = about.with_suffix(form)
            if "read" in label and path.exists():
                yield Clean(f"{path.parent.name}/{path.name}", label["read"], path.read_text("utf-8"))


def _without(letter: Clean, *roles: str) -> str | None:
    """The text without the paragraphs labelled with these roles; None where there are none."""
    starts = [row["starts"] for row in letter.label.get("roles", []) if row["role"] in roles]
    blocks = letter.raw.split("\n\n")
    left = [b for b in blocks if not any(s in b for s in starts)]
    return "\n\n".join(left) if starts and len(left) < len(blocks) else None


def _instead(letter: Clean, role: str, words: str) -> str | None:
    starts = [row["starts"] for row in letter.label.get("roles", []) if row["role"] == role]
    blocks = letter.raw.split("\n\n")
    changed = [words if any(s in b for s in starts) else b for b in blocks]
    return "\n\n".join(changed) if starts and changed != blocks else None


def _added(letter: Clean, words: str, *roles: str) -> str | None:
    """A sentence added to the last paragraph with one of these roles."""
    starts = [row["starts"] for row in letter.label.get("roles", []) if row["role"] in roles]
    blocks = letter.raw.split("\n\n")
    at = [n for n, b in enumerate(blocks) if any(s in b for s in starts) and "|" not in b]
    if not at:
        return None
    blocks[at[-1]] = f"{blocks[at[-1]].rstrip()} {words}"
    return "\n\n".join(blocks)


def _swapped(letter: Clean, pattern: str, put: str) -> str | None:
    text, n = re.subn(pattern, put, letter.raw)
    return text if n else None


_ARGUES = ("prejudice", "exemption", "factors_against_disclosure")
_HARMS = r"would be likely to (?=(?:prejudice|inhibit|endanger|harm|impede)\b)"
_LAWS = r" of the Freedom of Information Act(?: 2000)?(?: \(FOIA\))?"
_ANY_REF = r"(?i)\b(?:under |by virtue of )?(?:sections?|regulations?) \d+[A-Z]?(?:\(\w+\))*(?:(?:,| and| or) (?:section |regulation )?\d+(?:\(\w+\))+)*"
_LATER = 40
_UNCOUNTED = date(2024, 1, 1)
"""Until then the bank holidays are not known here."""


def by_label(letter: Clean) -> Iterator[Spoilt]:
    """Every spoiling that this letter's label allows."""
    if letter.name.endswith(".html"):
        return  # a page has no blank lines between its paragraphs
    label, refs = letter.label, letter.refs()
    withheld = label["outcome"] in ("withheld", "partly", "refused", "ncnd")
    tested = [r for r in refs if LAW.needs_public_interest_test(r) and str(r) not in ("39", "EIR 12(4)(a)")]
    made: list[tuple[str | None, str]] = []
    if tested:
        made += [(_without(letter, "balance"), "public-interest-test")]
        made += [
            (
                _instead(letter, "factors_for_disclosure", "There is a public interest in openness and transparency."),
                "test-own-facts",
            )
        ]
    if withheld and letter.label.get("kind") == "response":
        made += [(_without(letter, "next_steps"), "review-told"), (_without(letter, "next_steps"), "complaint-told")]
        made += [(_swapped(letter, r"\bwithin 40 working days", "within 10 working days"), "review-period")]
        made += [(_swapped(letter, r"\bsix weeks\b", "three months"), "complaint-period")]
        made += [(_swapped(letter, r",? ?(?:\(?(?:at )?ico\.org\.uk/make-a-complaint\)?)", ""), "complaint-contact")]
        made += [(_swapped(letter, r"\b40 working days", "40 days"), "working-days")]
        made += [(_added(letter, "Disclosure would also embarrass the officers concerned.", *_ARGUES), "embarrassment")]
        made += [(_added(letter, "The public would misunderstand what was disclosed.", *_ARGUES), "misunderstanding")]
        if not any(r.parts[0] in ("12", "14", "21", "40") for r in refs):
            words = (
                "We also bear in mind that the information is of little use to anyone else, since you are a journalist."
            )
            made += [(_added(letter, words, *_ARGUES), "applicant-blind")]
    if label.get("kind") == "response" and label.get("received", _UNCOUNTED) > _UNCOUNTED and "date" in label:
        later = label["date"] + timedelta(days=_LATER)
        written = f"{label['date'].day} {label['date']:%B %Y}"
        made += [(_swapped(letter, re.escape(written), f"{later.day} {later:%B %Y}"), "in-time")]
        wrong = label["received"] + timedelta(days=33)
        made += [
            (_added(letter, f"It was due for an answer by {wrong.day} {wrong:%B %Y}.", "decision"), "due-date-right")
        ]
    if any(e.get("likelihood") == "would be likely" for e in label.get("exemptions", [])):
        made += [(_swapped(letter, _HARMS, "could "), "likelihood-high-enough")]
    if any(r.instrument == "EIR" and r.parts[:2] == ("12", "5") for r in refs):
        made += [
            (_swapped(letter, r"would adversely affect", "would be likely to adversely affect"), "adverse-effect-would")
        ]
    if any(r.instrument == "EIR" and r.parts[0] == "12" and str(r) != "EIR 12(4)(a)" for r in refs):
        made += [
            (
                _swapped(letter, r"presumption in (?:favour of disclosure|the regulations)", "wish to be open"),
                "presumption",
            )
        ]
    if refs and not tested and withheld:
        words = (
            "On balance the public interest in maintaining the exemption outweighs the public interest in disclosure."
        )
        made += [(_added(letter, words, "exemption", "decision"), "test-not-due")]
    limbs = [r for r in refs if len(r.parts) > 2]
    if limbs:
        made += [
            (
                _swapped(letter, re.escape("".join(f"({p})" for p in limbs[0].parts[1:])), f"({limbs[0].parts[1]})(z)"),
                "provision-exists",
            )
        ]
    if any(r.parts[:2] == ("40", "2") for r in refs):
        made += [(_swapped(letter, r"40\(3A\)\(a\)", "40(3)(a)(i)"), "provision-in-force")]
        made += [
            (
                _added(letter, "Mrs Jane Holloway of the second team told us so.", "exemption", "prejudice"),
                "others-named",
            )
        ]
    if withheld:
        made += [(_swapped(letter, _ANY_REF, "our policy"), "exemption-named")] if refs else []
        made += [
            (
                _added(
                    letter,
                    "We have set out the test in Smith v Information Commissioner [2019] UKUT 999 (AAC).",
                    *_ARGUES,
                ),
                "case-known",
            )
        ]
        made += [(_added(letter, "The reasons are: [insert reasons here].", *_ARGUES), "no-blanks")]
    if label["outcome"] == "ncnd":
        made += [
            (
                _added(letter, "The file was passed to another force in 2022.", "prejudice", "exemption", "decision"),
                "ncnd-silent",
            )
        ]
    if label.get("kind") == "review":
        words = "If you are dissatisfied you may ask for an internal review."
        made += [(_added(letter, words, "next_steps"), "review-single-stage")]
    answer = ("decision", "exemption", "prejudice") if label["outcome"] != "ncnd" else ()
    made += [
        (_added(letter, "We have also had regard to the Data Protection Act 1998.", *answer), "data-law-of-2018"),
        (_added(letter, "The record is kept under AB 12 34 56 C.", *answer), "numbers-left"),
        (_added(letter, "Write to jane.holloway@gmail.com for the rest.", *answer), "contact-left"),
        (_added(letter, "Telephone 07700 900123 for the rest.", *answer), "contact-left"),
        (_added(letter, "A note on LPP was kept.", *answer), "short-forms-explained"),
        (_added(letter, "The aforementioned records are kept for ten years.", *answer), "plain-words"),
        (_added(letter, _LONG, *answer), "sentence-too-long"),
    ]  # fmt: skip
    yield from ((text, rule) for text, rule in made if text is not None)


_LONG = (
    "The records that are kept by the teams which deal with the matters that you ask about are arranged by the month in "
    "which they were first opened and not by the subject that they concern so that anyone who wants to find one of them "
    "has to know when it was opened and by whom before they can ask the team that holds it to look for it on the shelf "
    "where it was put."
)


def by_hand(half: str) -> Iterator[tuple[Clean, str, str, set[str]]]:
    """Half of the rows of `spoilt.toml`: a letter, its text as spoilt, the rule, and what else it may break.

    The rules were mended by the half "tuning"; the half "report" was written afterwards.
    """
    known = {letter.name: letter for letter in cleans()}
    for row in tomllib.loads((HERE / "spoilt.toml").read_text("utf-8"))["spoil"]:
        if row.get("half", "tuning") != half:
            continue
        letter = known[row["file"]]
        found = re.compile(r"\s+".join(map(re.escape, row["find"].split())))
        text, n = found.subn(lambda _, put=row["put"]: put, letter.raw, count=1)
        assert n, f"{row['file']} does not say {row['find'][:60]!r}"
        yield letter, text, row["rule"], set(row.get("also", []))


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
