"""The child process that opens a PDF: bytes on standard input, blocks as JSON on standard output."""

from __future__ import annotations

import io
import json
import logging
import re
import resource
import statistics
import sys
from collections import Counter
from dataclasses import dataclass
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.pdfexceptions import PDFException
from pdfplumber.utils.exceptions import PdfminerException

_MARKER = re.compile(r"^(?:\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]|[-•–*])\s", re.IGNORECASE)
_NUMBER = re.compile(r"^\W*(?:page\s*)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\W*$", re.IGNORECASE)
_MARGIN, _DARK, _PALE = 0.09, 0.25, 0.93


@dataclass
class Line:
    """One line of a page: its words, where it stands, its size and whether it is bold."""

    text: str
    page: int
    top: float
    bottom: float
    left: float
    right: float
    size: float
    bold: bool
    width: float
    height: float


def main(max_pages: int, max_memory: int, max_characters: int) -> dict[str, Any]:
    """What the parent is told: blocks, or a fault by name."""
    resource.setrlimit(resource.RLIMIT_AS, (max_memory, max_memory))
    logging.disable(logging.ERROR)
    try:
        with pdfplumber.open(io.BytesIO(sys.stdin.buffer.read())) as document:
            if len(document.pages) > max_pages:
                return {"pages": len(document.pages)}
            lines, redacted, pictures = _lines(document, max_characters)
            title = (document.metadata or {}).get("Title")
    except PdfminerException as error:
        return {"fault": "encrypted" if any(isinstance(a, PDFPasswordIncorrect) for a in error.args) else "damaged"}
    except (PDFException, ValueError, TypeError, KeyError, IndexError, AttributeError, AssertionError, RecursionError, OverflowError):
        return {"fault": "damaged"}
    if not lines:
        return {"fault": "pictures" if pictures else "damaged"}
    notes = [f"{redacted} blacked-out place{'s' * (redacted > 1)}; text under them was not read"] if redacted else []
    return {"blocks": _blocks(_without_margins(lines)), "title": title if isinstance(title, str) and title.strip() else None, "notes": notes}


def _lines(document: pdfplumber.PDF, max_characters: int) -> tuple[list[Line], int, int]:
    lines: list[Line] = []
    redacted = pictures = characters = 0
    for number, page in enumerate(document.pages, start=1):
        boxes = [r for r in page.rects if r.get("fill") and _shade(r.get("non_stroking_color")) < _DARK and r["height"] > 5 and r["width"] > 5]
        shown = page.filter(lambda o, boxes=boxes, page=page: _is_seen(o, boxes, page))
        redacted, pictures = redacted + len(boxes), pictures + len(page.images)
        for row in shown.extract_text_lines(x_tolerance=1.5, return_chars=True):
            lines.append(_line(row, number, float(page.width), float(page.height)))
            characters += len(row["text"])
        page.close()
        if characters > max_characters:
            break
    return lines, redacted, pictures


def _is_seen(thing: dict[str, Any], boxes: list[dict[str, Any]], page: Any) -> bool:
    """Only characters a reader of the page sees: upright, on it, of some size, not pale, not under a black box."""
    if thing["object_type"] != "char":
        return True
    if not thing.get("upright", True) or thing["size"] < 2 or _shade(thing.get("non_stroking_color")) > _PALE:
        return False
    x, y = (thing["x0"] + thing["x1"]) / 2, (thing["top"] + thing["bottom"]) / 2
    if not (0 <= x <= page.width and 0 <= y <= page.height):
        return False
    return not any(b["x0"] <= x <= b["x1"] and b["top"] <= y <= b["bottom"] for b in boxes)


def _shade(colour: Any) -> float:
    """Brightness in [0, 1] of a PDF colour in grey, RGB or CMYK; 0, black, where none is given."""
    if isinstance(colour, int | float):
        return float(colour)
    if not isinstance(colour, list | tuple) or not colour or not all(isinstance(c, int | float) for c in colour):
        return 0.0
    if len(colour) == 4:
        return (1.0 - colour[3]) * (1.0 - min(1.0, sum(colour[:3]) / 3))
    return sum(colour) / len(colour)


def _line(row: dict[str, Any], page: int, width: float, height: float) -> Line:
    chars = [c for c in row["chars"] if c["text"].strip()] or row["chars"]
    bold = sum("bold" in c["fontname"].lower() or "black" in c["fontname"].lower() for c in chars) > len(chars) / 2
    size = statistics.median(c["size"] for c in chars)
    return Line(row["text"].strip(), page, row["top"], row["bottom"], row["x0"], row["x1"], size, bold, width, height)


def _without_margins(lines: list[Line]) -> list[Line]:
    """Leave out page numbers, and lines that stand in the margins of most pages with the same words."""
    pages = len({line.page for line in lines})
    edge = [line for line in lines if line.top < line.height * _MARGIN or line.bottom > line.height * (1 - _MARGIN)]
    often = Counter(re.sub(r"\d+", "#", line.text) for line in edge)
    running = {words for words, n in often.items() if pages > 1 and n > pages / 2}
    gone = {id(line) for line in edge if re.sub(r"\d+", "#", line.text) in running or _NUMBER.match(line.text)}
    return [line for line in lines if id(line) not in gone]


def _blocks(lines: list[Line]) -> list[dict[str, Any]]:
    """Lines joined into paragraphs, list elements and headings by their spacing, size and weight."""
    if not lines:
        return []
    body = statistics.median(line.size for line in lines)
    right = max(line.right for line in lines)
    blocks: list[dict[str, Any]] = []
    last: Line | None = None
    for line in lines:
        kind = _kind(line, body)
        if last and blocks and _continues(blocks[-1], last, line, kind, right):
            text = blocks[-1]["text"]
            joined = text[:-1] + line.text if text.endswith("-") and line.text[:1].islower() else None
            short = last.right < right - 0.25 * line.width and last.page == line.page and kind == "paragraph"
            blocks[-1]["text"] = joined or f"{text}{chr(10) if short else ' '}{line.text}"
        else:
            level = (1 if line.size > body * 1.5 else 2 if line.size > body * 1.1 else 3) if kind == "heading" else 0
            blocks.append({"kind": kind, "text": line.text, "level": level, "page": line.page})
        last = line
    return blocks


def _kind(line: Line, body: float) -> str:
    if _MARKER.match(line.text):
        return "list"
    ends = line.text.rstrip().endswith((".", ",", ";", ":"))
    if (line.size > body * 1.1 or line.bold) and len(line.text) < 110 and not ends:
        return "heading"
    return "paragraph"


def _continues(block: dict[str, Any], last: Line, line: Line, kind: str, right: float) -> bool:
    """True when a line belongs to the block above: no wider gap than between its lines, and of the same kind."""
    if kind == "list" or (kind == "heading") != (block["kind"] == "heading"):
        return False
    if line.page != last.page:
        ended = last.text.rstrip().endswith((".", ":", ";", "?", "!", "”"))
        return kind == "paragraph" and not ended and last.right > right - 0.3 * line.width
    return line.top - last.bottom < 0.6 * line.size and abs(line.size - last.size) < 0.6 and line.bold == last.bold


if __name__ == "__main__":
    print(json.dumps(main(*(int(argument) for argument in sys.argv[1:4]))))
