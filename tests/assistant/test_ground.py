"""The gate: each fault planted in a good draft is found, on its paragraph."""

import pytest
from letters import LAW, REQUEST, seed
from small_source import SmallSource

from assistant.draft import Drafter
from assistant.ground import Gate
from corpus.drafts import Draft, Paragraph
from corpus.recall import Recall

SOURCE = SmallSource([seed()], LAW)
DRAFT = Drafter(SOURCE, LAW).draft(REQUEST)


def faults(draft: Draft) -> set[tuple[str, str | None]]:
    return {(f.rule, f.paragraph) for f in Gate(SOURCE, LAW).draft(draft) if f.severity == "error"}


def changed(id: str, change) -> Draft:
    return DRAFT.model_copy(update={"paragraphs": [change(p) if p.id == id else p for p in DRAFT.paragraphs]})


def cited(part: Paragraph, **fields) -> Paragraph:
    first = part.sentences[0]
    citation = first.citations[0].model_copy(update=fields)
    return part.model_copy(
        update={"sentences": [first.model_copy(update={"citations": [citation]}), *part.sentences[1:]]}
    )


def test_a_good_draft_passes():
    assert faults(DRAFT) == set()


FAULTS = [
    ("p4", lambda p: cited(p, document="gone"), "citation-resolves", "a citation of nothing"),
    ("p4", lambda p: cited(p, start=0, end=10), "quote-verbatim", "a citation moved"),
    ("p5", lambda p: cited(p, quote="Disclosing nothing"), "quote-verbatim", "a quotation changed"),
    (
        "p4",
        lambda p: p.model_copy(update={"text": p.text.replace("31(1)(g)", "31(1)(z)")}),
        "provision-exists",
        "a limb that does not exist",
    ),
    (
        "p5",
        lambda p: p.model_copy(
            update={"sentences": [p.sentences[0].model_copy(update={"citations": []}), *p.sentences[1:]]}
        ),
        "sentence-cited",
        "a claim without a source",
    ),
    (
        "p4",
        lambda p: p.model_copy(update={"text": p.text.replace("the exercise by any", "the exercise by all")}),
        "quote-verbatim",
        "one word of a quotation changed",
    ),
]


@pytest.mark.parametrize(("id", "change", "rule", "why"), FAULTS, ids=[f[3] for f in FAULTS])
def test_each_fault_is_found_where_it_is(id, change, rule, why):
    assert (rule, id) in faults(changed(id, change))


def test_a_draft_checked_again_is_checked_only_where_it_changed(monkeypatch):
    gate = Gate(SOURCE, LAW, recall=Recall(lambda: SOURCE, most=100))
    first, looked = gate.draft(DRAFT), []
    look = Gate.paragraph
    monkeypatch.setattr(Gate, "paragraph", lambda self, p, asked: looked.append(p.id) or look(self, p, asked))
    assert gate.draft(DRAFT) == first == Gate(SOURCE, LAW).draft(DRAFT)
    looked.clear()
    gate.draft(DRAFT)
    assert looked == []
    for id, change, rule, why in FAULTS:
        looked.clear()
        assert (rule, id) in {(f.rule, f.paragraph) for f in gate.draft(changed(id, change))}, why
        assert looked == [id], why


@pytest.mark.parametrize("side", ["factors for disclosure", "factors for withholding", "balance"])
def test_a_side_of_the_public_interest_left_out_is_a_fault(side):
    draft = DRAFT.model_copy(update={"paragraphs": [p for p in DRAFT.paragraphs if side not in p.heading]})
    messages = [f.message for f in Gate(SOURCE, LAW).draft(draft) if f.rule == "public-interest-test"]
    assert [side in m for m in messages] == [True]


def test_weighing_an_absolute_exemption_is_a_fault():
    extra = next(p for p in DRAFT.paragraphs if "balance" in p.heading).model_copy(
        update={"ref": "44(1)(a)", "id": "p99"}
    )
    draft = DRAFT.model_copy(update={"paragraphs": [*DRAFT.paragraphs, extra]})
    assert any("44(1)(a) is absolute" in f.message for f in Gate(SOURCE, LAW).draft(draft))
