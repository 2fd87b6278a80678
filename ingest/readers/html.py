"""A web page or HTML mail: its main content, as far as a reader of the page would see it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from bs4 import BeautifulSoup, NavigableString, Tag
from bs4.element import PreformattedString
from lxml.etree import HTMLParser

from corpus.errors import TooLarge, Unreadable
from ingest.blocks import Block, Reading
from ingest.clean import one_line
from ingest.limits import Limits
from ingest.mend import mend
from ingest.readers.numbering import counted
from ingest.readers.text import blocks_of as blocks_of_text
from ingest.readers.unseen import strip_unseen
from ingest.shapes import BOLD_LEVEL, MARKER, could_head

_HEADINGS = {f"h{n}": n for n in range(1, 7)}
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q rp rt ruby s samp small span strike "
    "strong sub sup time tt u var wbr".split()
)
_BOLD = frozenset(("b", "strong"))
_LINE_BREAK, _PARAGRAPH_BREAK = "\n", "\n\n"
_STEP = 8192
_TITLE_PART = re.compile(r"\s[|–—:·-]\s")
_ENTITY = re.compile(rb"<!\s*entity\b", re.IGNORECASE)


def read_html(content: bytes, limits: Limits) -> Reading:
    """A page as saved. Raises Unreadable when it declares entities, TooLarge when it is nested too deeply."""
    page = _parsed(content, limits)
    title = one_line(page.title.get_text()) if page.title else ""
    site = "\n".join(_site(page, title))
    blocks = _blocks_of_page(page)
    first = next((b.text for b in blocks if b.kind == "heading" and b.level == 1), None)
    return Reading(blocks, title=first or title or None, form="html", meta={"site": site} if site else {})


def _site(page: BeautifulSoup, title: str) -> Iterator[str]:
    """What the page says of whose site it is, around its content: its site name, the end of its title, its way home."""
    named = page.select_one('meta[property="og:site_name"], meta[name="application-name"]')
    home = page.select_one('header a[href="/"], [role=banner] a[href="/"]')
    parts = _TITLE_PART.split(title)
    for said in (named.get("content") if named else "", parts[-1] if len(parts) > 1 else "", home and home.get_text()):
        if name := one_line(str(said or "")):
            yield name


def blocks_of_fragment(markup: str | bytes, limits: Limits) -> tuple[Block, ...]:
    """All that can be seen of a fragment, a mail's body for example: there is no page around it to leave out."""
    page = _parsed(markup, limits)
    strip_unseen(page)
    return mend(_walk(page.body or page, ""))


def _parsed(markup: str | bytes, limits: Limits) -> BeautifulSoup:
    raw = markup if isinstance(markup, bytes) else markup.encode("utf-8", "replace")
    if _ENTITY.search(raw.replace(b"\0", b"")):
        raise Unreadable(
            "the page declares entities of its own, which are never expanded; save it as text and try again"
        )
    watched = HTMLParser(target=_Depth(limits.max_depth), recover=True)
    for start in range(0, len(raw), _STEP):  # in small steps, since it notices only between them that it is stopped
        watched.feed(raw[start : start + _STEP])
    return BeautifulSoup(markup, "lxml")


class _Depth:
    """Watches a parser and stops it where elements lie too deep: its time would grow with the square of the depth."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._open = 0

    def start(self, tag: str, attrib: Mapping[str, str]) -> None:
        self._open += 1
        if self._open > self._most:
            raise TooLarge(
                f"its elements lie more than {self._most} deep inside one another; save it as text and try again"
            )

    def end(self, tag: str) -> None:
        self._open -= 1

    def close(self) -> None:
        """Asked for by the parser, and never called."""


def _blocks_of_page(page: BeautifulSoup) -> tuple[Block, ...]:
    articles = page.find_all("article")
    main = page.select_one("main, [role=main]") or (articles[0] if len(articles) == 1 else None)
    strip_unseen(page, around=main)
    return mend(_walk(main or page.body or page, ""))


def _walk(element: Tag, within: str) -> Iterator[Block]:
    """Blocks of an element's children in order; runs of inline content between them are paragraphs."""
    run: list[Tag | NavigableString] = []
    for child in [*element.children, None]:
        if isinstance(child, NavigableString) or (isinstance(child, Tag) and _is_inline(child)):
            if not isinstance(child, PreformattedString):
                run.append(child)
            continue
        yield from _paragraphs(run, within)
        run = []
        if isinstance(child, Tag):
            yield from _block(child, within)


def _is_inline(tag: Tag) -> bool:
    return tag.name == "br" or (tag.name in _INLINE and not any(not _is_inline(inner) for inner in tag.find_all(True)))


