"""Blocks made whole: clean text, elements of lists told by their marker, and paragraphs a break tore in two rejoined."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from ingest.blocks import Block
from ingest.clean import one_line, tidy
from ingest.flat import unflattened
from ingest.shapes import BOLD_LEVEL, MARKER, SIGN_OFF, closes_or_greets, ends_sentence, starts_low

_GLUED = re.compile(r"(?m)^[^\n]{0,40}\b\d{1,2} [A-Z][a-z]{2,8} (?:19|20)\d\d(?=[A-Z][a-z’']|I\s|1\.\s)")
"""A date with the next line of its page right behind it."""
_LABEL_BEHIND = re.compile(
    r"(?m)(?<=\S) [-–] (?=(?:(?:our|your|the) )?(?:decision|response|answer|reply|request)\W*$)", re.IGNORECASE
)
"""What stands before the label of the next part, at the end of a line."""
_POINT = re.compile(
    r"(?:(?<=^)|(?<=[.?!:;”’\"'),A-Z0-9-]\s))(?P<n>\d{1,2})(?P<sign>[.)])\s(?=(?:\(?a\)\s)?[A-Z“\"‘(])|"
    r"(?<=\w\s)(?P<asked>\d{1,2})[.)]\s(?=(?:How|What|Which|Who|When|Where|Why|Please|Kindly|Can|Could|Do|Does|Did|Is|Are|Has|Have)\b)"
)
_SHORT_POINTS = re.compile(
    r"(?:^|:\s)1[.)]\s[^?;\n]{4,150}[?;](?:[^?\n]{0,150})?\s2[.)]\s[^?;\n]{4,150}[?;](?:[^?\n]{0,150})?\s3[.)]\s|"
    r"^1[.)]\s[A-Z][^\n]{3,150}[.;]\s2[.)]\s[A-Z][^\n]{3,150}[.;]\s3[.)]\s[A-Z]"
)
"""Points on one line, however short it is."""
_PARTS = re.compile(r"(?:(?<=\s)|(?<=^))(?P<label>(?:Your |Our )?(?:Request|Response)\s?:)\s+(?=[A-Z])")
_TWO_PARTS = 2
_LABELLED = re.compile(r"(?<=\s)Q(?:uestion)?\s?(?P<n>\d{1,2})[.:)]?\s(?=[A-Z])[^?]{8,400}\?(?=\s)")
"""A question behind its label, up to its mark, in a text that lost its lines."""
_BOTH_LABELS = re.compile(
    r"(?im)^\W{0,3}(?:your )?(?:question|request|query|Q)\s?\d{0,2}\s?[:.–-]\s[^\n]{8,1500}?\s(?:our )?(?:answer|response|reply)\s?\d{0,2}\s?[:=–-]\s"
)
"""A line with a question and its answer, each behind its label; it stands apart from the next such line."""
_LONG_LINE, _FEWEST_POINTS, _FEWEST_BRACKETED = 400, 3, 2
_TORN_WORD = re.compile(r"(?P<left>[^\W\d_]+)-$")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LEANS_ON = re.compile(
    r"\b(?:a|an|and|any|are|as|at|be|but|by|for|from|has|have|if|in|into|is|it|its|not|of|on|or|our|that|the|their|these|this|"
    r"to|was|were|which|who|will|with|would|you|your)$",
    re.IGNORECASE,
)
_LONGEST_WORD = 60
_KEEPS_HYPHEN = frozenset("all anti co cross ex full half high long low multi non pre re self semi short well".split())


def mend(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks in order, cleaned, without empty ones, list elements told, and torn paragraphs rejoined."""
    kept: list[Block] = []
    for clean in (_cleaned(element) for block in blocks for element in _elements(block)):
        if not clean.text:
            continue
        if kept and _is_name_signed(kept[-1], clean):
            clean = replace(clean, kind="paragraph", level=0)
        if kept and _goes_on(kept[-1], clean):
            kept[-1] = kept[-1].saying(join(kept[-1].text, clean.text))
        else:
            kept.append(clean)
    return tuple(kept)


def join(left: str, right: str, vocabulary: frozenset[str] = frozenset()) -> str:
    """Two parts of one sentence. A word torn at a hyphen is made whole unless `vocabulary` or its prefix says otherwise."""
    torn = _TORN_WORD.search(left[-_LONGEST_WORD:]) if left.endswith("-") else None
    if not torn or not right[:1].islower():
        return f"{left} {right}"
    rest = _WORD.match(right)
    whole = torn["left"] + (rest[0] if rest else "")
    hyphenated = f"{torn['left']}-{rest[0] if rest else ''}"
    if whole.lower() not in vocabulary and (hyphenated.lower() in vocabulary or torn["left"].lower() in _KEEPS_HYPHEN):
        return left + right
    return left[:-1] + right


