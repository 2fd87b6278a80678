"""Softmax regression as it was learned: what each sign is worth for each class. Read once from `learned.npz`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

FILE = Path(__file__).with_name("learned.npz")
Shares = npt.NDArray[np.float32]


class Regression(NamedTuple):
    """`worth` has a row for each sign and a column for each class; `bias` is what each class starts from."""

    classes: tuple[str, ...]
    rows: Mapping[str, int]
    worth: Shares
    bias: Shares

    def of(self, seen: Sequence[Mapping[str, float]]) -> Shares:
        """How likely each class is, shape (len(seen), classes); a row sums to 1. Signs never met count nothing."""
        find = self.rows.get
        known = [
            (n, row, weight)
            for n, signs in enumerate(seen)
            for sign, weight in signs.items()
            if (row := find(sign)) is not None
        ]
        scores = np.tile(self.bias, (len(seen), 1))
        if known:
            whose, rows, weights = (np.array(part) for part in zip(*known, strict=True))
            starts = np.flatnonzero(np.diff(whose, prepend=-1))
            scores[whose[starts]] += np.add.reduceat(
                self.worth[rows] * weights[:, None].astype(np.float32), starts, axis=0
            )
        scores = np.exp(scores - scores.max(axis=1, keepdims=True))
        return np.asarray(scores / scores.sum(axis=1, keepdims=True), np.float32)


def save(regressions: Mapping[str, Regression], file: Path = FILE) -> None:
    """All of them in one file, in half precision."""
    held: dict[str, npt.NDArray] = {}
    for name, one in regressions.items():
        signs = sorted(one.rows, key=lambda sign: one.rows[sign])
        held[f"{name} classes"] = _bytes(one.classes)
        held[f"{name} signs"] = _bytes(signs)
        held[f"{name} worth"] = one.worth.astype(np.float16)
        held[f"{name} bias"] = one.bias.astype(np.float32)
    np.savez_compressed(file, **held)  # type: ignore[arg-type]


@lru_cache
def learned(name: str, file: Path = FILE) -> Regression:
    """The regression called `name`: `moves` or `letters`."""
    with np.load(file) as held:
        signs, classes = (bytes(held[f"{name} {part}"]).decode().split("\n") for part in ("signs", "classes"))
        worth, bias = held[f"{name} worth"].astype(np.float32), held[f"{name} bias"]
    return Regression(tuple(classes), {sign: n for n, sign in enumerate(signs)}, worth, bias)


def _bytes(words: Sequence[str]) -> npt.NDArray[np.uint8]:
    return np.frombuffer("\n".join(words).encode(), np.uint8)
