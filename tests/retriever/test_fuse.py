"""Reciprocal rank fusion, with the sums done by hand."""

import pytest

from retriever.evaluate.fuse import fuse


def test_two_rankings_are_summed_by_rank():
    # a: 1/61 + 1/62; b: 1/62; c: 1/61 + ... over a best possible of 2/61
    best = 2 / 61
    expected = [("a", (1 / 61 + 1 / 62) / best), ("c", (1 / 61 + 1 / 63) / best), ("b", (1 / 62) / best)]
    found = fuse([["a", "b", "c"], ["c", "a"]])
    assert [id for id, _ in found] == [id for id, _ in expected]
    assert [score for _, score in found] == pytest.approx([score for _, score in expected])


def test_first_everywhere_scores_one():
    assert fuse([["a"], ["a"], ["a"]]) == [("a", pytest.approx(1.0))]


def test_ties_are_in_order_of_id():
    assert [id for id, _ in fuse([["b"], ["a"]])] == ["a", "b"]


def test_nothing_gives_nothing():
    assert fuse([]) == []
    assert fuse([[], []]) == []
