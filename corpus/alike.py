"""How much two letters say the same: exactly, for two at hand, and by sketches, to find the few worth comparing of many."""

from __future__ import annotations

import re

from datasketch import MinHash

SAME_WORDS = 0.8
"""Letters with at least this share of word shingles in common say the same."""
_SHINGLE = 4
_VALUES, _ROWS = 64, 4
"""A sketch of 64 values in bands of 4: two letters alike to 0.8 share a band with probability 1 - (1 - 0.8^4)^16 = 0.9998."""
_LONGEST = 200_000


def resemblance(one: str, other: str) -> float:
    """Jaccard similarity of the sets of four-word shingles (Broder 1997), in [0, 1]; two empty texts are alike."""
    a, b = _shingles(one), _shingles(other)
    return len(a & b) / len(a | b) if a | b else 1.0


def bands(text: str) -> list[str]:
    """The bands of a text's MinHash sketch (Broder 1997; Leskovec, Rajaraman and Ullman, 3.4): alike texts share one."""
    sketch = MinHash(num_perm=_VALUES, seed=1)
    sketch.update_batch([" ".join(words).encode() for words in _shingles(text[:_LONGEST])])
    values = sketch.digest()
    return [f"{n}:{values[n : n + _ROWS].tobytes().hex()}"[:64] for n in range(0, _VALUES, _ROWS)]


def _shingles(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[n : n + _SHINGLE]) for n in range(max(1, len(words) - _SHINGLE + 1))} if words else set()
