"""What a question is read for: acts of bodies, who is meant, what it goes on from, and words that belong together."""

import re

import pytest
from letters import LAW, VOCABULARY, seed
from small_source import SmallSource

from assistant.asking import bodies
from assistant.asking.acts import asked_of, meaning_same, shipped, without
from assistant.asking.apt import counts, gives
from assistant.asking.follow import joined
from assistant.asking.pairs import parted
from assistant.asking.question import read
from assistant.asking.telling import led_by, told, widest
from assistant.count import Counter
from assistant.says import content
from corpus.drafts import Citation, Statement

HELD = [
    "Brindle Vale District Council",
    "Museum of Northern Industry",
    "Severnside Constabulary",
    "Tamarside Ambulance Service NHS Trust",
    "Wealdshire County Council",
    "Westmarch Police",
]

ACTS = [
    ("Have we ever said sorry?", "we are sorry and apologise"),
    ("Did anyone ask for the same thing again?", "repeated request, identical or substantially similar to one already"),
    ("Was the refusal overturned?", "the refusal is overturned on review"),
    ("Has anyone been sent to another authority?", "we believe that another authority may hold it"),
    ("Did we forget to name the exemption?", "the first answer did not name any exemption"),
    ("Have we ever said we didn't have it?", "we do not hold this information"),
]


@pytest.mark.parametrize(("question", "seek"), ACTS, ids=[a[0] for a in ACTS])
def test_an_act_is_known_however_it_is_asked_about(question, seek):
    assert any(act.seek.startswith(seek) for act in asked_of(question))


@pytest.mark.parametrize("question", ["Is section 31 absolute?", "How did we handle board minutes?"])
def test_a_question_on_no_act_speaks_of_none(question):
    assert asked_of(question) == ()


def test_what_is_left_of_a_question_is_its_subject():
    question = "Have we ever apologised about the badger map?"
    assert "apologised" not in without(question, asked_of(question))
    assert "badger map" in without(question, asked_of(question))


def test_what_an_act_is_searched_by_is_also_how_it_is_said():
    assert [act.seek for act in shipped() if not act.said.search(act.seek) and "favoured" not in act.seek] == []


def test_another_word_for_the_same_is_found_both_ways():
    cost, price = (next(iter(content(word))) for word in ("cost", "price"))
    assert price in meaning_same(cost)
    assert cost in meaning_same(price)
    assert cost not in meaning_same(cost)
    assert meaning_same("tungsten") == frozenset()


NAMED = [
    ("by a word of its name", "What did Severnside say?", {"Severnside Constabulary"}),
    ("by its kind, where it acts", "Has any council refused?", {HELD[0], HELD[4]}),
    ("every force is one", "Did a police force ever refuse?", {"Severnside Constabulary", "Westmarch Police"}),
    ("not where the law is asked about", "How long has a council got to answer?", set()),
    ("nor where it only comes up", "Have letters from a council been released?", set()),
    ("the armed forces are no police", "Has the armed forces exemption come up?", set()),
    ("a name goes before a kind", "Has Wealdshire Council refused?", {"Wealdshire County Council"}),
]


@pytest.mark.parametrize(("why", "question", "expected"), NAMED, ids=[n[0] for n in NAMED])
def test_the_bodies_that_a_question_is_about(why, question, expected):
    assert set(bodies.named(question, HELD)[0]) == expected


def test_what_a_body_is_called_after_stays_a_subject_where_it_names_nobody():
    asked = read("How many ambulances does Tamarside have?", LAW, HELD)
    assert asked.bodies == ("Tamarside Ambulance Service NHS Trust",)
    assert asked.subject == content("ambulances") == asked.counted


FOLLOWS = [
    ("with no subject of its own", "How did Westmarch answer on minutes?", "What did Severnside do?", "minutes"),
    ("on what grounds", "Have we refused a request as vexatious?", "On what grounds?", "vexatious"),
    ("by its first word", "Is section 31 absolute?", "And section 44?", "section 44"),
]


@pytest.mark.parametrize(("why", "before", "question", "kept"), FOLLOWS, ids=[f[0] for f in FOLLOWS])
def test_a_question_that_goes_on_is_read_with_the_one_before(why, before, question, kept):
    text, own = joined(question, before, LAW, HELD)
    assert kept in text
    assert text != question
    assert own.startswith(question[:3])


