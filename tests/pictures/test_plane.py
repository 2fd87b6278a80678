"""Requests on a plane: places, groups and names that can be worked out by hand."""

from __future__ import annotations

import numpy as np
import pytest
from pictured_decisions import decision

from assistant.pictures.plane import Asked, clustered, flat, plane

E1, E2 = [1.0, 0.0, 0.0], [0.0, 1.0, 0.0]
TWO_SORTS = np.array([E1, E1, E1, E1, E2, E2], np.float32)


def asked(id: str, words: str, example: bool = False) -> Asked:
    return Asked(
        decision(id, 2024, "withheld", ["31"], asked=f"You asked: {words}", example=example), (11, 11 + len(words))
    )


REQUESTS = [
    asked("a", "CCTV footage of the station"),
    asked("b", "footage of the platform"),
    asked("c", "footage of the bridge"),
    asked("d", "footage of the gate", example=True),
    asked("e", "minutes of the board, June"),
    asked("f", "minutes of the trust, June"),
]


def test_two_directions_keep_what_differs() -> None:
    places, kept = flat(TWO_SORTS)
    # the mean is (2/3, 1/3, 0); along (1, -1)/√2 the sorts lie at √2/3 and -2√2/3, and nothing differs otherwise
    assert abs(places[:, 0]) == pytest.approx([0.4714] * 4 + [0.9428] * 2, abs=1e-4)
    assert np.sign(places[0, 0]) == -np.sign(places[5, 0])
    assert places[:, 1] == pytest.approx([0] * 6, abs=1e-4)
    assert kept == 1.0


def test_a_plane_of_equal_axes_keeps_two_thirds_of_three() -> None:
    axes = np.vstack([np.eye(3), -np.eye(3)]).astype(np.float32)
    assert flat(axes)[1] == pytest.approx(2 / 3, abs=1e-4)


@pytest.mark.parametrize(
    ("rows", "groups"),
    [
        (TWO_SORTS, [0, 0, 0, 0, 1, 1]),  # the larger group comes first
        (TWO_SORTS[::-1], [1, 1, 0, 0, 0, 0]),
        (TWO_SORTS[:5], [0] * 5),  # too few to part
        (TWO_SORTS[[0] * 7], [0] * 7),  # all the same
        (np.zeros((0, 3), np.float32), []),
    ],
)
def test_groups_are_of_like_rows(rows: np.ndarray, groups: list[int]) -> None:
    assert clustered(rows) == groups


def test_groups_are_named_and_counted_and_points_lead_to_the_words() -> None:
    found = plane(REQUESTS, TWO_SORTS, total=6)
    assert [(c.words[0], c.decisions, c.examples) for c in found.clusters] == [("footage", 3, 1), ("minutes", 2, 0)]
    assert found.clusters[1].words == ["minutes"]  # June says when, and names nothing
    point = found.points[0]
    assert (point.document, point.asked, point.start, point.cluster) == ("a", "CCTV footage of the station", 11, 0)
    assert found.says[:2] == [
        "The requests of 5 decisions and 1 made-up example fall into 2 groups.",
        "The largest, with 4 of 6, is about: footage.",
    ]


def test_the_same_requests_give_the_same_picture() -> None:
    assert plane(REQUESTS, TWO_SORTS, 6) == plane(REQUESTS, TWO_SORTS, 6)


def test_what_is_left_out_is_said() -> None:
    assert "Of 900 requests only these 6 are drawn" in plane(REQUESTS, TWO_SORTS, total=900).says[2]
    assert plane([], np.zeros((0, 3), np.float32), 0).says == ["There is no request to draw."]