def _block(tag: Tag, within: str) -> Iterator[Block]:
    if tag.name in _HEADINGS or tag.get("role") == "heading":
        yield Block("heading", _words(tag), _level(tag))
    elif tag.name in ("ul", "ol", "menu"):
        yield from _elements(tag, within)
    elif tag.name == "table":
        yield from _table(tag, within)
    elif tag.name == "pre":
        yield from (Block("quote", b.text) if within == "quote" else b for b in blocks_of_text(tag.get_text()))
    elif tag.name == "blockquote" or "gmail_quote" in (tag.get("class") or []):
        yield from _walk(tag, "quote")
    else:
        yield from _walk(tag, within)


def _level(tag: Tag) -> int:
    given = str(tag.get("aria-level", ""))
    return _HEADINGS.get(tag.name) or (int(given) if given in "123456" and given else 2)


def _paragraphs(run: list[Tag | NavigableString], within: str) -> Iterator[Block]:
    """A run of inline content: one paragraph, or several where two line breaks part them."""
    text = "".join(_words(part) if isinstance(part, Tag) else _collapsed(part) for part in run)
    parts = [part for part in re.split(r"\n\s*\n", text) if part.strip()]
    if (
        len(parts) == 1
        and not within
        and _all_bold(run)
        and could_head(one_line(parts[0]))
        and "\n" not in parts[0].strip()
    ):
        yield Block("heading", parts[0], BOLD_LEVEL)
        return
    for part in parts:
        yield Block("quote" if within == "quote" else "paragraph", part)


def _all_bold(run: list[Tag | NavigableString]) -> bool:
    said = [part for part in run if part.get_text().strip()]
    return bool(said) and all(_is_bold(part) for part in said)


def _is_bold(part: Tag | NavigableString) -> bool:
    if not isinstance(part, Tag):
        return False
    weight = re.search(r"font-weight:\s*(?:bold|[6-9]00)", str(part.get("style", "")))
    said = [child for child in part.children if child.get_text().strip()]
    return part.name in _BOLD or bool(weight) or (bool(said) and all(isinstance(c, Tag) and _is_bold(c) for c in said))


def _collapsed(words: NavigableString) -> str:
    return "" if isinstance(words, PreformattedString) else re.sub(r"[ \t\r\n\f]+", " ", str(words))


def _words(tag: Tag) -> str:
    """The words of an inline element, with its line breaks."""
    if tag.name == "br":
        return _LINE_BREAK
    return "".join(
        _words(c) if isinstance(c, Tag) else _collapsed(c) for c in tag.children if isinstance(c, Tag | NavigableString)
    )


def _elements(list_tag: Tag, within: str) -> Iterator[Block]:
    """One block for each element of a list, its marker first; lists inside it follow as elements of their own."""
    for n, element in enumerate(list_tag.find_all("li", recursive=False)):
        inner = list(_walk(element, ""))
        own = [b.text for b in inner if b.kind not in ("list", "table")]
        text = _LINE_BREAK.join(own[:1] + [words for words in own[1:] if words.strip()])
        if text.strip():
            marked = text if MARKER.match(text.strip()) else f"{_mark(list_tag, element, n)} {text.strip()}"
            yield Block("quote" if within == "quote" else "list", marked)
        yield from (Block("quote", b.text) if within == "quote" else b for b in inner if b.kind in ("list", "table"))


def _mark(list_tag: Tag, element: Tag, before: int) -> str:
    """The mark of an element with `before` elements ahead of it."""
    if list_tag.name != "ol":
        return "-"
    own, start = _number(element.get("value")), _number(list_tag.get("start"))
    number = own if own is not None else (1 if start is None else start) + before
    return counted(number, str(list_tag.get("type", "1"))) + str(list_tag.get("data-delimiter", "."))[:1]


def _number(given: object) -> int | None:
    said = str(given or "").strip()
    return int(said) if re.fullmatch(r"-?[0-9]{1,6}", said) else None


def _table(table: Tag, within: str) -> Iterator[Block]:
    """A row a block, its cells joined; a table that only lays out a page is walked like any other element."""
    rows = [
        row.find_all(["td", "th"], recursive=False) for row in table.find_all("tr") if row.find_parent("table") is table
    ]
    lays_out = (
        table.get("role") in ("presentation", "none") or table.find("table") or all(len(cells) < 2 for cells in rows)
    )
    if lays_out or within:
        for part in table.find_all(["caption", "td", "th"]):
            if part.find_parent("table") is table:
                yield from _walk(part, within)
        return
    if isinstance(caption := table.find("caption", recursive=False), Tag):
        yield Block("paragraph", _words(caption))
    for cells in rows:
        said = [one_line(" ".join(b.text for b in mend(_walk(cell, "")))) for cell in cells]
        if any(said):
            yield Block("table", " | ".join(said))
