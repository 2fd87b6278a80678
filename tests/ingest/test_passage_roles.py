"""What each paragraph of a letter does there: by its words, its heading, and the order of the argument."""

import pytest

from ingest.layout import lay_out
from ingest.limits import Limits
from ingest.read import read
from ingest.roles import roles

FOR, AGAINST = "factors_for_disclosure", "factors_against_disclosure"
ASKED = "Dear Applicant\n\n## Your request\n\n> The report on the harbour wall.\n\n## Our response\n\n"


def read_as(letter: str) -> list[tuple[str, str]]:
    """The first words of each paragraph that is no heading, with its role."""
    layout = lay_out(read(letter.encode(), "letter.md", Limits()))
    found = zip(layout.blocks, roles(layout), strict=True)
    return [(layout.words(block)[:24], role) for block, role in found if role is not None]


CASES = {
    "reasons follow a refusal, under a heading that names no law": (
        "The report is withheld under section 43(2).\n\n## Why it is confidential\n\n"
        "The engineers gave it to us on terms that neither of us should pass it on.",
        ["decision", "exemption"],
    ),
    "nothing was refused, so that what follows is the answer": (
        "We do not hold a report.\n\nWe searched the harbour office and the archive, and spoke to the master.",
        ["decision", "decision"],
    ),
    "harm between a claim and the factors": (
        "The report is withheld under section 43(2).\n\n## Section 43(2)\n\n"
        "A bidder with these rates in hand would simply undercut them.\n\n"
        "There is a public interest in knowing what the wall costs.\n\n"
        "Against that, the total is published.\n\nThe public interest in maintaining the exemption outweighs it.",
        ["decision", "prejudice", FOR, AGAINST, "balance"],
    ),
    "what comes between a factor for and the balance is against": (
        "The report is withheld under section 43(2).\n\n## The weighing of it\n\n"
        "## Section 43(2)\n\nIn favour of disclosure, the wall is paid for by ratepayers.\n\n"
        "The total is in the accounts.\n\nThe balance lies in maintaining the exemption.",
        ["decision", FOR, AGAINST, "balance"],
    ),
    "what a contrast answers is for": (
        "The report is withheld under section 43(2).\n\n## Weighed\n\n"
        "Ratepayers have an interest in the wall.\n\nBut against disclosure, the rates would be copied.",
        ["decision", FOR, AGAINST],
    ),
    "confirming or denying has two sides too": (
        "We neither confirm nor deny that we hold it.\n\n## Factors favouring confirmation or denial\n\n"
        "People like to know.\n\n## Factors against confirmation or denial\n\nSmugglers like to know too.",
        ["decision", FOR, AGAINST],
    ),
    "harm that ends by naming what is engaged is a reason": (
        "The report is withheld under section 31(1)(a).\n\n## Harm\n\nThieves would read it.\n\n"
        "Because it shows the locks, section 31(1)(a) is engaged.",
        ["decision", "prejudice", "exemption"],
    ),
    "personal data turn on fairness, not harm": (
        "The names are withheld under section 40(2).\n\n## Names\n\n"
        "We accept that there is a legitimate interest in who wrote it, which is met by their posts.",
        ["decision", "exemption"],
    ),
    "exempt is a decision when first said, and a reason after": (
        "The report is exempt under section 43(2), because it would prejudice our interests.\n\n## Rates\n\n"
        "The rates are exempt under section 43(2), as disclosure would prejudice the engineers.",
        ["decision", "exemption"],
    ),
    "the law quoted inside a sentence": (
        "The report is withheld under section 30(1)(b).\n\n## Section 30\n\nInformation is exempt if it\n\n"
        '> "has at any time been held by the authority"\n\nfor such an investigation.',
        ["decision", "exemption", "statute", "exemption"],
    ),
    "figures are the answer": (
        "The report is withheld under section 43(2).\n\n## Costs\n\n"
        "Stone was £12,000, sand £3,400, labour £81,000 and insurance £2,750.",
        ["decision", "decision"],
    ),
    "the list that a decision leads in to": (
        "We enclose:\n\n- the map under section 4 of the plan\n- the tide tables",
        ["decision", "decision", "decision"],
    ),
    "as follows, and no law": (
        "The costs are as follows, without tax:\n\n- Stone: £12,000\n- Sand: £3,400",
        ["decision", "decision", "decision"],
    ),
    "advice and assistance": (
        "The report is withheld under section 43(2).\n\nYou may like to know that the port of Ebb may also hold a copy.",
        ["decision", "decision"],
    ),
    "what may be done with it": (
        "We enclose the report.\n\nThe report may be re-used under the Open Government Licence.",
        ["decision", "next_steps"],
    ),
    "an address with complaints in it is no right of complaint": (
        "This is exempt under section 21.\n\nIt is at harbour.example/complaints/policy on our website, free of charge.",
        ["decision", "decision"],
    ),
}


@pytest.mark.parametrize(("answer", "wanted"), CASES.values(), ids=CASES)
def test_the_part_of_a_paragraph(answer, wanted):
    got = read_as(ASKED + answer)
    assert [role for _, role in got[2:]] == wanted, got


def test_what_was_said_in_asking_for_a_review_is_neither_a_right_nor_an_answer():
    got = read_as(
        "Dear Applicant\n\nYou wrote on 1 May 2025 to ask for an internal review of our answer.\n\n"
        "## Outcome of review\n\nI uphold the refusal under section 43(2).\n\n"
        "## Your rights\n\nYou may complain to the Information Commissioner about this review."
    )
    assert [role for _, role in got] == ["other", "other", "decision", "next_steps"]


def test_a_numbered_answer_is_no_request():
    got = read_as(
        "Dear Applicant\n\n## Request\n\nQ1. Do you own a dredger?\n\n## Response\n\n"
        "A1. The force can neither confirm nor deny that it holds what you have requested, by virtue of:\n\n"
        "- Section 24(2) National security\n- Section 31(3) Law enforcement"
    )
    assert [role for _, role in got] == ["other", "request", "decision", "decision", "decision"]
