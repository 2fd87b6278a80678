"""The measure of answers: what counts as right, and that the questions are enough, of every sort, in two equal halves."""

from collections import Counter as Tally

import pytest
from letters import LAW, VOCABULARY, seed
from small_source import SmallSource

from assistant.ask import Asker
from assistant.ground import Gate
from corpus.drafts import Answer, Citation, Count, Searched, Statement
from tests.bench.answering import Question, answering, names

SOURCE = SmallSource([seed()], LAW)
SOURCES = {"a": frozenset({"a", "letters/a.md", "a.md"}), "b": frozenset({"b"})}
ANSWER = Answer(
    abstained=False,
    statements=[
        Statement(
            text="A says: “within 20 working days”", citations=[Citation(document="a", start=0, end=1, quote="A")]
        )
    ],
)
SILENT = Answer(abstained=True)
IN_VAIN_ONLY = Answer(abstained=True, searched=Searched(says="None", of=3, nearest=ANSWER.statements))
COUNTED = Answer(abstained=False, counts=[Count(says="2 of 3", n=2, of=3, documents=[])])

JUDGED = [
    ("a right source is enough", {"cites": ("a.md",)}, ANSWER, True),
    ("another source is not", {"cites": ("b",)}, ANSWER, False),
    ("silence is no answer", {"cites": ("a.md",)}, SILENT, False),
    ("nor is a decision shown as only near", {"cites": ("a.md",)}, IN_VAIN_ONLY, False),
    ("a fact must be said", {"cites": ("a",), "says": ("40 working days",)}, ANSWER, False),
    ("in any of its forms, in any case", {"cites": ("a",), "says": ("twentieth|20 Working Days",)}, ANSWER, True),
    ("a comparison needs both sides", {"cites": ("a",), "and_cites": ("b",)}, ANSWER, False),
    ("a number must be the number", {"count": 3}, COUNTED, False),
    ("and is right when it is", {"count": 2}, COUNTED, True),
    ("a number that was not counted is none", {"count": 2}, ANSWER, False),
]


@pytest.mark.parametrize(("why", "judged", "answer", "right"), JUDGED, ids=[j[0] for j in JUDGED])
def test_what_counts_as_right(why, judged, answer, right):
    assert Question("handled", "tune", "…?", **judged).right(answer, SOURCES) is right


@pytest.mark.parametrize(("answer", "right"), [(SILENT, True), (IN_VAIN_ONLY, True), (ANSWER, False)])
def test_what_the_library_does_not_hold_is_to_be_declined(answer, right):
    assert Question("nothing", "tune", "…?").right(answer, SOURCES) is right


def test_there_are_enough_questions_of_every_sort_in_both_halves():
    questions = Question.halved()
    halves = Tally((q.sort, q.half) for q in questions)
    assert len(questions) >= 130
    assert len({(q.before, q.ask) for q in questions}) == len(questions)
    assert {sort for sort, _ in halves} >= set("handled ever difference which count limit follow nothing".split())
    assert all(abs(halves[sort, "tune"] - halves[sort, "report"]) <= 1 for sort, _ in halves)


def test_questions_written_later_are_only_to_improve_on():
    more = Question.all()[len(Question.halved()) :]
    assert len(more) >= 50
    assert {q.half for q in more} == {"tune"}
    assert {(q.before, q.ask) for q in more}.isdisjoint((q.before, q.ask) for q in Question.halved())


def test_every_question_has_something_to_judge_it_by():
    assert all(q.cites or q.count is not None or q.sort == "nothing" for q in Question.all())


def test_what_the_law_is_asked_of_is_in_the_library():
    held = {name for called in names(SOURCE.cards()).values() for name in called}
    rows = {
        key
        for q in Question.all()
        for key in (*q.cites, *q.and_cites)
        if not key.endswith((".md", ".txt", ".html", ".eml"))
    }
    assert rows <= held


ASKED = [
    ("Is section 44 absolute?", None, "foia-44", "absolute"),
    ("And section 31?", "Is section 44 absolute?", "foia-31", "qualified"),
    ("What is the difference between section 30 and section 31?", None, "foia-30", "qualified"),
    ("What must we show to rely on section 43(2)?", None, "foia-43", "To be shown"),
    ("What public interest factors favour disclosure under section 42?", None, "foia-42", "A factor for disclosure"),
    ("What did the ICO do with the minutes of its meetings?", None, "IC-347414-P2W0", "We have withheld the minutes"),
]


@pytest.mark.parametrize(("question", "before", "source", "said"), ASKED, ids=[a[0] for a in ASKED])
def test_each_kind_of_question_is_answered_in_its_own_way(question, before, source, said):
    answer = Asker(SOURCE, LAW, VOCABULARY).ask(question, previous=before)
    called = names(SOURCE.cards())
    assert any(source in called[c.document] for s in answer.statements for c in s.citations)
    assert any(said in s.text for s in answer.statements)
    assert Gate(SOURCE, LAW).answer(answer, question) == []


def test_parts_come_in_the_order_they_are_found_and_make_the_same_answer():
    asker = Asker(SOURCE, LAW, VOCABULARY)
    question = "Why is section 31 absolute?"
    parts, answer = list(asker.parts(question)), asker.ask(question)
    assert parts == [*answer.corrections, *answer.statements]
    first = next(asker.parts(question))
    assert first == answer.corrections[0]


def test_the_parts_of_what_is_not_held_are_none():
    assert list(Asker(SOURCE, LAW, VOCABULARY).parts("What is the capital of France?")) == []


IN_VAIN = [
    ("Have we ever released the bill for a new swimming pool?", "gave this out"),
    ("Has any body ever withheld a recipe for soup?", "kept this back"),
]


@pytest.mark.parametrize(("question", "did"), IN_VAIN, ids=[v[1] for v in IN_VAIN])
def test_where_nothing_like_it_was_done_it_says_what_was_looked_through_and_declines(question, did):
    answer = Asker(SOURCE, LAW, VOCABULARY).ask(question)
    found = answer.searched
    assert answer.abstained
    assert found is not None
    assert found.of == 1
    assert f"that {did}" in found.says
    assert not any(word in found.says for word in ("swimming", "soup")), "nothing of the question is repeated"
    assert Gate(SOURCE, LAW).answer(answer, question) == []


def test_an_answer_from_a_decision_was_not_searched_in_vain():
    assert Asker(SOURCE, LAW, VOCABULARY).ask("What did the ICO do with the minutes of its meetings?").searched is None


def test_the_nearest_decisions_are_held_to_their_source_like_any_statement():
    [wrong] = ANSWER.statements
    answer = Answer(abstained=True, searched=Searched(says="No decision was found.", of=1, nearest=[wrong]))
    assert Gate(SOURCE, LAW).answer(answer, "Has it ever been done?")


def test_the_measure_counts_what_is_right_and_gathers_what_is_not():
    questions = [
        Question("nature", "report", "Is section 44 absolute?", cites=("foia-44",), says=("absolute",)),
        Question("nature", "report", "Is section 43 absolute?", cites=("foia-44",)),
        Question("nothing", "report", "What is the capital of France?"),
        Question("nature", "tune", "Is section 31 absolute?", cites=("nowhere",)),
    ]
    missed: list[tuple[Question, Answer]] = []
    measured = answering(SOURCE, LAW, "report", missed, questions)
    assert (measured["questions"], measured["right"], measured["faults"]) == (3, 0.6667, 0)
    assert measured["by_sort"]["nothing"] == {"questions": 1, "right": 1.0}
    assert [question.ask for question, _ in missed] == ["Is section 43 absolute?"]
