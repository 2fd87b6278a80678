"""Word documents: headings by style or by weight, lists with their markers, tables row by row."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

import docx
from docx.document import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml.etree import XMLSyntaxError

from corpus.errors import Unreadable
from ingest.blocks import Block, Reading
from ingest.limits import Limits
from ingest.unzip import checked

_HEADING = re.compile(r"^(?:heading|title)\s*(\d?)", re.IGNORECASE)


def read_docx(content: bytes, name: str, limits: Limits) -> Reading:
    """Blocks in order. Raises TooLarge or Unreadable; hidden text and deleted revisions are never read."""
    try:
        document = docx.Document(io.BytesIO(checked(content, name, limits)))
        blocks = tuple(_blocks(document))
    except (PackageNotFoundError, KeyError, ValueError, XMLSyntaxError, zipfile.BadZipFile, AttributeError):
        raise Unreadable(f"{name} is not a whole Word document; open it in Word, save it again and try once more") from None
    return Reading(blocks=blocks, title=document.core_properties.title or None, form="docx")


def _blocks(document: Document) -> Iterator[Block]:
    counters: dict[tuple[str, int], int] = {}
    for part in document.iter_inner_content():
        if isinstance(part, Table):
            for row in part.rows:
                cells = {cell._tc: cell for cell in row.cells}.values()  # a merged cell is listed once
                yield Block("table", " | ".join(" ".join(cell.text.split()) for cell in cells))
        else:
            yield _block(part, counters)


def _block(paragraph: Paragraph, counters: dict[tuple[str, int], int]) -> Block:
    text = "".join(run.text for run in _shown(paragraph))
    style = paragraph.style.name if paragraph.style and paragraph.style.name else ""
    if found := _HEADING.match(style):
        return Block("heading", text, int(found[1] or 1))
    if marker := _marker(paragraph, style, counters):
        return Block("list", marker + text)
    if "quot" in style.lower():
        return Block("quote", text)
    if _is_bold_line(paragraph, text):
        return Block("heading", text, 3)
    return Block("paragraph", text)


def _shown(paragraph: Paragraph) -> Iterator:  # type: ignore[type-arg]
    """The runs a reader sees, those inside links too."""
    for part in paragraph.iter_inner_content():
        for run in getattr(part, "runs", [part]):
            if not run.font.hidden:
                yield run


def _is_bold_line(paragraph: Paragraph, text: str) -> bool:
    runs = [r for r in paragraph.runs if r.text.strip()]
    return bool(runs) and all(r.bold for r in runs) and len(text) < 90 and not text.rstrip().endswith((".", ":", ";", ","))


def _marker(paragraph: Paragraph, style: str, counters: dict[tuple[str, int], int]) -> str:
    """The marker a reader sees before a list element: a number where the list is numbered, else a dash."""
    properties = paragraph._p.pPr
    numbering = properties.numPr if properties is not None else None
    if numbering is None and not style.lower().startswith("list"):
        return ""
    if "bullet" in style.lower():
        return "- "
    if numbering is not None and numbering.numId is not None and not style.lower().startswith("list number"):
        key = (str(numbering.numId.val), int(numbering.ilvl.val) if numbering.ilvl is not None else 0)
    elif style.lower().startswith("list number"):
        key = (style, 0)
    else:
        return "- "
    counters[key] = counters.get(key, 0) + 1
    return f"{counters[key]}. "
