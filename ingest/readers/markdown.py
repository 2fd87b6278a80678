"""Markdown: its structure as blocks, its syntax gone."""

from __future__ import annotations

from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token

from ingest.blocks import Block, Reading

_PARSER = MarkdownIt("commonmark", {"html": False}).enable("table")


def read_markdown(text: str) -> Reading:
    """Blocks in order; links keep their words, pictures their description."""
    blocks = tuple(_blocks(_PARSER.parse(text)))
    title = next((b.text for b in blocks if b.kind == "heading" and b.level == 1), None)
    return Reading(blocks=blocks, title=title, form="markdown")


def _blocks(tokens: list[Token]) -> Iterator[Block]:
    markers: list[str] = []
    quotes = row = 0
    heading = 0
    cells: list[str] = []
    for token in tokens:
        match token.type:
            case "heading_open":
                heading = int(token.tag[1])
            case "heading_close":
                heading = 0
            case "blockquote_open" | "blockquote_close":
                quotes += token.nesting
            case "list_item_open":
                markers.append(f"{token.info}{token.markup} " if token.info else "- ")
            case "list_item_close":
                markers = markers[: token.level // 2]
            case "tr_open":
                row, cells = 1, []
            case "tr_close":
                row = 0
                yield Block("table", " | ".join(cells))
            case "fence" | "code_block":
                yield Block("paragraph", token.content)
            case "inline":
                words = _words(token.children or [])
                if row:
                    cells.append(words)
                elif heading:
                    yield Block("heading", words, heading)
                elif markers and markers[-1]:
                    yield Block("list", markers[-1] + words)
                    markers[-1] = ""
                else:
                    yield Block("quote" if quotes else "paragraph", words)


def _words(children: list[Token]) -> str:
    said = {"softbreak": " ", "hardbreak": "\n"}
    return "".join(said.get(c.type, c.content if c.type in ("text", "code_inline", "image", "html_inline") else "") for c in children)
