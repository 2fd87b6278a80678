"""An OpenDocument text: headings, paragraphs, lists, tables, and footnotes after the paragraph that calls them."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from corpus.errors import TooLarge, Unreadable
from ingest.apart import serve
from ingest.blocks import Block, Reading
from ingest.clean import one_line, plain
from ingest.expand import expanded
from ingest.limits import Limits
from ingest.mend import mend
from ingest.readers.odt_lists import Lists, starts_at
from ingest.shapes import BOLD_LEVEL, MARKER, could_head

_TEXT, _TABLE, _STYLE = (f"{{urn:oasis:names:tc:opendocument:xmlns:{name}:1.0}}" for name in ("text", "table", "style"))
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_NEVER = frozenset(
    (f"{_OFFICE}annotation", f"{_TEXT}tracked-changes", f"{_TEXT}hidden-text", f"{_TEXT}hidden-paragraph")
)
_LOOK = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_WHITE, _BLACK = ("#ffffff", "#fff", "white"), ("#000000", "#000", "black")
_DAMAGED = "the OpenDocument file is damaged; open it, save it again, and try again"


def read_odt(content: bytes, limits: Limits) -> Reading:
    """The words of an OpenDocument text. Raises Unreadable or TooLarge."""
    members = expanded(content, limits)
    if "content.xml" not in members or b"manifest:encryption-data" in members.get("META-INF/manifest.xml", b""):
        raise Unreadable("the OpenDocument file is locked with a password or holds no text; save a copy without one")
    root = _parsed(members["content.xml"])
    body = root.find(f".//{_OFFICE}text")
    if body is None:
        raise Unreadable("it is an OpenDocument file but no text document; save it as a text document or a PDF")
    bold = _bold_styles(root)
    unseen = _unseen_styles(root)
    for element in [e for e in body.iter() if e.get(f"{_TEXT}style-name") in unseen]:
        _empty(element)
    title = _parsed(members["meta.xml"]).findtext(f".//{_DC}title") if "meta.xml" in members else None
    styles = [_parsed(members["styles.xml"])] if "styles.xml" in members else []
    blocks = list(_Body(bold, Lists([*styles, root]), limits).blocks(body))
    return Reading(mend(blocks), title=one_line(title or "") or None, form="odt")


def _parsed(content: bytes) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise Unreadable(_DAMAGED) from error


def _bold_styles(root: etree._Element) -> frozenset[str]:
    """Paragraph styles of the document's own that set everything in bold."""
    found = (
        style.get(f"{_STYLE}name", "")
        for style in root.iter(f"{_STYLE}style")
        if any(
            str(v) == "bold"
            for p in style.iter(f"{_STYLE}text-properties")
            for k, v in p.items()
            if k.endswith("}font-weight")
        )
    )
    return frozenset(found)


def _unseen_styles(root: etree._Element) -> frozenset[str]:
    """Styles of text that nobody sees: hidden, white, or as dark as what is behind it."""
    found = set()
    for style in root.iter(f"{_STYLE}style"):
        for look in style.iter(f"{_STYLE}text-properties", f"{_STYLE}paragraph-properties"):
            colour, ground = (look.get(f"{_LOOK}{name}", "").lower() for name in ("color", "background-color"))
            hidden = look.get(f"{_TEXT}display") == "none" or (
                colour in _WHITE and ground in ("", "transparent", *_WHITE)
            )
            if hidden or (ground in _BLACK and colour in ("", *_BLACK)):
                found.add(style.get(f"{_STYLE}name", ""))
    return frozenset(found - {""})


def _empty(element: etree._Element) -> None:
    """Take out the words of an element and leave what follows it."""
    tail = element.tail
    for child in list(element):
        element.remove(child)
    element.text, element.tail = None, tail


class _Body:
    """Walks the body of one document; it counts lists as it goes."""

    def __init__(self, bold: frozenset[str], lists: Lists, limits: Limits) -> None:
        self._bold = bold
        self._lists = lists
        self._limits = limits

    def blocks(self, parent: etree._Element, depth: int = 0, within: tuple[str, int] = ("", 0)) -> Iterator[Block]:
        """Blocks of everything inside `parent`; `within` is the style of the list around it, and its level."""
        if depth > self._limits.max_depth:
            raise TooLarge(
                f"its elements lie more than {self._limits.max_depth} deep inside one another; save it as a PDF"
            )
        for element in parent:
            tag = element.tag
            if tag == f"{_TEXT}h":
                yield Block("heading", one_line(_words(element)), int(element.get(f"{_TEXT}outline-level", "1") or 1))
            elif tag == f"{_TEXT}p":
                yield from _paragraph(element, self._bold)
            elif tag in (f"{_TEXT}list", f"{_TEXT}ordered-list"):
                yield from self._list(element, depth, within)
            elif tag == f"{_TABLE}table":
                yield from _table(element)
            elif tag not in _NEVER and isinstance(tag, str):
                yield from self.blocks(element, depth + 1, within)

    def _list(self, element: etree._Element, depth: int, within: tuple[str, int]) -> Iterator[Block]:
        style, level = element.get(f"{_TEXT}style-name") or within[0], within[1] + 1
        number = self._lists.first(element, style, level)
        for item in element:
            inside = self.blocks(item, depth + 1, (style, level))
            if item.tag != f"{_TEXT}list-item":  # a list's header is not counted
                yield from inside
                continue
            number = starts_at(item, number)
            sign = self._lists.level(style, level).sign(number)
            for n, block in enumerate(inside):
                marked = n == 0 and block.kind == "paragraph" and not MARKER.match(block.text)
                yield Block("list", f"{sign} {block.text}") if marked else block
            self._lists.reached(style, level, number)


def _table(table: etree._Element) -> Iterator[Block]:
    for row in table.iter(f"{_TABLE}table-row"):
        cells = [one_line(" ".join(_words(p) for p in cell.iter(f"{_TEXT}p", f"{_TEXT}h"))) for cell in row]
        if any(cells):
            yield Block("table", " | ".join(cells))


def _paragraph(element: etree._Element, bold: frozenset[str]) -> Iterator[Block]:
    text = plain(_words(element)).strip()
    if text:
        heads = element.get(f"{_TEXT}style-name", "") in bold and could_head(text)
        yield Block("heading", one_line(text), BOLD_LEVEL) if heads else Block("paragraph", text)
    for note in element.iter(f"{_TEXT}note-body"):
        if words := one_line(_words(note)):
            yield Block("paragraph", words)


def _words(element: etree._Element) -> str:
    """The words of a paragraph, without notes, comments and what is deleted."""
    parts = [element.text or ""]
    for child in element:
        if child.tag == f"{_TEXT}line-break":
            parts.append("\n")
        elif child.tag in (f"{_TEXT}s", f"{_TEXT}tab"):
            parts.append(" ")
        elif child.tag not in _NEVER and child.tag != f"{_TEXT}note" and isinstance(child.tag, str):
            parts.append(_words(child))
        parts.append(child.tail or "")
    return "".join(parts)


if __name__ == "__main__":
    serve(read_odt)
