"""Drafts: what they argue, where each sentence comes from, and what they never do."""

import re

import pytest
from letters import FACTS, LAW, PLANTED_KINDS, READER, REQUEST, planted, planted_with, seed
from small_source import SmallSource

from assistant.draft import Drafter
from assistant.ground import AGAINST, BALANCE, FOR
from corpus.errors import Invalid
from corpus.origin import Origin
from corpus.provision import Provision

SOURCE = SmallSource([seed()], LAW)
DRAFT = Drafter(SOURCE, LAW).draft(REQUEST)


def of(ref):
    return [p for p in DRAFT.paragraphs if p.ref == ref]


def test_the_request_is_taken_apart_and_each_item_has_a_proposal():
    assert [i.text for i in DRAFT.request][1] == "a list of who attended"
    assert [d.n for d in DRAFT.decisions] == [1, 2]


def test_what_asks_for_a_view_is_no_item_of_the_letter():
    made = Drafter(SOURCE, LAW).draft(f"{REQUEST} Don't you think this is a disgrace?")
    assert [i.text for i in made.request] == [i.text for i in DRAFT.request]


def test_it_argues_what_the_precedent_relied_on_but_never_section_21_unasked():
    assert {p.ref for p in DRAFT.paragraphs if p.ref} == {"31(1)(g)", "40(2)", "44(1)(a)"}


def test_a_qualified_exemption_is_weighed_on_both_sides_with_a_balance_last():
    headings = [p.heading for p in of("31(1)(g)") if p.heading.startswith("Public interest")]
    assert headings == [f"Public interest: {side}" for side in (FOR, AGAINST, BALANCE)]


@pytest.mark.parametrize("ref", ["44(1)(a)", "40(2)"])
def test_an_absolute_exemption_is_not_weighed(ref):
    assert of(ref)
    assert not [p for p in of(ref) if "Public interest" in p.heading]


VERBATIM = [
    (
        "31(1)(g)",
        "the exercise by any public authority of its functions for any of the purposes specified in subsection (2)",
    ),
    ("44(1)(a)", "is prohibited by or under any enactment"),
    ("44(1)(a)", "must not disclose information which— (a) has been obtained by, or provided to, the Commissioner"),
]


@pytest.mark.parametrize(("ref", "words"), VERBATIM, ids=[v[1][:30] for v in VERBATIM])
def test_statutory_quotations_are_verbatim_and_cited(ref, words):
    holding = [(p, s) for p in of(ref) for s in p.sentences if words in p.text[s.start : s.end]]
    assert len(holding) == 1
    paragraph, sentence = holding[0]
    assert sentence.origin == "statute"
    quoted = SOURCE.document(sentence.citations[0].document).quote(
        sentence.citations[0].start, sentence.citations[0].end
    )
    assert words in " ".join(quoted.split())
    assert " ".join(quoted.split()) in paragraph.text


def test_every_sentence_has_an_origin_and_every_claim_its_source():
    for paragraph in DRAFT.paragraphs:
        rebuilt = [paragraph.text[s.start : s.end] for s in paragraph.sentences]
        assert "".join("".join(rebuilt).split()) == "".join(paragraph.text.split())
        for sentence in paragraph.sentences:
            assert sentence.citations or sentence.origin == "officer", paragraph.text[sentence.start : sentence.end]
            for cited in sentence.citations:
                assert SOURCE.document(cited.document).quote(cited.start, cited.end) == cited.quote


def test_reasoning_is_the_precedents_own_with_its_abbreviation_spelt_out():
    why = next(p for p in of("31(1)(g)") if p.heading.startswith("Why") and p.origin == "precedent")
    assert why.text.startswith(
        "Disclosing details of our ongoing discussions with stakeholders about their use of facial recognition technology"
    )
    assert "FRT" not in why.text
    assert "FRT" in why.citations[0].quote


def test_what_only_the_officer_knows_is_asked():
    questions = [q.question for q in DRAFT.for_officer]
    assert "Was this information provided to you by the organisations in the course of your functions?" in questions
    assert all(q.why for q in DRAFT.for_officer)
    assert "to be told in writing whether the information described is held" in DRAFT.for_officer[0].why
    blank = [p for p in of("31(1)(g)") if p.origin == "officer"]
    assert len(blank) == 1
    assert blank[0].text.startswith("[Say what is particular to this case.")
    assert blank[0].status == "for_officer"


def test_a_sound_draft_has_no_fault_only_blanks_to_fill():
    assert {(f.rule, f.severity) for f in DRAFT.checks} == {("blank", "note")}


def test_it_ends_with_the_review_and_the_commissioner():
    closing = DRAFT.paragraphs[-1]
    assert "within 40 working days" in closing.text
    assert "complain to the Information Commissioner" in closing.text


