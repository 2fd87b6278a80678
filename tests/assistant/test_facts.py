"""The facts of a case go where the draft asks for them, and leave nothing behind when they change."""

from letters import LAW, REQUEST, seed
from small_source import SmallSource

from assistant.draft import Drafter
from assistant.facts import unanswered, with_facts
from corpus.cases import OwnFact

SOURCE = SmallSource([seed()], LAW)
DRAFT = Drafter(SOURCE, LAW).draft(REQUEST, ["40(2)"])
NECESSARY = next(q.question for q in DRAFT.for_officer if "less intrusive" in q.question)


def fact(about: str, text: str) -> OwnFact:
    return OwnFact(ref="40(2)", about=about, text=text)


def test_a_fact_goes_into_the_step_that_asks_for_it():
    told = with_facts(DRAFT, [fact(NECESSARY, "The rota is published without names")])
    [part] = [p for p in told.paragraphs if "The rota is published without names." in p.text]
    assert part.heading.endswith("whether disclosure is necessary")
    assert part.text.startswith("The second step is whether disclosure is reasonably necessary")
    assert "[" not in part.text
    assert NECESSARY not in unanswered(DRAFT, "40(2)", [fact(NECESSARY, "x")])


def test_a_fact_on_an_element_goes_into_the_step_about_it():
    told = with_facts(DRAFT, [fact("then fairness and transparency", "They were told so in writing")])
    [part] = [p for p in told.paragraphs if "They were told so in writing." in p.text]
    assert part.heading.endswith("whether the person's rights override it")
    assert "[" in part.text, "its question is still open"


def test_other_facts_leave_nothing_of_the_first():
    first = with_facts(DRAFT, [fact(NECESSARY, "One")])
    assert with_facts(first, []).paragraphs == DRAFT.paragraphs
    assert with_facts(first, [fact(NECESSARY, "Two")]) == with_facts(DRAFT, [fact(NECESSARY, "Two")])
