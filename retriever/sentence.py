"""Any sentence-transformers model, on this machine's processor or GPU."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from threading import Lock

import numpy as np

from retriever import fitted
from retriever.embed import DEFAULT, SPARE, Vectors, Window, checked, unit
from retriever.window import pooled

_INNER = "model."
"""Before the name of a weight, where sentence-transformers holds the model."""


class SentenceTransformerEmbedder:
    """Any sentence-transformers model in a local folder, on this machine's processor or GPU; the default one fitted to requests.

    `half` computes in bfloat16, which newer processors do several times as fast. Threads take turns. A query longer than
    the model reads is embedded in parts, as the direction of their mean.
    """

    def __init__(self, model: Path, name: str = DEFAULT, *, half: bool = False) -> None:
        found = checked(model, name)
        # torch takes seconds to import; only a process that embeds pays for it
        from sentence_transformers import SentenceTransformer  # noqa: PLC0415
        from transformers.utils import logging  # noqa: PLC0415

        logging.disable_progress_bar()
        self._model = SentenceTransformer(str(model), local_files_only=True)
        if name == DEFAULT:
            self._fit()
        if half:
            self._model = self._model.bfloat16()
        self._turn = Lock()
        self.name = fitted.name() if name == DEFAULT else f"{name}@{found[:12]}"
        self.dimension = int(self._model.get_embedding_dimension() or 0)
        self.limit = int(self._model.max_seq_length or 256)
        self._averages = any(getattr(part, "pooling_mode", "") == "mean" for part in self._model)

    def _fit(self) -> None:
        import torch  # noqa: PLC0415  (loaded by now)

        weights = dict(self._model[0].named_parameters())
        with torch.no_grad():
            for name, change in fitted.changes().items():
                weight = weights[f"{_INNER}{name}"]
                weight += torch.from_numpy(change).to(weight.device)

    def passages(self, texts: Sequence[str]) -> Vectors:
        distinct = sorted(set(texts), key=len)
        if not distinct:
            return np.zeros((0, self.dimension), np.float32)
        rows = self._encode(distinct)
        place = {text: n for n, text in enumerate(distinct)}
        return rows[[place[text] for text in texts]]

    def windows(self, windows: Sequence[Window]) -> list[Vectors]:
        """As the default model's; a model that does not average its word-pieces reads each passage alone."""
        if not windows:
            return []
        if not self._averages:
            return [self.passages([window.text[start:end] for start, end in window.spans]) for window in windows]
        distinct = sorted(set(windows), key=lambda window: len(window.text))
        with self._turn:
            pieces = self._model.encode(
                [window.text for window in distinct],
                batch_size=32,
                output_value="token_embeddings",
                show_progress_bar=False,
            )
            read = self._model.tokenizer(
                [window.text for window in distinct],
                truncation=True,
                max_length=self.limit,
                return_offsets_mapping=True,
                verbose=False,
            )
        found = {
            window: pooled(rows[: len(offsets)].float().cpu().numpy(), offsets, window.spans)
            for window, rows, offsets in zip(distinct, pieces, read["offset_mapping"], strict=True)
        }
        return [found[window] for window in windows]

    def query(self, text: str) -> Vectors:
        return unit(self._encode(self._parts(text)).mean(axis=0))

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
        most = self.limit - SPARE
        if len(offsets) <= most:
            return [text]
        runs = [offsets[start : start + most] for start in range(0, len(offsets), most)]
        return [text[run[0][0] : run[-1][1]] for run in runs]
