"""What speaks for an exemption: a decision that relied on it, and how near; a cue; what its own law is about."""

import pytest
from letters_of_finding import letter

from corpus.law import Law
from corpus.provision import Provision
from corpus.records import Document, ItemOutcome, Reliance, RequestItem
from corpus.vocabulary import Vocabulary
from retriever.compare import Compared, Near
from retriever.evidence import Known, gather

LAW, VOCABULARY = Law.shipped(), Vocabulary.shipped()
S31, S40, S21 = (Provision.parse(ref) for ref in ("31(1)(g)", "40(2)", "21"))
ASKED = [RequestItem(n=1, text="Records of the visits")]
NAMES = [RequestItem(n=1, text="A list of who attended")]


def decided(id: str, *refs: str, items: dict[int, list[str]] | None = None) -> Document:
    decisions = [
        ItemOutcome(n=n, outcome="withheld" if relied else "disclosed", exemptions=relied)
        for n, relied in (items or {1: list(refs)}).items()
    ]
    return letter(
        id, ["one", "two"], [("decision", "d")], items=decisions, exemptions=[Reliance(ref=ref) for ref in refs]
    )


def near(document: Document, likely: float, value: float | None = None) -> Compared:
    """A decision this likely to help, whose first item is like the first asked."""
    first = Near(0.5, 0.5, document.passages[0])
    found = Compared(document, likely if value is None else value, likely, first)
    found.asking[1] = first
    return found


def scores(asked: list[RequestItem], *found: Compared, pages=None, known=None) -> dict[str, float]:
    known = known or Known.of([["31(1)(g)"], ["40(2)"], ["43(2)"]])
    return {str(ref): e.score for ref, e in gather(asked, found, known, pages or {}, LAW, VOCABULARY).items()}


def test_a_decision_speaks_for_what_it_relied_on_the_more_the_nearer_it_is():
    one = decided("a", "31(1)(g)")
    far, nearer = (scores(ASKED, near(one, likely))["31(1)(g)"] for likely in (0.1, 0.7))
    assert 0.05 < far < nearer < 1.0


def test_similar_decisions_that_did_without_it_count_against_it():
    one, other = decided("a", "31(1)(g)"), decided("b", items={1: []})
    alone = scores(ASKED, near(one, 0.5))["31(1)(g)"]
    assert scores(ASKED, near(one, 0.5), near(other, 0.5))["31(1)(g)"] < alone - 0.1


def test_the_likelier_limb_of_a_section_comes_first():
    one, other = decided("a", "31(1)(g)"), decided("b", "31(1)(a)")
    found = scores(ASKED, near(one, 0.6), near(other, 0.4))
    assert found["31(1)(g)"] > found["31(1)(a)"] > 0


def test_what_turns_on_circumstances_counts_for_less():
    known = Known.of([["31(1)(g)"], ["21"]])
    found = scores(ASKED, near(decided("a", "31(1)(g)", "21"), 0.6), known=known)
    assert found["31(1)(g)"] > 2 * found["21"]


def test_what_a_decision_on_nearly_the_same_request_argued_probably_holds_again():
    alone, passing = decided("a", "31(1)(g)"), decided("a", "31(1)(g)", "40(2)")
    rare = Known.of([["43(2)"]] * 3000)
    argued, named = (scores(ASKED, near(one, 0.95), known=rare)["31(1)(g)"] for one in (alone, passing))
    assert argued >= 0.45 * 0.95
    assert named == pytest.approx(argued / 2)


def test_decisions_on_nearly_the_same_request_that_disagree_speak_the_less_for_it():
    rare, one = Known.of([["43(2)"]] * 3000), near(decided("a", "31(1)(g)"), 0.95)
    alone = scores(ASKED, one, known=rare)["31(1)(g)"]
    against = [near(decided(name), 0.95) for name in "bcd"]
    assert scores(ASKED, one, *against, known=rare)["31(1)(g)"] < alone / 2
    assert scores(ASKED, one, *(near(decided(name), 0.5) for name in "bcd"), known=rare)["31(1)(g)"] == alone


def test_what_is_often_relied_on_is_likelier():
    one = decided("a", "31(1)(g)")
    often, seldom = Known.of([["31(1)(a)"]] * 9 + [["40(2)"]]), Known.of([["31(1)(a)"]] + [["40(2)"]] * 9)
    common, rare = (scores(ASKED, near(one, 0.3), known=known)["31(1)(g)"] for known in (often, seldom))
    assert common > rare
    assert often.common(Provision.parse("31")) > often.common(Provision.parse("40")) > often.common(S21)


def test_law_that_is_near_speaks_for_itself_only_beside_something_else():
    one = decided("a", "31(1)(g)")
    plain, about = (scores(ASKED, near(one, 0.3), pages={Provision.parse("31"): more})["31(1)(g)"] for more in (0, 0.2))
    assert about > plain
    assert "31(1)(g)" not in scores(ASKED, pages={Provision.parse("31"): 0.5})


def test_a_cue_alone_is_offered_and_named():
    evidence = gather(NAMES, [], Known.of([]), {}, LAW, VOCABULARY)
    assert list(evidence) == [S40]
    assert evidence[S40].asked == {1}
    assert evidence[S40].cue.startswith("item 1 asks for names of people")


def test_the_items_it_concerns_and_the_decisions_behind_it_are_named():
    asked = [*ASKED, RequestItem(n=2, text="A list of who attended")]
    evidence = gather(asked, [near(decided("a", "31(1)(g)"), 0.6)], Known.of([]), {}, LAW, VOCABULARY)
    assert (evidence[S31].asked, evidence[S40].asked) == ({1}, {2})
    assert evidence[S31].relying == ["a"]


def test_an_item_decided_otherwise_is_not_named():
    one = decided("a", "31(1)(g)", items={1: [], 2: ["31(1)(g)"]})
    assert gather(ASKED, [near(one, 0.6)], Known.of([]), {}, LAW, VOCABULARY)[S31].asked == set()


@pytest.mark.parametrize("found", [[], [near(decided("a", "31(1)(g)"), 0.01)]], ids=["none", "none near"])
def test_nothing_near_says_nothing(found):
    assert scores(ASKED, *found) == {}


def test_made_up_examples_are_weighed_only_where_no_real_decision_is_as_likely():
    real, made_up = decided("a", "31(1)(g)"), decided("b", "40(2)").model_copy(update={"example": True})
    assert set(scores(ASKED, near(real, 0.6), near(made_up, 0.5))) == {"31(1)(g)"}
    assert set(scores(ASKED, near(real, 0.1), near(made_up, 0.9))) == {"31(1)(g)", "40(2)"}
    assert set(scores(ASKED, near(real, 0.9), near(made_up, 0.95))) == {"31(1)(g)"}
