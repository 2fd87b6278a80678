"""A Word document: what its body shows, with the numbers Word would count; deleted and hidden text is never read."""

from __future__ import annotations

import io
from collections.abc import Iterator

import docx
from docx.document import Document as Word
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from lxml.etree import _Element as Element

from corpus.errors import Unreadable
from ingest.apart import serve
from ingest.blocks import Block, Reading
from ingest.clean import one_line
from ingest.expand import expanded
from ingest.limits import Limits
from ingest.mend import mend
from ingest.readers.docx_runs import Seen
from ingest.readers.docx_styles import Counters, Styles
from ingest.shapes import BOLD_LEVEL, MARKER, could_head

_WRAPPERS = frozenset(map(qn, ("w:sdt", "w:sdtContent", "w:customXml", "w:smartTag", "w:ins", "w:moveTo")))
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_STRICT = b"http://purl.oclc.org/ooxml/"
_CONTINUES = "continue"
_NOTES = {"footnotes": "w:footnote", "endnotes": "w:endnote"}


def read_docx(content: bytes, limits: Limits) -> Reading:
    """A .docx file. Raises TooLarge for one that unpacks out of proportion, Unreadable for one that is not safe or whole."""
    _inspect(expanded(content, limits))
    word = docx.Document(io.BytesIO(content))
    body = _Body(word)
    blocks = mend([*body.blocks(word.element.body), *body.uncalled()])
    title = one_line(word.core_properties.title or "") or None
    first = next((b.text for b in blocks if b.kind == "heading" and b.level == 1), None)
    return Reading(blocks, title=first or title, form="docx", notes=tuple(body.seen.notes()))


def _inspect(parts: dict[str, bytes]) -> None:
    """Refuse what no letter needs and an attack does: entities, macros; and the one form the library cannot open."""
    types = parts.get("[Content_Types].xml", b"")
    if b"macroEnabled" in types or any(name.endswith("vbaProject.bin") for name in parts):
        raise Unreadable(
            "it is a Word document with macros, which are never opened; save it as .docx without macros and try again"
        )
    for name, part in parts.items():
        if not name.endswith((".xml", ".rels")):
            continue
        plain = part.replace(b"\0", b"")
        if b"<!DOCTYPE" in plain or b"<!ENTITY" in plain:
            raise Unreadable(
                "it declares entities, which no Word document does; it is not opened. Save it again from Word"
            )
        if name == "word/document.xml" and _STRICT in part[:4000]:
            raise Unreadable(
                "it is a Strict Open XML document; save it as an ordinary Word document (.docx) and try again"
            )


class _Body:
    """Walks the body of one document; it counts lists as it goes."""

    def __init__(self, word: Word) -> None:
        self._word = word
        self._styles = Styles(word.styles.element)
        related = {rel.reltype.rsplit("/", 1)[-1]: rel for rel in word.part.rels.values() if not rel.is_external}
        self._related = {name: rel.target_part for name, rel in related.items()}
        numbering = self._related.get("numbering")
        self._counters = Counters(parse_xml(numbering.blob) if numbering is not None else None)
        self.seen = Seen(self._styles)
        self._notes = {tag: self._noted(name, tag) for name, tag in _NOTES.items()}

    def blocks(self, container: Element, in_table: bool = False) -> Iterator[Block]:
        """Blocks of everything directly inside `container`, in order."""
        for child in container:
            if child.tag == qn("w:p"):
                yield from self._paragraph(child)
            elif child.tag == qn("w:tbl"):
                yield from self._table(child)
            elif child.tag in _WRAPPERS:
                yield from self.blocks(child, in_table)

    def uncalled(self) -> Iterator[Block]:
        """Notes that no paragraph calls, after the body."""
        for notes in self._notes.values():
            for note in notes.values():
                yield from self.blocks(note)

    def _noted(self, name: str, tag: str) -> dict[str, Element]:
        """The footnotes or endnotes, by the number they are called by."""
        part = self._related.get(name)
        found = parse_xml(part.blob).findall(qn(tag)) if part is not None else []
        return {note.get(qn("w:id"), ""): note for note in found if note.get(qn("w:type")) in (None, "normal")}

    def _called(self, paragraph: Element) -> Iterator[Block]:
        """The notes that a paragraph calls, each once."""
        for tag, notes in self._notes.items():
            for call in paragraph.iter(qn(f"{tag}Reference")):
                note = notes.pop(call.get(qn("w:id"), ""), None)
                if note is not None:
                    yield from self.blocks(note)

    def _paragraph(self, paragraph: Element) -> Iterator[Block]:
        text = self.seen.words(paragraph).strip()
        if text:
            yield self._placed(paragraph, text)
        yield from self._called(paragraph)
        for box in paragraph.iter(qn("w:txbxContent")):
            if not any(parent.tag == _FALLBACK for parent in box.iterancestors()):
                yield from self.blocks(box)

    def _placed(self, paragraph: Element, text: str) -> Block:
        style = self._styles.of(paragraph)
        numbered, depth = style.numbering
        sign = self._counters.next(numbered, depth) if numbered else ""
        marked = f"{sign} {text}" if sign and not MARKER.match(text) else text
        if style.heading:
            return Block("heading", marked, style.heading)
        if sign:
            return Block("list", marked)
        if style.quote:
            return Block("quote", text)
        if could_head(text) and self.seen.all_bold(paragraph):
            return Block("heading", text, BOLD_LEVEL)
        return Block("paragraph", text)

    def _table(self, table: Element) -> Iterator[Block]:
        """A row a block, its cells joined; a table of one column only lays the page out."""
        rows = [
            row
            for row in table.iter(qn("w:tr"))
            if _owner(row, "w:tbl") is table and row.find(f".//{qn('w:trPr')}/{qn('w:del')}") is None
        ]
        cells = [[cell for cell in row.iter(qn("w:tc")) if _owner(cell, "w:tr") is row] for row in rows]
        if all(len(row) < 2 for row in cells):
            for row in cells:
                for cell in row:
                    yield from self.blocks(cell, in_table=True)
            return
        for row in cells:
            said = [
                "" if _merged(cell) else one_line(" ".join(b.text for b in self.blocks(cell, in_table=True)))
                for cell in row
            ]
            if any(said):
                yield Block("table", " | ".join(said))


def _owner(element: Element, tag: str) -> Element | None:
    return next(element.iterancestors(qn(tag)), None)


def _merged(cell: Element) -> bool:
    """True for a cell that only continues the one above it."""
    merge = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
    return merge is not None and merge.get(qn("w:val"), _CONTINUES) == _CONTINUES


if __name__ == "__main__":
    serve(read_docx)
