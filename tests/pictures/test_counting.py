"""The numbers of each picture and the words made from them, worked out by hand on seven decisions."""

from __future__ import annotations

import pytest
from pictured_decisions import DECISIONS, MINUTES, decision

from assistant.pictures.coverage import coverage
from assistant.pictures.outcomes import outcomes
from assistant.pictures.tally import part
from assistant.pictures.times import times
from corpus.law import Law
from corpus.pictures import Tally
from corpus.records import ItemOutcome
from corpus.vocabulary import Vocabulary

LAW, VOCABULARY = Law.shipped(), Vocabulary.shipped()
REAL = [document for document in DECISIONS if not document.example]


@pytest.mark.parametrize(
    ("count", "of", "said"),
    [
        (14, 61, "14 of 61 decisions (23%)"),
        (3, 5, "3 of 5 decisions (60%)"),  # the fewest of which a rate is given
        (2, 4, "2 of 4 decisions"),
        (1, 1, "1 of 1 decision"),
    ],
)
def test_a_rate_is_given_of_five_or_more_only(count: int, of: int, said: str) -> None:
    assert part(count, of, "decisions") == said


def test_outcomes_count_each_decision_once_under_each_exemption() -> None:
    found = outcomes(DECISIONS)
    assert found.of == Tally(decisions=5, examples=2)
    assert found.relied == {
        "31": Tally(decisions=3, examples=1),
        "40": Tally(decisions=2),
        "EIR 12(5)(e)": Tally(decisions=1),
    }
    assert [(c.ref, c.year, c.outcome, c.decisions, c.examples) for c in found.counts] == [
        ("EIR 12(5)(e)", None, "partly", 1, 0),
        ("31", 2023, "withheld", 2, 0),
        ("31", 2024, "withheld", 1, 1),
        ("40", None, "partly", 1, 0),
        ("40", 2023, "withheld", 1, 0),
    ]
    assert found.says == [
        "Section 31 was relied on most: 3 of 5 decisions (60%).",
        "Section 31 was relied on most: 1 of 2 made-up examples.",
    ]


@pytest.mark.parametrize(
    ("chosen", "says"),
    [
        ([], ["There is no decision to count."]),
        ([DECISIONS[2]], ["No exemption was relied on in any of 1 decision."]),
        ([DECISIONS[1]], ["Section 31 and section 40 were each relied on most: 1 of 1 decision."]),  # a tie names both
    ],
)
def test_words_of_outcomes_hold_for_few(chosen: list, says: list[str]) -> None:
    assert outcomes(chosen).says == says


def test_times_are_counted_against_the_limit_of_the_law() -> None:
    found = times(DECISIONS, LAW)
    assert (found.of, found.known) == (Tally(decisions=5, examples=2), Tally(decisions=4, examples=1))
    assert [(band.says, band.decisions, band.examples) for band in found.bands] == [
        ("0 to 5", 1, 1),
        ("6 to 10", 0, 0),
        ("11 to 15", 0, 0),
        ("16 to 20", 1, 0),  # the twentieth day is in time
        ("21 to 40", 1, 0),
        ("41 or more", 1, 0),
    ]
    assert found.says == [
        "2 of 4 decisions whose dates are known came within 20 working days; the middle one took 20 and the longest 41. "
        "The dates of 1 decision are not known.",
        "1 of 1 made-up example whose dates are known came within 20 working days; the middle one took 3 and the longest 3. "
        "The dates of 1 made-up example are not known.",
    ]
    assert "twentieth working day" in found.statutory_words
    assert found.source.startswith("https://www.legislation.gov.uk/")


def test_reviews_have_no_part_in_times() -> None:
    review = DECISIONS[0].model_copy(update={"kind": "review"})
    assert times([review], LAW).of == Tally()
    assert times([review], LAW).says == ["There is no response to count."]


def test_coverage_counts_kinds_of_information_by_exemption() -> None:
    found = coverage(DECISIONS, VOCABULARY)
    assert found.kinds["minutes of meetings"] == Tally(decisions=2, examples=1)
    assert found.kinds["honours"] == Tally()
    minutes = [(c.ref, c.decisions, c.examples) for c in found.cells if c.kind == "minutes of meetings"]
    assert minutes == [("31", 1, 0), ("", 1, 1)]  # the last: no exemption was relied on
    assert found.says[0] == "The kind of information met most is minutes of meetings: 2 decisions."
    bare = sum(not held.every for held in found.kinds.values())
    assert f"There is no decision, real or made up, on {bare} of {len(found.kinds)} kinds: " in found.says[2]


def test_an_item_is_covered_by_its_own_exemptions_not_its_letters() -> None:
    items = [ItemOutcome(n=1, outcome="disclosed")]
    one = decision("z", 2024, "partly", ["40(2)"], asked=MINUTES, items=items)
    assert {c.ref for c in coverage([one], VOCABULARY).cells if c.kind == "minutes of meetings"} == {""}


def test_examples_left_out_leave_the_real_numbers_as_they_were() -> None:
    assert outcomes(REAL).says == outcomes(DECISIONS).says[:1]
    assert {t.examples for t in outcomes(REAL).relied.values()} == {0}