def test_nothing_particular_to_a_precedent_is_passed_off_as_this_case():
    source = SmallSource([planted()], LAW)
    draft = Drafter(source, LAW).draft("Please send me the evaluation of bids for the cleaning contract.", ["43(2)"])
    text = "\n".join(p.text for p in draft.paragraphs)
    assert [fact for fact in FACTS if fact in text] == []
    assert "would be less willing to take part if their scores were released" in text
    assert "knowing how the [amount] contract was awarded to [name]" in text
    assert "[name]" in text
    blanks = [s for p in draft.paragraphs for s in p.sentences if "[name]" in p.text[s.start : s.end]]
    assert {s.status for s in blanks} == {"for_officer"}


KINDS = [(kind, fact) for kind, facts in PLANTED_KINDS.items() for fact in facts]


@pytest.mark.parametrize(("kind", "fact"), KINDS, ids=[f"{k}: {f}" for k, f in KINDS])
def test_no_planted_fact_leaks_whatever_its_kind(kind, fact):
    letter = planted_with(fact)
    draft = Drafter(SmallSource([letter], LAW), LAW).draft(
        "Please send me the evaluation of bids for cleaning.", ["43(2)"]
    )
    text = "\n".join(p.text for p in draft.paragraphs)
    telling = [w for w in re.findall(r"[\w£./-]+", fact) if len(w) > 1 and re.search(r"\d|^[A-Z]", w)] or fact.split()[
        :1
    ]
    assert [w for w in telling if re.search(rf"(?<!\w){re.escape(w)}(?!\w)", text)] == [], kind
    assert "less willing" in text, "the reason itself is still told"


def test_the_officer_may_choose_what_is_argued():
    draft = Drafter(SOURCE, LAW).draft(REQUEST, ["42(1)"])
    assert {p.ref for p in draft.paragraphs if p.ref} == {"42(1)"}
    assert {s for p in draft.paragraphs if p.ref for s in (FOR, AGAINST, BALANCE) if s in p.heading} == {
        FOR,
        AGAINST,
        BALANCE,
    }


def test_nothing_found_is_argued_for_nothing():
    draft = Drafter(SmallSource([], LAW), LAW).draft("Please send me the bus timetable.")
    assert [d.outcome for d in draft.decisions] == ["unknown"]
    assert not [p for p in draft.paragraphs if p.ref]


@pytest.mark.parametrize("empty", ["", "  \n\t "])
def test_an_empty_request_is_refused(empty):
    with pytest.raises(Invalid, match="request is empty"):
        Drafter(SOURCE, LAW).draft(empty)


def test_an_unknown_exemption_is_refused_with_what_exists():
    with pytest.raises(Invalid, match=r"section 31\(1\) has \(a\) to \(i\)"):
        Drafter(SOURCE, LAW).draft(REQUEST, ["31(1)(z)"])


def test_the_facts_of_a_section_with_a_letter_are_found():
    draft = Drafter(SOURCE, LAW).draft(REQUEST, ["22A(1)(a)"])
    assert "Section 22A is a qualified exemption" in "\n".join(p.text for p in draft.paragraphs)


def test_the_closing_is_that_of_the_law_relied_on():
    def closing(*exemptions):
        return Drafter(SOURCE, LAW).draft(REQUEST, exemptions).paragraphs[-1]

    assert [c.document for c in closing("31(1)(g)").citations] == ["foia-45", "foia-17", "ico-complaint-window"]
    assert [c.document for c in closing("EIR 12(5)(e)").citations] == ["eir-11", "eir-18", "ico-complaint-window"]
    both = [c.document for c in closing("31(1)(g)", "EIR 12(5)(e)").citations]
    assert both == ["foia-45", "foia-17", "eir-11", "eir-18", "ico-complaint-window"]


def test_a_refusal_for_cost_comes_with_advice():
    draft = Drafter(SOURCE, LAW).draft(REQUEST, ["12(1)"])
    advice = next(p for p in draft.paragraphs if p.heading == "Advice and assistance")
    assert advice.citations[0].document == "foia-16"
    assert "within the limit" in advice.text
    assert not [p for p in Drafter(SOURCE, LAW).draft(REQUEST, ["31(1)(g)"]).paragraphs if p.heading == advice.heading]


@pytest.mark.parametrize("ref", ["12(1)", "14(1)", "14(2)"])
def test_a_refusal_for_cost_or_vexation_tells_nothing_of_another_request(ref):
    letter = READER.read(
        "# Response FOI-2024-77\n\nHollow Council\n\n## Your request\n\nAll emails about drains.\n\n## Our decision\n\n"
        f"We refuse your request under section {ref} of the Act.\n\n## Why section {ref} applies\n\nThe notes are kept by "
        "the number of the visit. Staff have found the correspondence distressing.\n".encode(),
        Origin("drains.md"),
    )[0]
    assert [e.ref for e in letter.exemptions] == [ref]
    written = Drafter(SmallSource([letter], LAW), LAW).draft("Please send me all emails about drains.", [ref])
    assert written.arguments
    assert {s.origin for p in written.paragraphs if p.ref for s in p.sentences} <= {"statute", "officer"}


