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


def test_what_is_learned_later_is_learned_onto_what_is_known(some: list[Lesson]) -> None:
    before, after = some[:40], some[40:]
    known = learn(before)
    more, afresh = learn(after, known), learn(after)
    assert more["moves"].rows.keys() >= known["moves"].rows.keys()
    right = [taught(learned, before)["learned"] for learned in (more, afresh)]
    assert right[0] > right[1], "letters that are not learned from again are not forgotten"  # type: ignore[operator]
    assert taught(more, after)["learned"] > taught(more, after)["rules"]  # type: ignore[operator]
