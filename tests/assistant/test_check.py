"""Checks of one letter: right letters pass, and each planted fault is named."""

import pytest
from letters import LAW, READER, SEED
from small_source import SmallSource

from assistant.check import Checker
from assistant.statute import Statute
from corpus.origin import Origin

CHECKER = Checker(LAW, Statute(SmallSource([], LAW), LAW))
RIGHT = SEED.read_text("utf-8")


def rules(text: str) -> set[str]:
    letter = READER.read(text.encode(), Origin("letter.md"))[0]
    return {f.rule for f in CHECKER.check(letter)}


def without(*parts: str) -> str:
    text = RIGHT
    for part in parts:
        assert part in text
        text = text.replace(part, "")
    return text


def test_the_seed_letter_passes():
    assert rules(RIGHT) == set()


BALANCE = RIGHT[
    RIGHT.index("We consider that, at this stage, the public interest in withholding") : RIGHT.index(
        "### **Next steps**"
    )
]
REVIEW = RIGHT[RIGHT.index("You can ask us to review") : RIGHT.index("If we perform a review")]
COMPLAIN = RIGHT[RIGHT.index("If we perform a review") : RIGHT.index("### **Your information**")]
ROWS = [
    (without(BALANCE), "public-interest-test", "a qualified exemption without a balance"),
    (RIGHT.replace("20 December 2024", "20 January 2025"), "in-time", "answered late"),
    (RIGHT.replace("section 132(1) of part 5 of that Act", "one of its rules").replace("Section 132(2)", "It"), "bar-named", "a bar that is not named"),
    (RIGHT.replace("sections 31 and 44", "sections 31, 44 and 43").replace("We find", "We"), "limb-named", "a limb that is not named"),
    (RIGHT.replace("section 31(1)(g)", "section 31(1)(z)"), "provision-exists", "a limb that does not exist"),
    (without(REVIEW).replace("If we perform a review but you are still dissatisfied, you can", "You can"), "review-told", "no way to ask for a review"),
    (without(COMPLAIN).replace("[ico.org.uk](http://ico.org.uk) [twitter.com/iconews](https://twitter.com/iconews)", "").replace("Information Commissioner's Office", "The Office"), "complaint-told", "no right to complain"),
    (RIGHT.replace("would be likely to prejudice our regulatory work. It is likely that disclosure would harm", "may affect our work. Disclosure may affect").replace("would harm our ability", "may affect our ability").replace("would be likely to impact", "may bear"), "likelihood-said", "no likelihood stated"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "rule", "why"), ROWS, ids=[r[2] for r in ROWS])
def test_each_fault_is_named(text, rule, why):
    assert rule in rules(text)


def test_a_finding_opens_its_source():
    letter = READER.read(without(BALANCE).encode(), Origin("letter.md"))[0]
    finding = next(f for f in CHECKER.check(letter) if f.rule == "public-interest-test")
    assert "section 31(1)(g) is qualified" in finding.message
    assert letter.text[finding.start : finding.end].startswith("section")
    assert finding.sources[0].document == "foia-17"
