"""What is known of every passage by its place: the nearest among them, and their vectors."""

import numpy as np
import pytest

from retriever.known import Known
from retriever.manifest import Indexed, Manifest
from retriever.numbered import Numbered
from retriever.rows import Choice, Rows
from retriever.vectors import VectorIndex

_COUNT = 40


@pytest.fixture
def vectors(tmp_path) -> VectorIndex:
    """Forty passages in a store; each twice, so that equals tie."""
    made = np.random.default_rng(4).normal(size=(_COUNT // 2, 8)).astype(np.float32)
    rows = np.concatenate([made, made])
    index = VectorIndex(tmp_path / "v")
    index.add([f"d:{n}" for n in range(_COUNT)], rows / np.linalg.norm(rows, axis=1, keepdims=True))
    return index


def known(rows: Numbered) -> Known:
    return Known(Manifest({}, {"d": Indexed("", dict.fromkeys(rows.ids, "other"))}), rows, {})


@pytest.mark.parametrize("k", [0, 1, 7, _COUNT + 5])
def test_the_places_are_those_of_what_the_vectors_find(vectors: VectorIndex, k: int) -> None:
    held = vectors.at_hand()
    query = held.of(["d:3"])[0]
    for rows in (held, Numbered(held.ids)):
        one = known(rows)
        places = one.near(vectors, query, k)
        assert [rows.ids[place] for place in places] == [id for id, _ in vectors.nearest(query, k)]
        assert np.array_equal(one.at(vectors, places), held.of([rows.ids[place] for place in places]).reshape(-1, 8))


def test_only_the_allowed_are_near(vectors: VectorIndex) -> None:
    held = vectors.at_hand()
    query = held.of(["d:3"])[0]
    for rows in (held, Numbered(held.ids)):
        chosen = Choice(rows, np.arange(_COUNT) % 3 == 0)
        found = known(rows).near(vectors, query, 5, chosen)
        assert found.tolist() == [rows.place(id) for id, _ in vectors.nearest(query, 5, set(chosen))]


def test_what_is_not_known_here_has_no_place(vectors: VectorIndex) -> None:
    """Another process may have added it since."""
    one = known(Numbered(["d:3", "d:5"]))
    assert sorted(one.near(vectors, vectors.rows(["d:5"])[0], _COUNT).tolist()) == [0, 1]


@pytest.mark.parametrize("ids", [[], ["a"], ["c", "a", "b"]])
def test_a_number_leads_to_its_place(ids: list[str]) -> None:
    held = Numbered(ids)
    assert held.numbered(held.numbers.tolist()).tolist() == list(range(len(ids)))
    assert held.numbered([5, 2**63 - 1]).tolist() == [-1, -1]
    assert held.numbered([]).tolist() == []


def test_rows_at_places_are_those_of_the_ids_there() -> None:
    rows = Rows(["b", "a"], np.eye(2, dtype=np.float32))
    assert rows.at(np.array([1, 0])).tolist() == rows.of(["b", "a"]).tolist()
