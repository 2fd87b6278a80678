"""A tiny CrossEncoder with random weights, saved as sentence-transformers reads one."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from transformers import BertConfig, BertForSequenceClassification, BertTokenizer

_WORDS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "harm", "would", "not", "occur", "public"]
_SIZE = {
    "hidden_size": 16,
    "num_hidden_layers": 1,
    "num_attention_heads": 2,
    "intermediate_size": 16,
    "initializer_range": 0.5,
}


def saved(folder: Path, labels: Mapping[int, str]) -> Path:
    """The folder, with a model that gives a score for each label in it."""
    (folder / "vocab.txt").write_text("\n".join(_WORDS), encoding="utf-8")
    config = BertConfig(vocab_size=len(_WORDS), num_labels=len(labels), id2label=dict(labels), **_SIZE)
    BertForSequenceClassification(config).save_pretrained(folder)
    BertTokenizer(str(folder / "vocab.txt")).save_pretrained(folder)
    return folder
