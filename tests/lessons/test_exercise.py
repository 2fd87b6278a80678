"""Exercises: nothing of an answer leaks out of one, for any decision shipped; levels and order are as computed by hand."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
from small_lessons import CORPUS, FILES, LAW, REAL, VOCABULARY, LettersSource, letter

from assistant.lessons import choose, neutral
from assistant.lessons.exercise import fit
from assistant.lessons.level import level
from assistant.lessons.school import School
from corpus.named import provisions
from corpus.provision import Provision
from corpus.records import Card

LETTERS = [path for path in (CORPUS / "examples").glob("*/*") if path.suffix in {".md", ".txt", ".html", ".eml"}]
ALL = [REAL, *sorted(str(path.relative_to(CORPUS)) for path in LETTERS)]
OUTCOMES = re.compile(
    r"\b(?:withh[eo]ld\w*|disclosed|refused|neither confirm\w*|not held|exempt\w*|overturned|upheld)\b", re.I
)


@pytest.fixture(scope="module")
def everything() -> LettersSource:
    return LettersSource([letter(file) for file in ALL])


def test_nothing_of_the_answer_leaks(everything: LettersSource) -> None:
    """In everything a trainee is sent before answering, but the choices, which are the same for every answer."""
    school = School(everything, LAW, VOCABULARY)
    made = [school.exercise(card) for card in school.cards()]
    assert len(made) > 60
    for one in made:
        sent = one.exercise.model_dump(exclude={"notice", "factors", "level", "received", "id"})
        told = " | ".join(map(str, sent.values()))
        document = one.document
        assert list(provisions(told)) == [], (document.source, told)
        described = " | ".join([*one.exercise.facts, *one.exercise.about, one.exercise.body_kind])
        assert not OUTCOMES.search(described), (document.source, described)
        title = document.title if document.title not in " ".join(one.exercise.asked) else None
        for hint in (document.reference, title, document.source, document.id):
            assert not hint or hint not in told, (document.source, hint)
        for relied in document.exemptions:
            exemption = LAW.exemption(Provision.parse(relied.ref))
            assert exemption is not None
            assert exemption.title.lower() not in described.lower(), (document.source, exemption.title)
        for factor in one.exercise.factors:
            assert list(provisions(factor.text)) == [], (document.source, factor.text)


def test_the_points_of_a_notice_are_the_same_whatever_was_decided(everything: LettersSource) -> None:
    school = School(everything, LAW, VOCABULARY)
    lists = {tuple(p.id for p in school.exercise(card).exercise.notice) for card in school.cards()}
    assert len(lists) == 1


def test_factors_that_do_not_belong_stand_among_those_that_do(everything: LettersSource) -> None:
    """So that the length of the list, or its being there, says nothing."""
    school = School(everything, LAW, VOCABULARY)
    for card in school.cards():
        made = school.exercise(card)
        right = [f for f in made.factors.values() if f.right]
        assert len(made.factors) >= 10, card.id
        assert len(made.factors) - len(right) >= 4, card.id
        assert len(right) <= len(made.factors) - len(right) + 1, card.id


SENTENCES = [
    ("the count of what is held", "We hold eleven letters.", False),
    ("the outcome", "We hold eleven letters and enclose five.", True),
    ("a provision", "We hold eleven letters, to which 42(1) applies.", True),
    ("another enactment", "The letters we hold fall within section 132 of the DPA 2018.", True),
    ("the ground", "The letters we hold are commercially sensitive.", True),
    ("that nothing is held", "We do not hold the letters.", True),
    ("what happened at review", "At review we found that we hold two more.", True),
]


@pytest.mark.parametrize(("why", "sentence", "telling"), SENTENCES, ids=[row[0] for row in SENTENCES])
def test_which_sentences_give_it_away(why: str, sentence: str, telling: bool) -> None:
    assert neutral.gives_away(sentence) is telling


def test_a_requester_who_names_the_law_gives_nothing_away() -> None:
    assert neutral.without_provisions("Send it; section 43(2) does not apply.") == (
        "Send it; [a provision of the law] does not apply."
    )


def card(**changes: object) -> Card:
    given = {
        "id": "a",
        "reference": None,
        "title": "t",
        "authority": None,
        "date": None,
        "kind": "response",
        "source": None,
        "url": None,
        "outcome": "withheld",
        "exemptions": [],
        "example": False,
    }
    return Card.model_validate({**given, **changes})


LATER = {"kind": "review", "reference": "R", "result": "overturned"}
LEVELS = [
    ("one exemption", card(exemptions=["43(2)"]), 1),
    ("nothing relied on", card(outcome="disclosed"), 1),
    ("two sections", card(exemptions=["43(2)", "40(2)"]), 2),
    ("two limbs of one", card(exemptions=["31(1)(a)", "31(1)(b)"]), 2),
    ("neither confirmed nor denied, by the outcome", card(outcome="ncnd", exemptions=["23(5)"]), 2),
    ("neither confirmed nor denied in part, by the provision", card(outcome="partly", exemptions=["31(3)"]), 2),
    ("both laws are two sections too", card(exemptions=["43(2)", "EIR 12(5)(e)"]), 3),
    ("another enactment's bar", card(exemptions=["44(1)(a)"]), 2),
    ("later overturned", card(exemptions=["43(2)"], later=[LATER]), 2),
    ("never above the last", card(outcome="ncnd", exemptions=["44(1)(a)", "EIR 12(6)", "31(3)"], later=[LATER]), 4),
]


@pytest.mark.parametrize(("why", "of", "expected"), LEVELS, ids=[row[0] for row in LEVELS])
def test_levels(why: str, of: Card, expected: int) -> None:
    assert level(of, LAW) == expected


FITS = [
    ("a refusal", card(), True),
    ("a disclosure: that nothing is to be relied on is an answer too", card(outcome="disclosed"), True),
    ("nothing was held, so nothing was decided", card(outcome="not_held"), False),
    ("a review answers its first answer, not a request", card(kind="review"), False),
    ("the outcome could not be read", card(outcome="unknown"), False),
]


@pytest.mark.parametrize(("why", "of", "expected"), FITS, ids=[row[0] for row in FITS])
def test_what_exercises_are_made_of(why: str, of: Card, expected: bool) -> None:
    assert fit(of) is expected


def test_real_before_made_up_untried_before_tried_and_what_is_due_first() -> None:
    real = card(id="real", exemptions=["43(2)", "40(2)"])
    easy = card(id="easy", exemptions=["43(2)"], example=True)
    other = card(id="other", exemptions=["31(1)(g)"], example=True)
    cards = [easy, other, real]

    def first(**wanted: object) -> str:
        return choose.order(cards, LAW, **{"tried": {}, **wanted})[0].id  # type: ignore[arg-type]

    when = datetime(2026, 11, 1, tzinfo=UTC)
    assert first() == "real"
    assert first(tried={neutral.hidden("real"): when}) != "real"
    assert first(due=["31(1)(g)"]) == "other"
    assert first(of_level=1, exemption=Provision.parse("43")) == "easy"
    tried = {neutral.hidden(c.id): when.replace(day=n) for n, c in enumerate([other, easy, real], start=2)}
    assert first(tried=tried) == "real", "of all tried, the real one still comes first"


def test_bodies_are_told_by_their_names() -> None:
    rows = [
        ("Westmarch Police", "a police force"),
        ("Information Commissioner's Office", "a regulator"),
        ("Harrowmere Hospitals NHS Foundation Trust", "a hospital or other health body"),
        ("Brindle Vale District Council", "a council"),
        ("Home Office", "a government department"),
        ("The Hedgehog Board", "a public body"),
        (None, "a public body"),
    ]
    assert [(name, neutral.kind_of_body(name)) for name, _ in rows] == rows


def test_the_files_of_the_small_school_are_there() -> None:
    assert set(FILES) <= set(ALL)
