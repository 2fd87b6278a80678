"""Each exemption is set out by its own structure: the law's words, and questions that only the officer can answer."""

import re

import pytest
from letters import LAW, REQUEST, seed
from small_source import SmallSource

from assistant import restates
from assistant.draft import Drafter
from assistant.ground import Gate
from assistant.review import BLANK
from corpus.law.render import document_id

SOURCE = SmallSource([seed()], LAW)


def draft(ref: str, authority: str = ""):
    return Drafter(SOURCE, LAW, authority).draft(REQUEST, [ref])


STRUCTURE = [
    ("40(2)", ["a living person", "legitimate interest in disclosure", "reasonably necessary", "overridden by", "redacted rather than"], "the three-part test, then redaction"),
    ("36(2)(b)(i)", ["reasonable opinion of a qualified person", "before the exemption was claimed", "reasonable in substance"], "who, when, and whether reasonable"),
    ("41(1)", ["obtained from another", "quality of confidence", "obligation of confidence", "detriment", "likely to succeed"], "the elements of confidence"),
    ("42(1)", ["advice privilege and litigation privilege", "must not have been lost"], "which kind of privilege"),
    ("43(2)", ["of any person, including the public authority", "it is asked", "link from disclosure"], "whose interests, and their own views"),
    ("44(1)(a)", ["bind this authority", "itself no gateway"], "the bar, and why no gateway"),
    ("12(1)", ["£600", "counts only the time", "reasonable advice and assistance"], "limit, estimate, advice"),
    ("14(1)", ["the burden", "the motive", "value or serious purpose", "harassment of staff", "reasonable advice and assistance"], "the four themes, and advice"),
    ("14(2)", ["complied with", "reasonable interval"], "the earlier request, and the interval"),
    ("21", ["in a place that we name"], "where"),
    ("22", ["with a view to its publication", "to hold the information back until"], "who publishes, when, and why wait"),
    ("EIR 12(5)(e)", ["presumption in favour of disclosure", "more probable than not", "legitimate economic interest", "emissions", "separated out"], "the presumption comes first"),
    ("EIR 12(4)(d)", ["presumption in favour of disclosure", "separated out"], "every exception starts from it"),
]  # fmt: skip


@pytest.mark.parametrize(("ref", "words", "why"), STRUCTURE, ids=[s[0] for s in STRUCTURE])
def test_each_exemption_is_set_out_by_its_own_structure(ref, words, why):
    made = draft(ref)
    parts = [p for p in made.paragraphs if p.ref == ref or p.heading == "Advice and assistance"]
    at = [next((n for n, p in enumerate(parts) if w in p.text), None) for w in words]
    assert None not in at, [w for w, n in zip(words, at, strict=True) if n is None]
    assert at == sorted(at), why
    assert [f for f in made.checks if f.severity == "error"] == []


@pytest.mark.parametrize("ref", [s[0] for s in STRUCTURE])
def test_in_a_step_every_sentence_is_the_law_s_or_a_marked_question(ref):
    for part in (
        p for p in draft(ref).paragraphs if p.ref == ref and ": " in p.heading and p.heading.startswith("Why")
    ):
        for s in part.sentences:
            text = part.text[s.start : s.end]
            if s.origin == "statute":
                assert restates.law(text, [(c, SOURCE.document(c.document)) for c in s.citations])
            elif s.origin == "officer":
                assert BLANK.fullmatch(text), text
                assert s.status == "for_officer"
            else:
                assert s.origin == "precedent"


@pytest.mark.parametrize("step", LAW.steps, ids=lambda s: f"{s.of[0]}-{s.title}")
def test_what_a_step_says_is_in_the_law_s_documents_and_serves_elements_that_exist(step):
    exemptions = [e for e in LAW.exemptions if e.id in step.of]
    assert len(exemptions) == len(step.of)
    for exemption in exemptions:
        text = SOURCE.document(step.document or document_id(exemption.section)).text
        assert all(words in text for words in step.says)
    known = {row for e in exemptions for row in e.requires}
    assert set(step.elements) <= known
    assert not step.asks or step.asks.endswith("?")


def test_a_bar_s_elements_and_gateways_are_gone_through_without_those_repealed():
    text = "\n".join(p.text for p in draft("44(1)(a)").paragraphs)
    assert len(re.findall(r"Element 132\(1\)", text)) == 3
    assert "Gateway 132(2)(f)" in text
    assert "Repealed" not in text


def test_the_gateways_of_a_bar_that_the_act_does_not_look_to_are_left_out():
    assert LAW.bar("Commissioners for Revenue and Customs Act 2005 s.18").standing == ()


def test_section_36_is_weighed_except_by_the_two_houses():
    def sides(authority: str) -> int:
        made = draft("36(2)(b)(i)", authority)
        assert [f for f in made.checks if f.severity == "error"] == []
        return sum(p.heading.startswith("Public interest") for p in made.paragraphs)

    assert sides("") == 3
    assert sides("Brindle Vale District Council") == 3
    assert sides("House of Lords") == 0
    assert Gate(SOURCE, LAW, "House of Commons").draft(draft("36(2)(b)(i)")) != []


def test_what_a_precedent_said_is_told_under_the_exemption_it_argued():
    parts = [p for p in draft("44(1)(a)").paragraphs if "Section 132(2) lists" in p.text]
    assert [p.heading.startswith("Why section 44(1)(a) applies") for p in parts] == [True]
    assert {c.document for p in parts for c in p.citations} == {seed().id}


def test_that_the_presumption_is_stated_answers_who_asks_where_it_was():
    [argument] = draft("EIR 12(5)(e)").arguments
    said = next(c for c in argument.challenges if "start from the presumption" in c.says)
    part = next(p for p in draft("EIR 12(5)(e)").paragraphs if p.id == said.answered_by)
    assert "presumption in favour of disclosure" in part.text
    others = [c for c in argument.challenges if c is not said]
    assert any(c.answered_by is None for c in others), "the law's words answer nothing else"
