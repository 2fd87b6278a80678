"""Spoilers of example letters. They know a letter's label (roles, dates, exemptions) and nothing of the rules' words."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from corpus.law import Law
from corpus.provision import Provision
from tests.ingest.labelled import EXAMPLES

LAW = Law.shipped()
_HARMS = r"would be likely to (?=(?:prejudice|inhibit|endanger|harm|impede)\b)"
_ANY_REF = r"(?i)\b(?:under |by virtue of )?(?:sections?|regulations?) \d+[A-Z]?(?:\(\w+\))*(?:(?:,| and| or) (?:section |regulation )?\d+(?:\(\w+\))+)*"
_LATER = 40
_UNCOUNTED = date(2024, 1, 1)
"""Until then the bank holidays are not known here."""
_ARGUES = ("prejudice", "exemption", "factors_against_disclosure")
_ANSWER = ("decision", "exemption", "prejudice")
_BALANCED = "On balance the public interest in maintaining the exemption outweighs the public interest in disclosure."
_JOURNALIST = "We also bear in mind that the information is of little use to anyone else, since you are a journalist."
_LONG = (
    "The records that are kept by the teams which deal with the matters that you ask about are arranged by the month in "
    "which they were first opened and not by the subject that they concern so that anyone who wants to find one of them "
    "has to know when it was opened and by whom before they can ask the team that holds it to look for it on the shelf "
    "where it was put."
)


@dataclass(frozen=True)
class Clean:
    """An example, its label, and its raw text."""

    name: str
    label: dict[str, Any]
    raw: str

    @property
    def refs(self) -> list[Provision]:
        return [Provision.parse(e["ref"]) for e in self.label.get("exemptions", [])]

    @property
    def tested(self) -> list[Provision]:
        """What is relied on for which the public interest must be weighed."""
        return [r for r in self.refs if LAW.needs_public_interest_test(r) and str(r) not in ("39", "EIR 12(4)(a)")]

    @property
    def withheld(self) -> bool:
        return self.label["outcome"] in ("withheld", "partly", "refused", "ncnd")

    @property
    def kind(self) -> str:
        return str(self.label.get("kind"))

    def starts(self, *roles: str) -> list[str]:
        """How the paragraphs labelled with these roles begin."""
        return [row["starts"] for row in self.label.get("roles", []) if row["role"] in roles]

    def blocks(self) -> list[str]:
        return self.raw.split("\n\n")


Spoilt = tuple[str | None, str]
"""A letter's text as spoilt, None where it cannot be spoilt so, and the rule that is broken by it."""


def cleans() -> Iterator[Clean]:
    for about in sorted(EXAMPLES.rglob("*.toml")):
        label = tomllib.loads(about.read_text("utf-8"))
        for form in (".md", ".txt", ".html", ".eml"):
            path = about.with_suffix(form)
            if "read" in label and path.exists():
                yield Clean(f"{path.parent.name}/{path.name}", label["read"], path.read_text("utf-8"))


def by_label(letter: Clean) -> Iterator[tuple[str, str]]:
    """Every spoiling that this letter's label allows."""
    if letter.name.endswith(".html"):
        return  # a page has no blank lines between its paragraphs
    spoilers = (_weighing, _factors, _rights, _dates, _likelihoods, _references, _absolute, _reasons, _left_in)
    yield from ((text, rule) for spoiler in spoilers for text, rule in spoiler(letter) if text is not None)


def by_hand(half: str) -> Iterator[tuple[Clean, str, str, set[str]]]:
    """Half of the rows of `spoilt.toml`: a letter, its text as spoilt, the rule, and what else it may break.

    The rules were mended by the half "tuning"; the half "report" was written afterwards.
    """
    known = {letter.name: letter for letter in cleans()}
    for row in tomllib.loads((Path(__file__).parent / "spoilt.toml").read_text("utf-8"))["spoil"]:
        if row.get("half", "tuning") == half:
            letter = known[row["file"]]
            found = re.compile(r"\s+".join(map(re.escape, row["find"].split())))
            text, n = found.subn(lambda _, put=row["put"]: put, letter.raw, count=1)
            assert n, f"{row['file']} does not say {row['find'][:60]!r}"
            yield letter, text, row["rule"], set(row.get("also", []))


def _without(letter: Clean, *roles: str) -> str | None:
    """The text without the paragraphs labelled with these roles."""
    starts, blocks = letter.starts(*roles), letter.blocks()
    left = [b for b in blocks if not any(s in b for s in starts)]
    return "\n\n".join(left) if starts and len(left) < len(blocks) else None


def _instead(letter: Clean, role: str, words: str) -> str | None:
    starts, blocks = letter.starts(role), letter.blocks()
    changed = [words if any(s in b for s in starts) else b for b in blocks]
    return "\n\n".join(changed) if starts and changed != blocks else None


def _added(letter: Clean, words: str, *roles: str) -> str | None:
    """A sentence added to the last paragraph with one of these roles, unless it is a row of a table."""
    starts, blocks = letter.starts(*roles), letter.blocks()
    at = [n for n, b in enumerate(blocks) if any(s in b for s in starts) and "|" not in b]
    if not at:
        return None
    blocks[at[-1]] = f"{blocks[at[-1]].rstrip()} {words}"
    return "\n\n".join(blocks)


def _swapped(letter: Clean, pattern: str, put: str) -> str | None:
    text, n = re.subn(pattern, put, letter.raw)
    return text if n else None


