"""Ranking only as many as are wanted gives the first of all that would be ranked."""

import numpy as np
import pytest

from corpus.records import Card
from corpus.vocabulary import Vocabulary
from retriever.known import Known
from retriever.manifest import Indexed, Manifest
from retriever.numbered import Numbered
from retriever.query import understand
from retriever.rank import Found, nearness, rank

_KINDS = ("response", "decision_notice", "legislation", "guidance")
_ROLES = ("request", "decision", "next_steps", "other")


def card(n: int) -> Card:
    return Card(
        id=f"d{n}",
        reference=None,
        title="Section 31 of the Act" if n % 7 == 0 else "Ferries",
        authority=None,
        date=None,
        kind=_KINDS[n % 4],
        source=None,
        url=None,
        outcome="withheld" if n % 3 else "disclosed",
        exemptions=["31(1)(g)"] if n % 5 == 0 else [],
        example=n % 6 == 0,
    )


def found(seed: int) -> Found:
    """Two hundred of the passages of sixty documents, one of which may not be seen; some of them equally near."""
    made = np.random.default_rng(seed)
    held = {f"d{n}": Indexed("", {f"d{n}:{at}": _ROLES[at % 4] for at in range(1, 6)}) for n in range(60)}
    manifest = Manifest({}, held)
    known = Known(manifest, Numbered(manifest.passages()), {id: card(n) for n, id in enumerate(held) if n != 9})
    places = made.permutation(300)[:200]
    places = places[known.seen(places)]
    words = np.round(made.random(len(places)) * (made.random(len(places)) < 0.5) * 9).astype(np.float32)
    rows = made.normal(size=(len(places), 8)).astype(np.float32)
    return Found(known, places, words, np.round(rows / np.linalg.norm(rows, axis=1, keepdims=True), 1))


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("ferries and their timetables in winter", "nothing can lift a document"),
        ("section 31(1)(g) and the inspection of ferries", "a provision lifts some far above others"),
        ("was it too expensive to answer about ferries", "one that is meant does"),
        ("what was withheld about ferries by the council", "an outcome does, a little"),
        ("decision notice about ferries", "a kind of paper does"),
    ],
)
@pytest.mark.parametrize("most", [1, 5, 10, 100])
def test_the_first_of_many_are_those_of_a_few(words, why, most):
    asked = understand(words, Vocabulary.shipped())
    for seed in range(5):
        some = found(seed)
        near = nearness(asked, some.rows[0], some, closing_wanted=False)
        everything = rank(asked, some, near)
        assert len(everything) == len(some.places)
        assert rank(asked, some, near, most=most) == everything[:most], why


def test_what_may_not_be_seen_is_not_ranked():
    some = found(1)
    assert "d9" not in {some.known.card(n).id for n in some.known.documents(some.places)}
