"""Neither confirming nor denying: nothing in such a letter may tell, or take for granted, that information is held or not."""

import random

import pytest
from letters import LAW, REQUEST, seed
from small_source import SmallSource

from assistant.denial import REQUEST as ASKED
from assistant.denial import gives_away
from assistant.draft import Drafter
from assistant.ground import Gate
from corpus.provision import Provision
from tests.bench.mutants import Mutator

SOURCE = SmallSource([seed()], LAW)
DENYING = [str(ref) for e in LAW.exemptions for ref in e.ncnd_refs]

GIVEN = [
    "We hold the information you asked for.",
    "We do not hold any records of this.",
    "We can confirm that we hold this.",
    "The information you asked for is in a report of the board.",
    "The withheld minutes show who attended.",
    "Disclosing the information would help those who want to evade arrest.",
    "We have withheld these documents because they are sensitive.",
    "No such records were found.",
    "There are 14 documents within the scope of your request.",
    "The e-mails relate to an officer who is under investigation.",
    "It is exempt, since the file was held for an investigation.",
    "We searched the case system and located one record.",
    "We are providing the rest with names taken out.",
    "[Say what in the documents is sensitive, and where they are held.]",
    "Information of that kind is not held by us.",
    "Releasing it would be likely to prejudice the prevention of crime.",
]


@pytest.mark.parametrize("sentence", GIVEN)
def test_what_tells_or_takes_for_granted_is_found(sentence):
    assert gives_away(sentence)


KEPT = [
    "We neither confirm nor deny whether we hold the information you asked for in items 1 and 2, under section 31(3).",
    "Confirming or denying that information is held would itself show where officers are looking.",
    "Were we to say that we have used it, those concerned would change what they do.",
    "If we said that nothing was held, others could work out where the technique is used.",
    "The public interest test weighs whether to say that any such information is held.",
    "There is a public interest in openness about how the police use surveillance.",
    "Section 1(1)(a) gives a right to be told in writing whether information described in a request is held, and this provision excludes that duty.",
    "You can ask us to review this response.",
    "The Commissioner asks for complaints within six weeks of our final response.",
    "A false denial would be a lie, and a pattern of denials would tell those concerned that they are not watched.",
]


@pytest.mark.parametrize("sentence", KEPT)
def test_what_leaves_it_open_is_not(sentence):
    assert gives_away(sentence) is None


@pytest.mark.parametrize("ref", DENYING)
def test_a_draft_that_denies_says_nothing_of_what_is_held(ref):
    made = Drafter(SOURCE, LAW).draft(REQUEST, [ref])
    assert {d.outcome for d in made.decisions} == {"ncnd"}
    assert [f for f in made.checks if f.severity == "error"] == []
    for part in made.paragraphs:
        for s in part.sentences if part.heading != ASKED else ():
            assert s.origin == "statute" or gives_away(part.text[s.start : s.end]) is None
    assert not [p for p in made.paragraphs if p.heading == "What we are providing"]


def test_the_duty_to_say_whether_it_is_held_is_told_apart_from_that_to_give_it():
    kept = Drafter(SOURCE, LAW).draft(REQUEST, ["36(2)(b)(i)"])
    assert "We hold the information you asked for in items 1 and 2." in kept.paragraphs[1].text
    denied = Drafter(SOURCE, LAW).draft(REQUEST, ["31(3)"])
    said = "\n".join(p.text for p in denied.paragraphs)
    assert "Section 1(1)(a) gives a right to be told in writing whether" in said
    assert "We hold" not in said


def test_arguing_another_exemption_for_the_same_item_is_a_fault():
    made = Drafter(SOURCE, LAW).draft(REQUEST, ["31(3)", "42(1)"])
    messages = [f.message for f in made.checks if f.rule == "ncnd"]
    assert any("item 1 is neither confirmed nor denied, yet 42(1) is argued" in m for m in messages)


def test_every_sentence_that_gives_it_away_is_found_wherever_it_is_put():
    made = Drafter(SOURCE, LAW).draft(REQUEST, ["31(3)"])
    gate = Gate(SOURCE, LAW)
    mutants = list(Mutator([seed()], [], random.Random(1)).giving_away(made, ASKED))
    missed = [m.said for m in mutants if not any(f.rule == "ncnd" for f in gate.draft(m.draft))]
    assert len(mutants) >= 80
    assert missed == []


@pytest.mark.parametrize("exemption", [e for e in LAW.exemptions if e.ncnd_refs], ids=lambda e: e.id)
def test_the_provisions_that_deny_are_those_the_law_data_names(exemption):
    named = exemption.ncnd.replace(" ", "")
    for ref in exemption.ncnd_refs:
        assert LAW.knows(ref)
        assert str(ref).removeprefix("EIR ") in named or ref == Provision.parse("EIR 12(7)")
        assert LAW.denies(ref)
    assert not LAW.denies(exemption.section)