def test_another_body_or_provision_takes_the_place_of_the_one_before():
    text, _ = joined("What did Severnside do?", "How did Westmarch answer on minutes?", LAW, HELD)
    assert "Westmarch" not in text
    text, _ = joined("And section 44?", "Is section 31 absolute?", LAW, HELD)
    assert "31" not in text


def test_a_whole_question_stands_by_itself():
    question = "How many decisions relied on section 31?"
    assert joined(question, "How did we handle minutes?", LAW, HELD) == (question, question)


def test_the_last_question_says_what_is_wanted():
    text, own = joined("And what do they cost?", "How many cameras does Severnside have?", LAW, HELD)
    asked = read(text, LAW, HELD, own)
    assert asked.money
    assert not asked.counted
    assert content("cameras") <= asked.subject


TOGETHER = [
    ("together", "the waiting list is long", 0.0),
    ("the other way round, with small words between", "a list of those waiting", 0.0),
    ("far from each other", "a list of one thing, and then of some quite different matters, waiting", 1.0),
    ("only one of them", "a list", 1.0),
]


@pytest.mark.parametrize(("why", "text", "share"), TOGETHER, ids=[t[0] for t in TOGETHER])
def test_words_that_belong_together_are_looked_for_together(why, text, share):
    asked = read("Have hospitals released the waiting list?", LAW, HELD)
    assert len(asked.pairs) == 1
    assert parted(asked.pairs, text) == share


def test_what_is_done_to_a_thing_makes_no_pair_with_it():
    assert read("How did we treat references written for candidates?", LAW, HELD).pairs == ()


FIGURES = [
    ("There are 11,300 files.", True),
    ("Nineteen organisations came.", True),
    ("26 February: a meeting", False),
    ("We wrote on 3 May 2024 (our reference OMS-FOI-25-0117).", False),
    ("It is exempt under section 31(1)(g).", False),
]


@pytest.mark.parametrize(("words", "has"), FIGURES, ids=[f[0] for f in FIGURES])
def test_a_date_and_a_reference_are_no_figure(words, has):
    assert counts(words) is has


GIVEN = [
    ("When was it sealed?", "It was sealed on 3 May 2024.", "It was sealed."),
    ("Who decided?", "The Chief Executive did.", "Somebody did."),
    ("How many came?", "Nineteen came.", "They came."),
]


@pytest.mark.parametrize(("question", "gives_it", "does_not"), GIVEN, ids=[g[0] for g in GIVEN])
def test_a_sentence_has_the_sort_of_thing_asked_for(question, gives_it, does_not):
    asked = read(question, LAW, HELD)
    assert gives(asked, gives_it)
    assert not gives(asked, does_not)


LETTER = 'We thank you.\n\n2. "Have you charged any of them?"\n\nYes, three. It was for attending. The sum was £8,316.'


def planted():
    return seed().model_copy(update={"text": LETTER, "passages": [], "requests": [], "items": []})


def place(words: str) -> tuple[int, int]:
    found = re.search(re.escape(words), LETTER)
    assert found
    return found.span()


def test_a_sentence_that_answers_a_question_is_told_with_it():
    letter = planted()
    assert led_by(letter, place("Yes, three.")) == '"Have you charged any of them?"'
    assert led_by(letter, place("It was for attending.")) == ""
    said = told(SmallSource([letter], LAW), letter, place("Yes, three."))
    assert said.citations[0].quote == '"Have you charged any of them?"\n\nYes, three.'


def test_the_next_sentence_is_told_where_it_has_what_is_asked_for():
    letter = planted()
    said = told(SmallSource([letter], LAW), letter, place("It was for attending."), lambda words: "£" in words)
    assert said.citations[0].quote.endswith("The sum was £8,316.")


def test_what_lies_in_another_statement_is_not_told_twice():
    wide, narrow, other = (
        Statement(text=f"{start}", citations=[Citation(document="a", start=start, end=end, quote="x")])
        for start, end in ((0, 9), (3, 9), (10, 12))
    )
    assert list(widest([narrow, wide, other])) == [wide, other]


@pytest.mark.parametrize(
    "question", ["How many times had the applicant asked already?", "How many letters did the two exchange?"]
)
def test_what_others_did_so_many_times_is_no_count_of_decisions(question):
    assert Counter(SmallSource([seed()], LAW), LAW, VOCABULARY).count(question) is None
