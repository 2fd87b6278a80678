"""What a letter as a whole relies on, from its paragraphs."""

import pytest

from corpus.law import Law
from corpus.origin import Origin
from ingest.record import Reader

READER = Reader(Law.shipped(), lambda text: len(text.split()))
LETTERS = [
    (
        "We withhold the prices under section 43.\n\nSection 43(2) exempts information that would, or would be likely to, "
        "prejudice commercial interests.",
        ["43(2)"],
        "the limb its reasoning names stands for the section",
    ),
    (
        "Names are withheld under section 40(2). Section 40(1) concerns an applicant's own data.",
        ["40(2)"],
        "a limb is taken from the explanation only where reliance named none",
    ),
    (
        "The data are exempt under section 40(2) by virtue of section 40(3A)(a).",
        ["40(2)"],
        "a condition exempts nothing",
    ),
    ("We rely on Section 40(2)&(3) to withhold the names.", ["40(2)"], "the older condition"),
    ("Withheld under section 31(a) of the Act.", ["31(1)(a)"], "the subsection that everybody means"),
    ("Withheld under section 31(1a) of the Act.", ["31(1)(a)"], "number and letter in one pair of brackets"),
    (
        "Withheld under regulation 12(3) and regulation 13(1) of the EIR.",
        ["EIR 13(1)"],
        "regulation 12(3) is the way into 13",
    ),
    (
        "We aggregate your requests under section 12(4) and refuse them under section 12(1).",
        ["12(1)"],
        "a way of counting refuses nothing",
    ),
    (
        "We refused the report under section 36. On reflection section 36 does not apply. We rely on section 36 for the annex.",
        ["36"],
        "taken up again after it was rejected",
    ),
    (
        "We withhold it under section 43(2).\n\nSection 43(2) – on review we find that section 43(2) is not engaged.",
        [],
        "the last word is a rejection",
    ),
    (
        "The advice is withheld under the exemption for legal professional privilege.",
        ["42"],
        "an exemption by its name",
    ),
    ("We are withholding the salaries under the personal data exemption.", ["40"], "an everyday name"),
    (
        "Under the EIR, the drafts are withheld by the exception for internal communications.",
        ["EIR 12(4)(e)"],
        "an exception by its name",
    ),
    (
        "I decided to withhold some of it by virtue of the following exemptions:\n\nSection 31(1)(a)&(b) – Law Enforcement\n"
        "Section 40(2) – Personal Information",
        ["31(1)(a)", "31(1)(b)", "40(2)"],
        "a list, one to a line",
    ),
    (
        "Section 17 of the Act requires a refusal notice. Section 1 gives a right. The names are exempt: s.40(2).",
        ["40(2)"],
        "procedure is not an exemption",
    ),
    (
        "The landlord served a section 21 notice, which we refuse to release under section 41.",
        ["41"],
        "another Act's section 21",
    ),
]


@pytest.mark.parametrize(("text", "expected", "why"), LETTERS, ids=[row[2] for row in LETTERS])
def test_relied_on(text, expected, why):
    record = READER.read(f"Dear applicant,\n\n{text}\n\nYours sincerely".encode(), Origin("letter.txt"))[0]
    assert [e.ref for e in record.exemptions] == expected
    for e in [*record.exemptions, *record.mentioned]:
        assert all(record.text[a:b].strip() for a, b in e.spans)


def test_unresolved_keeps_its_words():
    record = READER.read(b"FOIA and the Equality Act 2010 apply.\n\nSection 12 was considered.", Origin("letter.txt"))[
        0
    ]
    unresolved = [m for m in record.mentioned if m.status == "unresolved"]
    assert [(m.ref, [record.quote(*s) for s in m.spans]) for m in unresolved] == [("Section 12", ["Section 12"])]
