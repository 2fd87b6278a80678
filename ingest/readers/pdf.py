"""A PDF: what can be seen on its pages, put back into paragraphs, without running headers and page numbers."""

from __future__ import annotations

import io

import pdfplumber
from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pdfplumber.page import Page
from pdfplumber.utils.exceptions import PdfminerException

from corpus.errors import TooLarge, Unreadable
from ingest.apart import serve
from ingest.blocks import Reading
from ingest.clean import one_line
from ingest.limits import Limits
from ingest.mend import mend
from ingest.readers.pdf_lines import Sheet, lines_of, without_running_heads
from ingest.readers.pdf_paragraphs import blocks_of
from ingest.readers.pdf_scan import installed, recognised, shown
from ingest.readers.pdf_seen import Unread, look
from ingest.readers.pdf_tables import with_tables

_PICTURES = (
    "holds pictures of pages and no text that could be read; to read scans, text recognition (OCR) must be installed: "
    "`foi doctor` says whether it is"
)
_SCANNED, _STAMP = 0.4, 60
"""A page is a scan when a picture takes this share of it and it holds no more letters than a stamp or heading does."""
_NO_LETTERS = (
    "the PDF's fonts do not say which letters they show; run OCR (text recognition) over it, or get it in another form"
)
_PASSWORD = "the PDF is protected by a password; save a copy without one (print it to PDF) and try again"  # noqa: S105
_CUT_SHORT = "the PDF ends too early: it was not completely saved or downloaded; get it again and try again"
_END_MARK, _TAIL = b"%%EOF", 4096


def read_pdf(content: bytes, limits: Limits) -> Reading:
    """A PDF's text in reading order. Raises Unreadable for a locked, cut or picture-only one, TooLarge over a limit."""
    if _END_MARK not in content[-_TAIL:]:
        raise Unreadable(_CUT_SHORT)
    try:
        with pdfplumber.open(io.BytesIO(content)) as pdf:
            if not pdf.pages:
                raise Unreadable("the PDF has no pages; save it again where it was made")
            if len(pdf.pages) > limits.max_pages:
                raise TooLarge(
                    f"the PDF has {len(pdf.pages)} pages, more than the {limits.max_pages} that are read; split it"
                )
            sheets, unread = _sheets(pdf.pages, limits)
            title = _title(pdf.metadata)
    except PdfminerException as error:
        if any(isinstance(cause, MemoryError) for cause in error.args):
            raise MemoryError from error
        locked = any(isinstance(cause, PDFPasswordIncorrect | PDFEncryptionError) for cause in error.args)
        raise Unreadable(
            _PASSWORD if locked else "the PDF is damaged; open it, print it to a new PDF, and try again"
        ) from error
    if not any(sheet.lines for sheet in sheets):
        raise Unreadable(
            _PICTURES if unread.pictures else "the PDF holds no text that can be seen; check that it is the right file"
        )
    blocks = mend(blocks_of(without_running_heads(sheets)))
    return Reading(blocks, title=title, form="pdf", notes=tuple(unread.notes()))


def _sheets(pages: list[Page], limits: Limits) -> tuple[list[Sheet], Unread]:
    sheets: list[Sheet] = []
    unread = Unread()
    for page in pages:
        sight = look(page, unread)
        glyphs = shown(page, sight.glyphs, unread)
        scanned = sight.pictured >= _SCANNED and len(glyphs) <= _STAMP
        if scanned and installed() and (lines := recognised(page, unread)):
            sheets.append(Sheet(page.page_number, float(page.height), lines))
            page.close()
            continue
        unread.unknown += sum(not glyph.known for glyph in glyphs)
        unread.known += sum(glyph.known for glyph in glyphs)
        if unread.known > limits.max_characters:
            raise TooLarge(f"the PDF holds more than {limits.max_characters:,} characters; split it and try again")
        lines = with_tables(page, glyphs) if sight.ruled else lines_of(glyphs, page.page_number)
        sheets.append(Sheet(page.page_number, float(page.height), lines))
        if sight.pictured and not glyphs:
            unread.pictures.append(page.page_number)
        page.close()
    return sheets, unread


def _title(metadata: dict[str, object]) -> str | None:
    """The title the PDF gives itself, unless it is only the name of a file."""
    said = metadata.get("Title")
    title = one_line(said) if isinstance(said, str) else ""
    is_name = title.lower().startswith("microsoft word") or title.lower().endswith(
        (".docx", ".doc", ".pdf", ".rtf", ".odt")
    )
    return None if is_name or title.lower() in ("untitled", "(anonymous)", "anonymous") else title or None


if __name__ == "__main__":
    serve(read_pdf)
