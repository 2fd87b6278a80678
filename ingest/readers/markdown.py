"""Markdown: rendered as it would be shown, then read as a page is."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.token import Token

from ingest.blocks import Block, Reading
from ingest.clean import one_line
from ingest.limits import Limits
from ingest.mend import mend
from ingest.readers.html import blocks_of_fragment
from ingest.shapes import MARKER, ends_sentence, starts_low

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?\n)---[ \t]*\n", re.DOTALL)
_FRONT_TITLE = re.compile(r"^title:[ \t]*[\"']?(.+?)[\"']?[ \t]*$", re.MULTILINE | re.IGNORECASE)
_PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"]).disable("code")
_LONGEST_LINE_MEANT = 60
_STRAY_EMPHASIS = re.compile(r"\*\*+|(?<!\w)__(?=\w)|(?<=\w)__(?!\w)")


def read_markdown(text: str, limits: Limits) -> Reading:
    """A Markdown letter. Front matter is left out, but for its title; indented lines are text, never code."""
    text = re.sub("\r\n?", "\n", text).removeprefix("\ufeff")
    title = None
    if front := _FRONT_MATTER.match(text):
        named = _FRONT_TITLE.search(front[1])
        title = named[1] if named else None
        text = text[front.end() :]
    blocks = blocks_of_fragment(_rendered(text), limits)
    if (unmarked := tuple(map(_unmarked, blocks))) != blocks:
        blocks = mend(unmarked)
    first = next((b.text for b in blocks if b.kind == "heading" and b.level == 1), None)
    return Reading(blocks, title=(title and one_line(title)) or first, form="markdown")


def _rendered(text: str) -> str:
    """As HTML; the delimiter of a numbered list, which HTML has no place for, goes into an attribute."""
    tokens = _PARSER.parse(text)
    for token in tokens:
        if token.type == "ordered_list_open":
            token.attrSet("data-delimiter", token.markup)
        elif token.type == "inline":
            _keep_meant_breaks(token)
    return _PARSER.renderer.render(tokens, _PARSER.options, {})


def _keep_meant_breaks(paragraph: Token) -> None:
    """Make hard those line breaks that are no wrapping: before elements of a list, and in an address or a signature."""
    lines = [line.strip() for line in paragraph.content.split("\n")]
    breaks = [child for child in paragraph.children or [] if child.type in ("softbreak", "hardbreak")]
    if len(breaks) != len(lines) - 1:
        return
    listed = not ends_sentence(lines[-1]) and all(
        len(line) <= _LONGEST_LINE_MEANT and not starts_low(line) and not ends_sentence(line) for line in lines
    )
    for place, line in zip(breaks, lines[1:], strict=True):
        if listed or MARKER.match(line):
            place.type = "hardbreak"


def _unmarked(block: Block) -> Block:
    """Without emphasis marks that converters leave where Markdown does not read them as such."""
    marked = "**" in block.text or "__" in block.text
    return block.saying(_STRAY_EMPHASIS.sub("", block.text)) if marked else block
