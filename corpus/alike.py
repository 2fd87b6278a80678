"""How alike two letters are: one letter met twice, nearly the same answer given again, or neither.

Words are compared exactly, as sets of four-word shingles (Broder 1997). A MinHash sketch of them, cut into bands
(Leskovec, Rajaraman and Ullman, Mining of Massive Datasets, section 3.4), finds the few letters worth comparing.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Set

from corpus.records import Document, Role

SAME_WORDS = 0.8
"""At this share of shingles in common, letters that agree in what they say of themselves are one."""
SAME_WORDS_OF_OTHERS = 0.95
"""The share needed under one reference when the letters name different bodies."""
LIKE_REQUESTS = 0.5
"""Of the words of two requests, the share in common at which the same answer counts as given again."""
_SHINGLE = 4
_BANDS, _ROWS = 20, 6  # of 0.8 alike, 99.8% share a band; of 0.5 alike, 27%; of 0.3 alike, 1.4%
_SEED = 1
_ANSWERS: frozenset[Role] = frozenset(
    {"decision", "exemption", "prejudice", "factors_for_disclosure", "factors_against_disclosure", "balance"}
)
_ASKED: frozenset[Role] = frozenset({"request"})
_ASKED_AND_ANSWERED = _ANSWERS | _ASKED
_FEWEST = 20  # words; an answer with fewer is told from others by the whole letter


def resemblance(one: str, other: str) -> float:
    """Jaccard similarity of the sets of four-word shingles, in [0, 1]; two empty texts are alike."""
    return _share(_shingles(one), _shingles(other))


def words_digest(text: str) -> str:
    """The same for two texts whose words are the same, whatever stands between them."""
    return hashlib.sha256(" ".join(_words(text)).encode()).hexdigest()


def bands(document: Document) -> list[int]:
    """Signed 64-bit numbers, at least one of them shared by two letters whose answers are nearly the same."""
    from datasketch import MinHash  # noqa: PLC0415  (brings scipy, which only admitting needs)

    sketch = MinHash(num_perm=_BANDS * _ROWS, seed=_SEED)
    sketch.update_batch([shingle.encode() for shingle in _shingles(answer(document))])
    cut = sketch.hashvalues.reshape(_BANDS, _ROWS)
    return [
        int.from_bytes(hashlib.blake2b(bytes([n]) + row.tobytes(), digest_size=8).digest(), "big", signed=True)
        for n, row in enumerate(cut)
    ]


def answer(document: Document) -> str:
    """What the letter decides and argues, without the request and what every letter of the body says."""
    said = _said(document, _ANSWERS)
    return said if len(_words(said)) >= _FEWEST else document.text


def one_letter(one: Document, other: Document) -> bool:
    """Whether two documents are the same letter, in two formats or from two places.

    Without a reference on both sides, neither may change a word of the other's request or answer, or contradict its
    facts: monthly figures, and answers about one school and the next, are alike in all but a word.
    """
    if one.kind != other.kind or one.example != other.example:
        return False
    alike = resemblance(one.text, other.text)
    bodies = _agree(one.authority, other.authority)
    if one.reference and other.reference:
        return _agree(one.reference, other.reference) and alike >= (SAME_WORDS if bodies else SAME_WORDS_OF_OTHERS)
    dates = one.date is None or other.date is None or one.date == other.date
    outcomes = "unknown" in (one.outcome, other.outcome) or one.outcome == other.outcome
    return bodies and dates and outcomes and alike >= SAME_WORDS and not (_adds(one, other) and _adds(other, one))


def same_answer(one: Document, other: Document) -> bool:
    """Whether one body gave nearly the same answer, with the same decision, to nearly the same request."""
    if (one.kind, one.example, one.outcome) != (other.kind, other.example, other.outcome):
        return False
    if not _agree(one.authority, other.authority) or _relied(one) != _relied(other):
        return False
    asked, also_asked = (set(_words(" ".join(r.text for r in d.requests))) for d in (one, other))
    if _share(asked, also_asked) < LIKE_REQUESTS:
        return False
    return resemblance(answer(one), answer(other)) >= SAME_WORDS


def _adds(one: Document, other: Document) -> bool:
    """Whether the request or the answer of one has words, or has them oftener, than all of the other."""
    said = _said(one, _ASKED_AND_ANSWERED) or one.text
    return bool(Counter(_words(said)) - Counter(_words(other.text)))


def _said(document: Document, roles: Set[Role]) -> str:
    return " ".join(document.text[p.start : p.end] for p in document.passages if p.role in roles)


def _agree(one: str | None, other: str | None) -> bool:
    """True unless both say something, and something else."""
    return not one or not other or one.casefold().split() == other.casefold().split()


def _relied(document: Document) -> set[str]:
    return {e.ref for e in document.exemptions}


def _share(one: Set[str], other: Set[str]) -> float:
    return len(one & other) / len(one | other) if one | other else 1.0


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def _shingles(text: str) -> set[str]:
    words = _words(text)
    return {" ".join(words[n : n + _SHINGLE]) for n in range(max(1, len(words) - _SHINGLE + 1))} if words else set()
