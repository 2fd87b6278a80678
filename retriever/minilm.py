"""The default embedding model on this machine's processor, through ONNX Runtime: no torch, ready in about a second."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import onnxruntime
from tokenizers import Encoding, Tokenizer

from retriever import fitted
from retriever.embed import DEFAULT, SPARE, Vectors, Window, checked, default_model, unit
from retriever.graph import build
from retriever.window import pooled

_LIMIT = 256
_DIMENSION = 384
_BATCH = 32
_ERRORS_ONLY = 3


class MiniLMEmbedder:
    """all-MiniLM-L6-v2 in float32, fitted to requests, or `as_published`. Any number of threads may ask at once.

    A query longer than the model reads is embedded in parts, as the direction of their mean. Raises Unavailable
    where the weights are not the published ones.
    """

    dimension = _DIMENSION
    limit = _LIMIT

    def __init__(self, model: Path | None = None, *, as_published: bool = False) -> None:
        model = model or default_model()
        checked(model)
        self.name = DEFAULT if as_published else fitted.name()
        options = onnxruntime.SessionOptions()
        options.log_severity_level = _ERRORS_ONLY
        options.add_session_config_entry(
            "session.intra_op.allow_spinning", "0"
        )  # waiting threads would take cores from the search
        graph = build(model, None if as_published else fitted.changes())
        self._session = onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])
        self._tokenizer = Tokenizer.from_file(str(model / "tokenizer.json"))
        self._tokenizer.enable_truncation(_LIMIT)
        self._tokenizer.enable_padding()
        self._whole = Tokenizer.from_file(str(model / "tokenizer.json"))
        self._whole.no_truncation()
        self._whole.no_padding()

    def passages(self, texts: Sequence[str]) -> Vectors:
        distinct = sorted(set(texts), key=len)  # texts of one length share a batch without padding
        if not distinct:
            return np.zeros((0, _DIMENSION), np.float32)
        rows = np.concatenate(list(self._encode(distinct)))
        place = {text: n for n, text in enumerate(distinct)}
        return rows[[place[text] for text in texts]]

    def windows(self, windows: Sequence[Window]) -> list[Vectors]:
        distinct = sorted(set(windows), key=lambda window: len(window.text))
        found: dict[Window, Vectors] = {}
        for start in range(0, len(distinct), _BATCH):
            some = distinct[start : start + _BATCH]
            read = self._tokenizer.encode_batch([window.text for window in some])
            for window, one, pieces in zip(some, read, self._run("pieces", read), strict=True):
                length = sum(one.attention_mask)
                found[window] = pooled(pieces[:length], one.offsets[:length], window.spans)
        return [found[window] for window in windows]

    def query(self, text: str) -> Vectors:
        return unit(np.concatenate(list(self._encode(self._parts(text)))).mean(axis=0))

    def _encode(self, texts: list[str]) -> Iterator[Vectors]:
        for start in range(0, len(texts), _BATCH):
            some = texts[start : start + _BATCH]
            one = len(some) == 1  # a batch would wake the tokenizer's threads, which costs more than one text's reading
            yield self._run("vectors", [self._tokenizer.encode(some[0])] if one else self._tokenizer.encode_batch(some))

    def _run(self, output: str, read: list[Encoding]) -> Vectors:
        ids = np.array([one.ids for one in read], np.int64)
        mask = np.array([one.attention_mask for one in read], np.int64)
        given = {"ids": ids, "mask": mask, "places": np.arange(ids.shape[1])}
        return np.asarray(self._session.run([output], given)[0])

    def _parts(self, text: str) -> list[str]:
        """The text in as many parts as the model needs to read all of it."""
        offsets = self._whole.encode(text, add_special_tokens=False).offsets
        most = _LIMIT - SPARE
        if len(offsets) <= most:
            return [text]
        runs = [offsets[start : start + most] for start in range(0, len(offsets), most)]
        return [text[run[0][0] : run[-1][1]] for run in runs]
