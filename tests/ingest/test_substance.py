"""Whether an answer tells something of the matter itself, and what that makes of a letter that keeps something back."""

import pytest

from corpus.law import Law
from corpus.origin import Origin
from ingest.record import Reader

READER = Reader(Law.shipped(), lambda text: len(text.split()) * 4 // 3)
ASKED = "You asked:\n\nHow many ferries were repaired in 2021, and who repaired them?\n\nOur response\n\n"
KEPT = "The rest is exempt under section 43(2) of the Freedom of Information Act 2000, since it would harm the yard."
COST = "To find out who did would cost more than the appropriate limit. Section 12 of the Act means that we need not comply. "


def _outcome(answer: str, asked: str = ASKED) -> str:
    return READER.read((asked + answer).encode(), Origin("letter.txt"))[0].outcome


@pytest.mark.parametrize(
    ("answer", "outcome", "why"),
    [
        (f"Of the ferries that ran in 2021, 14 were repaired in Quaymouth.\n\n{KEPT}", "partly", "a figure is told"),
        (f"{KEPT}\n\nIn 2021 we paid £41,300 to the yard in Quaymouth.", "partly", "a figure below what is kept"),
        (f"The yard in Quaymouth has had the work for years.\n\n{KEPT}", "partly", "a fact above what is kept"),
        (f"{KEPT}\n\nThe matter is before a court in Quaymouth.", "withheld", "a fact below it is a reason"),
        (f"{COST}There are 4,200 files, and each was kept on paper.", "refused", "figures that reckon a cost"),
        (
            f"The list is going to appear on our website in spring.\n\n{KEPT}",
            "withheld",
            "what is to come tells nothing",
        ),
        ("We do not hold this. The yards are run by 12 owners.", "not_held", "one figure beside what is not held"),
        (
            "We do not hold who did. In 2021 there were 14 repairs. A further 3 were begun in Quaymouth.",
            "disclosed",
            "several figures beside it",
        ),
    ],
)
def test_what_is_told_counts_as_given(answer, outcome, why):
    assert _outcome(answer) == outcome, why


@pytest.mark.parametrize(
    ("answer", "outcome", "why"),
    [
        ("You will find a copy of the list attached.", "disclosed", "sent along, in other words"),
        ("The document ‘Retention Guidance’ answers this.", "disclosed", "what a document is called says nothing"),
        ("We have no figures on ferries.", "not_held", "no figures on it"),
        ("The Trust is not able to confirm, or to deny, that it holds this.", "ncnd", "a comma in it"),
        ("We have never refused them a berth.\n\nIn 2021 there were 14.", "disclosed", "refusing something else"),
        (
            "Most of what you asked is enclosed, but I have not been able to give you the names.",
            "partly",
            "not able to",
        ),
        ("Most of it is enclosed. Though you now have that, part of it is exempt.", "partly", "part of it"),
        (
            "Thank you for the request you made under the Act, asking for the following information:\n\nWe can neither confirm nor deny that it is held.",
            "ncnd",
            "told again",
        ),
        ("We do hold who did. The exemption on which we depend is as follows.", "unknown", "an exemption is no answer"),
        ("The list below gives each of them.", "disclosed", "a list below"),
        (
            "Figures for the first question can still be provided because they were at hand.",
            "disclosed",
            "can be provided",
        ),
        ("It is the county, and not this council, which holds the log.", "not_held", "held by another"),
        ("We have not declined to answer.\n\nIn 2021 there were 14.", "disclosed", "declining something else"),
        (
            "You can find information on ferries by the links below. It is exempt under section 21 of the Act.",
            "withheld",
            "a link is advice",
        ),
        (
            "We received the request that we provide the minutes. We are withholding them under section 35(1)(a) of the Act.",
            "withheld",
            "what was asked is told again",
        ),
        (
            "You will hear from us, unless there is reason for withholding it.\n\nThe list is enclosed.",
            "disclosed",
            "what may be",
        ),
        ("Please see attachment.", "disclosed", "an attachment"),
        ("What you asked can be found in the annexes to this letter.", "disclosed", "in the annexes"),
        (
            "The names of the crew have been redacted under section 40(2) of the Act.",
            "partly",
            "redacted of what is given",
        ),
        ("What you ask is not recorded by the port and so I am not able to give it.", "not_held", "not recorded"),
        (
            "The cost would go beyond the amount up to which the law requires us to answer.",
            "refused",
            "beyond the amount",
        ),
        (
            "Our figure relies on what the crew first wrote down. In 2021 there were 14.",
            "disclosed",
            "relying on no exemption",
        ),
        ("Of those asked, 6 have applied for a berth.", "disclosed", "applying for something else"),
        (
            "We answer promptly, save where we have to consider if the information is exempt. The list is enclosed.",
            "disclosed",
            "in general",
        ),
        ("The work would go past the time limit in the Act, so we cannot do it.", "refused", "past the limit"),
    ],
)
def test_other_ways_to_decide(answer, outcome, why):
    assert _outcome(answer) == outcome, why


def test_the_one_exemption_whose_public_interest_is_weighed_is_relied_on():
    told = (
        "By section 22(1) of the Act, information is exempt where it is to be published.\n\nPublic interest test\n\nFactors which favour "
        "release\n\nPeople have an interest in the ferries.\n\nBalance\n\nOn balance the public interest lies in waiting."
    )
    letter, _ = READER.read((ASKED + told).encode(), Origin("letter.txt"))
    assert [e.ref for e in letter.exemptions] == ["22(1)"]


def test_an_exemption_that_is_relieving_is_relied_on_and_a_quotation_of_harm_rejects_none():
    told = "Where it is on sale already, section 21 of the Act relieves us of any need to send it."
    letter, _ = READER.read((ASKED + told).encode(), Origin("letter.txt"))
    assert [e.ref for e in letter.exemptions] == ["21"]
    told = (
        "Section 14(1) of the Act applies, and we decline to deal with this. The purpose of section 14(1) is to protect "
        "authorities from a burden that cannot be justified."
    )
    letter, _ = READER.read((ASKED + told).encode(), Origin("letter.txt"))
    assert [e.ref for e in letter.exemptions] == ["14(1)"]
