"""Clean the words of a block, and mend what a page or a stray blank line broke apart."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import replace

from ingest.blocks import Block

_SPACES = re.compile(r"[^\S\n]+")
_MARKER = re.compile(r"^(?:\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]|[-•–*])\s", re.IGNORECASE)
_LIGATURES = str.maketrans({"ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl"})
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\x00-\x08\x0b-\x1f\x7f]")
_ENDS = tuple(".:;?!”\"’)]")


def clean(text: str) -> str:
    """Plain spaces, composed characters, nothing invisible; line breaks stay, blank lines go."""
    plain = _UNSEEN.sub("", unicodedata.normalize("NFC", text.translate(_LIGATURES)))
    lines = (_SPACES.sub(" ", line).strip() for line in plain.replace("\u2028", "\n").split("\n"))
    return "\n".join(line for line in lines if line)


def tidy(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Blocks with clean text, empty ones left out, and paragraphs that were broken apart made whole again."""
    made: list[Block] = []
    for block in blocks:
        text = clean(block.text)
        if not text:
            continue
        block = replace(block, text=text)
        if made and _goes_on(made[-1], block):
            made[-1] = replace(made[-1], text=f"{made[-1].text} {text}")
        else:
            made.append(block)
    return tuple(made)


def _goes_on(before: Block, block: Block) -> bool:
    """True where a paragraph starts in lower case after one that did not end."""
    if before.kind != "paragraph" or block.kind != "paragraph" or _MARKER.match(block.text):
        return False
    return block.text[0].islower() and not before.text.endswith((*_ENDS, ",")) and len(before.text) > 40
