"""Which way a sentence says the public interest balance fell."""

import pytest

from ingest.balance import fell

TABLE = [
    (
        "The public interest in maintaining the exemption outweighs the public interest in disclosure.",
        "maintained",
        "plain",
    ),
    ("On balance the public interest favours withholding the information.", "maintained", "favours"),
    ("The balance lies in favour of neither confirming nor denying.", "maintained", "neither confirm nor deny"),
    ("We find that the harm outweighs the wider public interest in transparency.", "maintained", "the harm outweighs"),
    ("The case for disclosure is outweighed by the need to protect witnesses.", "maintained", "outweighed by"),
    ("The exemption in section 38 is maintained for the four statements.", "maintained", "said of the exemption"),
    ("The public interest in disclosure outweighs that in maintaining the exemption.", "disclosed", "the other way"),
    ("The public interest lies in disclosing the report.", "disclosed", "lies in"),
    (
        "We must decide whether the public interest in withholding outweighs disclosure.",
        None,
        "how balances are struck",
    ),
    ("It is exempt unless the public interest in maintaining it outweighs disclosure.", None, "the law's own words"),
    ("Factors in favour of maintaining the exemption", None, "a title"),
    ("Public interest in favour of disclosure", None, "a title"),
    ("There is a strong public interest in transparency.", None, "one side only"),
]


@pytest.mark.parametrize(("sentence", "expected", "why"), TABLE, ids=[row[2] + ": " + row[0][:30] for row in TABLE])
def test_fell(sentence, expected, why):
    assert fell(sentence) == expected, why