def _weighing(letter: Clean) -> Iterator[Spoilt]:
    if letter.tested:
        yield _without(letter, "balance"), "public-interest-test"
        boilerplate = "There is a public interest in openness and transparency."
        yield _instead(letter, "factors_for_disclosure", boilerplate), "test-own-facts"


def _factors(letter: Clean) -> Iterator[Spoilt]:
    if letter.withheld and letter.kind == "response":
        yield _added(letter, "Disclosure would also embarrass the officers concerned.", *_ARGUES), "embarrassment"
        yield _added(letter, "The public would misunderstand what was disclosed.", *_ARGUES), "misunderstanding"
        if not any(r.parts[0] in ("12", "14", "21", "40") for r in letter.refs):
            yield _added(letter, _JOURNALIST, *_ARGUES), "applicant-blind"


def _rights(letter: Clean) -> Iterator[Spoilt]:
    if letter.withheld and letter.kind == "response":
        yield _without(letter, "next_steps"), "review-told"
        yield _without(letter, "next_steps"), "complaint-told"
        yield _swapped(letter, r"\bwithin 40 working days", "within 10 working days"), "review-period"
        yield _swapped(letter, r"\bsix weeks\b", "three months"), "complaint-period"
        yield _swapped(letter, r",? ?(?:\(?(?:at )?ico\.org\.uk/make-a-complaint\)?)", ""), "complaint-contact"
        yield _swapped(letter, r"\b40 working days", "40 days"), "working-days"
    if letter.kind == "review":
        again = "If you are dissatisfied you may ask for an internal review."
        yield _added(letter, again, "next_steps"), "review-single-stage"


def _dates(letter: Clean) -> Iterator[Spoilt]:
    received, answered = letter.label.get("received", _UNCOUNTED), letter.label.get("date")
    if letter.kind == "response" and received > _UNCOUNTED and answered:
        later = answered + timedelta(days=_LATER)
        yield _swapped(letter, re.escape(_said(answered)), _said(later)), "in-time"
        wrong = received + timedelta(days=33)
        yield _added(letter, f"It was due for an answer by {_said(wrong)}.", "decision"), "due-date-right"


def _said(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _likelihoods(letter: Clean) -> Iterator[Spoilt]:
    if any(e.get("likelihood") == "would be likely" for e in letter.label.get("exemptions", [])):
        yield _swapped(letter, _HARMS, "could "), "likelihood-high-enough"
    exceptions = [r for r in letter.refs if r.instrument == "EIR" and r.parts[0] == "12"]
    if any(r.parts[1] == "5" for r in exceptions):
        yield _swapped(letter, r"would adversely affect", "would be likely to adversely affect"), "adverse-effect-would"
    if any(str(r) != "EIR 12(4)(a)" for r in exceptions):
        words = r"presumption in (?:favour of disclosure|the regulations)"
        yield _swapped(letter, words, "wish to be open"), "presumption"


def _references(letter: Clean) -> Iterator[Spoilt]:
    limbs = [r for r in letter.refs if len(r.parts) > 2]
    if limbs:
        written = re.escape("".join(f"({p})" for p in limbs[0].parts[1:]))
        yield _swapped(letter, written, f"({limbs[0].parts[1]})(z)"), "provision-exists"
    if any(r.parts[:2] == ("40", "2") for r in letter.refs):
        yield _swapped(letter, r"40\(3A\)\(a\)", "40(3)(a)(i)"), "provision-in-force"
    if letter.withheld and letter.refs:
        yield _swapped(letter, _ANY_REF, "our policy"), "exemption-named"
    if letter.withheld:
        case = "We have set out the test in Smith v Information Commissioner [2019] UKUT 999 (AAC)."
        yield _added(letter, case, *_ARGUES), "case-known"


def _absolute(letter: Clean) -> Iterator[Spoilt]:
    if letter.refs and not letter.tested and letter.withheld:
        yield _added(letter, _BALANCED, "exemption", "decision"), "test-not-due"


def _reasons(letter: Clean) -> Iterator[Spoilt]:
    if letter.withheld:
        yield _added(letter, "The reasons are: [insert reasons here].", *_ARGUES), "no-blanks"
    if letter.label["outcome"] == "ncnd":
        yield _added(letter, "The file was passed to another force in 2022.", *_ANSWER), "ncnd-silent"


def _left_in(letter: Clean) -> Iterator[Spoilt]:
    """What has no place in any letter. One that neither confirms nor denies is let be: nearly any of it gives away."""
    if letter.label["outcome"] == "ncnd":
        return
    if any(r.parts[:2] == ("40", "2") for r in letter.refs):
        named = "Mrs Jane Holloway of the second team told us so."
        yield _added(letter, named, "exemption", "prejudice"), "others-named"
    for words, rule in (
        ("We have also had regard to the Data Protection Act 1998.", "data-law-of-2018"),
        ("The record is kept under AB 12 34 56 C.", "numbers-left"),
        ("Write to jane.holloway@gmail.com for the rest.", "contact-left"),
        ("Telephone 07700 900123 for the rest.", "contact-left"),
        ("A note on LPP was kept.", "short-forms-explained"),
        ("The aforementioned records are kept for ten years.", "plain-words"),
        (_LONG, "sentence-too-long"),
    ):
        yield _added(letter, words, *_ANSWER), rule
