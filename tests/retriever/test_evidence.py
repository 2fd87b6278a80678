"""What speaks for an exemption, with the sums done by hand."""

import pytest
from letters_of_finding import letter

from corpus.law import Law
from corpus.provision import Provision
from corpus.records import Card, Document, ItemOutcome, Reliance, RequestItem
from corpus.results import Match, PassageText, Precedent
from corpus.vocabulary import Vocabulary
from retriever.evidence import CUE, PRIOR, gather

LAW, VOCABULARY = Law.shipped(), Vocabulary.shipped()
S31, S40, S21 = (Provision.parse(ref) for ref in ("31(1)(g)", "40(2)", "21"))
ASKED = [RequestItem(n=1, text="Records of the visits")]


def decided(id: str, *refs: str, items: dict[int, list[str]] | None = None) -> Document:
    decisions = [
        ItemOutcome(n=n, outcome="withheld" if relied else "disclosed", exemptions=relied)
        for n, relied in (items or {1: list(refs)}).items()
    ]
    return letter(
        id, ["one", "two"], [("decision", "d")], items=decisions, exemptions=[Reliance(ref=ref) for ref in refs]
    )


def near(document: Document, score: float, item: int | None = 1, asked: int = 1) -> Precedent:
    passage = PassageText.of(document, document.passages[0])
    return Precedent(
        document=Card.of(document),
        score=score,
        matched=[Match(passage=passage, score=score, asked=asked, item=item)],
        outcome=document.outcome,
        exemptions=[],
    )


def scores(asked: list[RequestItem], *found: tuple[Document, Precedent]) -> dict[str, float]:
    evidence = gather(asked, [p for _, p in found], {d.id: d for d, _ in found}, LAW, VOCABULARY)
    return {str(ref): e.score for ref, e in evidence.items()}


def test_one_decision_on_the_same_item():
    one = decided("a", "31(1)(g)")
    # 0.6 of similarity, all of it relying, against the prior: 0.6 / (0.3 + 0.6)
    assert PRIOR == 0.3
    assert scores(ASKED, (one, near(one, 0.6))) == {"31(1)(g)": pytest.approx(0.6 / 0.9)}


def test_similar_decisions_that_did_without_it_count_against_it():
    one, other = decided("a", "31(1)(g)"), decided("b", items={1: []})
    # 0.6 / (0.3 + 0.6 + 0.6)
    assert scores(ASKED, (one, near(one, 0.6)), (other, near(other, 0.6))) == {"31(1)(g)": pytest.approx(0.4)}


def test_relied_on_for_another_item_counts_half():
    one = decided("a", "31(1)(g)", items={1: [], 2: ["31(1)(g)"]})
    assert scores(ASKED, (one, near(one, 0.6)))["31(1)(g)"] == pytest.approx(0.5 * 0.6 / 0.9)


def test_named_in_passing_counts_half_and_a_circumstance_a_quarter_of_that():
    one = decided("a", "31(1)(g)", "21")
    # neither has a heading of its own: 0.5 each; section 21 turns on where it was published: a quarter
    found = scores(ASKED, (one, near(one, 0.6)))
    assert found["31(1)(g)"] == pytest.approx(0.5 * 0.6 / 0.9)
    assert found["21"] == pytest.approx(0.25 * 0.5 * 0.6 / 0.9)


def test_a_cue_alone_and_with_a_decision():
    names = [RequestItem(n=1, text="A list of who attended")]
    assert scores(names) == {"40(2)": pytest.approx(CUE)}
    one = decided("a", "40(2)")
    # 1 - (1 - 2/3) * (1 - 0.45)
    assert scores(names, (one, near(one, 0.6))) == {"40(2)": pytest.approx(1 - (1 / 3) * 0.55)}


def test_the_best_item_counts_and_both_are_named():
    asked = [*ASKED, RequestItem(n=2, text="A list of who attended")]
    one = decided("a", "31(1)(g)")
    evidence = gather(asked, [near(one, 0.6)], {"a": one}, LAW, VOCABULARY)
    assert (evidence[S31].asked, evidence[S40].asked) == ({1}, {2})
    assert evidence[S40].cue.startswith("item 2 asks for names of people")


def test_a_decision_that_matches_no_item_asked_says_nothing():
    one = decided("a", "31(1)(g)")
    assert scores(ASKED, (one, near(one, 0.6, asked=2))) == {}


def test_where_no_items_were_read_the_letter_counts_as_a_whole():
    one = decided("a", "31(1)(g)").model_copy(update={"items": []})
    assert scores(ASKED, (one, near(one, 0.6, item=None))) == {"31(1)(g)": pytest.approx(0.6 / 0.9)}


def test_nothing_gives_nothing():
    assert scores(ASKED) == {}
    assert S21 not in gather(ASKED, [], {}, LAW, VOCABULARY)


def test_made_up_examples_are_weighed_only_where_no_real_decision_is():
    real, made_up = decided("a", "31(1)(g)"), decided("b", "40(2)").model_copy(update={"example": True})
    both = (real, near(real, 0.6)), (made_up, near(made_up, 0.9))
    assert scores(ASKED, *both) == {"31(1)(g)": pytest.approx(0.6 / 0.9)}
    assert scores(ASKED, (made_up, near(made_up, 0.9))) == {"40(2)": pytest.approx(0.9 / 1.2)}
