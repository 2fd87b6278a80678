"""Count word-pieces as the embedding model does, so that no passage is ever cut off silently."""

from __future__ import annotations

from pathlib import Path

from tokenizers import Tokenizer

SPECIAL = 2
"""The model frames every text with a start and an end mark, which count towards its limit."""


class Tokens:
    """The tokeniser of a sentence-transformers model folder."""

    def __init__(self, model: Path, limit: int = 256) -> None:
        self._tokenizer = Tokenizer.from_file(str(model / "tokenizer.json"))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self.limit = limit - SPECIAL

    def count(self, text: str) -> int:
        """Word-pieces of `text`, without the two marks around it."""
        return len(self._tokenizer.encode(text, add_special_tokens=False).ids)

    def shorten(self, text: str, most: int) -> str:
        """The longest beginning of `text` of at most `most` word-pieces."""
        if most <= 0:
            return ""
        offsets = self._tokenizer.encode(text, add_special_tokens=False).offsets
        return text if len(offsets) <= most else text[: offsets[most - 1][1]]
