"""The default model as it is fitted to requests: changes of low rank, added to its published weights (LoRA, Hu et al., 2021).

Learned from made-up families of decisions that look alike and are no precedents of each other; see tests/bench/fitting.py.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import numpy as np

from retriever.embed import DEFAULT, Vectors

FILE = Path(__file__).with_name("fitted.npz")


@lru_cache
def name(file: Path = FILE) -> str:
    """What the fitted model is called; another fitting has another name, as their vectors cannot be compared."""
    return f"{DEFAULT}+{hashlib.sha256(file.read_bytes()).hexdigest()[:8]}"


def changes(file: Path = FILE) -> dict[str, Vectors]:
    """By the name of a weight, what is added to it: two thin matrices, multiplied."""
    with np.load(file) as held:
        changed = [part.removesuffix(" down") for part in held if part.endswith(" down")]
        return {
            weight: held[f"{weight} up"].astype(np.float32) @ held[f"{weight} down"].astype(np.float32)
            for weight in changed
        }


def save(thin: Mapping[str, tuple[Vectors, Vectors]], file: Path = FILE) -> None:
    """Keep the matrices of each weight, the one that leads up (out, rank) and the one that leads down (rank, in), in half precision."""
    held = {
        f"{weight} {way}": part for weight, (up, down) in thin.items() for way, part in (("up", up), ("down", down))
    }
    np.savez_compressed(file, **{key: part.astype(np.float16) for key, part in held.items()})  # type: ignore[arg-type]
