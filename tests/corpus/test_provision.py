"""Provisions as values."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.provision import Provision

FORMS = [
    ("31(1)(g)", "31(1)(g)"),
    ("s.31(1) (g)", "31(1)(g)"),
    ("section 31", "31"),
    ("Section 22A(1)(b)(iii)", "22A(1)(b)(iii)"),
    ("FOIA s.40(3A)(a)", "40(3A)(a)"),
    ("FOIA 2000 s.1", "1"),
    ("EIR 12(5)(e)", "EIR 12(5)(e)"),
    ("Regulation 12(5)(e)", "EIR 12(5)(e)"),
    ("Reg. 12(4)(d)", "EIR 12(4)(d)"),
    ("DPA 2018 s.132(1)", "DPA 2018 s.132(1)"),
    ("Enterprise Act 2002 s.237", "Enterprise Act 2002 s.237"),
    ("  s31(1)(g)  ", "31(1)(g)"),
    ("S31 (1) (g)", "31(1)(g)"),
    ("ss.31", "31"),
    ("section\u00a031(1)(g)", "31(1)(g)"),
    ("31( 1 )( g )", "31(1)(g)"),
    ("22a(1)(B)(III)", "22A(1)(b)(iii)"),
    ("40(3a)(a)", "40(3A)(a)"),
    ("36(5)(ga)", "36(5)(ga)"),
    ("foia 31", "31"),
    ("section 31(1)(g) of FOIA", "31(1)(g)"),
    ("section 31(1)(g) of the Freedom of Information Act 2000", "31(1)(g)"),
    ("FOI Act section 12", "12"),
    ("eir 12(5)(e)", "EIR 12(5)(e)"),
    ("EIR regulation 12(5)(e)", "EIR 12(5)(e)"),
    ("r.12(5)(e)", "EIR 12(5)(e)"),
    ("regulation 12(4)(b) of the EIR", "EIR 12(4)(b)"),
    ("12(4)(b) EIR 2004", "EIR 12(4)(b)"),
    ("Environmental Information Regulations 2004, reg 13", "EIR 13"),
    ("Data Protection Act 2018 s.132(1)", "DPA 2018 s.132(1)"),
    ("section 132(1) of the DPA 2018", "DPA 2018 s.132(1)"),
    ("Financial Services and Markets Act 2000 s.348", "Financial Services and Markets Act 2000 s.348"),
    ("section 1 of the Sexual Offences (Amendment) Act 1992", "Sexual Offences (Amendment) Act 1992 s.1"),
    ("UK GDPR s.6(1)(f)", "UK GDPR s.6(1)(f)"),
]


@pytest.mark.parametrize(("written", "canonical"), FORMS, ids=[f[0] for f in FORMS])
def test_forms(written, canonical):
    assert str(Provision.parse(written)) == canonical
    assert Provision.parse(canonical) == Provision.parse(written)


NOT_ONE = [
    *["", "section", "(1)(g)", "31(1)(g", "31(1)(g))", "31(1)()", "hello 31", "31 and 44", "31 to 44", "31(1)(ggggg)"],
    *[
        "FOIA",
        "section 31 of the Act",
        "section 31 of",
        "FOIA 31 of the EIR",
        "٣١",
        "31-1",
        "31.1",
        "12345",
        "31\n\n(1) x",
    ],
    "31" + "(1)" * 200,
]


@pytest.mark.parametrize("written", NOT_ONE, ids=[repr(w[:20]) for w in NOT_ONE])
def test_anything_else_is_refused_with_an_example(written):
    with pytest.raises(ValueError, match="write it like 31"):
        Provision.parse(written)


def test_a_bare_number_belongs_to_the_instrument_given_unless_it_says_its_own():
    assert Provision.parse("12(5)(e)", "EIR") == Provision.parse("EIR 12(5)(e)")
    assert Provision.parse("FOIA s.12", "EIR") == Provision.parse("12")
    assert Provision.parse("regulation 12", "FOIA") == Provision.parse("EIR 12")


parts = st.tuples(
    st.from_regex(r"[1-9][0-9]{0,2}[A-Z]?", fullmatch=True),
    st.lists(st.from_regex(r"[1-9][0-9]?[A-Z]{0,2}|[a-z]{1,4}", fullmatch=True), max_size=3),
).map(lambda p: (p[0], *p[1]))


INSTRUMENTS = [
    "FOIA",
    "EIR",
    "DPA 2018",
    "UK GDPR",
    "Enterprise Act 2002",
    "Youth Justice and Criminal Evidence Act 1999",
]


@given(st.sampled_from(INSTRUMENTS), parts)
def test_printing_and_parsing_are_inverse(instrument, path):
    provision = Provision(instrument, path)
    assert Provision.parse(str(provision)) == provision
    assert Provision.parse(provision.spoken()) == provision


@given(st.text(alphabet="31()(ag) sS.FOIAER20reg\u00a0the of,", max_size=40) | st.text(max_size=60))
def test_any_text_is_one_reference_or_refused(text):
    try:
        provision = Provision.parse(text)
    except ValueError:
        return
    assert Provision.parse(str(provision)) == provision


@given(parts)
def test_a_parent_covers_and_is_not_covered(path):
    provision = Provision("FOIA", path)
    assert provision.covers(provision)
    assert provision.section.covers(provision)
    if parent := provision.parent:
        assert parent.covers(provision)
        assert not provision.covers(parent)
    assert not Provision("EIR", path).covers(provision)
    assert provision.touches(provision.section)
    assert provision.section.touches(provision)
    assert not Provision("EIR", path).touches(provision)


@given(parts, parts)
def test_covering_is_an_order(one, other):
    a, b = Provision("FOIA", one), Provision("FOIA", other)
    assert (a.covers(b) and b.covers(a)) == (a == b)
    assert a.covers(b) == (b == a or (b.parent is not None and a.covers(b.parent)))


COVERS = [
    ("31", "31(1)(g)", True, "a section covers its limbs"),
    ("31(1)", "31(1)(g)", True, "and a subsection those in it"),
    ("31(1)(g)", "31(1)", False, "not the other way"),
    ("3", "31", False, "numbers are whole"),
    ("31(1)(a)", "31(1)(aa)", False, "so are letters"),
    ("40(3)", "40(3A)", False, "an inserted subsection is its own"),
    ("12", "EIR 12", False, "another instrument"),
]


@pytest.mark.parametrize(("one", "other", "expected", "why"), COVERS, ids=[c[3] for c in COVERS])
def test_covers(one, other, expected, why):
    assert Provision.parse(one).covers(Provision.parse(other)) is expected, why


def test_spoken_forms():
    assert Provision.parse("31(1)(g)").spoken() == "section 31(1)(g)"
    assert Provision.parse("EIR 12(5)(e)").spoken() == "regulation 12(5)(e)"
    assert Provision.parse("DPA 2018 s.132(1)").spoken() == "section 132(1) of the DPA 2018"
