"""Web pages: the main content only, and only what a reader of the page would see."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup, Comment, NavigableString, Tag

from ingest.blocks import Block, Reading

_NEVER = ["script", "style", "noscript", "template", "nav", "header", "footer", "aside", "form", "button", "svg", "iframe", "object", "select", "textarea"]
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])|opacity\s*:\s*0(?![.\d])", re.IGNORECASE)
_CONSENT = re.compile(r"\bcookie|consent|skip-?link|breadcrumb", re.IGNORECASE)
_HEADINGS = {f"h{n}": n for n in range(1, 7)}
_BLOCKS = {"p", "div", "section", "article", "main", "ul", "ol", "li", "table", "tr", "blockquote", "dl", "dt", "dd", "pre", "hr", "figure", *_HEADINGS}


def read_html(text: str) -> Reading:
    """Blocks in order. Nothing is fetched, run or resolved."""
    soup = BeautifulSoup(text, "lxml")
    title = soup.title.get_text(" ", strip=True) if soup.title else None
    for comment in soup.find_all(string=lambda s: isinstance(s, Comment)):
        comment.extract()
    main = soup.find("main") or soup.find(attrs={"role": "main"}) or soup.find("article") or soup.body or soup
    for tag in list(main.find_all(True)):
        if not tag.decomposed and _unseen(tag):
            tag.decompose()
    return Reading(blocks=tuple(_blocks(main, "")), title=title, form="html")


def _unseen(tag: Tag) -> bool:
    if tag.name in _NEVER or tag.has_attr("hidden") or tag.get("aria-hidden") == "true":
        return True
    names = f"{tag.get('id', '')} {' '.join(tag.get('class') or [])}"
    return bool(_HIDDEN.search(str(tag.get("style", ""))) or _CONSENT.search(names))


def _blocks(tag: Tag, marker: str, kind: str = "paragraph") -> Iterator[Block]:
    """Text between block elements is a paragraph of its own; `marker` goes before the first words of a list element."""
    words: list[str] = []

    def held() -> Iterator[Block]:
        nonlocal marker
        text = "".join(words).strip()
        words.clear()
        if text:
            yield Block("list", marker + text) if marker else Block(kind, text)  # type: ignore[arg-type]
            marker = ""

    number = 0
    for child in tag.children:
        if isinstance(child, NavigableString):
            words.append(re.sub(r"\s+", " ", str(child)))
        elif isinstance(child, Tag) and child.name in _BLOCKS:
            yield from held()
            if child.name == "li":
                number += 1
            yield from _block(child, tag, number, marker, kind)
            marker = "" if child.name in ("p", "div") else marker
        elif isinstance(child, Tag):
            words.append("\n" if child.name == "br" else _inline(child))
    yield from held()


def _block(child: Tag, parent: Tag, number: int, marker: str, kind: str) -> Iterator[Block]:
    if child.name in _HEADINGS:
        yield Block("heading", _inline(child).strip(), _HEADINGS[child.name])
    elif child.name == "li":
        start = int(str(parent.get("start", "1"))) if str(parent.get("start", "1")).isdecimal() else 1
        yield from _blocks(child, f"{start + number - 1}. " if parent.name == "ol" else "- ")
    elif child.name == "tr":
        yield Block("table", " | ".join(_inline(cell).strip() for cell in child.find_all(["td", "th"])))
    else:
        yield from _blocks(child, marker, "quote" if child.name == "blockquote" else kind)


def _inline(tag: Tag) -> str:
    """Words of an element, line breaks kept, other space folded."""
    parts = []
    for child in tag.children:
        if isinstance(child, Tag):
            parts.append("\n" if child.name == "br" else _inline(child))
        elif isinstance(child, NavigableString):
            parts.append(re.sub(r"\s+", " ", str(child)))
    return "".join(parts)
