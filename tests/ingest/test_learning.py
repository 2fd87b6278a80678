"""Learning again from labelled replies, a few of them."""

from __future__ import annotations

import pytest

from ingest.moves.weigh import MOVES
from tests.bench.learning import Lesson, learn, lesson, taught
from tests.ingest.replied import AFRESH, Reply, replies


@pytest.fixture(scope="module")
def some() -> list[Lesson]:
    return [lesson(reply, telling=True) for reply in list(replies(AFRESH))[::11]]


def test_each_sentence_makes_the_move_of_the_line_that_it_is_in() -> None:
    said = (
        ("head", "Rafts"),
        ("", ""),
        ("asks", "You asked:"),
        ("item", "How many rafts are there?"),
        ("", ""),
        ("head", "Our response"),
        ("answer", "There are nine."),
        ("+withheld", "Where they lie is exempt under section 31(1)(a)."),
        ("+none", "We regret this."),
    )
    read = lesson(Reply("rafts/1", said, "partly", ("31(1)(a)",), ("disclosed",)), telling=True)
    assert [move for move in read.made if move not in ("ask", "other")] == ["given", "withheld"]
    assert "ask" in read.made
    assert len(read.made) == len(read.seen)


def test_what_is_learned_reads_what_it_was_learned_from(some: list[Lesson]) -> None:
    learned = learn(some)
    assert learned["moves"].classes == MOVES
    assert {"disclosed", "partly", "withheld"} <= set(learned["letters"].classes)
    told = taught(learned, some)
    assert told["letters"] == len(some) == 60
    assert told["learned"] > told["rules"]  # type: ignore[operator]
