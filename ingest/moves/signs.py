"""What is seen of a sentence in its place, for a reader that learned what each sign is worth.

Moves are those of genre analysis (Swales, Genre Analysis, 1990): what a stretch of text does for whoever wrote it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple, get_args

from corpus.records import Role
from ingest.deciding import outcomes
from ingest.letter import Letter
from ingest.shapes import unlisted

Move = Literal["ask", "given", "part", "withheld", "not_held", "ncnd", "refused", "other"]
"""What a sentence does: asks; gives, or is itself what was asked for; gives in part; keeps back; says that nothing is held;
neither confirms nor denies; refuses for cost or as vexatious; or anything else."""
Signs = dict[str, float]
"""Each sign with its weight, from 0."""

_LONGEST, _BEFORE, _FIFTHS, _LENGTHS, _IN_A_LENGTH = 60, 10, 5, 6, 6
"""Words of a sentence and of the one before it that are seen; parts of a letter; lengths that are told apart, and words in each."""
_DIGITS = re.compile(r"[\d,.]*\d")
_WORD = re.compile(r"[a-z]+(?:['’][a-z]+)?|0|[£%?:;!()]")
_PROVISIONS = {
    "cost or vexatious": r"\b(?:sections?|s\.?) ?1[24]\b",
    "to confirm or deny": r"\b(?:23\(5\)|24\(2\)|27\(4\)|30\(3\)|31\(3\)|38\(2\)|40\(5|41\(2\)|42\(2\)|43\(3\)|44\(2\))",
    "published": r"\b(?:section|s\.?) ?2[12]\b",
    "exemption": r"\b(?:section|s\.?|regulation) ?(?:2[2-9]|3\d|4[0-4]|12\()",
    "procedure": r"\b(?:section|s\.?) ?(?:1|8|10|16|17|45|50)\b",
}
_NAMES = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in _PROVISIONS.items()}


class Spoken(NamedTuple):
    """A sentence as the letter has it: its role, the kind of its block, where it stands (0 the beginning, 1 the end)."""

    role: Role
    kind: str
    place: float
    words: str


def spoken(letter: Letter) -> Iterator[Spoken]:
    """Every sentence of a letter that has a role there, in order."""
    length = max(1, len(letter.layout.text))
    for (start, end), role, block in letter.blocks_and_sentences(*get_args(Role)):
        yield Spoken(role, block.kind, start / length, " ".join(letter.layout.text[start:end].split()))


def signs(sentences: Sequence[Spoken]) -> list[Signs]:
    """What is seen of each sentence: its words and pairs of words, the words before, its place, and what the rules read in it."""
    before, seen = ["^"], []
    for n, sentence in enumerate(sentences):
        words = _WORD.findall(_DIGITS.sub("0", sentence.words.lower()))[:_LONGEST]
        seen.append(_signs(sentence, words, before, first=n == 0))
        before = words[-_BEFORE:] or ["^"]
    return seen


def _signs(sentence: Spoken, words: list[str], before: list[str], *, first: bool) -> Signs:
    said = ["^", *words, "$"]
    of_words = dict.fromkeys(
        (*said, *(f"{a} {b}" for a, b in pairwise(said)))
    )  # in order, as sums of floats depend on it
    found: Signs = dict.fromkeys(of_words, 3 / len(of_words) ** 0.5)
    found |= dict.fromkeys((f"before={word}" for word in before), 0.3)
    found[f"role={sentence.role}"] = 0.7
    found[f"block={sentence.kind}"] = 0.5
    found[f"fifth={min(_FIFTHS - 1, int(sentence.place * _FIFTHS))}"] = 0.5
    found[f"length={min(_LENGTHS, len(words) // _IN_A_LENGTH)}"] = 0.5
    if first:
        found["first"] = 0.5
    if sentence.words.endswith("?"):
        found["asks"] = 1.0
    if "0" in words:
        found["figure"] = 0.5
    found |= {f"names={name}": 0.7 for name, named in _NAMES.items() if named.search(sentence.words)}
    if sentence.role != "request":
        found |= {f"rules={outcome}": 1.0 for outcome in sorted(outcomes(unlisted(sentence.words)))}
    return found
