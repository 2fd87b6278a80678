"""The second reading: what sentences do, what a letter comes to by them, and how far that is believed."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import numpy as np
import pytest

from corpus.origin import Origin
from corpus.records import IN_DOUBT, Card, Document, Outcome
from ingest.mask import mask
from ingest.moves.learned import Regression, learned, save
from ingest.moves.signs import Spoken, signs
from ingest.moves.weigh import MOVES, Ruled, gathered
from ingest.parse import parse
from ingest.read import read
from tests.ingest.labelled import LAW
from tests.ingest.replied import AFRESH, replies

REFUSED_BY_PREAMBLE = """Information supplied by Eastmarsh Constabulary under the Freedom of Information Act 2000

Your request was:

Please tell me whether the force has been called to 14 Fell Row since 2015, and why.

Our reply:

Your request has been considered and I am able to let you have our reply.

Eastmarsh Constabulary neither confirms nor denies that it holds anything of relevance to your request. We rely on section 40(5B).

To say whether we have been to an address would tell everybody something about those who live there. That would be unfair to them.

It is our practice never to say whether we hold information about a household. This should not be taken to mean that we do.

You may ask for a review within forty working days. After that you may complain to the Information Commissioner.
"""


def _read(text: str, origin: Origin | None = None) -> Document:
    reading, _ = mask(read(text.encode(), "letter.txt"))
    return parse(reading, origin or Origin("letter.txt"), LAW, lambda words: len(words.split()))


@pytest.mark.parametrize(
    ("sentence", "move"),
    [
        ("How many of the vans were replaced in each year?", "ask"),
        ("A copy of the report is attached.", "given"),
        ("The names are exempt from disclosure under section 40(2) of the Act.", "withheld"),
        ("The Council does not hold this information.", "not_held"),
        ("We can neither confirm nor deny whether this is held.", "ncnd"),
        ("To find this would exceed the appropriate limit, so we refuse it under section 12.", "refused"),
        ("Yours sincerely", "other"),
    ],
)
def test_a_plain_sentence_makes_the_move_that_it_says(sentence, move):
    role = "request" if move == "ask" else "decision"
    before = Spoken("decision", "paragraph", 0.3, "Thank you for your request.")
    shares = learned("moves").of(signs([before, Spoken(role, "paragraph", 0.5, sentence)]))
    assert shares.sum(axis=1) == pytest.approx([1.0, 1.0], abs=1e-5)
    assert MOVES[int(shares[1].argmax())] == move


def test_signs_come_in_the_order_of_the_words_so_that_a_letter_is_read_alike_every_time():
    (seen,) = signs([Spoken("decision", "paragraph", 0.5, "the van is here")])
    assert list(seen)[:9] == ["^", "the", "van", "is", "here", "$", "^ the", "the van", "van is"]


def test_what_ships_knows_the_moves_in_their_order_and_every_outcome():
    assert learned("moves").classes == MOVES
    assert set(learned("letters").classes) == set(get_args(Outcome))


def test_a_heading_that_gives_nothing_does_not_make_a_denial_partial():
    document = _read(REFUSED_BY_PREAMBLE)
    assert document.outcome == "ncnd"
    assert {item.outcome for item in document.items} == {"ncnd"}


def test_too_short_a_letter_is_read_by_the_rules_alone():
    assert not _read("You asked:\n\nHow many?\n\nOur response\n\nWe do not hold this.").doubtful


DOUBTED = [one for one in ((r, r.read()) for r in list(replies(AFRESH))[::5]) if one[1].doubtful]


def test_a_doubtful_outcome_is_marked_wherever_the_letter_is_shown():
    assert DOUBTED
    reply, document = DOUBTED[0]
    assert IN_DOUBT in document.notes
    assert Card.of(document).doubtful
    told = _read(reply.text, Origin("letter.txt", outcome="withheld"))
    assert not told.doubtful, "whoever gives the outcome has no doubt"
    assert told.outcome == "withheld"


def test_doubt_is_said_of_some_and_more_often_where_the_reading_is_wrong():
    told = [
        (document.doubtful, document.outcome == reply.outcome)
        for reply, document in ((r, r.read()) for r in replies(AFRESH))
    ]
    doubted, sure = [right for doubt, right in told if doubt], [right for doubt, right in told if not doubt]
    assert 0.02 < len(doubted) / len(told) < 0.3
    assert sum(sure) / len(sure) > sum(doubted) / len(doubted) + 0.2


def test_what_was_learned_is_kept_as_it_was(tmp_path: Path):
    kept = Regression(
        ("a", "b"), {"x y": 0, "z": 1}, np.array([[1, -1], [0.5, 0]], np.float32), np.zeros(2, np.float32)
    )
    save({"one": kept}, tmp_path / "kept.npz")
    again = learned("one", tmp_path / "kept.npz")
    assert (again.classes, again.rows) == (kept.classes, kept.rows)
    odds = np.exp(2.0)
    assert again.of([{"x y": 1.0, "never met": 9.0}])[0] == pytest.approx([odds / (1 + odds), 1 / (1 + odds)], abs=1e-3)


def test_a_letter_without_sentences_is_gathered_from_the_rules_alone():
    assert gathered(np.zeros((0, len(MOVES)), np.float32), Ruled("unknown")) == {"rules=unknown": 1.0}
