"""What a sentence does with the references it names."""

import pytest

from ingest.cite import references
from ingest.stance import stances

TABLE = [
    ("The names are withheld under section 40(2).", ["relied"], "said outright"),
    ("This is exempt by virtue of section 42, LPP.", ["relied"], "by virtue of"),
    ("Section 43(2) - Commercial Interests", ["listed"], "an entry of a list"),
    ("• Section 40(2) – Personal Information", ["listed"], "an entry after a bullet"),
    ("Exemption – s44(1)(a)", ["listed"], "a title"),
    (
        "Section 23(5) Information supplied by, or concerning, certain Security Bodies",
        ["listed"],
        "a title without a dash",
    ),
    ("Section 42 does not apply.", ["rejected"], "the plain rejection"),
    ("We do not consider that section 43 is engaged.", ["rejected"], "denied at one remove"),
    ("The Council no longer relies on section 31(1)(a).", ["rejected"], "given up"),
    ("We wrongly cited section 41 in our first letter.", ["rejected"], "a mistake owned up to"),
    ("We considered section 42 but decided that the advice could be released.", ["rejected"], "weighed and let go"),
    (
        "We considered whether section 36 applied, however we will release the minutes.",
        ["rejected"],
        "weighed, however",
    ),
    ("We considered section 42 but it does not apply.", ["rejected"], "the second clause speaks of the first's"),
    (
        "The names are withheld under section 40(2), but section 42 does not apply.",
        ["relied", "rejected"],
        "each clause has its own",
    ),
    (
        "This is refused under regulation 12(4)(e) rather than section 36.",
        ["relied", "rejected"],
        "one in place of the other",
    ),
    (
        "Section 40(2) is absolute and the public interest test does not apply.",
        ["relied"],
        "it is the test that does not apply",
    ),
    (
        "The duty in section 1(1)(a) does not apply by virtue of section 23(5).",
        ["relied", "relied"],
        "it is the duty that does not apply",
    ),
    (
        "I have not provided you with a copy and will rely on section 21.",
        ["relied"],
        "what is not done is the providing",
    ),
    (
        "We considered the public interest under section 43(2) but find that it favours maintaining the exemption.",
        ["relied"],
        "weighing the interest is no rejection",
    ),
    ("If you narrow it, section 40 may also apply.", ["mentioned"], "only a possibility"),
    ("You argued that section 43 was misapplied.", ["mentioned"], "the applicant's words"),
    (
        "In response to that request we applied section 36(2)(c).",
        ["mentioned"],
        "what was done with another request",
    ),
    ("Section 45 of the Act is about codes of practice.", ["mentioned"], "no word of refusing"),
]


@pytest.mark.parametrize(("sentence", "expected", "why"), TABLE, ids=[row[0][:60] for row in TABLE])
def test_stances(sentence, expected, why):
    assert stances(sentence, [(r.start, r.end) for r in references(sentence)]) == expected, why
