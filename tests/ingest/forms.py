"""The seed letter in every form it may arrive in, each made by a real writer of that form.

The letter is taken apart here by its own few rules, not by the reader under test.
"""

from __future__ import annotations

import html as escapes
import io
import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path

import docx
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer

from ingest.blocks import Block
from ingest.limits import Limits
from ingest.read import read

SEED = Path(__file__).parents[2] / "corpus" / "responses" / "IC-347414-P2W0.md"
SUBJECT = "Your information request"
RUNNING = "Information request response"
_LINE_WIDTH = 76


@dataclass(frozen=True)
class Part:
    """A paragraph of the letter as its writer meant it: `lines` are parted by hard breaks; `level` is a heading's."""

    lines: tuple[str, ...]
    level: int = 0
    number: str = ""


def markdown() -> bytes:
    return SEED.read_bytes()


def parts() -> Iterator[Part]:
    """The letter's paragraphs, with the one that a page break tore left torn."""
    for raw in re.split(r"\n\s*\n", markdown().decode()):
        plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", raw).replace("**", "").strip()
        if not plain:
            continue
        if heading := re.match(r"(#+) +(.*)", plain):
            yield Part((heading[2],), level=len(heading[1]))
        elif re.match(r"\d\. ", plain):
            yield from (Part((line[3:],), number=line[:2]) for line in plain.split("\n"))
        else:
            yield Part(tuple(line.strip() for line in plain.split("\n")))


def headings() -> list[str]:
    """The letter's headings, in order."""
    return [part.lines[0] for part in parts() if part.level]


def blocks() -> tuple[Block, ...]:
    """The letter as its Markdown reads."""
    return read(markdown(), "seed.md", Limits()).blocks


def text() -> bytes:
    """Wrapped, with the line ends of Windows."""
    wrapped = (_numbered("\n".join(map(_wrapped, part.lines)), part) for part in parts())
    return "\n\n".join(wrapped).replace("\n", "\r\n").encode()


def html() -> bytes:
    """A page with everything around the letter that a disclosure log has around it."""
    body = re.sub(r"</ol>\n<ol>\n", "", "\n".join(map(_tagged, parts())))
    return (
        "<!doctype html><html lang=en><head><title>Response IC-347414-P2W0</title><style>.x { display: none }</style>"
        "<script>document.write('scripted')</script></head><body><div id=cookie-banner>We use cookies</div>"
        "<header>ICO home</header><nav><a href=/>Menu</a></nav><!-- never read -->"
        f"<main>{body}<p hidden>Never shown</p><p class=x>Nor this</p><p style='display:none'>Nor that</p></main>"
        "<aside>Related pages</aside><footer>Crown copyright</footer></body></html>"
    ).encode()


def word() -> bytes:
    document = docx.Document()
    for part in parts():
        if part.level:
            document.add_heading(part.lines[0], level=part.level)
        else:
            document.add_paragraph("\n".join(part.lines), style="List Number" if part.number else None)
    return saved(document)


def pdf() -> bytes:
    """Over several pages, with a running header and page numbers."""
    body = ParagraphStyle("body", fontName="Helvetica", fontSize=11, leading=14, spaceAfter=8)
    heading = ParagraphStyle("heading", parent=body, fontName="Helvetica-Bold", leading=18, keepWithNext=True)
    styles = {level: ParagraphStyle(f"h{level}", parent=heading, fontSize=20 - 2 * level) for level in range(1, 7)}
    story = []
    for part in parts():
        words = _numbered("<br/>".join(map(escapes.escape, part.lines)), part)
        story += [Paragraph(words, styles.get(part.level, body)), Spacer(1, 4)]
    held = io.BytesIO()
    SimpleDocTemplate(held, pagesize=A4).build(story, canvasmaker=_Numbered)
    return held.getvalue()


def mail() -> bytes:
    message = EmailMessage()
    message["From"] = "Information Access Team <accessicoinformation@ico.org.uk>"
    message["To"] = "Robin Example <robin.example@mail.example>"
    message["Subject"] = SUBJECT
    message["Date"] = "Fri, 20 Dec 2024 10:00:00 +0000"
    message.set_content(text().decode().replace("\r\n", "\n"), cte="quoted-printable")
    message.add_alternative(html().decode(), subtype="html")
    message.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="letter to Robin.pdf")
    return message.as_bytes()


FORMS = {"seed.md": markdown, "seed.txt": text, "seed.html": html, "seed.docx": word, "seed.pdf": pdf, "seed.eml": mail}


def saved(document) -> bytes:  # type: ignore[no-untyped-def]
    """The bytes of a Word document or anything else that saves itself to a file."""
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


class _Numbered(Canvas):
    """Draws the running header and "Page 1 of 4" once the number of pages is known."""

    def __init__(self, *args, **kwargs) -> None:  # type: ignore[no-untyped-def]
        super().__init__(*args, **kwargs)
        self._finished: list[dict[str, object]] = []

    def showPage(self) -> None:  # noqa: N802 - the library's name
        self._finished.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        for page in self._finished:
            self.__dict__.update(page)
            self.setFont("Helvetica", 9)
            self.drawString(72, A4[1] - 40, RUNNING)
            self.drawCentredString(A4[0] / 2, 30, f"Page {self._pageNumber} of {len(self._finished)}")
            super().showPage()
        super().save()


def _wrapped(line: str) -> str:
    return textwrap.fill(line, _LINE_WIDTH, break_long_words=False, break_on_hyphens=False)


def _numbered(words: str, part: Part) -> str:
    return f"{part.number} {words}" if part.number else words


def _tagged(part: Part) -> str:
    words = "<br>\n".join(map(escapes.escape, part.lines)).replace("’", "&rsquo;").replace("–", "&ndash;")
    if part.level:
        return f"<h{part.level}><strong>{words}</strong></h{part.level}>"
    return f"<ol>\n<li>{words}</li>\n</ol>" if part.number else f"<p>{words}</p>"
