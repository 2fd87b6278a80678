"""Questions: answered from the library with sources, premises corrected, and "not in the library" said."""

import pytest
from letters import LAW, REQUEST, VOCABULARY, seed
from small_source import SmallSource

from assistant.ask import Asker
from corpus.errors import Invalid

SOURCE = SmallSource([seed()], LAW)
ASKER = Asker(SOURCE, LAW, VOCABULARY)

PREMISES = [
    ("why is section 31 absolute?", "Section 31 is a qualified exemption"),
    ("Since s.43 is absolute, do we still weigh anything?", "Section 43 is a qualified exemption"),
    ("why is section 44 qualified?", "Section 44 is an absolute exemption"),
    ("which public interest factors apply to section 44?", "Section 44 is an absolute exemption"),
    ("how do we balance the public interest under section 21?", "Section 21 is an absolute exemption"),
    ("we have 30 working days to answer, right?", "twentieth working day"),
    ("The deadline is 14 days, isn't it?", "twentieth working day"),
    ("can we ask why they want it?", "It need not mention FOIA or give a reason"),
    ("can we require the applicant to state their reasons?", "It need not mention FOIA or give a reason"),
]


@pytest.mark.parametrize(("question", "truth"), PREMISES, ids=[p[0] for p in PREMISES])
def test_a_false_premise_is_corrected_with_its_source(question, truth):
    answer = ASKER.ask(question)
    assert len(answer.corrections) == 1
    corrected = answer.corrections[0]
    assert truth in corrected.truth
    assert corrected.premise
    assert [SOURCE.document(c.document).quote(c.start, c.end) for c in corrected.citations] == [
        c.quote for c in corrected.citations
    ]


TRUE = [
    "is section 31 qualified?",
    "is section 31 absolute or qualified?",
    "why is section 31 qualified?",
    "which public interest factors apply to section 31?",
    "we have 20 working days to answer",
    "how many days do we have for an internal review, 40 working days?",
]


@pytest.mark.parametrize("question", TRUE)
def test_a_true_premise_is_left_alone(question):
    assert ASKER.ask(question).corrections == []


def test_a_follow_up_keeps_the_request_as_context():
    answer = ASKER.ask("what about section 44?", REQUEST)
    said = [s.text for s in answer.statements]
    assert said[0] == "Section 44 is an absolute exemption: no public interest test applies."
    assert any(s.startswith("IC-347414-P2W0") and "relied on section 44(1)(a)" in s for s in said)


@pytest.mark.parametrize(
    "question", ["how did we handle requests for minutes of meetings?", "have we ever withheld minutes?"]
)
def test_how_it_was_decided_is_answered_with_the_deciding_words(question):
    said = [s.text for s in ASKER.ask(question).statements]
    assert "We have withheld the minutes to all of the other meetings listed above" in said[0]


def test_past_decisions_are_quoted_word_for_word():
    answer = ASKER.ask("how did we handle minutes of meetings about facial recognition?")
    assert not answer.abstained
    for statement in answer.statements:
        for cited in statement.citations:
            assert SOURCE.document(cited.document).quote(cited.start, cited.end) == cited.quote
            assert cited.quote in statement.text


@pytest.mark.parametrize(
    "question", ["What is the capital of France?", "How much did the council spend on potholes in 2019?"]
)
def test_what_the_library_does_not_hold_is_said_to_be_so(question):
    answer = ASKER.ask(question)
    assert answer.abstained
    assert answer.statements == []


def test_an_empty_question_is_refused():
    with pytest.raises(Invalid, match="question is empty"):
        ASKER.ask("  ")


def test_a_follow_up_is_read_with_the_question_before():
    asker = Asker(SOURCE, LAW, VOCABULARY)
    first = "What public interest factors apply to section 31?"
    assert asker.ask("And how does that differ from section 44?", previous=first).statements
    alone = {c.document for s in asker.ask("And how does that differ from section 44?").statements for c in s.citations}
    together = {
        c.document
        for s in asker.ask("And how does that differ from section 44?", previous=first).statements
        for c in s.citations
    }
    assert "foia-31" not in alone
    assert {"foia-31", "foia-44"} <= together


def test_a_question_that_stands_alone_is_not_read_with_another():
    asker = Asker(SOURCE, LAW, VOCABULARY)
    question = "Does section 44 have a public interest test?"
    assert asker.ask(question, previous="Is section 31 absolute or qualified?") == asker.ask(question)
