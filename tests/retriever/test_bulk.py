"""Many passages at once: the quicker way is kept, but only where it gives the same vectors."""

import time

import numpy as np
import pytest

from retriever import bulk as bulk_module
from retriever.bulk import BulkEmbedder
from retriever.embed import HashEmbedder, Window, default_model
from retriever.minilm import MiniLMEmbedder
from retriever.sentence import SentenceTransformerEmbedder


class Timed(HashEmbedder):
    """An embedder that takes its time, and may turn its vectors."""

    def __init__(self, seconds: float, turned: float = 0.0) -> None:
        super().__init__(64)
        self.seconds, self.turned, self.asked = seconds, turned, 0

    def windows(self, windows):
        self.asked += len(windows)
        time.sleep(self.seconds)
        rows = [made + self.turned for made in super().windows(windows)]
        return [made / np.linalg.norm(made, axis=1, keepdims=True) for made in rows]


def some(count: int) -> list[Window]:
    return [Window(f"passage {n}", ((0, len(f"passage {n}")),)) for n in range(count)]


@pytest.fixture(autouse=True)
def few(monkeypatch):
    monkeypatch.setattr(bulk_module, "_MANY", 50)
    monkeypatch.setattr(bulk_module, "_TRIED", 10)


CASES = [
    (Timed(0.05), Timed(0.0), True, "quicker and the same"),
    (Timed(0.0), Timed(0.05), False, "slower"),
    (Timed(0.05), Timed(0.0, turned=0.2), False, "quicker and not the same"),
]


@pytest.mark.parametrize(("first", "other", "kept", "why"), CASES, ids=[c[3] for c in CASES])
def test_the_quicker_is_kept_only_where_it_gives_the_same(first, other, kept, why):
    made = BulkEmbedder(first, lambda: other)
    expected = first.windows(some(40))
    assert all(np.allclose(a, b) for a, b in zip(made.windows(some(40)), expected, strict=True))
    assert other.asked == 0, "few are not worth another model"
    made.windows(some(40))
    before = other.asked
    made.windows(some(40))
    assert (other.asked - before == 40) is kept


def test_a_handful_at_a_time_never_loads_another():
    made = BulkEmbedder(Timed(0.0), lambda: pytest.fail("loaded"))
    for _ in range(20):
        made.windows(some(5))


def test_half_precision_gives_the_same_vectors_to_a_thousandth():
    text = "Minutes of the meetings with police forces\nThey met twice in May 2024, and took no votes."
    window = Window(text, ((0, 42), (43, len(text))))
    exact = MiniLMEmbedder(default_model()).windows([window])[0]
    half = SentenceTransformerEmbedder(default_model(), half=True).windows([window])[0]
    assert (exact * half).sum(axis=1).min() > 0.999
