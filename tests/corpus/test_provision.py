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
]


@pytest.mark.parametrize(("written", "canonical"), FORMS, ids=[f[0] for f in FORMS])
def test_forms(written, canonical):
    assert str(Provision.parse(written)) == canonical
    assert Provision.parse(canonical) == Provision.parse(written)


@pytest.mark.parametrize("written", ["", "section", "(1)(g)", "31(1)(g", "hello 31", "31 and 44", "31(1)(ggggg)"])
def test_anything_else_is_refused_with_an_example(written):
    with pytest.raises(ValueError, match="write it like 31"):
        Provision.parse(written)


parts = st.tuples(
    st.from_regex(r"[1-9][0-9]?[A-C]?", fullmatch=True),
    st.lists(st.from_regex(r"[1-9][A-C]?|[a-z]{1,2}", fullmatch=True), max_size=3),
).map(lambda p: (p[0], *p[1]))


@given(st.sampled_from(["FOIA", "EIR", "DPA 2018"]), parts)
def test_printing_and_parsing_are_inverse(instrument, path):
    provision = Provision(instrument, path)
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


def test_spoken_forms():
    assert Provision.parse("31(1)(g)").spoken() == "section 31(1)(g)"
    assert Provision.parse("EIR 12(5)(e)").spoken() == "regulation 12(5)(e)"
    assert Provision.parse("DPA 2018 s.132(1)").spoken() == "section 132(1) of the DPA 2018"
