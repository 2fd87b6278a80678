"""A natural-language-inference model, if one is set, is one more check of what a model wrote; and of nothing else."""

import pytest
from letters import LAW, REQUEST, seed
from small_source import SmallSource
from tiny_cross_encoder import saved

from assistant import bears
from assistant.draft import Drafter
from assistant.entail import Entailment
from assistant.ground import Gate
from corpus.errors import Invalid
from tests.bench.mutants import in_own_words
from ui.cross_encoder import opened

SOURCE = SmallSource([seed()], LAW)
LABELS = {0: "contradiction", 1: "entailment", 2: "neutral"}


def test_a_model_of_a_folder_says_how_likely_a_contradiction_is(tmp_path):
    score = Entailment(opened(str(saved(tmp_path, LABELS)), "FOI_NLI")).contradicts(
        "Harm would occur.", "Harm would not occur."
    )
    assert 0 < score < 1


def test_a_model_that_does_not_name_contradiction_is_refused(tmp_path):
    folder = saved(tmp_path, {0: "one", 1: "two", 2: "three"})
    with pytest.raises(Invalid, match="does not say which"):
        Entailment(opened(str(folder), "FOI_NLI"))


def test_a_folder_without_a_model_is_refused(tmp_path):
    with pytest.raises(Invalid, match="There is no model in"):
        opened(str(tmp_path / "gone"), "FOI_NLI")


EVIDENCE = bears.Evidence(law="", told="Disclosure would be likely to harm relations with suppliers.", request="")


@pytest.mark.parametrize(("score", "found"), [(0.9, True), (0.5, True), (0.49, False)])
def test_a_contradiction_is_a_fault_from_the_likelihood_on_that_is_certain_enough(score, found):
    made = bears.faults(
        "Disclosure would be likely to harm relations with suppliers.", EVIDENCE, lambda a, b: 1.0, lambda a, b: score
    )
    assert ("contradicted" in {rule for rule, _ in made}) is found


def test_only_what_a_model_wrote_is_held_to_it():
    asked: list[str] = []

    def always(premise: str, claim: str) -> float:
        asked.append(claim)
        return 1.0

    draft = Drafter(SOURCE, LAW).draft(REQUEST, ["31(1)(g)"])
    gate = Gate(SOURCE, LAW, contradicts=always)
    assert [f for f in gate.draft(draft) if f.severity == "error"] == []
    assert asked == []
    assert "supported" not in {f.rule for f in gate.draft(in_own_words(draft)) if f.severity == "error"}
    assert {f.rule for f in gate.draft(in_own_words(draft)) if f.severity == "error"} == {"contradicted"}
