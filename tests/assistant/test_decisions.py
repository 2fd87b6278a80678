"""What is proposed: the least that must be withheld, and it says when precedents released the like."""

import pytest
from letters import LAW, REQUEST, planted, seed
from small_source import SmallSource

from assistant.draft import Drafter
from corpus.records import Later

ASK = "Please send me the tender scores for the cleaning contract."


def withheld():
    """The planted letter withheld its one item under section 43(2)."""
    return planted()


def released(n: int):
    """The same letter of another reference, with its item released in part."""
    letter = planted()
    items = [i.model_copy(update={"outcome": "partly"}) for i in letter.items]
    return letter.model_copy(update={"id": f"released-{n}", "reference": f"FOI-R-{n}", "items": items})


def proposed(letters, *refs: str, request: str = ASK, overturned: str = ""):
    source = SmallSource(letters, LAW)
    if overturned:
        source.followed = {overturned: [Later(kind="review", reference="R-1", result="overturned")]}
    return Drafter(source, LAW).draft(request, refs).decisions[0]


CASES = [
    ([], "43(2)", "partly", "No decision on a similar item was found", "nothing speaks for keeping the whole back"),
    ([withheld()], "43(2)", "withheld", "whether the exempt parts can be taken out", "the only decision withheld it"),
    (
        [withheld(), released(1)],
        "43(2)",
        "partly",
        "1 of 2 decisions on a similar item released it",
        "one released part",
    ),
    ([released(1), released(2)], "43(2)", "partly", "FOI-R-1, item 1, released part of it", "which, is said"),
    ([withheld()], "40(2)", "partly", "redacted and the rest released", "names can be taken out"),
    ([withheld()], "12(1)", "refused", "takes the whole request, unless it is narrowed", "a refusal under Part I"),
    ([withheld()], "EIR 12(4)(b)", "refused", "unless it is narrowed", "its twin in the Regulations"),
    ([withheld()], "EIR 12(4)(a)", "not_held", "is an exception of its own", "not held is an exception there"),
    ([withheld()], "21", "withheld", "Section 21 takes all that it covers", "it is to be had elsewhere"),
    ([withheld()], "31(3)", "ncnd", "neither confirmed nor denied", "nothing is said of what precedents held"),
]


@pytest.mark.parametrize(("letters", "ref", "outcome", "because", "why"), CASES, ids=[c[4] for c in CASES])
def test_the_least_that_must_be_withheld_is_proposed_and_why(letters, ref, outcome, because, why):
    one = proposed(letters, ref)
    assert (one.outcome, because in one.because) == (outcome, True), one


def test_a_decision_that_was_overturned_does_not_speak_for_withholding():
    one = proposed([withheld(), released(1)], "43(2)", overturned=withheld().id)
    assert one.outcome == "partly"
    alone = proposed([withheld()], "43(2)", overturned=withheld().id)
    assert alone.outcome == "partly"
    assert "later overturned" in alone.because


def made_up():
    """The letter that released part, as a made-up example."""
    return released(9).model_copy(update={"example": True})


EXAMPLES = [
    ([withheld(), made_up()], "withheld", "The one decision on a similar item: ", "a real one comes before it"),
    ([made_up()], "partly", "the made-up example FOI-R-9, item 1, released part of it", "it counts where it is alone"),
]


@pytest.mark.parametrize(("letters", "outcome", "because", "why"), EXAMPLES, ids=[e[3] for e in EXAMPLES])
def test_a_made_up_example_never_outweighs_a_real_decision(letters, outcome, because, why):
    one = proposed(letters, "43(2)")
    assert (one.outcome, because in one.because) == (outcome, True), one


def test_the_nearest_is_told_where_it_is_not_among_those_that_released():
    one = proposed([withheld(), released(1)], "43(2)")
    assert one.because.count(f"The nearest: {withheld().title}, item 1, withheld it.") == 1, one


def test_a_full_release_and_nothing_held_are_drafted_as_such():
    draft = Drafter(SmallSource([seed()], LAW), LAW).draft(REQUEST, [])
    assert {d.outcome for d in draft.decisions} == {"disclosed"}
    assert all("released it" in d.because for d in draft.decisions)
    none = planted()
    items = [i.model_copy(update={"outcome": "not_held", "exemptions": []}) for i in none.items]
    none = none.model_copy(update={"items": items, "exemptions": []})
    draft = Drafter(SmallSource([none], LAW), LAW).draft(ASK, [])
    assert [d.outcome for d in draft.decisions] == ["not_held"]
    assert "We do not hold the information you asked for in item 1." in draft.paragraphs[1].text
