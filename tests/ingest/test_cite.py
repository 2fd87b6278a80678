"""References in the forms people write them, and the Act each belongs to."""

import pytest

from ingest.cite import named_acts, references

FORMS = [
    ("section 31(1)(g)", ["31(1)(g)"], "the plain form"),
    ("s.31(1) (g)", ["31(1)(g)"], "a stray space inside"),
    ("s31", ["31"], "no stop, no space"),
    ("ss 31 and 44", ["31", "44"], "two sections after one word"),
    ("sections 40(2) and 40(3A)(a)", ["40(2)", "40(3A)(a)"], "inserted subsections"),
    ("Section 40(2)(3A)(a)", ["40(2)", "40(3A)(a)"], "two subsections run together are two references"),
    ("we used 31(1)(a)(b) here", ["31(1)(a)", "31(1)(b)"], "two limbs run together, no word before"),
    ("36(2)(b)(i) and (ii)", ["36(2)(b)(i)", "36(2)(b)(ii)"], "the second takes over what it leaves out"),
    ("sections 31(2)(a) and (c)", ["31(2)(a)", "31(2)(c)"], "letters taken over"),
    ("sections 27(1)(a), (c) and (d)", ["27(1)(a)", "27(1)(c)", "27(1)(d)"], "three of them"),
    ("section 31(1)(i)", ["31(1)(i)"], "(i) straight under a subsection is a letter, not a numeral"),
    ("section 30(1)(a)(i) and (b)", ["30(1)(a)(i)", "30(1)(b)"], "back up from a numeral to a letter"),
    ("Regulation 12(5)(e)", ["EIR 12(5)(e)"], "regulations are the EIR's"),
    ("Reg. 12(4)(d)&(e)", ["EIR 12(4)(d)", "EIR 12(4)(e)"], "an ampersand and no space"),
    ("EIR 12(5)(b)", ["EIR 12(5)(b)"], "no word for regulation at all"),
    ("under 12(4)(b) of the EIR", ["EIR 12(4)(b)"], "the Regulations named after"),
    ("section 44 FOIA", ["44"], "the Act straight after"),
    ("FOIA section 44", ["44"], "the Act straight before"),
    (
        "the Data Protection Act 2018 and specifically section 132(1) of part 5 of that Act",
        ["DPA 2018 s.132(1)"],
        "that Act",
    ),
    ("Section 1 of the Equality Act 2010", ["Equality Act 2010 s.1"], "another Act is never FOIA"),
    (
        "sections 36(2)(b)(i) and 36(2)(b)(ii), 42 and 43(2)",
        ["36(2)(b)(i)", "36(2)(b)(ii)", "42", "43(2)"],
        "a long list",
    ),
    ("in 2024 there were 31 cases", [], "a number is not a section"),
    ("IC-31234-A1B2 on 31/12/2024", [], "nor is a reference or a date"),
]


@pytest.mark.parametrize(("text", "expected", "why"), FORMS, ids=[f[0] for f in FORMS])
def test_forms(text, expected, why):
    assert [str(r.provision) for r in references(text)] == expected, why


@pytest.mark.parametrize(("text", "expected", "why"), FORMS, ids=[f[0] for f in FORMS])
def test_the_words_are_where_they_are_said_to_be(text, expected, why):
    for found in references(text):
        assert text[found.start : found.end] == found.written
        assert found.written == found.written.strip()


OWNERS = [
    (
        "FOIA applies. The Data Protection Act 2018 is the bar; section 132(2) lists gateways.",
        "DPA 2018 s.132(2)",
        "past FOIA's last section, 88",
    ),
    (
        "The FOIA and the Equality Act 2010 both apply. Section 12 was considered.",
        None,
        "either Act has a section 12: unresolved",
    ),
    (
        "The FOIA and the Equality Act 2010 both apply. Section 31 was considered.",
        "31",
        "a Part II number where FOIA is named",
    ),
    ("Section 31 was considered.", "31", "no Act named: FOIA is what the letter is about"),
    (
        "Under section 12 of the FOIA and the Equality Act 2010. Section 12 again.",
        "12",
        "the same number named with its Act elsewhere",
    ),
]


@pytest.mark.parametrize(("text", "expected", "why"), OWNERS, ids=[o[2] for o in OWNERS])
def test_which_act(text, expected, why):
    last = references(text)[-1].provision
    assert (str(last) if last else None) == expected


def test_acts_are_known_by_their_short_form():
    text = "the Freedom of Information Act 2000, the EIRs, the Data Protection Act 2018 and that Act"
    assert named_acts(text) == {"FOIA", "EIR", "DPA 2018"}
