"""The parts of a letter as a web page of its own, and as a PDF."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby

from reportlab.lib.enums import TA_LEFT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.platypus import Flowable, ListFlowable, ListItem, PageBreak, Paragraph, SimpleDocTemplate

from assistant.parts import Part

_ELEMENTS = {"title": "h1", "heading": "h2", "text": "p"}
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=11.5, leading=16, spaceAfter=8, alignment=TA_LEFT)
_STYLES = {
    "title": ParagraphStyle("title", _BODY, fontName="Helvetica-Bold", fontSize=18, leading=22, spaceAfter=14),
    "heading": ParagraphStyle("heading", _BODY, fontName="Helvetica-Bold", fontSize=13.5, spaceBefore=12, keepWithNext=1),
    "notice": ParagraphStyle("notice", _BODY, fontName="Helvetica-Bold", borderPadding=6, borderWidth=1, borderColor="#b10e1e"),
    "text": _BODY,
    "list": _BODY,
}  # fmt: skip


def html_of(parts: Iterable[Part], title: str, style: str) -> bytes:
    """A page that stands alone: no script, nothing fetched, headings and lists as what they are."""
    body = "\n".join(_elements(parts))
    style = style.replace("</", "<\\/")
    return (
        '<!doctype html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>\n{style}</style>\n</head>\n<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    ).encode()


def pdf_of(parts: Iterable[Part], title: str) -> bytes:
    """An A4 PDF with its title and language. Characters outside the standard fonts become a question mark."""
    held = io.BytesIO()
    document = SimpleDocTemplate(
        held, pagesize=A4, title=title, author="", lang="en-GB",
        leftMargin=2.5 * cm, rightMargin=2.5 * cm, topMargin=2.2 * cm, bottomMargin=2.2 * cm,
    )  # fmt: skip
    document.build(list(_flow(parts)))
    return held.getvalue()


def _elements(parts: Iterable[Part]) -> Iterator[str]:
    for kind, run in groupby(parts, key=lambda part: part.kind):
        if kind == "list":
            yield "<ul>" + "".join(f"<li>{_said(p)}</li>" for p in run) + "</ul>"
        elif kind == "notice":
            yield from (f'<p role="note">{_said(p)}</p>' for p in run)
        elif kind == "page":
            yield "<hr>"
        else:
            yield from (f"<{_ELEMENTS[kind]}>{_said(p)}</{_ELEMENTS[kind]}>" for p in run)


def _flow(parts: Iterable[Part]) -> Iterator[Flowable]:
    for kind, run in groupby(parts, key=lambda part: part.kind):
        if kind == "page":
            yield PageBreak()
        elif kind == "list":
            yield ListFlowable([ListItem(_paragraph(p)) for p in run], bulletType="bullet", start="•")
        else:
            yield from (_paragraph(p) for p in run)


def _paragraph(part: Part) -> Paragraph:
    words = part.text.encode("cp1252", "replace").decode("cp1252")
    return Paragraph(escape(_CONTROL.sub("", words)), _STYLES[part.kind])


def _said(part: Part) -> str:
    return escape(_CONTROL.sub("", part.text))
