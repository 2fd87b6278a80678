"""The law data is whole, sourced, and says what the law says."""

import tomllib
from importlib import resources

import pytest

from corpus.errors import Invalid
from corpus.law import Law
from corpus.law.render import documents
from corpus.provision import Provision

LAW = Law.shipped()
FILES = [f.name for f in resources.files("corpus.law").iterdir() if f.name.endswith(".toml")]


@pytest.mark.parametrize(
    "section",
    [
        *[
            "21",
            "22",
            "22A",
            "23",
            "24",
            "26",
            "27",
            "28",
            "29",
            "30",
            "31",
            "32",
            "33",
            "34",
            "35",
            "36",
            "37",
            "38",
            "39",
            "40",
            "41",
            "42",
            "43",
            "44",
        ],
        "12",
        "14(1)",
        "14(2)",
    ],
)
def test_every_foia_exemption_is_there(section):
    found = LAW.exemption(Provision.parse(section))
    assert found is not None
    assert found.section.covers(Provision.parse(section))


@pytest.mark.parametrize("limb", [*(f"12(4)({x})" for x in "abcde"), *(f"12(5)({x})" for x in "abcdefg"), "13"])
def test_every_eir_exception_is_there(limb):
    assert LAW.exemption(Provision.parse(limb, "EIR")) is not None


@pytest.mark.parametrize("name", [f for f in FILES if f != "questions.toml"])
def test_every_row_has_a_source_and_says_whether_it_was_verified(name):
    table = tomllib.loads(resources.files("corpus.law").joinpath(name).read_text("utf-8"))
    rows = [row for value in table.values() for row in (value if isinstance(value, list) else [value])]
    assert rows
    for row in rows:
        assert row["source"], row
        assert isinstance(row["verified"], bool), row


def test_every_question_serves_an_element_of_what_it_asks_about():
    table = tomllib.loads(resources.files("corpus.law").joinpath("questions.toml").read_text("utf-8"))["ask"]
    rows = {e.id: set(e.requires) for e in LAW.exemptions}
    rows |= {b.id: {part.partition(": ")[2] for part in (*b.elements, *b.gateways)} for b in LAW.bars}
    assert {a["of"] for a in table if a["element"] not in rows[a["of"]]} == set()
    assert {e.id for e in LAW.exemptions if e.regime == "FOIA"} <= {a["of"] for a in table}


TESTED = [
    ("31(1)(g)", True, "law enforcement is qualified"),
    ("44(1)(a)", False, "prohibitions are absolute"),
    ("21", False, "accessible otherwise is absolute"),
    ("40(2)", False, "its first condition is the ordinary one"),
    ("40(3A)(a)", False, "section 2(3)(fa)"),
    ("40(3B)", True, "the second condition"),
    ("40(4A)(a)", True, "the third"),
    ("36(2)(b)(i)", True, "but for the two Houses"),
    ("37(1)(a)", False, "the Sovereign"),
    ("37(1)(ad)", True, "the Royal Household"),
    ("37", True, "a whole section is tested when a limb of it is"),
    ("41", False, "absolute, though its defence weighs a public interest"),
    ("12", False, "not an exemption at all"),
    ("14(1)", False, "nor this"),
    ("EIR 12(5)(e)", True, "every exception is tested"),
    ("EIR 12(4)(a)", True, "in form, this one too"),
    ("EIR 13(1)(a)", False, "personal data, first condition"),
    ("EIR 13(1)(b)", True, "personal data, the other two conditions"),
    ("1", False, "no exemption"),
]


@pytest.mark.parametrize(("ref", "expected", "why"), TESTED, ids=[t[0] for t in TESTED])
def test_where_the_public_interest_is_tested(ref, expected, why):
    assert LAW.needs_public_interest_test(Provision.parse(ref)) is expected, why


@pytest.mark.parametrize(
    "ref", ["31", "31(1)", "31(1)(g)", "31(2)(a)", "14", "14(1)", "23(5)", "EIR 12(5)(e)", "EIR 12", "22A(1)(b)(iii)"]
)
def test_what_exists_is_known(ref):
    assert str(LAW.require(ref)) == ref


UNKNOWN = [
    ("31(1)(z)", r"no such provision: 31\(1\)\(z\); section 31\(1\) has \(a\) to \(i\)"),
    ("31(1)(g)(i)", "section 31\\(1\\)\\(g\\) has no parts of its own"),
    ("EIR 12(5)(z)", r"regulation 12\(5\) has \(a\) to \(g\)"),
    ("99", "no exemption in section 99"),
    ("1", "no exemption in section 1"),
    ("nonsense", "write it like 31"),
]


@pytest.mark.parametrize(("ref", "said"), UNKNOWN, ids=[u[0] for u in UNKNOWN])
def test_what_does_not_exist_is_refused_with_what_does(ref, said):
    with pytest.raises(Invalid, match=said):
        LAW.require(ref)


def test_the_bar_of_the_data_protection_act_is_found_by_any_part_of_it():
    bar = LAW.bar("DPA 2018 s.132(1)")
    assert bar is not None
    assert bar.id == "bar-dpa2018-132"
    assert LAW.bar("DPA 2018 s.7") is None
    assert "provided to you by the organisations in the course of your functions" in bar.ask_officer[0].question


RENDERED = {d.id: d for d in documents(LAW, lambda text: len(text.split()) * 4 // 3)}


def test_each_exemption_is_a_document_that_says_its_nature():
    assert "Section 31 is a qualified exemption" in RENDERED["foia-31"].text
    assert "Section 44 is an absolute exemption" in RENDERED["foia-44"].text
    assert "not an exemption but a refusal" in RENDERED["foia-12"].text


@pytest.mark.parametrize("document", RENDERED.values(), ids=list(RENDERED))
def test_documents_of_law_are_whole_and_within_the_models_reach(document):
    assert "Open Government Licence" in document.text
    assert "Sources: " in document.text
    assert "".join(document.text.split()).endswith(
        "".join(document.quote(document.passages[-1].start, document.passages[-1].end).split())
    )
    assert all(0 < p.tokens <= 180 for p in document.passages)
    ends = [0, *(p.end for p in document.passages)]
    assert all(
        document.text[a : p.start].strip() in ("", document.title)
        for a, p in zip(ends, document.passages, strict=False)
    )


def test_statutory_words_are_quoted_exactly():
    for exemption in LAW.exemptions:
        document = RENDERED["-".join([exemption.section.instrument, *exemption.section.parts]).lower()]
        for words in exemption.statutory_words:
            assert f"“{words}”" in document.text
