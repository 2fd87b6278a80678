"""Letters as files that hide an order to a machine where a reader does not see it."""

from __future__ import annotations

import io
from functools import cache

import docx
from docx.shared import Pt, RGBColor
from letters import READER, SEED
from reportlab.lib.colors import white
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from corpus.origin import Origin
from corpus.records import Document

LINES = [line.lstrip("#> ").strip() for line in SEED.read_text("utf-8").split("\n")]
PLACES = (
    "pdf metadata",
    "pdf white",
    "docx metadata",
    "docx white",
    "html white",
    "html comment",
    "html title",
    "file name",
)


@cache
def letter(order: str, place: str) -> Document:
    """The seed letter with an order hidden in one place, as it is read from that file."""
    kind = place.split(" ")[0]
    if kind == "pdf":
        return _read(_pdf(order, white_text=place == "pdf white"), "letter.pdf")
    if kind == "docx":
        return _read(_docx(order, white_text=place == "docx white"), "letter.docx")
    if kind == "html":
        return _read(_html(order, place), "letter.html")
    name = "".join(c for c in order if c.isprintable() and c not in "/\\")[:120]
    return _read(SEED.read_bytes(), f"{name}.md")


def _read(content: bytes, name: str) -> Document:
    return READER.read(content, Origin(name))[0]


def _pdf(order: str, *, white_text: bool) -> bytes:
    held = io.BytesIO()
    page = Canvas(held, pagesize=A4)
    if not white_text:
        page.setTitle(order)
        page.setAuthor(order)
        page.setSubject(order)
        page.setKeywords(order)
    at = 800
    for n, line in enumerate(_wrapped()):
        page.setFont("Helvetica", 9)
        page.drawString(40, at, line)
        at -= 12
        if white_text and n % 40 == 20:
            page.setFillColor(white)
            page.drawString(40, at, order)
            page.setFillColorRGB(0, 0, 0)
            at -= 12
        if at < 60:
            page.showPage()
            at = 800
    page.save()
    return held.getvalue()


def _wrapped() -> list[str]:
    made: list[str] = []
    for line in LINES:
        words, row = line.split(), ""
        for word in words:
            if len(row) + len(word) > 105:
                made.append(row)
                row = ""
            row = f"{row} {word}".strip()
        made.append(row)
    return made


def _docx(order: str, *, white_text: bool) -> bytes:
    made = docx.Document()
    if not white_text:
        for field in ("title", "author", "subject", "comments", "keywords"):
            setattr(made.core_properties, field, _xml(order)[:250])
    for n, line in enumerate(LINES):
        made.add_paragraph(line)
        if white_text and n % 40 == 20:
            run = made.add_paragraph().add_run(_xml(order))
            run.font.color.rgb, run.font.size = RGBColor(255, 255, 255), Pt(1)
    held = io.BytesIO()
    made.save(held)
    return held.getvalue()


def _xml(order: str) -> str:
    return "".join(c for c in order if c.isprintable())


def _html(order: str, place: str) -> bytes:
    hidden = {
        "html white": f'<p style="color:#fff;background:#fff;font-size:1px">{order}</p>',
        "html comment": f"<!-- {order} -->",
        "html title": "",
    }[place]
    title = order if place == "html title" else "Response"
    body = "\n".join(f"<p>{line}</p>{hidden if n % 40 == 20 else ''}" for n, line in enumerate(LINES) if line)
    meta = f'<meta name="description" content="{order if place == "html title" else ""}">'
    return f"<html><head><title>{title}</title>{meta}</head><body>{body}</body></html>".encode()
