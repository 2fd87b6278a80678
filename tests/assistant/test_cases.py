"""The logic of a case: its items, its facts in a draft, where it diverges, its steps, and two texts side by side."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from letters import LAW, REQUEST, seed
from small_source import SmallSource

from assistant import items, workflow
from assistant.differences import compared, shared
from assistant.diverge import divergences
from assistant.draft import Drafter
from assistant.facts import unanswered, with_facts
from corpus.cases import Acceptance, CaseItem, Content, OwnFact, Person
from corpus.errors import Conflict, FoiError, Forbidden, Invalid, NotFound
from corpus.records import Card
from corpus.request import items as items_of
from corpus.results import Contrary, Match, PassageText, Precedent

SOURCE = SmallSource([seed()], LAW)
CHOSEN = [
    CaseItem(n=1, text="The notes of meetings with police forces about facial recognition.", exemptions=["31(1)(g)"]),
    CaseItem(n=2, text="A list of who attended.", exemptions=["40(2)"]),
]
DRAFT = Drafter(SOURCE, LAW).draft(REQUEST, ["31(1)(g)", "40(2)"], CHOSEN)
CONTENT = Content(title="Notes", items=CHOSEN)
WHEN = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


def test_each_exemption_is_argued_for_the_items_it_was_chosen_for() -> None:
    assert [i.text for i in DRAFT.request] == [i.text for i in CHOSEN]
    assert [d.exemptions for d in DRAFT.decisions] == [["31(1)(g)"], ["40(2)"]]


# (why, what is done, what the items then say)
DONE = [
    ("two as one", lambda c: items.merge(c, 2, 1), ["The notes of meetings with police forces about facial recognition; A list of who attended."]),
    ("one as two", lambda c: items.split(c, 2, [" A list. ", "", "Their titles."]), [CHOSEN[0].text, "A list.", "Their titles."]),
    ("in other words", lambda c: items.reword(c, 1, " The notes. "), ["The notes.", CHOSEN[1].text]),
    ("left out", lambda c: items.drop(c, 1), [CHOSEN[1].text]),
    ("one that was missed", lambda c: items.add(c, "The agendas."), [CHOSEN[0].text, CHOSEN[1].text, "The agendas."]),
]  # fmt: skip


@pytest.mark.parametrize(("why", "done", "texts"), DONE, ids=[row[0] for row in DONE])
def test_items_are_changed_and_numbered_afresh(why: str, done: object, texts: list[str]) -> None:
    after = done(CONTENT).items  # type: ignore[operator]
    assert [i.text for i in after] == texts
    assert [i.n for i in after] == list(range(1, len(texts) + 1))


WRONG = [
    ("no such item", lambda: items.reword(CONTENT, 3, "x"), NotFound),
    ("an item with itself", lambda: items.merge(CONTENT, 1, 1), Invalid),
    ("a split into one", lambda: items.split(CONTENT, 1, ["one", " "]), Invalid),
    ("the last one left out", lambda: items.drop(items.drop(CONTENT, 1), 1), Conflict),
    ("a provision not named", lambda: items.mark(CONTENT, "40", "ticked"), NotFound),
]


@pytest.mark.parametrize(("why", "done", "error"), WRONG, ids=[row[0] for row in WRONG])
def test_what_cannot_be_done_to_items(why: str, done: object, error: type[FoiError]) -> None:
    with pytest.raises(error):
        done()  # type: ignore[operator]


@pytest.mark.parametrize(
    ("request_text", "expected"),
    [
        ("Section 31(1)(g) does not apply.", {"31(1)(g)": True}),
        ("You may not use section 31(1)(z).", {"31(1)(z)": False}),
        ("I make this request under section 1.", {"1": None}),
        ("The minutes, please.", {}),
    ],
    ids=["there is one", "there is none", "no exemption", "none named"],
)
def test_provisions_named_are_found_and_looked_up(request_text: str, expected: dict[str, bool | None]) -> None:
    assert {r.ref: r.exists for r in items.named(request_text, LAW)} == expected


@pytest.mark.parametrize(
    ("asked", "law"),
    [
        ("Please send me the emissions figures of the incinerator.", "EIR"),
        ("Please send me the emissions figures. Please also send me the minutes of the pay committee.", "FOIA"),
    ],
    ids=["all environmental", "some of it"],
)
def test_the_regulations_clock_runs_where_everything_is_environmental(asked: str, law: str) -> None:
    assert items.regime(items_of(asked)) == law


def test_the_facts_of_this_case_take_the_place_of_the_blank() -> None:
    home = next(p for p in DRAFT.paragraphs if p.ref == "31(1)(g)" and p.text.startswith("[Say what is particular"))
    asked = unanswered(DRAFT, "31(1)(g)", ())
    one = OwnFact(ref="31(1)(g)", about=asked[0], text="Our function is under the Data Protection Act 2018")
    some = next(p for p in with_facts(DRAFT, [one]).paragraphs if p.id == home.id)
    assert some.text.startswith("Our function is under the Data Protection Act 2018. [Say what is particular")
    assert asked[0] not in some.text, "what is answered is asked no more"
    assert asked[1] in some.text
    facts = [OwnFact(ref="31(1)(g)", about=q, text=f"Fact {n}.") for n, q in enumerate(asked)]
    full = with_facts(DRAFT, facts)
    whole = next(p for p in full.paragraphs if p.id == home.id)
    assert whole.text == " ".join(f"Fact {n}." for n in range(len(asked)))
    assert {s.origin for s in whole.sentences} == {"officer"}
    assert [whole.text[s.start : s.end] for s in whole.sentences] == [f.text for f in facts]
    assert with_facts(full, []).paragraphs == DRAFT.paragraphs, "nothing of facts taken back stays"


def test_a_fact_on_an_element_answers_the_questions_that_bear_on_it() -> None:
    element = next(e for a in DRAFT.arguments if a.ref == "31(1)(g)" for e in a.elements if e.asks)
    told = [OwnFact(ref="31(1)(g)", about=element.says, text="The talks would end.")]
    assert set(unanswered(DRAFT, "31(1)(g)", told)) == set(unanswered(DRAFT, "31(1)(g)", ())) - set(element.asks)


def passage(text: str) -> PassageText:
    return PassageText(id="p", role="decision", heading=None, text=text, start=0, end=len(text))


def own(outcome: str, *exemptions: str, score: float = 0.9) -> Precedent:
    card = Card.of(seed())
    matched = [Match(passage=passage("We withheld it."), score=1.0, asked=1)]
    return Precedent(document=card, score=score, matched=matched, outcome=outcome, exemptions=list(exemptions))


PROPOSED = DRAFT.decisions[0]
DIFFERS = [
    ("the same outcome on the same ground", own(PROPOSED.outcome, "31(1)(g)"), False),
    ("the same outcome on the section alone", own(PROPOSED.outcome, "31"), False),
    ("another outcome", own("ncnd", "31(1)(g)"), True),
    ("another ground", own(PROPOSED.outcome, "43(2)"), True),
    ("too little like it", own("ncnd", "43(2)", score=0.2), False),
    ("an outcome nobody can tell", own("unknown"), False),
]


@pytest.mark.parametrize(("why", "precedent", "told"), DIFFERS, ids=[row[0] for row in DIFFERS])
def test_what_ones_own_body_decided_otherwise_is_told(why: str, precedent: Precedent, told: bool) -> None:
    found = [d for d in divergences(DRAFT, LAW, [], {1: [precedent]}, []) if d.kind == "differs"]
    assert bool(found) == told


def test_a_contrary_precedent_stays_open_until_cited_or_accepted() -> None:
    uncited = Card.of(seed()).model_copy(update={"id": "other", "reference": "OTHER-1"})
    contrary = Contrary(document=uncited, how="disclosed", passage=passage("We disclosed it."))
    cited = contrary.model_copy(update={"document": Card.of(seed())})
    accepted = Acceptance(key="contrary:other", says="", reason="Older.", who="Sam", when=WHEN)
    found = {d.key: d for d in divergences(DRAFT, LAW, [contrary, cited], {}, []) if d.kind == "contrary"}
    assert {key: d.open for key, d in found.items()} == {"contrary:other": True, f"contrary:{seed().id}": False}
    [settled] = [d for d in divergences(DRAFT, LAW, [contrary], {}, [accepted]) if d.kind == "contrary"]
    assert not settled.open


WAYS = [
    ("draft", "submit", "in_review"),
    ("returned", "submit", "in_review"),
    ("in_review", "withdraw", "draft"),
    ("in_review", "return", "returned"),
    ("in_review", "approve", "approved"),
    ("approved", "issue", "issued"),
]


@pytest.mark.parametrize("state", ["draft", "in_review", "returned", "approved", "issued"])
@pytest.mark.parametrize("step", ["submit", "withdraw", "return", "approve", "issue"])
def test_each_step_leads_from_its_states_and_from_no_other(state: str, step: str) -> None:
    there = {(here, by): there for here, by, there in WAYS}.get((state, step))
    if there:
        assert workflow.onward(state, step) == there
    else:
        with pytest.raises(Conflict):
            workflow.onward(state, step)


@pytest.mark.parametrize(
    ("approver", "hand", "refused"),
    [
        (Person(id="local", name="Sam Field"), Person(id="local", name="SAM FIELD"), True),
        (Person(id="local", name="Ash Moor"), Person(id="local", name="Sam Field"), False),
        (Person(id="p1", name="Another Name"), Person(id="p1", name="Sam Field"), True),
        (Person(id="p2", name="Sam Field"), Person(id="p1", name="Sam Field"), False),
    ],
    ids=["the same name", "another name", "one person signed in", "two of one name signed in"],
)
def test_a_second_person_is_another_person(approver: Person, hand: Person, refused: bool) -> None:
    if refused:
        with pytest.raises(Forbidden):
            workflow.other_hand(approver, [hand])
    else:
        workflow.other_hand(approver, [hand])


def test_side_by_side_pairs_sentences_and_marks_words() -> None:
    left = "We hold the notes. They are withheld under section 31. Thank you."
    right = "We hold the notes. They are withheld under section 43. The tender is still open."
    rows = compared(left, right)
    assert [row.kind for row in rows] == ["same", "changed", "left", "right"]
    assert [s.text for s in rows[1].left if s.only] == ["31."]
    assert [s.text for s in rows[1].right if s.only] == ["43."]
    assert "".join(s.text for s in rows[1].left) == "They are withheld under section 31."
    assert shared(rows) == 0.25


@pytest.mark.parametrize(("left", "right"), [("", ""), ("One.", ""), ("", "Two.")], ids=["nothing", "left", "right"])
def test_side_by_side_of_nothing_loses_nothing(left: str, right: str) -> None:
    rows = compared(left, right)
    assert "".join(s.text for row in rows for s in row.left) == left
    assert "".join(s.text for row in rows for s in row.right) == right


def test_the_clock_of_a_case_is_that_of_foi_due() -> None:
    begun = items.begun("The minutes.", items_of("The minutes."), date(2026, 11, 20), LAW)
    assert (begun.received, begun.title) == (date(2026, 11, 20), "The minutes")
