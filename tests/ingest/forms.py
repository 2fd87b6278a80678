"""The seed letter in every form it may arrive in, each made by a real writer of that form."""

from __future__ import annotations

import io
from email.message import EmailMessage
from pathlib import Path

import docx
from markdown_it import MarkdownIt
from reportlab.lib.enums import TA_LEFT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer

from ingest.blocks import Block
from ingest.limits import Limits
from ingest.read import read

SEED = Path(__file__).parents[2] / "corpus" / "responses" / "IC-347414-P2W0.md"
SUBJECT = "Your information request"


def markdown() -> bytes:
    return SEED.read_bytes()


def blocks() -> tuple[Block, ...]:
    return read(markdown(), "seed.md", Limits()).blocks


def text() -> bytes:
    return "\n\n".join(b.text for b in blocks()).encode()


def html() -> bytes:
    body = MarkdownIt("commonmark").render(markdown().decode())
    return (
        f"<!doctype html><html lang=en><head><title>Response</title><style>p {{ color: red }}</style></head><body><header>ICO home</header>"
        f"<nav><a href=/>Menu</a></nav><main>{body}<p hidden>Never shown</p></main><footer>Crown copyright</footer></body></html>"
    ).encode()


def word() -> bytes:
    document = docx.Document()
    for block in blocks():
        if block.kind == "heading":
            document.add_heading(block.text, level=2)
        elif block.kind == "list":
            marker, _, words = block.text.partition(" ")
            document.add_paragraph(words, style="List Number" if marker[0].isdigit() else "List Bullet")
        else:
            document.add_paragraph(block.text)
    return _saved(document)


def pdf() -> bytes:
    """With a running header, a page number and more than one page."""
    held = io.BytesIO()
    body = ParagraphStyle("body", fontName="Helvetica", fontSize=11, leading=14, alignment=TA_LEFT)
    heading = ParagraphStyle("heading", parent=body, fontName="Helvetica-Bold", fontSize=14, leading=18)
    story = []
    for block in blocks():
        words = block.text.replace("&", "&amp;").replace("<", "&lt;").replace("\n", "<br/>")
        story += [Paragraph(words, heading if block.kind == "heading" else body), Spacer(1, 10)]

    def margins(canvas: Canvas, document: SimpleDocTemplate) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(72, A4[1] - 30, "Information request response")
        canvas.drawString(260, 30, f"Page {document.page} of 4")

    SimpleDocTemplate(held, pagesize=A4).build(story, onFirstPage=margins, onLaterPages=margins)
    return held.getvalue()


def mail() -> bytes:
    message = EmailMessage()
    message["From"] = "Information Access Team <accessicoinformation@ico.org.uk>"
    message["To"] = "Robin Example <robin.example@mail.example>"
    message["Subject"] = SUBJECT
    message["Date"] = "Fri, 20 Dec 2024 10:00:00 +0000"
    message.set_content(text().decode())
    return message.as_bytes()


FORMS = {"seed.md": markdown, "seed.txt": text, "seed.html": html, "seed.docx": word, "seed.pdf": pdf, "seed.eml": mail}


def _saved(document) -> bytes:  # type: ignore[no-untyped-def]
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()
