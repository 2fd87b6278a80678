"""What a sentence does with the references it names."""

from itertools import pairwise

import pytest

from corpus.sentences import spans
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
    (
        "It is exempt, since section 31(3) disapplies the duty to confirm or deny.",
        ["relied"],
        "it is the duty that is disapplied",
    ),
    ("With that, section 40(2) comes into play.", ["relied"], "comes into play"),
    ("What the college relies on to keep it is section 43(2).", ["relied"], "relies on"),
    ("Section 21 means that we need not give what is on sale.", ["relied"], "no need to give"),
    ("The force has no duty to confirm it, by section 31(3).", ["relied"], "no duty to confirm"),
    (
        "I do not believe that what I ask for allows use of section 31(1)(a).",
        ["mentioned"],
        "argued beforehand by whoever asked",
    ),
    (
        "There, when you asked for a review, you argued that section 42 should have been applied.",
        ["mentioned"],
        "argued by whoever asked for a review",
    ),
    (
        "The questions that I shall consider are these: whether section 42 was properly applied.",
        ["mentioned"],
        "what a review sets out to look at",
    ),
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
    ("If you refine the request, section 40(2) applies to the names.", ["mentioned"], "what would follow"),
    ("If we did hold it, it would be exempt under section 40(2).", ["mentioned"], "held against the fact"),
    (
        "Section 12(1) lets us refuse a request that exceeds the appropriate limit.",
        ["relied"],
        "the power said to be used",
    ),
    (
        "To the extent that section 35 does not apply, we rely on section 36.",
        ["relied", "relied"],
        "in the alternative",
    ),
    ("Neither section 31 nor section 43 applies.", ["rejected", "rejected"], "neither, nor"),
    ("I do not uphold the use of section 31(1)(a).", ["rejected"], "a review's words"),
    ("The Trust was not correct to apply section 41.", ["rejected"], "a review's words, milder"),
    ("It is not necessary to consider section 42.", ["rejected"], "never reached"),
    ("We decided against relying on section 22.", ["rejected"], "decided against"),
    ("We applied section 40(2), not section 41.", ["relied", "rejected"], "one and not the other"),
    ("Everything is released other than names withheld under section 40(2).", ["relied"], "other than is no denial"),
    ("We do not consider the request vexatious under section 14(1).", ["rejected"], "not vexatious"),
    (
        "Information which is not exempt information by virtue of section 30 is exempt if",
        ["mentioned"],
        "the Act's own words",
    ),
    (
        "Information which does not fall within section 23(1) is exempt information if",
        ["mentioned"],
        "the Act's own words",
    ),
    (
        "Sections 21, 23, 32, 34, 41 and 44 are absolute exemptions.",
        ["mentioned"] * 6,
        "kinds of exemption, not those applied",
    ),
    ("Q3 – Section 21 – see our website", ["listed"], "an entry for a question"),
    ("Exemption(s) applied: s40(2), s43(2)", ["listed", "listed"], "an entry of a form"),
    ("Refused: S.14(1)", ["listed"], "an entry, abbreviated"),
    ("Names | Section 40(2)", ["listed"], "a cell of a table"),
    ("Section 30(1) cannot be relied on for a historical record.", ["mentioned"], "what the law is, not what was done"),
    (
        "We considered whether section 43(2) of the Freedom of Information Act 2000 applied and decided that it did not, as it is public.",
        ["rejected"],
        "the Act's name is not what does not apply",
    ),
    (
        "• Section 40 – This information holds elements of personal data, the disclosure of which would be unfair because "
        "it would breach the first principle, under which information must be handled fairly and lawfully.",
        ["listed"],
        "an entry with its reasons, however long",
    ),
    (
        "Section 41 – given to us with the expectation that it will not be released, is exempt under the Act.",
        ["listed"],
        "what will not be released is not what is not exempt",
    ),
    ("Section 35: 14", ["mentioned"], "how often an exemption was used"),
    (
        "The department used section 35 to withhold information the following number of times:",
        ["mentioned"],
        "the same",
    ),
    (
        "Disclose to the complainant the information which it withheld under section 43.",
        ["mentioned"],
        "an order to give what was withheld",
    ),
    ("Section 45 of the Act is about codes of practice.", ["mentioned"], "no word of refusing"),
    ("It is given in bands to avoid the exemption in section 40.", ["mentioned"], "so that it need not be relied on"),
    ("To avoid naming anybody we have withheld it under section 40.", ["relied"], "avoiding something else"),
    (
        "Under section 26(1)(b), information is exempt if its disclosure would harm any forces.",
        ["mentioned"],
        "the law",
    ),
    ("To look would exceed the cost of compliance (section 12).", ["relied"], "refused for its cost in passing"),
]


@pytest.mark.parametrize(("sentence", "expected", "why"), TABLE, ids=[row[0][:60] for row in TABLE])
def test_stances(sentence, expected, why):
    assert stances(sentence, [spans(sentence)], [(r.start, r.end) for r in references(sentence)]) == expected, why


RUNNING = [
    (
        "We considered whether section 36 also applied. We do not rely on it: section 31 describes the harm better.",
        ["rejected", "relied"],
        "it is what the sentence before named",
    ),
    (
        "We refused a like request under section 31(1)(g). We asked whether that exemption still applies and concluded "
        "that it does not.",
        ["rejected"],
        "that exemption, and an ending left unsaid",
    ),
    ("Section 43(2)\n\nI find that the exemption is not engaged.", ["rejected"], "a paragraph rejects its heading's"),
    (
        "Section 43(2) applies.\n\nIt does not apply to schools.",
        ["relied"],
        "it, in another paragraph, may be anything",
    ),
]


@pytest.mark.parametrize(("text", "expected", "why"), RUNNING, ids=[row[2] for row in RUNNING])
def test_stances_from_one_sentence_to_the_next(text, expected, why):
    breaks = [0, *(n + 2 for n in range(len(text)) if text.startswith("\n\n", n)), len(text)]
    blocks = [spans(text, a, b) for a, b in pairwise(breaks)]
    assert stances(text, blocks, [(r.start, r.end) for r in references(text)]) == expected, why