HAPPENED = [
    "The review has not finished.",
    "Nobody need attend such a meeting.",
    "We put provisional findings to each body and said what information would change our mind.",
    "The bodies told us that they would answer only formal notices.",
    "We do not say that it would happen, since the others raised no objection.",
]


def test_a_prohibition_is_argued_from_decisions_on_that_enactment_alone():
    other = READER.read(
        b"# Response OMS-1\n\nOffice of Measures\n\n## Your request\n\nMinutes of meetings with police forces.\n\n"
        b"## Section 44(1)(a)\n\nWe withhold the minutes under section 44(1)(a) of the Freedom of Information Act, because "
        b"section 237 of the Enterprise Act 2002 prohibits their disclosure. Disclosure is prohibited as the information is "
        b"specified information about the business of an undertaking.\n",
        Origin("oms.md"),
    )[0]
    assert [e.bar for e in other.exemptions if e.ref == "44(1)(a)"] == ["Enterprise Act 2002 s.237"]
    made = Drafter(SmallSource([seed(), other], LAW), LAW).draft(REQUEST, ["44(1)(a)"])
    cited = {c.document for p in made.paragraphs for c in p.citations}
    assert seed().id in cited
    assert other.id not in cited


def test_what_happened_in_a_precedent_is_no_reason():
    letter = planted_with("the vote")
    told = letter.text.replace("Bidders would", f"{' '.join(HAPPENED)} Bidders would")
    made = READER.read(told.encode(), Origin("planted.md"))[0]
    text = "\n".join(p.text for p in Drafter(SmallSource([made], LAW), LAW).draft(REQUEST, ["43(2)"]).paragraphs)
    assert "less willing" in text
    assert [said for said in HAPPENED if said in text] == []


def test_nobody_s_own_words_are_carried_over():
    written = Drafter(SmallSource([planted_with("I think")], LAW), LAW).draft(REQUEST, ["43(2)"])
    assert not [p.text for p in written.paragraphs if re.search(r"\bI\b", p.text)]


def test_each_exemption_is_taken_element_by_element():
    [argument] = Drafter(SOURCE, LAW).draft(REQUEST, ["31(1)(g)"]).arguments
    exemption = LAW.exemption(Provision.parse("31"))
    assert [e.says for e in argument.elements] == list(exemption.requires)
    for element in argument.elements:
        assert element.law[0].document == "foia-31"
        assert element.says in element.law[0].quote
        assert all(SOURCE.document(c.document).text[c.start : c.end] == c.quote for c in element.shown)
    asked = {question for element in argument.elements for question in element.asks}
    assert asked == {
        a.question for a in exemption.ask_officer if a.ref is None or a.ref.touches(Provision.parse("31(1)(g)"))
    }


def test_a_bar_brings_its_own_elements():
    [argument] = Drafter(SOURCE, LAW).draft(REQUEST, ["44(1)(a)"]).arguments
    assert [e.law[0].document for e in argument.elements if e.says.startswith("132(1)")] == ["dpa-2018-132"] * 3


def test_challenges_are_of_the_exemption_and_name_the_paragraph_that_answers():
    draft = Drafter(SOURCE, LAW).draft(REQUEST, ["31(1)(g)"])
    [argument] = draft.arguments
    parts = {p.id: p for p in draft.paragraphs}
    answered = [parts[c.answered_by] for c in argument.challenges if c.answered_by]
    assert answered
    assert {p.ref for p in answered} == {"31(1)(g)"}
    assert next(c for c in argument.challenges if "send the rest" in c.says).answered_by is None
    assert not [c for c in argument.challenges if "qualified person" in c.says]


@pytest.mark.parametrize("exemption", LAW.exemptions, ids=lambda e: e.id)
def test_every_exemption_has_likely_challenges_with_their_source(exemption):
    refs = [exemption.section, *(limb.ref for limb in exemption.limbs)]
    mine = [o for o in LAW.objections if any(r.touches(ref) for r in o.refs for ref in refs)]
    without = {"s34", "eir-13-own"}
    assert mine or exemption.id in without, exemption.id
    for objection in mine:
        assert objection.words in SOURCE.document(objection.document).text


def test_a_request_about_the_environment_is_closed_by_the_eir_though_nothing_is_withheld():
    nothing = SmallSource([], LAW)
    about = Drafter(nothing, LAW).draft("Please send me the air quality readings on the High Street.")
    assert [c.document for c in about.paragraphs[-1].citations] == ["eir-11", "eir-18", "ico-complaint-window"]
    other = Drafter(nothing, LAW).draft("Please send me the minutes of the board.")
    assert other.paragraphs[-1].citations[0].document == "foia-45"
