"""False premises are put right from the right line of the law; what is not false is left alone."""

import re
import tomllib
from pathlib import Path

import pytest
from letters import LAW, VOCABULARY, seed
from small_source import SmallSource

from assistant.ask import Asker
from assistant.ground import Gate
from assistant.premise import corrections
from assistant.statute import Statute

SOURCE = SmallSource([seed()], LAW)
STATUTE = Statute(SOURCE, LAW)
QUESTIONS = tomllib.loads((Path(__file__).parents[1] / "bench" / "premises.toml").read_text("utf-8"))


def test_there_are_enough_questions():
    assert len(QUESTIONS["false"]) >= 120
    assert len({q for _, q in QUESTIONS["false"]}) == len(QUESTIONS["false"])


@pytest.mark.parametrize(("document", "question"), QUESTIONS["false"])
def test_a_false_premise_is_put_right_with_its_source(document, question):
    answer = Asker(SOURCE, LAW, VOCABULARY).ask(question)
    assert document in {c.document for made in answer.corrections for c in made.citations}
    assert Gate(SOURCE, LAW).answer(answer, question) == []


@pytest.mark.parametrize("question", QUESTIONS["right"])
def test_what_is_right_or_only_asked_is_left_alone(question):
    assert list(corrections(question, LAW, STATUTE)) == []


@pytest.mark.parametrize("premise", LAW.premises, ids=lambda p: p.id)
def test_every_listed_premise_is_put_right_by_words_of_the_law(premise):
    assert STATUTE.fact(premise.document, re.escape(premise.words))
    assert premise.cues
