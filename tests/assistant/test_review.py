"""Reviews: who decided what, in which order, and what silence means."""

from datetime import date

import pytest
from letters import LAW, REQUEST, seed
from small_source import SmallSource

from assistant.annex import annex, numbering
from assistant.draft import Drafter
from assistant.ground import Gate
from assistant.letter import letter
from assistant.parts import markdown
from assistant.review import BLANK, Reviews, final
from assistant.revise import revised
from assistant.template import Template
from corpus.errors import Conflict, Invalid, NotFound
from corpus.journal import Journal
from corpus.library import Library

SOURCE = SmallSource([seed()], LAW)
DRAFT = Drafter(SOURCE, LAW).draft(REQUEST)
WITH_BLANK = next(p.id for p in DRAFT.paragraphs if p.text.startswith("["))


@pytest.fixture
def reviews():
    library = Library.open(":memory:")
    library.keep_draft(DRAFT)
    yield Reviews(library, Journal(library.store), Gate(SOURCE, LAW).draft)
    library.close()


def decide_all(reviews, who="Sam Field"):
    for part in DRAFT.paragraphs:
        if BLANK.search(part.text):
            said = BLANK.sub("The notes record what police forces told us in confidence.", part.text)
            reviews.decide(DRAFT.id, part.id, "edit", who, said)
        else:
            reviews.decide(DRAFT.id, part.id, "accept", who)


def test_nothing_is_decided_until_somebody_decides(reviews):
    assert reviews.review(DRAFT.id).decisions == []
    assert final(DRAFT, reviews.review(DRAFT.id)) == []


def test_a_decision_keeps_who_when_before_and_after(reviews):
    review = reviews.decide(DRAFT.id, "p5", "edit", "  Sam   Field ", "It would harm our work.", note="shorter")
    made = review.decisions[0]
    assert (made.who, made.verdict, made.after, made.note) == (
        "Sam Field",
        "edit",
        "It would harm our work.",
        "shorter",
    )
    assert made.before == next(p.text for p in DRAFT.paragraphs if p.id == "p5")
    assert made.when.tzinfo is not None


def test_a_second_edit_starts_from_the_first_and_both_are_kept(reviews):
    reviews.decide(DRAFT.id, "p5", "edit", "Sam Field", "First.")
    review = reviews.decide(DRAFT.id, "p5", "edit", "Ash Moor", "Second.")
    assert [(d.before[:6], d.after) for d in review.decisions][1] == ("First.", "Second.")
    assert review.latest()["p5"].who == "Ash Moor"


def test_accepting_after_an_edit_accepts_the_edit(reviews):
    reviews.decide(DRAFT.id, "p5", "edit", "Sam Field", "First.")
    assert reviews.decide(DRAFT.id, "p5", "accept", "Ash Moor").latest()["p5"].after == "First."


WRONG = [
    ({"paragraph": "p99", "verdict": "accept", "who": "Sam"}, NotFound, "has no paragraph 'p99'"),
    ({"paragraph": "p5", "verdict": "accept", "who": " "}, Invalid, "needs the name"),
    ({"paragraph": "p5", "verdict": "accept", "who": "123"}, Invalid, "needs the name"),
    ({"paragraph": "p5", "verdict": "edit", "who": "Sam", "text": " "}, Invalid, "needs its new wording"),
    ({"paragraph": "p5", "verdict": "edit", "who": "Sam"}, Invalid, "needs its new wording"),
    ({"paragraph": WITH_BLANK, "verdict": "accept", "who": "Sam"}, Invalid, "still has a blank"),
    (
        {"paragraph": "p5", "verdict": "edit", "who": "Sam", "text": "On [date] we met."},
        Invalid,
        r"still has a blank, \[date\]",
    ),
]


@pytest.mark.parametrize(("asked", "error", "said"), WRONG, ids=[w[2] for w in WRONG])
def test_what_cannot_be_decided_so(reviews, asked, error, said):
    with pytest.raises(error, match=said):
        reviews.decide(DRAFT.id, **asked)
    assert reviews.review(DRAFT.id).decisions == []


def test_an_edit_to_the_same_words_is_no_edit(reviews):
    with pytest.raises(Invalid, match="different from the old"):
        reviews.decide(DRAFT.id, "p5", "edit", "Sam", next(p.text for p in DRAFT.paragraphs if p.id == "p5"))


def test_an_unknown_draft_is_not_found(reviews):
    with pytest.raises(NotFound):
        reviews.review("nothing")


def test_approval_waits_for_every_paragraph_and_a_name(reviews):
    reviews.decide(DRAFT.id, "p1", "accept", "Sam Field")
    with pytest.raises(Conflict, match="paragraphs are undecided: p2"):
        reviews.approve(DRAFT.id, "Sam Field")
    decide_all(reviews)
    with pytest.raises(Invalid, match="needs the name"):
        reviews.approve(DRAFT.id, "")
    review = reviews.approve(DRAFT.id, "Ash Moor")
    assert review.approved_by == "Ash Moor"


