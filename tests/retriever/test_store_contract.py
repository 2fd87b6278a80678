"""One suite for both stores of the index, each the real one on disk; then what only one of them does."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest

from retriever.embed import HashEmbedder
from retriever.lexical import Entry, LexicalIndex
from retriever.vectors import VectorIndex

TEXTS = {"a": "minutes of the meeting", "b": "minutes of the parking committee meeting", "c": "swimming pool"}
EMBEDDER = HashEmbedder(4096)


@dataclass
class Store:
    """A store as the suite sees it."""

    add: Callable[[dict[str, str]], None]
    remove: Callable[[list[str]], None]
    find: Callable[..., list[tuple[str, float]]]
    count: Callable[[], int]
    reopen: Callable[[], "Store"]


def dense(folder) -> Store:
    index = VectorIndex(folder)

    def reopen() -> Store:
        index.close()
        return dense(folder)

    return Store(
        add=lambda texts: index.add(list(texts), EMBEDDER.passages(list(texts.values()))),
        remove=index.remove,
        find=lambda words, k, allowed=None: [
            f for f in index.nearest(EMBEDDER.query(words), k, allowed) if f[1] > 0.01
        ],
        count=lambda: len(index),
        reopen=reopen,
    )


def lexical(folder) -> Store:
    index = LexicalIndex(folder)
    return Store(
        add=lambda texts: index.write([Entry(id, words) for id, words in texts.items()], []),
        remove=lambda ids: index.write([], ids),
        find=lambda words, k, allowed=None: index.search(words, k, allowed=allowed),
        count=lambda: len(index),
        reopen=lambda: lexical(folder),
    )


@pytest.fixture(params=[dense, lexical], ids=["vectors", "words"])
def store(request, tmp_path) -> Store:
    made = request.param(tmp_path / "store")
    made.add(TEXTS)
    return made


def ids(found: list[tuple[str, float]]) -> list[str]:
    return [id for id, _ in found]


def test_the_best_comes_first(store):
    assert ids(store.find("minutes of the meeting", 3)) == ["a", "b"]
    assert ids(store.find("pool", 3)) == ["c"]


def test_no_more_than_asked_for_and_best_first(store):
    found = store.find("minutes meeting", 1)
    assert ids(found) == ["a"]
    scores = [score for _, score in store.find("minutes meeting", 3)]
    assert scores == sorted(scores, reverse=True)


def test_only_what_is_allowed_and_never_fewer_than_there_are(store):
    assert ids(store.find("minutes of the meeting", 1, {"b"})) == ["b"]
    assert ids(store.find("minutes of the meeting", 5, {"b", "nothing"})) == ["b"]
    assert store.find("minutes", 5, set()) == []


def test_adding_again_replaces(store):
    store.add({"a": "swimming pool"})
    assert store.count() == 3
    assert sorted(ids(store.find("pool", 3))) == ["a", "c"]
    assert ids(store.find("minutes", 3)) == ["b"]


def test_removing_what_is_and_what_is_not_there(store):
    store.remove(["a", "nothing"])
    assert store.count() == 2
    assert "a" not in ids(store.find("minutes", 3))


def test_it_is_kept_on_disk(store):
    again = store.reopen()
    assert again.count() == 3
    assert ids(again.find("pool", 1)) == ["c"]


def test_cosines_are_what_the_sum_by_hand_says(tmp_path):
    index = VectorIndex(tmp_path / "v")
    index.add(["x", "y"], np.array([[1, 0], [0.6, 0.8]], np.float32))
    query = np.array([0.8, 0.6], np.float32)
    # 0.8*1 + 0.6*0 = 0.8; 0.8*0.6 + 0.6*0.8 = 0.96
    assert index.nearest(query, 2) == [("y", pytest.approx(0.96, abs=1e-5)), ("x", pytest.approx(0.8, abs=1e-5))]
    assert index.nearest(query, 2, {"x", "y"}) == [
        ("y", pytest.approx(0.96, abs=1e-5)),
        ("x", pytest.approx(0.8, abs=1e-5)),
    ]


def test_many_allowed_passages_are_filtered_after_the_search(tmp_path):
    index = VectorIndex(tmp_path / "v")
    rows = np.random.default_rng(1).normal(size=(2500, 8)).astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    names = [f"p{n:04}" for n in range(2500)]
    index.add(names, rows)
    allowed = set(names[:2100])
    exact = sorted(((names[n], float(rows[n] @ rows[2400])) for n in range(2100)), key=lambda p: -p[1])[:5]
    assert len(set(ids(index.nearest(rows[2400], 5, allowed))) & set(ids(exact))) >= 4
    assert len(index.nearest(rows[2400], 5, allowed)) == 5


HOSTILE = [
    'minutes"',
    "minutes AND (",
    "text:minutes",
    "minutes~2^3",
    "+minutes -of",
    "[a TO b]",
    "*",
    "",
    "\\",
    "NOT",
    "🙂 minutes",
]


@pytest.mark.parametrize("words", HOSTILE)
def test_a_query_is_words_and_never_syntax(tmp_path, words):
    index = LexicalIndex(tmp_path / "l")
    index.write([Entry("a", "minutes of the meeting")], [])
    found: list[Any] = index.search(words, 3)
    assert ids(found) == (["a"] if "minutes" in words else [])


def test_provisions_and_case_references_are_exact(tmp_path):
    index = LexicalIndex(tmp_path / "l")
    index.write(
        [Entry("a", "x", refs=("31(1)(g)", "31(1)", "31")), Entry("b", "x", refs=("3",), names=("IC-1-A1B2",))], []
    )
    assert ids(index.search("", 3, refs=["31"])) == ["a"]
    assert ids(index.search("", 3, names=["ic-1-a1b2"])) == ["b"]
