"""Questions for a number are answered by a query over the records, with the list of what was counted."""

from datetime import date

import pytest
from letters import LAW, VOCABULARY, seed
from small_source import SmallSource

from assistant.ask import Asker
from corpus.records import Document


def letter(id: str, when: date, outcome: str, *refs: str, example: bool = False) -> Document:
    made = seed()
    relied = [e for e in made.exemptions if e.ref in refs]
    return made.model_copy(
        update={"id": id, "reference": id, "date": when, "outcome": outcome, "exemptions": relied, "example": example}
    )


SOURCE = SmallSource(
    [
        letter("a", date(2023, 5, 1), "withheld", "31(1)(g)"),
        letter("b", date(2024, 5, 1), "withheld", "31(1)(g)", "44(1)(a)"),
        letter("c", date(2024, 6, 1), "disclosed"),
        letter("d", date(2025, 1, 1), "partly", "44(1)(a)", example=True),
    ],
    LAW,
)


@pytest.mark.parametrize(
    ("question", "found", "of"),
    [
        ("How many decisions relied on section 31?", ["a", "b"], 4),
        ("In how many cases did we rely on section 44?", ["b", "d"], 4),
        ("How many decisions relied on section 31 in 2024?", ["b"], 2),
        ("How many decisions since 2024 relied on section 44?", ["b", "d"], 3),
        ("How many decisions before 2024 relied on section 44?", [], 1),
        ("How many requests were refused under section 12?", [], 4),
    ],
)
def test_a_number_is_counted_and_listed(question, found, of):
    answer = Asker(SOURCE, LAW, VOCABULARY).ask(question)
    [count] = answer.counts
    assert ([c.id for c in count.documents], count.n, count.of) == (found, len(found), of)
    assert count.says.startswith(f"{len(found)} of {of} decisions in the library")
    assert not answer.abstained


def test_examples_are_told_apart():
    [count] = Asker(SOURCE, LAW, VOCABULARY).ask("How many decisions relied on section 44?").counts
    assert "1 of them is made-up examples" in count.says


def test_a_subject_is_counted_by_the_words_of_the_requests():
    [count] = Asker(SOURCE, LAW, VOCABULARY).ask("How many requests about minutes of roundtables did we have?").counts
    assert {c.id for c in count.documents} == {"a", "b", "c", "d"}
    [none] = Asker(SOURCE, LAW, VOCABULARY).ask("How many requests about school meals did we have?").counts
    assert none.n == 0


@pytest.mark.parametrize("question", ["How many working days do we have?", "How many moons does Jupiter have?"])
def test_other_numbers_are_not_counted(question):
    assert Asker(SOURCE, LAW, VOCABULARY).ask(question).counts == []
