"""What a query names exactly: provisions, cases, abbreviations; and the vocabulary these come from."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.law import Law
from corpus.records import RequestItem
from corpus.vocabulary import Vocabulary
from retriever.query import understand

VOCABULARY = Vocabulary.shipped()
LAW = Law.shipped()

REFERENCES = [
    ("FRT under s31(1)(g)", ["31(1)(g)"], "no space after s"),
    ("s.31 and section 44", ["31", "44"], "two forms"),
    ("sections 31 and 44", ["31", "44"], "a plural names them all"),
    ("sections 27(1)(a), 31(1)(g) & 40(2)", ["27(1)(a)", "31(1)(g)", "40(2)"], "a list"),
    ("section 31 and 5 e-mails", ["31"], "a singular names one"),
    ("section 36(2)(b)(i), 36(2)(b)(ii)", ["36(2)(b)(i)", "36(2)(b)(ii)"], "a singular word before several limbs"),
    ("section 22a", ["22A"], "the law prints a section's letter in capitals"),
    ("Section 40 (3A) (a)", ["40(3A)(a)"], "spaces before the parts"),
    ("31(1)(G)", ["31(1)(g)"], "and a paragraph's small"),
    ("reg 12(5)(e)", ["EIR 12(5)(e)"], "a regulation is of the EIR"),
    ("EIR 12(4)(b)", ["EIR 12(4)(b)"], "so is what the EIR stands before"),
    ("12(4)(b)", ["12(4)(b)", "EIR 12(4)(b)"], "alone it may be either: both, not a guess"),
    ("s.132(1) of the DPA 2018", ["DPA 2018 s.132(1)"], "another Act after it"),
    ("Data Protection Act 2018, section 132", ["DPA 2018 s.132"], "another Act before it"),
    ("31 meetings in 2024", [], "a number alone is no reference"),
    ("who's 12 (a)", [], "an apostrophe s is no section, and a number stands close to its parts"),
    ("s31(123)", ["31"], "what cannot be a part is left"),
    ("IC-31-2024", [], "nor is a case number one"),
    ("class 31(b)", ["31(b)"], "a number with parts is"),
]


@pytest.mark.parametrize(("words", "expected", "why"), REFERENCES, ids=[r[2] for r in REFERENCES])
def test_references_to_provisions(words, expected, why):
    assert [str(r) for r in understand(words, VOCABULARY).refs] == expected


CASES = [
    ("see IC-347414-P2W0.", ["IC-347414-P2W0"], False),
    ("ic-347414-p2w0", ["IC-347414-P2W0"], True),
    ("01.FOI.24.033112", ["01.FOI.24.033112"], True),
    ("FS50123456", ["FS50123456"], True),
    ("EA/2018/0033", ["EA/2018/0033"], True),
    ("minutes of 2024", [], False),
    ("s.31(1)(g)", [], False),
]


@pytest.mark.parametrize(("words", "cases", "bare"), CASES, ids=[c[0] for c in CASES])
def test_references_to_cases(words, cases, bare):
    found = understand(words, VOCABULARY)
    assert (list(found.cases), found.bare) == (cases, bare)


@given(st.text(alphabet=st.sampled_from("sS 31.4()aigG,&/regEIR-'’09 \n§"), max_size=30) | st.text(max_size=30))
def test_anything_at_all_can_be_asked(words):
    assert understand(words, VOCABULARY).words == words


MEANINGS = [
    ("FRT minutes", {"facial recognition technology", "minutes of meetings"}, "capitals"),
    ("frt", {"facial recognition technology"}, "small letters"),
    ("live facial recognition", {"facial recognition technology"}, "another name"),
    ("the PIT", {"public interest test"}, "an abbreviation that is also a word, as it stands"),
    ("a pit in the road", set(), "the word"),
    ("SAR response", {"subject access request"}, "capitals again"),
    ("A&E waits", {"emergency department"}, "with a sign in it"),
    ("parking tickets", {"penalty charge notice"}, "the everyday word"),
    ("stones", set(), "part of a word is not it"),
]


@pytest.mark.parametrize(("words", "expected", "why"), MEANINGS, ids=[m[2] for m in MEANINGS])
def test_what_terms_mean(words, expected, why):
    assert set(VOCABULARY.meanings(words)) == expected


def test_a_query_is_expanded_once_with_what_it_does_not_say():
    assert VOCABULARY.expand("FRT pilot") == "FRT pilot (facial recognition technology)"
    assert VOCABULARY.expand("facial recognition technology") == "facial recognition technology"
    assert "LFR" in understand("FRT pilot", VOCABULARY).synonyms
    assert "FRT" not in understand("FRT pilot", VOCABULARY).synonyms


KINDS = [
    ("a list of who attended", "40(2)", "names of people are personal data"),
    ("legal advice on the closure", "42(1)", "privilege"),
    ("the contract and the prices paid", "43(2)", "commercial interests"),
    ("submissions to the minister on the bill", "35(1)(a)", "policy formulation"),
    ("views of officers exchanged in internal discussions", "36(2)(b)(ii)", "free and frank views"),
    ("the annual report published on your website", "21", "already accessible"),
    ("your forthcoming report on the pilot", "22(1)(a)", "to be published"),
    ("correspondence with MI5", "23(1)", "security bodies"),
    ("all information you hold about me", "40(1)", "the requester's own"),
]


@pytest.mark.parametrize(("words", "ref", "why"), KINDS, ids=[k[2] for k in KINDS])
def test_cues(words, ref, why):
    assert ref in {str(kind.exemption) for kind in VOCABULARY.kinds(words) if kind.exemption}


@pytest.mark.parametrize(
    "words", ["How many potholes were filled in 2023?", "Your policy on lone working", "a 15 minutes wait"]
)
def test_ordinary_requests_call_up_no_exemption(words):
    assert [kind.name for kind in VOCABULARY.kinds(words) if kind.exemption] == []


def test_settings_are_named():
    assert VOCABULARY.settings("police forces and the NHS") == ["policing", "health services"]


@pytest.mark.parametrize("kind", [k for k in VOCABULARY.information if k.exemption], ids=lambda k: k.name)
def test_every_cue_rests_on_a_row_of_the_law_that_covers_it(kind):
    exemption = LAW.exemption(kind.exemption)
    assert exemption is not None
    assert exemption.id == kind.law
    assert LAW.knows(kind.exemption)
    assert kind.because


def test_names_are_used_once():
    for names in ([t.means for t in VOCABULARY.terms], [i.name for i in VOCABULARY.information]):
        assert len(names) == len(set(names))


def test_items_set_apart_are_all_asked_for_though_one_alone_asks_in_so_many_words():
    said = [
        "The notes of meetings about facial recognition that were held with the police forces of the north in the two years "
        "before the last election",
        "Please add a list of who attended",
    ]
    words = "\n".join(said)
    assert "notes" not in understand(words, VOCABULARY).asks, "parted again, the first would be taken for talk"
    of = [RequestItem(n=n, text=text) for n, text in enumerate(said, start=1)]
    assert understand(words, VOCABULARY, of).asks.startswith(" ".join(said))


def test_a_short_query_is_read_whole_and_a_longer_one_by_what_it_asks_for():
    said = "The lamp posts belong to a firm that sells them."
    assert understand(f"{said} Must we list them?", VOCABULARY).asks == f"{said} Must we list them?"
    longer = (
        f"{said} We have had much to say on it in this town, year after year, to no avail at all. Must we list them?"
    )
    assert understand(longer, VOCABULARY).asks == "Must we list them?"