def test_after_approval_nothing_changes(reviews):
    decide_all(reviews)
    reviews.approve(DRAFT.id, "Ash Moor")
    with pytest.raises(Conflict, match="was approved by Ash Moor"):
        reviews.decide(DRAFT.id, "p5", "reject", "Sam Field")
    with pytest.raises(Conflict, match="already approved"):
        reviews.approve(DRAFT.id, "Sam Field")


def test_rejecting_everything_leaves_nothing_to_approve(reviews):
    for part in DRAFT.paragraphs:
        reviews.decide(DRAFT.id, part.id, "reject", "Sam Field")
    with pytest.raises(Conflict, match="no letter to approve"):
        reviews.approve(DRAFT.id, "Sam Field")


def test_the_letter_holds_what_was_approved_and_no_citation(reviews):
    decide_all(reviews)
    reviews.decide(DRAFT.id, "p5", "reject", "Sam Field")
    reviews.decide(DRAFT.id, "p8", "edit", "Sam Field", "The balance favours withholding, for now.")
    review = reviews.approve(DRAFT.id, "Ash Moor")
    text = markdown(letter(DRAFT, review, Template.of()))
    assert "The balance favours withholding, for now." in text
    assert "Disclosing details of our ongoing discussions" not in text
    assert "Ash Moor" in text
    assert "not approved" not in text
    assert "IC-347414-P2W0" not in text
    assert "[" not in text


def test_an_unapproved_letter_says_so(reviews):
    assert "not approved" in markdown(letter(DRAFT, reviews.review(DRAFT.id), Template.of()))


def test_the_annex_holds_every_source_once_and_every_decision(reviews):
    decide_all(reviews)
    review = reviews.approve(DRAFT.id, "Ash Moor")
    text = markdown(annex(DRAFT, review, SOURCE.document))
    numbered = numbering(DRAFT)
    assert list(numbered.values()) == list(range(1, len(numbered) + 1))
    for number in numbered.values():
        assert text.count(f"\n- [{number}] ") == 1
    assert "IC-347414-P2W0, Information Commissioner's Office, 20 December 2024: “Disclosing details" in text
    assert "p4: accepted by Sam Field" in text
    assert "Before: [Say what is particular" in text
    assert review.approved_at.date() >= date(2026, 1, 1)


def edited(reviews, text):
    """The draft approved but for its reasons, which are put in these words."""
    decide_all(reviews)
    part = next(p for p in DRAFT.paragraphs if p.heading == "Why section 31(1)(g) applies" and p.id != WITH_BLANK)
    reviews.decide(DRAFT.id, part.id, "edit", "Sam Field", text)
    return part


def test_a_fault_keeps_a_draft_from_approval_unless_a_reason_is_written(reviews):
    edited(reviews, "Section 31(1)(z) covers this.")
    assert {f.rule for f in reviews.review(DRAFT.id).faults} == {"provision-exists"}
    with pytest.raises(Conflict, match=r"1 fault is open.*31\(1\)\(z\).*written reason"):
        reviews.approve(DRAFT.id, "Ash Moor")
    with pytest.raises(Conflict):
        reviews.approve(DRAFT.id, "Ash Moor", note="   ")
    review = reviews.approve(DRAFT.id, "Ash Moor", note="The reference is quoted from the request.")
    assert (review.approved_by, review.approval_note) == ("Ash Moor", "The reference is quoted from the request.")


def test_an_edit_keeps_the_sources_of_what_it_kept(reviews):
    part = next(p for p in DRAFT.paragraphs if p.heading == "Why section 31(1)(g) applies")
    first = part.text[part.sentences[0].start : part.sentences[0].end]
    edited(reviews, f"The notes are of talks that go on. {first}")
    now = revised(DRAFT, reviews.review(DRAFT.id))
    sentences = next(p for p in now.paragraphs if p.id == part.id).sentences
    assert [(s.origin, bool(s.citations)) for s in sentences] == [("officer", False), ("precedent", True)]
    assert reviews.review(DRAFT.id).faults == []


def test_leaving_out_the_balance_is_a_fault_of_what_stands(reviews):
    decide_all(reviews)
    balance = next(p for p in DRAFT.paragraphs if "balance" in p.heading)
    reviews.decide(DRAFT.id, balance.id, "reject", "Sam Field")
    assert [f.rule for f in reviews.review(DRAFT.id).faults] == ["public-interest-test"]


@pytest.mark.parametrize(
    "text",
    [
        "It would embarrass the mayor, which is a reason to withhold.",
        "The public would misunderstand the figures, so we withhold them.",
    ],
)
def test_a_factor_that_carries_no_weight_is_said_to_carry_none(reviews, text):
    edited(reviews, text)
    assert {f.rule for f in reviews.review(DRAFT.id).faults} == {"irrelevant-factor"}
