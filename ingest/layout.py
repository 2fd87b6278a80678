"""The canonical text of a document: its blocks joined by blank lines, each remembering its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from corpus.records import Span
from ingest.blocks import Block, Reading
from ingest.in_lines import in_lines
from ingest.labels import ASKED_AND_ANSWERED, heads, pieces
from ingest.parts import dated_answer, part
from ingest.shapes import MARKER

_GAP, _CELL = "\n\n", " | "
_SHORTEST_QUESTION = 3
_ASKED = re.compile(
    r"^\W*(?:no\.?|#|(?:your )?(?:questions?|requests?|you asked|asked|information requested|query|queries|item|part))\b",
    re.I,
)
_ANSWERED = re.compile(
    r"^\W*(?:(?:our )?(?:answers?|responses?|repl(?:y|ies)|we answered|decision|outcome|information provided))\b", re.I
)
_QUESTION_LINE = re.compile(r"^\W*(?:Q|Question)\s?\d{1,2}\b", re.IGNORECASE)
_OF_LAW = re.compile(r"\b(?:sections?|regulations?|s\.|exempt\w*)\s*\d|\bpublic interest\b", re.IGNORECASE)
_ANSWER_LINE = re.compile(r"^\W*(?:A|Answer|Response)\s?\d{1,2}?\s?[.:)-]", re.IGNORECASE)
_ANSWERED_INLINE = re.compile(
    r"(?P<question>\(?\d{1,2}[.)]\s?[^\n]{10,600}\?)(?:\s*[-–:]\s*|\s+)"
    r"(?P<answer>(?:(?:yes|no|none|nil|zero|n/?a|not (?:held|known|recorded|applicable)|information not held)\b[^?\n]{0,200}|"
    r"£?\d[\d,.]*%?(?: \w+){0,3}\W*))$",
    re.IGNORECASE,
)
"""A numbered question with its short answer right behind it."""
_IN_COLUMNS = re.compile(ASKED_AND_ANSWERED)
_TOLD_BEHIND = re.compile(
    r"(?P<question>\W{0,2}\d{1,2}[a-z]?[.)]\s?[^\n]{10,600}\?)\s+(?=[A-Z£\d])"
    r"(?!(?:please|kindly|if|for example|e\.?g|i\.?e|and|or|also|how|what|which|whose|who|whom|when|where|why|is|are|was|were|do|does|did|has|have|"
    r"can|could|will|would|should|i|my|we (?:would|should)|by (?:this|that|which)|(?:this|these) (?:should|could|may|can|include)|in particular|ideally|"
    r"give|provide|list|state|say|includ\w+|exclud\w+|note|details?)\b)"
    r"(?P<answer>(?=[^?]*(?:\d|\b(?:we|our|us|not|no|is|are|was|were|has|have|had|do|does|will)\b))[^?]{3,1500})$",
    re.IGNORECASE,
)
"""A numbered question with its answer right behind it, in whatever words."""
_SEVERAL = 2
_BOTH_LABELLED = re.compile(
    r"(?P<question>\W{0,3}(?:your )?(?:question|request|query|Q)\s?\d{0,2}\s?[:.–-]\s[^\n]{8,1500}?)\s+"
    r"(?:our )?(?:answer|response|reply)\s?\d{0,2}\s?[:=–-]\s+"
    r"(?P<answer>\S(?:(?!\n\W{0,3}(?:your )?(?:question|request|query|Q)\s?\d{0,2}\s?[:.–-]).)*)$",
    re.IGNORECASE | re.DOTALL,
)
"""Both labels on one line: "Request: how many? Response: 25"."""


@dataclass(frozen=True)
class Placed:
    """A block at its place in the text; `heading` is the one it stands under, None before the first.

    A row of a table of questions and answers is two: a "question" and an "answer". `of` numbers the block as read.
    """

    kind: str
    start: int
    end: int
    heading: str | None = None
    page: int | None = None
    of: int = 0


@dataclass(frozen=True)
class Layout:
    text: str
    blocks: tuple[Placed, ...]

    def words(self, block: Placed) -> str:
        return self.text[block.start : block.end]


def lay_out(reading: Reading) -> Layout:
    """Join the blocks of a reading; offsets are characters of the joined text."""
    placed: list[Placed] = []
    heading, at = None, 0
    answers: int | None = None  # the column of answers in the table being read
    last: Block | None = None
    answered = any(_heads_answer(line) for block in reading.blocks for line in block.text.split("\n"))
    behind = sum(bool(_TOLD_BEHIND.match(block.text)) for block in reading.blocks) >= _SEVERAL
    lines = in_lines([b.text if b.kind in ("paragraph", "list") else "" for b in reading.blocks])
    for n, block in enumerate(reading.blocks):
        if block.kind != "table":
            answers = None
        elif last is None or last.kind != "table":
            answers = _column_of_answers(block.text)
        for piece, start, line in _with_lines(block, at, lines.get(n, []), answered, behind):
            if piece.kind == "heading":
                heading = piece.text
            parts = [(line, start, start + len(piece.text))] if line else _parts(piece, start, answers, behind)
            placed += (Placed(kind, a, b, heading, block.page, n) for kind, a, b in parts)
        at += len(block.text) + len(_GAP)
        last = block
    return Layout(_GAP.join(block.text for block in reading.blocks), tuple(placed))


def _heads_answer(line: str) -> bool:
    return part(line) == "answer" and not dated_answer(line)


def _with_lines(
    block: Block, at: int, lines: list[tuple[str, Span]], answered: bool, behind: bool
) -> Iterator[tuple[Block, int, str]]:
    """The pieces of a block with their places; those of its `lines` that ask or answer by themselves, called so."""
    begin = 0
    for kind, (start, end) in lines:
        if above := block.text[begin:start].strip("\n"):
            place = at + block.text.index(above, begin)
            yield from ((*piece, "") for piece in _pieces(replace(block, text=above), place, answered, behind))
        yield replace(block, text=block.text[start:end]), at + start, kind
        begin = end
    rest = block.text[begin:].lstrip("\n") if lines else block.text
    if rest:
        place = at + len(block.text) - len(rest)
        yield from ((*piece, "") for piece in _pieces(replace(block, text=rest), place, answered, behind))


def _pieces(block: Block, at: int, answered: bool, behind: bool) -> Iterator[tuple[Block, int]]:
    """A block, or the paragraphs, labels and elements of lists that stand in it line by line, with their places.

    `answered` where a line heads the answer: then "Responded 3 May 2024" is only its date. `behind` where several
    numbered questions have their answers right behind them.
    """
    if block.kind not in ("paragraph", "list") or _cut(block, None, behind):
        only_date = block.kind == "heading" and answered and dated_answer(block.text)
        yield (replace(block, kind="paragraph") if only_date else block), at
        return
    for start, end in pieces(block.text):
        words = block.text[start:end]
        kind = block.kind if start == 0 else "list" if MARKER.match(words) else "paragraph"
        heading = heads(words) and not (answered and dated_answer(words))
        yield replace(block, kind="heading" if heading else kind, text=words), at + start


def _asks(heading: str) -> bool:
    """True for a question set as a heading over its answer."""
    return (
        len(heading.split()) > _SHORTEST_QUESTION
        and not part(heading)
        and (heading.rstrip().endswith("?") or bool(_QUESTION_LINE.match(heading) and not _OF_LAW.search(heading)))
    )


def _column_of_answers(header: str) -> int | None:
    cells = header.split(_CELL)
    asked = any(_ASKED.match(cell) for cell in cells[:-1])
    return next((n for n, cell in enumerate(cells) if n and _ANSWERED.match(cell)), None) if asked else None


def _parts(block: Block, at: int, answers: int | None, behind: bool) -> Iterator[tuple[str, int, int]]:
    """The kind and span of the block itself, or of a question and its answer where it holds both."""
    if block.kind == "heading" and _asks(block.text):
        yield "question", at, at + len(block.text)
        return
    cut = _cut(block, answers, behind)
    if cut is None:
        yield block.kind, at, at + len(block.text)
        return
    end, start = cut
    yield "question", at, at + end
    yield "answer", at + start, at + len(block.text)


def _cut(block: Block, answers: int | None, behind: bool) -> tuple[int, int] | None:
    """Where the question in a block ends, and where its answer starts."""
    if answers is not None:
        cells = block.text.split(_CELL)
        if len(cells) <= answers or not cells[answers].strip() or not any(c.strip() for c in cells[:answers]):
            return None
        end = len(_CELL.join(cells[:answers]))
        return end, end + len(_CELL)
    if block.kind in ("paragraph", "list") and (
        both := _ANSWERED_INLINE.match(block.text)
        or _IN_COLUMNS.match(block.text)
        or _BOTH_LABELLED.match(block.text)
        or (behind and _TOLD_BEHIND.match(block.text))
    ):
        return both.end("question"), both.start("answer")
    if block.kind == "paragraph" and _QUESTION_LINE.match(block.text):
        lines = list(re.finditer(r"\n", block.text))
        answers_at = [m for m in lines if _ANSWER_LINE.match(block.text[m.end() :])]
        several = any(_QUESTION_LINE.match(block.text[m.end() :]) for m in lines)
        return (answers_at[0].start(), answers_at[0].end()) if answers_at and not several else None
    return None