def words_of(lines: Iterable[str]) -> frozenset[str]:
    """Every word of the lines, lower-case, hyphenated ones whole: what `join` decides by."""
    return frozenset(word.lower() for line in lines for word in _WORD.findall(line))


def _elements(block: Block) -> Iterator[Block]:
    """A paragraph whose lines begin like elements of a list, in one block for each."""
    if block.kind == "paragraph":
        lines = (line for long in block.text.split("\n") for line in unflattened(long).split("\n"))
        block = block.saying("\n".join(map(_parted, lines)))
    if block.kind == "paragraph" and (cuts := [m.start() for m in _BOTH_LABELS.finditer(block.text)]):
        for a, b in pairwise([0, *cuts, len(block.text)]):
            yield from _lines(block.saying(block.text[a:b].strip("\n")))
        return
    yield from _lines(block)


def _lines(block: Block) -> Iterator[Block]:
    if block.kind not in ("paragraph", "quote") or "\n" not in block.text:
        yield block
        return
    parts: list[list[str]] = [[]]
    for line in tidy(block.text).split("\n"):
        if parts[-1] and MARKER.match(line):
            parts.append([])
        parts[-1].append(line)
    yield from (block.saying("\n".join(part)) for part in parts)


def _parted(text: str) -> str:
    """A long text on one line with its numbered points on lines of their own, as a lost layout had them: 3 or more, or 1) and 2)."""
    if len(text) < _LONG_LINE and not _SHORT_POINTS.search(text):
        return text
    parts = list(_PARTS.finditer(text))
    if len(parts) == len({m["label"].casefold() for m in parts}) == _TWO_PARTS:
        asked, answer = parts
        pieces = [
            text[: asked.start()],
            asked["label"],
            text[asked.end() : answer.start()],
            answer["label"],
            text[answer.end() :],
        ]
        return "\n".join(_parted(piece.strip()) for piece in pieces if piece.strip())
    labelled = list(_LABELLED.finditer(text))
    if [int(m["n"]) for m in labelled] == list(range(1, len(labelled) + 1)) and len(labelled) >= _FEWEST_POINTS:
        ends = sorted(at for m in labelled for at in m.span())
        return "\n".join(text[a:b].strip() for a, b in pairwise([0, *ends, len(text)]) if text[a:b].strip())
    marks = [(m.start(), int(m["n"] or m["asked"])) for m in _POINT.finditer(text)]
    bracketed = all(m["sign"] == ")" for m in _POINT.finditer(text))
    fewest = _FEWEST_BRACKETED if bracketed else _FEWEST_POINTS
    cuts: list[int] = []
    run: list[int] = []
    for at, number in [*marks, (len(text), -1)]:
        if number == len(run) + 1:
            run.append(at)
        elif number == 1 or at == len(text):
            cuts += run if len(run) >= fewest else []
            run = [at]
    pieces = [text[a:b].strip() for a, b in pairwise([0, *cuts, len(text)])]
    return "\n".join(piece for piece in pieces if piece)


def _cleaned(block: Block) -> Block:
    text = (
        one_line(block.text)
        if block.kind in ("heading", "table")
        else tidy(_LABEL_BEHIND.sub("\n", _GLUED.sub(r"\g<0>\n", block.text)))
    )
    if block.kind in ("paragraph", "list") and (marker := MARKER.match(text)):
        sign = marker[0].strip()
        return replace(block, kind="list", text=f"{'-' if sign in '•*' else sign} {text[marker.end() :]}")
    return block.saying(text)


def _is_name_signed(before: Block, after: Block) -> bool:
    """True for bold words right under a sign-off: who signs, and no heading."""
    return after.kind == "heading" and after.level == BOLD_LEVEL and bool(SIGN_OFF.match(before.text))


def _goes_on(before: Block, after: Block) -> bool:
    """True when `after` is the rest of the paragraph `before` began."""
    if after.kind not in ("paragraph", "quote") or not starts_low(after.text) or ends_sentence(before.text):
        return False
    if closes_or_greets(before.text.rsplit("\n", 1)[-1]) or (after.kind != before.kind and before.kind != "list"):
        return False
    if MARKER.match(before.text):
        torn = before.page != after.page or _LEANS_ON.search(before.text[-_LONGEST_WORD:])
        return bool(torn) and after.kind == "paragraph" and not before.text.endswith(",")
    return True
