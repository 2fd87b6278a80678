"""Each rule on a right letter and a wrong one, and what makes a rule worth having: a reason, a source, words for a tick."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import NamedTuple

import pytest

from assistant.check import Checker
from assistant.rules import every
from assistant.rules.letter import Left
from assistant.statute import Statute
from corpus.law import Law
from corpus.origin import Origin
from corpus.records import Document
from ingest.record import Reader
from tests.assistant.small_source import SmallSource, count
from tests.bench import spoilers, spoiling

LAW = Law.shipped()
READER = Reader(LAW, count)
CHECKER = Checker(LAW, Statute(SmallSource([], LAW), LAW))
BENCH = spoiling.Spoiling(READER, CHECKER)
APART = {"junior-official-named", "nothing-hidden", "same-outcome", "same-exemption", "same-likelihood"}
"""Rules that look at more than the words of a letter; each has a test of its own below."""
HEAD = "We received your request on 3 March 2025 under the Freedom of Information Act 2000."
ASKED = "1. The report on the bridge."
CLOSING = (
    "If you are not content you may ask for an internal review within 40 working days. You may then complain to the "
    "Information Commissioner (ico.org.uk/make-a-complaint), normally within six weeks."
)


class Case(NamedTuple):
    rule: str
    why: str
    right: str
    wrong: str
    file: str = "letter.md"


def invented(answer: str, head: str = HEAD, asked: str = ASKED, date: str = "24 March 2025") -> str:
    parts = [
        "Example Council",
        date,
        "Our ref: EX/1",
        "Dear Applicant",
        f"{head} You asked for:",
        asked,
        answer,
        CLOSING,
    ]
    return "\n\n".join([*(p for p in parts if p), "Yours faithfully", "Information Officer"])


def written() -> list[Case]:
    rows = tomllib.loads((Path(__file__).parent / "cases.toml").read_text("utf-8"))["case"]
    made = []
    for row in rows:
        around = {name: row[name] for name in ("head", "asked", "date") if name in row}
        rightly = around | {name: row[f"right_{name}"] for name in around if f"right_{name}" in row}
        made.append(Case(row["rule"], row["why"], invented(row["right"], **rightly), invented(row["wrong"], **around)))
    return made


def spoilt() -> list[Case]:
    """The examples spoilt by hand, and one by its label for each rule that no hand has spoilt."""
    cases = [
        Case(rule, f"{letter.name} spoilt by hand", letter.raw, text, Path(letter.name).name)
        for letter, text, rule, _ in spoilers.by_hand("tuning")
        if (letter.name, rule) not in APART_FROM
    ]
    had = {case.rule for case in cases}
    for letter in spoilers.cleans():
        for text, rule in spoilers.by_label(letter):
            if rule not in had:
                had.add(rule)
                cases.append(Case(rule, f"{letter.name} spoilt by its label", letter.raw, text, Path(letter.name).name))
    return cases


APART_FROM = {
    ("wealdshire-county-council/care-home-closure.md", "misunderstanding"),  # said in words that no rule knows
    ("westmarch-police/investigation-of-a-councillor.txt", "ncnd-silent"),  # broken before it was spoilt, too
}
"""Spoilt letters that only the bench counts."""
CASES = [*written(), *spoilt()]


def test_every_rule_has_its_letters() -> None:
    assert {rule.id for rule in every} == {case.rule for case in CASES} | APART
    assert len({rule.id for rule in every}) == len(every) >= 45


@pytest.mark.parametrize("case", CASES, ids=[f"{c.rule}: {c.why}" for c in CASES])
def test_a_wrong_letter_breaks_the_rule_and_the_right_one_keeps_it(case: Case) -> None:
    assert case.rule in BENCH.broken(case.wrong, case.file)
    assert case.rule not in BENCH.broken(case.right, case.file)


def test_every_rule_has_a_reason_and_rests_on_a_line_of_the_library() -> None:
    for applied in CHECKER.checked(read(invented("The report is enclosed."))).findings.rules:
        assert applied.reason.endswith(".")
        assert applied.sources, f"{applied.id} rests on nothing"


SURVEY = "is withheld under regulation {} of the Environmental Information Regulations 2004."
OWN_LINES = [
    # what is withheld, a rule it breaks, and the document of the law whose line the finding cites
    ("The survey " + SURVEY.format("13(1)(a)"), "personal-data-said", "eir-13"),
    ("The survey " + SURVEY.format("13(1)(a)"), "why-it-applies", "eir-14"),
    ("The survey " + SURVEY.format("12(5)(e)"), "adverse-effect-shown", "eir-12-5-e"),
    ("The survey " + SURVEY.format("12(5)(e)"), "public-interest-test", "eir-14"),
    ("The survey " + SURVEY.format("12(5)(e)"), "test-for", "eir-12-1"),
    ("The names are withheld under section 40(2) of the Freedom of Information Act 2000.", "principle-named", "foia-40"),
    ("The plan is withheld under section 43(2) of the Freedom of Information Act 2000.", "public-interest-test", "foia-17"),
]  # fmt: skip


@pytest.mark.parametrize(("answer", "rule", "document"), OWN_LINES, ids=[f"{r} by {d}" for _, r, d in OWN_LINES])
def test_a_finding_cites_the_law_that_governs_what_it_is_about(answer: str, rule: str, document: str) -> None:
    letter = read(invented(answer, head=HEAD.split(" under ")[0] + "."))
    found = CHECKER.checked(letter).findings
    [finding, *_] = [f for f in found.findings if f.rule == rule]
    assert [c.document for c in finding.sources] == [document]
    assert [c.document for applied in found.rules if applied.id == rule for c in applied.sources] == [document]


def test_each_line_under_the_regulations_is_there() -> None:
    statute = Statute(SmallSource([], LAW), LAW)
    for rule in every:
        if rule.under_eir:
            document, words = rule.under_eir
            assert statute.fact(document, re.escape(words)), f"{rule.id}: {rule.under_eir}"


def read(text: str) -> Document:
    return READER.read(text.encode(), Origin("letter.md"))[0]


def test_a_tick_is_earned_by_words_and_not_by_a_heading() -> None:
    headed = "## Qualified person\n\nWe hold the report and withhold it under section 36(2)(c) of the Freedom of Information Act 2000."
    found = CHECKER.checked(read(invented(headed))).findings
    assert "qualified-person" in {f.rule for f in found.findings}
    told = f"{headed} The Monitoring Officer is the Council's qualified person and gave an opinion on 20 March 2025."
    letter = read(invented(told))
    ticks = {
        t.rule: letter.text[t.start : t.end] for t in CHECKER.checked(letter).findings.ticks if t.start is not None
    }
    assert "Monitoring Officer" in ticks["qualified-person"]
    assert "20 March 2025" in ticks["opinion-dated"]


def test_words_of_the_law_alone_earn_no_tick() -> None:
    recited = (
        "We hold the report and withhold it under section 43(2) of the Freedom of Information Act 2000. Section 43(2) exempts "
        "information whose disclosure would, or would be likely to, prejudice the commercial interests of any person."
    )
    assert "whose-interests" in {f.rule for f in CHECKER.check(read(invented(recited)))}


def test_what_was_masked_of_people_is_told_where_it_stood() -> None:
    text = invented("The report is enclosed.").replace("Dear Applicant", "Dear Mrs Penhaligon")
    letter, left = BENCH.read(text, "letter.md")
    checked = CHECKER.checked(letter, text, left)
    [(n, named)] = [(n, f) for n, f in enumerate(checked.findings.findings) if f.rule == "applicant-named"]
    assert n in checked.in_written
    assert text[named.start : named.end] == "Mrs Penhaligon"


def test_a_junior_official_who_signs_is_noted() -> None:
    letter = read(invented("The report is enclosed."))
    left = [Left("official", 0, 7)]
    assert "junior-official-named" in {f.rule for f in CHECKER.checked(letter, letter.text, left).findings.findings}
    assert "junior-official-named" not in {f.rule for f in CHECKER.check(letter)}


def test_what_a_file_hides_is_a_fault() -> None:
    letter = read(invented("The report is enclosed."))
    hidden = letter.model_copy(
        update={"notes": ["Text that cannot be seen in the document was left unread (2 places)"]}
    )
    assert "nothing-hidden" in {f.rule for f in CHECKER.check(hidden)}
    assert "nothing-hidden" not in {f.rule for f in CHECKER.check(letter)}


WITHHELD = "We hold the report and withhold it under section 31(1)(a) of the Freedom of Information Act 2000. Disclosure would be likely to prejudice the prevention of crime."
AGAINST = [
    ("same-outcome", "The report is enclosed.", "disclosed there and withheld here"),
    ("same-exemption", WITHHELD.replace("31(1)(a)", "43(2)"), "another exemption for the same report"),
    (
        "same-likelihood",
        WITHHELD.replace("would be likely to prejudice", "would prejudice"),
        "certain there and likely here",
    ),
]


@pytest.mark.parametrize(("rule", "precedent", "why"), AGAINST, ids=[row[2] for row in AGAINST])
def test_a_precedent_that_differs_stands_beside_the_letter(rule: str, precedent: str, why: str) -> None:
    letter = read(invented(WITHHELD))
    for said, differs in ((precedent, True), (WITHHELD, False)):
        other = read(invented(said).replace("EX/1", "EX/9").replace("Example Council", "Another Council"))
        source = SmallSource([other], LAW)
        found = Checker(LAW, Statute(source, LAW), source).check(letter)
        told = [f for f in found if f.rule == rule]
        assert bool(told) == differs, why
        for finding in told:
            cited = next(c for c in finding.sources if c.document == other.id)
            assert other.text[cited.start : cited.end] == cited.quote


def test_a_letter_is_not_its_own_precedent() -> None:
    letter = read(invented(WITHHELD))
    source = SmallSource([letter], LAW)
    found = Checker(LAW, Statute(source, LAW), source).checked(letter).findings
    assert not {t.rule for t in found.ticks} & {"same-outcome", "same-exemption", "same-likelihood"}
