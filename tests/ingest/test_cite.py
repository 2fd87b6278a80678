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
    ("S40", ["40"], "a capital and nothing between"),
    ("Sec 40 (2)", ["40(2)"], "abbreviated, a space before the bracket"),
    ("s40(2)(a)&(b)", ["40(2)(a)", "40(2)(b)"], "an ampersand between letters"),
    ("s.31(1)(a) to (c)", ["31(1)(a)", "31(1)(b)", "31(1)(c)"], "a range of letters holds those between"),
    ("sections 31(1)(a)-(c)", ["31(1)(a)", "31(1)(b)", "31(1)(c)"], "a range by a dash"),
    ("Section 31 (1) (a) (b) (c) Law Enforcement", ["31(1)(a)", "31(1)(b)", "31(1)(c)"], "spaces and a title"),
    ("Section 40 - Personal information", ["40"], "a title after a dash"),
    ("exemption 12(4)(d)", ["EIR 12(4)(d)"], "called an exemption; only the Regulations have a 12(4)(d)"),
    ("exemptions 40(2) and 31", ["40(2)", "31"], "called exemptions"),
    ("exemption 2 of 3", [], "exemptions counted are not sections"),
    ("Regulation 13", ["EIR 13"], "a whole regulation"),
    ("S.14(1)", ["14(1)"], "a capital and a stop"),
    ("Regulation 12(5(b) of the EIR", ["EIR 12(5)(b)"], "a bracket left open"),
    ("reg 12(5b)", ["EIR 12(5)(b)"], "two brackets run into one"),
    ("EIR R12.5(e)", ["EIR 12(5)(e)"], "stops for brackets"),
    ("Reg 12.4.b", ["EIR 12(4)(b)"], "only stops"),
    ("section 36(2)b(i)", ["36(2)(b)(i)"], "a letter without brackets"),
    ("section 31(l)(g)", ["31(1)(g)"], "a letter l read for a 1"),
    ("section 40(3a)(a)", ["40(3A)(a)"], "an inserted subsection in small letters"),
    ("section 22a", ["22A"], "an inserted section in small letters"),
    ("ss.30 & 31", ["30", "31"], "an ampersand between sections"),
    ("section 24/31", ["24", "31"], "a slash between sections"),
    ("s.36(2)(b)(i)/(ii)", ["36(2)(b)(i)", "36(2)(b)(ii)"], "a slash between limbs"),
    ("subsection (2) of section 36", ["36(2)"], "from the inside out"),
    ("paragraph (b) of section 36(2)", ["36(2)(b)"], "from the inside out, deeper"),
    ("exemptions in sections 21 to 44 of the Act", [], "a way to speak of Part II, not a citation"),
    ("section 41 and 12 months later", ["41"], "what is counted is not a section"),
    ("section 40(2) and 5 documents", ["40(2)"], "nor are documents"),
    (
        "section 38(1)(b) of FOISA",
        ["Freedom of Information (Scotland) Act 2002 s.38(1)(b)"],
        "Scotland's Act is another",
    ),
    ("Article 6(1)(f) of the UK GDPR", ["UK GDPR s.6(1)(f)"], "an article is the UK GDPR's"),
    ("paragraph 3(2) of Schedule 2", [], "a paragraph of a schedule is no section"),
    ("a section 21 notice was served", ["None"], "the Housing Act's section 21, which nobody names: unresolved"),
    ("section 106 agreements", ["None"], "the planning Act's"),
    ("section 40 of the contract", ["None"], "a contract's own section"),
    ("Section 107 of the Digital Economy Act, which", ["None"], "another Act, without its year: unresolved"),
    ("the applicant’s 40 pages", [], "an apostrophe s is not a section"),
    (
        "sections 27 (international relations), 35 (formulation of government policy) and 40 (personal information)",
        ["27", "35", "40"],
        "titles between the sections of a list",
    ),
    (
        "sections 27(1)(a) and (b) (international relations), 35(1)(a) (policy)",
        ["27(1)(a)", "27(1)(b)", "35(1)(a)"],
        "and limbs",
    ),
    (
        "- section 27(1)(a)\n- section 35(1)(a)\n- section 40",
        ["27(1)(a)", "35(1)(a)", "40"],
        "a dash that opens a line",
    ),
    ("section 27 (relations)\n- section 35 (policy)", ["27", "35"], "and after a title"),
    ("s31(1)(a,b & c)", ["31(1)(a)", "31(1)(b)", "31(1)(c)"], "letters in one pair of brackets"),
    ("s31(1)(a-c)", ["31(1)(a)", "31(1)(b)", "31(1)(c)"], "a range in one pair of brackets"),
    ("36(2)(b)(i and ii)", ["36(2)(b)(i)", "36(2)(b)(ii)"], "numerals in one pair of brackets"),
    ("section 40 subsection (2)", ["40(2)"], "the subsection by its name"),
    ("section 40, subsection 2", ["40(2)"], "and without brackets"),
    ("Regulation 12.(5)(e)", ["EIR 12(5)(e)"], "a stop before the bracket"),
    ("withheld under 43 of the Act", ["43"], "a number and the Act, no word for section"),
    ("section 40 (see above)", ["40"], "words in brackets are no letters"),
    ("section 36 (of the Act)", ["36"], "nor are short ones"),
    ("section 40(2) and regulation 13(1)", ["40(2)", "EIR 13(1)"], "a list that turns to the Regulations"),
    ("regulation 12(4)(e) and s.42", ["EIR 12(4)(e)", "42"], "and back to the Act"),
    ("Q3 – Section 21", ["21"], "a question's number is no section"),
    ("adran 40(2)", ["40(2)"], "a letter in Welsh"),
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
        "FOIA and the Data Protection Act 2018 apply. The request is refused under section 12.",
        "12",
        "it is the refusal that section 12 of FOIA allows",
    ),
    (
        "Data Protection Act 1998 (DPA). See section 10 DPA",
        "DPA 1998 s.10",
        "an abbreviation means what the letter says it does",
    ),
    (
        "Commissioners for Revenue and Customs Act 2005 (CRCA). Section 23(1) CRCA",
        "Commissioners for Revenue and Customs Act 2005 s.23(1)",
        "the letter's own abbreviation",
    ),
    (
        "FOIA applies.\n\nThe Act is the Local Government Act 1974. Section 32(2) forbids it. DPA 2018",
        "Local Government Act 1974 s.32(2)",
        "the one Act its paragraph names",
    ),
    (
        "Freedom of Information (Scotland) Act 2002. We apply section 30(c).",
        "Freedom of Information (Scotland) Act 2002 s.30(c)",
        "a Scottish letter names no other Act",
    ),
    (
        "It is exempt under section 39, because we must deal with it under the Environmental Information Regulations 2004",
        "39",
        "the Regulations further on have no sections",
    ),
    (
        "exempt under section 40 as it would breach the Data Protection Act 2018. Section 40 is",
        "40",
        "an Act further on in the sentence is not the section's",
    ),
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


def test_the_act_is_not_the_regulations_that_set_the_cost_limit():
    text = (
        "The request is refused under section 12(1) of the Act. The Freedom of Information and Data Protection "
        "(Appropriate Limit and Fees) Regulations 2004 set the limit at £450."
    )
    assert [str(r.provision) for r in references(text)] == ["12(1)"]


def test_a_regulation_beside_the_uk_gdpr_is_none_of_its_articles():
    text = "Under the Environmental Information Regulations 2004 this would breach the UK GDPR (Regulation 13)."
    assert [str(r.provision) for r in references(text)] == ["EIR 13"]
