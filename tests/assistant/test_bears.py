"""What a sentence in somebody's own words may say of its sources, and what it may not."""

import pytest

from assistant.bears import Evidence, faults
from assistant.says import figures, likelihood, natures
from corpus.provision import Provision

LAW = (
    "Section 31 is a qualified exemption: the public interest test applies. "
    "Comply not later than the twentieth working day following the date of receipt."
)
TOLD = (
    "Disclosure of the route plans would be likely to prejudice the prevention of crime, because drivers would learn "
    "which carriageways Northmere Police do not watch. The plans were made on 3 May 2024 at a cost of £4,200. "
    "The public interest in maintaining the exemption outweighs the public interest in disclosure."
)
EVIDENCE = Evidence(law=LAW, told=TOLD, request="Please send the plans of 2025.", refs=(Provision.parse("31(1)(a)"),))


def rules(sentence: str) -> set[str]:
    def near(one: str, other: str) -> float:
        return 0.0

    return {rule for rule, _ in faults(sentence, EVIDENCE, near)}


@pytest.mark.parametrize(
    "sentence",
    [
        "Disclosing the route plans would be likely to prejudice the prevention of crime.",
        "Section 31 is a qualified exemption, so the public interest test applies.",
        "Drivers would learn which carriageways the police do not watch.",
        "We must comply within 20 working days of receipt.",
        "The plans of 2025 would be likely to prejudice the prevention of crime.",
        "The public interest in disclosure is outweighed by that in maintaining the exemption.",
    ],
)
def test_what_the_sources_say_is_borne_out(sentence):
    assert rules(sentence) == set()


@pytest.mark.parametrize(
    ("sentence", "rule"),
    [
        ("Disclosure of the route plans would prejudice the prevention of crime.", "likelihood"),
        ("Disclosure of the route plans would not be likely to prejudice the prevention of crime.", "denial"),
        ("Section 31 is an absolute exemption, so no public interest test applies.", "nature"),
        ("We must comply within 30 working days of receipt.", "figure"),
        ("We must comply within 20 calendar days of receipt.", "figure"),
        ("The plans were made in May at a cost that is public.", "leaked-fact"),
        ("The plans were made at a cost of £4,200.", "leaked-fact"),
        ("Drivers would learn which carriageways Northmere Police do not watch.", "leaked-fact"),
        ("Drivers would learn which carriageways of the Thornby Bridge are not watched.", "name"),
        ("Section 43(2) covers the prevention of crime.", "provision-cited"),
        ("The public interest in disclosure outweighs the public interest in maintaining the exemption.", "balance"),
        ("The contractor has told us that it would sue if this were published.", "supported"),
    ],
)
def test_each_way_of_going_beyond_them_is_a_fault(sentence, rule):
    assert rule in rules(sentence)


def test_meaning_decides_where_half_of_the_words_are_found():
    sentence = "Publishing the plans would be likely to prejudice the fight against crime."
    assert [r for r, _ in faults(sentence, EVIDENCE, lambda a, b: 0.9)] == []
    assert [r for r, _ in faults(sentence, EVIDENCE, lambda a, b: 0.1)] == ["supported"]


def test_how_sure_a_harm_is():
    assert likelihood("It would be likely to harm us") == "likely"
    assert likelihood("It would harm us") == "would"
    assert likelihood("It would, or would be likely to, harm us") is None
    assert likelihood("It harms us") is None


def test_what_is_said_of_the_public_interest_test():
    assert natures("It is a qualified exemption") == {True}
    assert natures("It is not an absolute exemption") == {True}
    assert natures("no public interest test applies") == {False}
    assert natures("It is absolute: the public interest test applies") == {True, False}


def test_figures_are_told_apart_from_references():
    assert figures("section 40(2) of the Freedom of Information Act 2000") == set()
    assert figures("twenty working days") == figures("20 working days")
    assert figures("on 3 May 2024") == {"3", "may", "2024"}
