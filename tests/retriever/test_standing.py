"""Whether a decision stands out from the others, and what that says of whether there is a precedent: sums by hand."""

from types import SimpleNamespace

import numpy as np
import pytest

from retriever.similar import FLOOR, precedence
from retriever.standing import Standing


class Few:
    """An index of two passages a decision, along one axis: `near` gives the nearer one's cosine to the request [1, 0]."""

    def __init__(self, near):
        self.near = near
        self.read = 0
        self.vectors = self

    def passage_ids(self, documents):
        return {f"{id}:{n}" for id in documents for n in (1, 2)}

    def rows(self, ids):
        self.read += 1
        return np.array([[self.near[id[:-2]] - 0.1 * (id[-1] == "2"), 0.0] for id in ids], np.float32)


def _cards(ids, kind="response"):
    return {id: SimpleNamespace(kind=kind) for id in ids}


def test_the_usual_is_over_the_nearest_passage_of_each_decision():
    index = Few({f"d{n:02}": 0.1 if n % 2 else 0.3 for n in range(20)} | {"law": 0.9})
    cards = _cards(f"d{n:02}" for n in range(20)) | _cards(["law"], "legislation")
    standing = Standing(index, lambda: cards, ("response",))
    # ten of 0.1 and ten of 0.3: mean 0.2, each 0.1 from it; the page of law does not count
    assert standing.usual(np.array([1.0, 0.0], np.float32)) == pytest.approx((0.2, 0.1), abs=1e-6)
    standing.usual(np.array([0.0, 1.0], np.float32))
    assert index.read == 1, "read once while the library stays as it is"


def test_what_was_read_is_read_again_when_the_library_has_changed():
    index = Few({f"d{n:02}": 0.1 for n in range(40)})
    held = [_cards(f"d{n:02}" for n in range(20))]
    standing = Standing(index, lambda: held[0], ("response",))
    request = np.array([1.0, 0.0], np.float32)
    assert standing.usual(request) == pytest.approx((0.1, 0.02), abs=1e-6), "no narrower than this"
    index.near |= {f"d{n:02}": 0.5 for n in range(20, 40)}
    held[0] = _cards(f"d{n:02}" for n in range(40))
    assert standing.usual(request) == pytest.approx((0.3, 0.2), abs=1e-6)


@pytest.mark.parametrize("count", [0, 1, 19])
def test_too_few_decisions_say_nothing_of_what_is_usual(count):
    cards = _cards(f"d{n:02}" for n in range(count))
    standing = Standing(Few(dict.fromkeys(cards, 0.9)), lambda: cards, ("response",))
    assert standing.usual(np.array([1.0, 0.0], np.float32)) == (0.17, 0.11)


def test_a_large_library_is_sampled():
    cards = _cards(f"d{n:04}" for n in range(1001))
    index = Few({id: 0.5 if id == "d0000" else 0.1 for id in cards})
    mean, _ = Standing(index, lambda: cards, ("response",)).usual(np.array([1.0, 0.0], np.float32))
    # every sixth of 1,001, which are 167: (0.5 + 166 x 0.1) / 167
    assert mean == pytest.approx(0.10240, abs=1e-4)


CASES = [
    (0.8, 6.0, True, "nearly the same request"),
    (0.4, 3.5, True, "other words, and nothing else as near"),
    (0.4, 0.5, False, "as near, but so is everything"),
    (0.25, 2.0, False, "near to nothing"),
]


@pytest.mark.parametrize(("cosine", "stands", "found", "why"), CASES, ids=[c[3] for c in CASES])
def test_the_floor_wants_nearness_that_stands_out(cosine, stands, found, why):
    assert (precedence(cosine, stands) >= FLOOR) is found, why
