"""The parts of a letter as a Word document with real headings and styles."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable

import docx
from docx.enum.text import WD_BREAK
from docx.shared import Pt

from assistant.letter import Part

_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def docx_of(parts: Iterable[Part], title: str) -> bytes:
    """A .docx file. Characters that XML cannot hold are left out."""
    document = docx.Document()
    document.core_properties.title = title
    document.core_properties.author = ""
    document.core_properties.language = "en-GB"
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Arial", Pt(12)
    for part in parts:
        text = _NOT_XML.sub("", part.text)
        if part.kind == "page":
            document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        elif part.kind in ("title", "heading"):
            document.add_heading(text, level=1 if part.kind == "title" else 2)
        elif part.kind == "notice":
            document.add_paragraph().add_run(text).bold = True
        else:
            document.add_paragraph(text, style="List Bullet" if part.kind == "list" else None)
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()
