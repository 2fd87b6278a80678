"""The page of an original as a picture: the quoted words boxed, and nothing shown that was taken out."""

from __future__ import annotations

import base64
import io

import pytest
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from corpus.errors import Unreadable
from corpus.law import Law
from corpus.origin import Origin
from ingest.page import Wanted, page_of, tokens
from ingest.readers.pdf_page import drawn
from ingest.record import Reader

READER = Reader(Law.shipped(), lambda text: len(text.split()) * 4 // 3)
LINES = [
    "Brindle Council",
    "Dear Jane Placeholder,",
    "You asked for the minutes of the lamp committee.",
    "We are withholding the minutes under section 43(2) of the Freedom of Information Act 2000.",
    "They record the prices that bidders offered, and the tender is still open.",
    "Yours sincerely",
    "Information Governance Team",
]
QUOTE = "withholding the minutes under section 43(2)"


@pytest.fixture(scope="module")
def pdf() -> bytes:
    held = io.BytesIO()
    canvas = Canvas(held, pagesize=A4)
    for n, line in enumerate(LINES):
        canvas.drawString(72, 760 - 24 * n, line)
    canvas.showPage()
    canvas.save()
    return held.getvalue()


def dark(png: str, line: int) -> float:
    """The share of black dots in the stretch of a line where its words stand."""
    picture = Image.open(io.BytesIO(base64.b64decode(png))).convert("L")
    scale = picture.height / A4[1]
    top = int((A4[1] - (760 - 24 * line) - 9) * scale)
    area = picture.crop((int(105 * scale), top, int(190 * scale), top + int(9 * scale)))
    dots = area.tobytes()
    return sum(dot < 40 for dot in dots) / len(dots)


def test_the_words_are_boxed_and_who_asked_is_covered(pdf: bytes) -> None:
    document, _ = READER.read(pdf, Origin("letter.pdf"))
    assert "Placeholder" not in document.text
    start = document.text.index(QUOTE)
    page = drawn(pdf, Wanted(1, document.text, start, start + len(QUOTE)))
    assert page["boxed"] == len(QUOTE.split())
    assert page["covered"] >= 2
    assert dark(page["png"], 1) > 0.8, "the name is black from edge to edge"
    assert dark(page["png"], 3) < 0.5, "what is kept can be read"


def test_it_is_drawn_in_a_process_of_its_own(pdf: bytes) -> None:
    text = "\n".join(LINES)
    start = text.index(QUOTE)
    page = page_of(pdf, Wanted(1, text, start, start + len(QUOTE)))
    assert (page["page"], page["pages"], page["covered"]) == (1, 1, 0)


@pytest.mark.parametrize("number", [0, 2])
def test_a_page_there_is_not(pdf: bytes, number: int) -> None:
    with pytest.raises(Unreadable, match=f"no page {number}"):
        page_of(pdf, Wanted(number, "words", 0, 5))


def test_what_is_no_pdf_is_said_to_be_none() -> None:
    with pytest.raises(Unreadable):
        page_of(b"not a PDF", Wanted(1, "words", 0, 5))


def test_words_keep_their_places() -> None:
    assert [(t.word, t.start, t.end) for t in tokens("We, the (43)")] == [("we", 0, 2), ("the", 4, 7), ("43", 9, 11)]
