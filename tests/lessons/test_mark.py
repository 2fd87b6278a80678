"""Marks: for each kind of answer, the verdict a careful reader of the letter would give, with its reason and source."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from small_lessons import FILES, LAW, REAL, VOCABULARY, LettersSource, letter

from assistant.lessons import compare, repeat
from assistant.lessons.exercise import Set
from assistant.lessons.reader import reader
from assistant.lessons.school import School
from assistant.lessons.tally import verdicts, worst
from corpus.errors import Conflict, Invalid
from corpus.lessons import Chosen, Given, Mark
from corpus.provision import Provision
from corpus.records import Card

OMS = "examples/office-of-measures/frt-meetings-live-engagement.md"
FORCE = "examples/westmarch-police/lfr-meeting-minutes.txt"
OPEN_FORCE = "examples/severnside-constabulary/lfr-minutes.html"
CAMERAS = "examples/severnside-constabulary/camera-locations.html"
ORCHARD = "examples/brindle-vale-district-council/orchard-viability.md"
HOME = "examples/wealdshire-county-council/care-home-closure.md"
HOME_REVIEW = "examples/wealdshire-county-council/review-care-home-closure.md"


def set_of(*files: str) -> tuple[School, Set]:
    """An exercise on the first letter; the others are the similar ones."""
    source = LettersSource([letter(file) for file in files])
    school = School(source, LAW, VOCABULARY)
    card = Card.of(source.letters[0], source.later(source.letters[0].id))
    return school, school.exercise(card)


def marked(given: Given, *files: str) -> list[Mark]:
    school, made = set_of(*files)
    return school.marked(made, given)[0]


def about(marks: list[Mark], element: str) -> list[tuple[str, str]]:
    return [(m.verdict, m.was) for m in marks if m.about == element]


# why, chosen, the letters (the decision, then those on similar requests), the element, its verdict
EXEMPTIONS = [
    ("exactly that limb", "31(1)(g)", (REAL,), "31(1)(g)", "right"),
    ("the section without its limb", "31", (REAL,), "31(1)(g)", "part"),
    ("another limb of the section", "31(1)(a)", (REAL,), "31(1)(g)", "part"),
    ("not thought of", "40(2)", (REAL,), "31(1)(g)", "missed"),
    ("not relied on, and nobody did", "43(2)", (REAL,), "43(2)", "wrong"),
    ("an example is no precedent of a real decision", "31(1)(a)", (REAL, FORCE), "31(1)(g)", "part"),
    ("another limb, which a similar decision relies on", "31(1)(a)", (OMS, FORCE), "31(1)(g)", "arguable"),
    ("left out, where a similar decision gave it all", "40(2)", (FORCE, OPEN_FORCE), "31(1)(a)", "arguable"),
    ("chosen, where a similar decision relies on it", "31(1)(g)", (OPEN_FORCE, OMS), "31(1)(g)", "arguable"),
    ("a letter known to name the wrong limb is no guide", "31(1)(a)", (CAMERAS,), "31(1)(g)", "arguable"),
    ("left out of a decision that was overturned", "40(2)", (HOME, HOME_REVIEW), "36(2)(b)(ii)", "arguable"),
    ("the Regulations have their own", "EIR 12(5)(e)", (ORCHARD,), "EIR 12(5)(e)", "right"),
]


@pytest.mark.parametrize(("why", "ref", "files", "element", "verdict"), EXEMPTIONS, ids=[row[0] for row in EXEMPTIONS])
def test_exemptions(why: str, ref: str, files: tuple[str, ...], element: str, verdict: str) -> None:
    marks = marked(Given(exemptions=[Chosen(ref=ref)]), *files)
    [mark] = [m for m in marks if m.about == element]
    assert mark.verdict == verdict, mark.because
    assert mark.because
    assert mark.law or mark.source, "every mark has a source"
    if "similar decision" in mark.because:
        assert mark.precedents, "what splits is shown"


def test_a_split_shows_the_words_of_the_precedent() -> None:
    marks = marked(Given(exemptions=[Chosen(ref="31(1)(a)")]), OMS, FORCE)
    [mark] = [m for m in marks if m.about == "31(1)(g)"]
    [backing] = mark.precedents
    assert backing.document.id == letter(FORCE).id
    quote = backing.quote
    assert letter(FORCE).text[quote.start : quote.end] == quote.quote


OTHERS = [
    ("the law of the answer", Given(regime="FOIA"), (REAL,), "regime", [("right", "the Act")]),
    ("the other law", Given(regime="EIR"), (REAL,), "regime", [("wrong", "the Act")]),
    ("both, for one", Given(regime="both"), (ORCHARD,), "regime", [("part", "the Regulations")]),
    ("nothing said", Given(), (REAL,), "regime", [("missed", "the Act")]),
    ("a test is due for 31", Given(tested=True), (REAL,), "public interest test", [("right", "due")]),
    (
        "none is due where all is given",
        Given(tested=True),
        (OPEN_FORCE,),
        "public interest test",
        [("wrong", "not due")],
    ),
    ("not said", Given(), (REAL,), "public interest test", [("missed", "due")]),
    (
        "the lower threshold",
        Given(exemptions=[Chosen(ref="31(1)(g)", likelihood="would be likely")]),
        (REAL,),
        "likelihood",
        [("right", "31(1)(g): would be likely to")],
    ),
    (
        "the higher one",
        Given(exemptions=[Chosen(ref="31(1)(g)", likelihood="would")]),
        (REAL,),
        "likelihood",
        [("wrong", "31(1)(g): would be likely to")],
    ),
    (
        "a likelihood where none is to be stated",
        Given(exemptions=[Chosen(ref="40(2)", likelihood="would")]),
        (REAL,),
        "likelihood",
        [("wrong", "40(2): not a matter of likelihood")],
    ),
    ("no exemption chosen, so no likelihood to mark", Given(), (REAL,), "likelihood", []),
]


@pytest.mark.parametrize(("why", "given", "files", "element", "expected"), OTHERS, ids=[row[0] for row in OTHERS])
def test_other_elements(why: str, given: Given, files: tuple[str, ...], element: str, expected: list[object]) -> None:
    assert about(marked(given, *files), element) == expected


def test_factors_by_side() -> None:
    school, made = set_of(REAL)
    by = {(f.way, f.right): f for f in made.factors.values()}
    belongs, stranger = by["for disclosure", True], by["for disclosure", False]
    nothing = next(f for f in made.factors.values() if f.of is None)
    given = Given(for_disclosure=[belongs.id, stranger.id], against_disclosure=[nothing.id])
    marks = {m.gave.partition(":")[0]: m for m in school.marked(made, given)[0] if m.about == "public interest factors"}
    assert marks[belongs.text].verdict == "right"
    assert marks[stranger.text].verdict == "wrong"
    assert marks[nothing.text].verdict == "wrong"
    assert "no weight" in marks[nothing.text].because
    assert all(m.law or m.source for m in marks.values())
    turned = Given(against_disclosure=[belongs.id])
    assert "wrong" in [m.verdict for m in school.marked(made, turned)[0] if m.gave.startswith(belongs.text)]


def test_the_notice_of_each_law() -> None:
    for files, there, not_there in (
        (
            (REAL,),
            "Each exemption by section, subsection and paragraph",
            "The exception by paragraph, or regulation 13",
        ),
        (
            (ORCHARD,),
            "The exception by paragraph, or regulation 13",
            "Each exemption by section, subsection and paragraph",
        ),
    ):
        school, made = set_of(*files)
        ids = {p.text: p.id for p in made.notice.values()}
        found = school.marked(made, Given(notice=[ids[there], ids[not_there]]))[0]
        verdict = {m.gave.partition(": chosen")[0]: m.verdict for m in found if m.about == "refusal notice"}
        assert (verdict[there], verdict[not_there]) == ("right", "wrong")


def test_everything_given_needs_no_notice() -> None:
    assert about(marked(Given(), OPEN_FORCE), "refusal notice") == []


def test_what_cannot_be_an_answer() -> None:
    school, made = set_of(REAL)
    with pytest.raises(Invalid):
        school.marked(made, Given(exemptions=[Chosen(ref="99")]))
    with pytest.raises(Conflict):
        school.marked(made, Given(notice=["abc"]))


def test_the_decision_is_shown_word_for_word_with_its_elements_and_what_followed() -> None:
    school, made = set_of(HOME, HOME_REVIEW)
    decision = school.marked(made, Given())[1]
    assert decision.said
    for said in decision.said:
        assert made.document.text[said.quote.start : said.quote.end] == said.quote.quote
    assert {a.ref for a in decision.elements} == {e.ref for e in made.document.exemptions}
    [after] = decision.after
    assert (after.later.result, bool(after.said)) == ("overturned", True)
    assert "it was decided differently on review or appeal" in decision.hard


def test_every_provision_that_can_be_chosen_is_one() -> None:
    school, _ = set_of(REAL)
    refs = [option.ref for option in school.options()]
    assert {"31(1)(g)", "40(2)", "43(2)", "12(1)", "14(1)", "EIR 12(5)(e)", "36(2)(b)(ii)", "23(5)"} <= set(refs)
    assert all(LAW.knows(Provision.parse(ref)) for ref in refs)
    assert len(refs) == len(set(refs))


def mark(about: str, verdict: str) -> Mark:
    return Mark.model_validate({"about": about, "gave": "", "was": "", "verdict": verdict, "because": "x"})


def test_what_was_missed_comes_back_sooner() -> None:
    when = datetime(2026, 11, 2, 9, tzinfo=UTC)
    marks = [mark("regime", "right"), mark("likelihood", "right"), mark("likelihood", "missed")]
    known = {one.about: one for one in repeat.learn({}, marks, when)}
    assert worst(marks) == {"regime": "right", "likelihood": "missed"}
    assert known["likelihood"].due <= when + timedelta(minutes=10) < known["regime"].due
    assert repeat.due(known.values(), when + timedelta(minutes=10)) == ["likelihood"]
    gaps = []
    for _ in range(3):
        when = known["regime"].due
        [known["regime"]] = repeat.learn(known, [mark("regime", "right")], when)
        gaps.append(known["regime"].due - when)
    assert gaps == sorted(gaps)
    assert gaps[-1] > timedelta(days=7)
    assert known["regime"].right == 4


def test_verdicts_are_counted_apart() -> None:
    marks = [mark("a", "wrong"), mark("b", "right"), mark("c", "right"), mark("d", "arguable")]
    assert verdicts(marks) == {"right": 2, "arguable": 1, "wrong": 1}


def test_two_forces_compared() -> None:
    source = LettersSource([letter(FORCE), letter(OPEN_FORCE)])
    [found] = compare.pairs(source.cards(), source, 5, examples=True)
    assert {found.one.document.outcome, found.other.document.outcome} == {"partly", "disclosed"}
    cards = {c.id: c for c in source.cards()}
    one, other = letter(FORCE), letter(OPEN_FORCE)
    rows = {d.aspect: d for d in compare.differences(one, other, cards[one.id], cards[other.id])}
    assert rows["exemption"].differs
    assert not rows["regime"].differs
    verdict = {m.about: m.verdict for m in compare.marked(["exemption", "regime"], list(rows.values()))}
    assert verdict["comparing: exemption"] == "right"
    assert verdict["comparing: regime"] == "wrong"
    assert verdict["comparing: limb"] == "missed"


def test_a_page_to_learn_section_31_from() -> None:
    source = LettersSource([letter(file) for file in reversed(FILES)])
    exemption = LAW.exemption(Provision.parse("31(1)(g)"))
    assert exemption is not None
    page = reader(exemption, LAW, source, examples=True)
    assert any("qualified" in line.quote for line in page.plain)
    assert len(page.elements) == len(exemption.requires)
    first = next(m for m in page.models if m.role == "prejudice")
    assert not first.document.example, "real before made up"
    assert all(source.document(m.document.id).text[m.quote.start : m.quote.end] == m.quote.quote for m in page.models)
    assert letter(CAMERAS).id not in {m.document.id for m in page.models}, "a letter with a known fault is no model"
    assert {m.kind for m in page.mistakes} >= {"said at review", "seen in a letter"}
    assert all(m.law or m.source for m in page.mistakes)
    assert page.cases
    assert not [m for m in reader(exemption, LAW, source, examples=False).models if m.document.example]
