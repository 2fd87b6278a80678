"""The parts of a letter as a Word document with real headings and styles."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from zipfile import BadZipFile

import docx
from docx.document import Document
from docx.enum.text import WD_BREAK
from docx.opc.exceptions import PackageNotFoundError
from docx.shared import Pt

from assistant.parts import Part
from corpus.errors import Invalid

_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def docx_of(parts: Iterable[Part], title: str, base: bytes | None = None) -> bytes:
    """A .docx file, with the styles and the letterhead of `base`. Characters that XML cannot hold are left out.

    Raises Invalid for a base that is no Word file or lacks a style.
    """
    try:
        return _written(parts, title, docx.Document(io.BytesIO(base) if base else None), plain=base is None)
    except (PackageNotFoundError, KeyError, BadZipFile) as error:
        raise Invalid(
            f"the template's letter.docx cannot be used: {error}; save it from Word with its headings"
        ) from error


def _written(parts: Iterable[Part], title: str, document: Document, *, plain: bool) -> bytes:
    document.core_properties.title = title
    document.core_properties.author = ""
    document.core_properties.language = "en-GB"
    if plain:
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
