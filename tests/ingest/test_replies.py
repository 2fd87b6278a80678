"""Made-up replies, each labelled by a writer who did not know the rules: enough of them is read right, and their form is sound."""

from typing import get_args

import pytest

from corpus.records import Outcome
from tests.ingest.replied import replies, shares

REPLIES = list(replies())


def test_every_label_is_one_of_those_known() -> None:
    outcomes = set(get_args(Outcome))
    assert len(REPLIES) == 435
    assert {r.outcome for r in REPLIES} <= outcomes
    assert {outcome for r in REPLIES for outcome in r.items} <= outcomes


@pytest.fixture(scope="module")
def read() -> dict[str, float]:
    return shares([(reply, reply.read()) for reply in REPLIES])


@pytest.mark.parametrize(
    ("share", "least"),
    [("outcome", 0.95), ("exemptions_f1", 0.98), ("items_counted", 0.77), ("item_outcomes", 0.63)],
)
def test_as_much_is_read_right_as_was(read: dict[str, float], share: str, least: float) -> None:
    """The least is what was measured, less one in a hundred: raise it with what is learned."""
    assert read[share] >= least
